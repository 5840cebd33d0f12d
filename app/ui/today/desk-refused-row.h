/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-refused-visit.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_REFUSED_ROW (desk_refused_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskRefusedRow, desk_refused_row, DESK, REFUSED_ROW, GtkListBoxRow)

GtkWidget *desk_refused_row_new       (DeskStore              *store);
void       desk_refused_row_set_visit (DeskRefusedRow         *self,
                                       const DeskRefusedVisit *refused,
                                       gint64                  now_ms);

G_END_DECLS
