/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_VISIT_HISTORY (desk_visit_history_get_type ())
G_DECLARE_FINAL_TYPE (DeskVisitHistory, desk_visit_history, DESK, VISIT_HISTORY, GtkWidget)

GtkWidget *desk_visit_history_new (DeskStore  *store,
                                   const char *visit_id);

G_END_DECLS
