/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days that come back every year, of our calendar and the Chinese one. */
char *desk_anniversary_find_next (const char *day,
                                  gboolean    lunar,
                                  const char *today);
GStrv desk_anniversary_list_keys (GDateTime  *day);
char *desk_anniversary_make_key  (const char *day,
                                  gboolean    lunar);

G_END_DECLS
