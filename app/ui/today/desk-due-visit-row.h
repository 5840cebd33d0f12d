/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visits.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_DUE_VISIT_ROW (desk_due_visit_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskDueVisitRow, desk_due_visit_row, DESK, DUE_VISIT_ROW, GtkListBoxRow)

/* Uses the actions "today.visit-step" (visit, operation) and "today.visit-cancel" (visit) of what is
 * around it. */
GtkWidget *desk_due_visit_row_new       (void);
void       desk_due_visit_row_set_visit (DeskDueVisitRow *self,
                                         const DeskVisit *visit,
                                         gint64           now_ms,
                                         GTimeZone       *zone);

const char *desk_due_visit_row_get_reminder (DeskDueVisitRow *self);

G_END_DECLS
