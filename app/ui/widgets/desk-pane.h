/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_PANE (desk_pane_get_type ())
G_DECLARE_FINAL_TYPE (DeskPane, desk_pane, DESK, PANE, GtkWidget)

/* A header bar and what is under it. Inside DeskSplits it shows by itself the window's buttons
 * where they belong and a back button while folded. In a .ui file: a <child> is the content; those of
 * the types "start", "end" and "title" go into the header bar. Property: "title". */
GtkWidget  *desk_pane_new       (void);
const char *desk_pane_get_title (DeskPane   *self);
void        desk_pane_set_title (DeskPane   *self,
                                 const char *title);
void        desk_pane_set_child (DeskPane   *self,
                                 GtkWidget  *child);

G_END_DECLS
