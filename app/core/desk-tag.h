/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_TAG_MAX 20         /* characters */

char *desk_tag_normalize (const char *text);
char *desk_tag_fold      (const char *tag);

G_END_DECLS
