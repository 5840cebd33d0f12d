/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The height of a pip, in pixels. */
#define DESK_PIPS_SIZE 10

#define DESK_TYPE_PIPS (desk_pips_get_type ())
G_DECLARE_FINAL_TYPE (DeskPips, desk_pips, DESK, PIPS, GtkWidget)

GtkWidget *desk_pips_new       (void);
void       desk_pips_set_uses  (DeskPips      *self,
                                gint64         used,
                                gint64         limit,
                                gboolean       provisional);
int        desk_pips_get_width (gint64         limit);
void       desk_pips_draw      (GtkSnapshot   *snapshot,
                                const GdkRGBA *color,
                                float          x,
                                float          y,
                                gint64         used,
                                gint64         limit);

G_END_DECLS
