/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_SELECTION_BAR (desk_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (DeskSelectionBar, desk_selection_bar, DESK, SELECTION_BAR, GtkWidget)

/* How many are selected, and what can be done with them; there while there are several. It uses the
 * actions `members.*` of what is around it. */
void        desk_selection_bar_set_count (DeskSelectionBar *self,
                                          guint             count);
const char *desk_selection_bar_get_words (DeskSelectionBar *self);

G_END_DECLS
