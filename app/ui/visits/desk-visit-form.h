/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-visit.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define DESK_TYPE_VISIT_FORM (desk_visit_form_get_type ())
G_DECLARE_FINAL_TYPE (DeskVisitForm, desk_visit_form, DESK, VISIT_FORM, AdwPreferencesGroup)

/* Property "complete": whether what is entered can be sent. */
void     desk_visit_form_fill       (DeskVisitForm       *self,
                                     const DeskVisitPlan *plan,
                                     gboolean             moves,
                                     GTimeZone           *zone);
void     desk_visit_form_write      (DeskVisitForm       *self,
                                     JsonObject          *args);
gboolean desk_visit_form_get_complete (DeskVisitForm     *self);
const char *
         desk_visit_form_get_purpose
                                    (DeskVisitForm       *self);
void     desk_visit_form_set_subject
                                    (DeskVisitForm       *self,
                                     const char          *subject);
void     desk_visit_form_hide_request
                                    (DeskVisitForm       *self);
void     desk_visit_form_set_day    (DeskVisitForm       *self,
                                     guint                day);
void     desk_visit_form_set_time   (DeskVisitForm       *self,
                                     int                  minute);

G_END_DECLS
