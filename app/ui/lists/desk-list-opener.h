/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a list comes to its dialog: chosen, or dropped on a widget. */
void desk_list_opener_choose     (GtkWindow *parent,
                                  DeskStore *store);
void desk_list_opener_take_drops (GtkWidget *widget,
                                  DeskStore *store);

G_END_DECLS
