/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_SPLIT (desk_split_get_type ())
G_DECLARE_FINAL_TYPE (DeskSplit, desk_split, DESK, SPLIT, GtkWidget)

/* Two panes side by side that fold into one where the window is narrow.
 * Properties: "start" and "end" (GtkWidget, the panes), "folded" (read only),
 * "end-shown" (which pane is seen while folded). Actions for what is inside: "split.show-start". */
GtkWidget *desk_split_new           (void);
GtkWidget *desk_split_get_start     (DeskSplit *self);
void       desk_split_set_start     (DeskSplit *self,
                                     GtkWidget *pane);
GtkWidget *desk_split_get_end       (DeskSplit *self);
void       desk_split_set_end       (DeskSplit *self,
                                     GtkWidget *pane);
gboolean   desk_split_get_folded    (DeskSplit *self);
gboolean   desk_split_get_end_shown (DeskSplit *self);
void       desk_split_set_end_shown (DeskSplit *self,
                                     gboolean   end_shown);

G_END_DECLS
