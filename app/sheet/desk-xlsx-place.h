/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sheets have no more; whoever names a cell further out makes a row of that length. */
#define DESK_XLSX_MAX_COLUMNS 16384

const char *desk_xlsx_place_parse (const char *name,
                                   guint      *column,
                                   gint64     *row);

G_END_DECLS
