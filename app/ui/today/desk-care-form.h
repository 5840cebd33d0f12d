/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define DESK_TYPE_CARE_FORM (desk_care_form_get_type ())
G_DECLARE_FINAL_TYPE (DeskCareForm, desk_care_form, DESK, CARE_FORM, GtkWidget)

/* What was said, to be recorded. Signals "save" and "cancel". */
GtkWidget  *desk_care_form_new         (void);
void        desk_care_form_set_quiet   (DeskCareForm *self,
                                        const char   *notice);
void        desk_care_form_set_problem (DeskCareForm *self,
                                        const char   *problem);
void        desk_care_form_set_phone   (DeskCareForm *self,
                                        const char   *phone,
                                        gboolean      revealed);
void        desk_care_form_set_message (DeskCareForm *self,
                                        const char   *text);
const char *desk_care_form_get_message (DeskCareForm *self);
const char *desk_care_form_get_phone   (DeskCareForm *self);
JsonObject *desk_care_form_make_args   (DeskCareForm *self,
                                        const char   *member_no,
                                        const char   *occasion);
void        desk_care_form_fill        (DeskCareForm *self,
                                        JsonObject   *args);

G_END_DECLS
