/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_PIPS (desk_pips_get_type ())
G_DECLARE_FINAL_TYPE (DeskPips, desk_pips, DESK, PIPS, GtkWidget)

GtkWidget *desk_pips_new      (void);
void       desk_pips_set_uses (DeskPips *self,
                               gint64    used,
                               gint64    limit,
                               gboolean  provisional);

G_END_DECLS
