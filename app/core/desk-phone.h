/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *desk_phone_key          (const char *text);
char     *desk_phone_compact      (const char *text);
gboolean  desk_phone_is_shortened (const char *text);

G_END_DECLS
