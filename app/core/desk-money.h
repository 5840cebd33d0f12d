/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Money is a whole number of fen (1 yuan = 100 fen) everywhere in the product. */
gboolean desk_money_parse        (const char *yuan,
                                  gint64     *fen,
                                  GError    **error);
char    *desk_money_format       (gint64      fen);
char    *desk_money_format_local (gint64      fen);

G_END_DECLS
