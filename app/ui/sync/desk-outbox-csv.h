/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The outbox as a table for a spreadsheet. @entries: (element-type DeskOutboxEntry) */
GBytes *desk_outbox_csv_write (GPtrArray *entries,
                               GTimeZone *zone);

G_END_DECLS
