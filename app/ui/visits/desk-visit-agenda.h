/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-visit-block.h"

G_BEGIN_DECLS

#define DESK_TYPE_VISIT_AGENDA (desk_visit_agenda_get_type ())
G_DECLARE_FINAL_TYPE (DeskVisitAgenda, desk_visit_agenda, DESK, VISIT_AGENDA, GtkWidget)

/* Visits one below the other, under their days. */
GtkWidget *desk_visit_agenda_new  (GTimeZone       *zone);
void       desk_visit_agenda_show (DeskVisitAgenda *self,
                                   GPtrArray       *visits,
                                   gint64           now_ms);

G_END_DECLS
