/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-visits.h>

#include "desk-deeds.h"

G_BEGIN_DECLS

#define DESK_TYPE_VISIT_RESULT (desk_visit_result_get_type ())
G_DECLARE_FINAL_TYPE (DeskVisitResult, desk_visit_result, DESK, VISIT_RESULT, AdwWindow)

GtkWidget  *desk_visit_result_new         (DeskDeeds       *deeds,
                                           const DeskVisit *visit);
void        desk_visit_result_fill        (DeskVisitResult *self,
                                           const char      *outcome,
                                           const char      *paid,
                                           gboolean         form_signed,
                                           const char      *next_step);
const char *desk_visit_result_get_problem (DeskVisitResult *self);

G_END_DECLS
