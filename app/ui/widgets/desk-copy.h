/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a clipboard history reads to learn that it shall not keep what was copied. */
#define DESK_COPY_HINT_TYPE "x-kde-passwordManagerHint"

void desk_copy_text (GtkWidget  *widget,
                     const char *text);

G_END_DECLS
