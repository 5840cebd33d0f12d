/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar desk_fold_char    (gunichar    character);
char    *desk_fold_text    (const char *text);
char    *desk_fold_compact (const char *text);

G_END_DECLS
