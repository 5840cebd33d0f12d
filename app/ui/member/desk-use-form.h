/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>
#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define DESK_TYPE_USE_FORM (desk_use_form_get_type ())
G_DECLARE_FINAL_TYPE (DeskUseForm, desk_use_form, DESK, USE_FORM, GtkWidget)

/* Signals "changed": another entitlement was chosen; "activate": Return in the note. */
void        desk_use_form_show        (DeskUseForm          *self,
                                       DeskPolicy           *policy,
                                       gint64                now_ms,
                                       const DeskMemberFile *file,
                                       const char           *service);
void        desk_use_form_fill        (DeskUseForm          *self,
                                       JsonObject           *args);
JsonObject *desk_use_form_make_args   (DeskUseForm          *self,
                                       GError              **error);
void        desk_use_form_set_amount  (DeskUseForm          *self,
                                       const char           *amount);
void        desk_use_form_set_day     (DeskUseForm          *self,
                                       const char           *day);
void        desk_use_form_set_service (DeskUseForm          *self,
                                       const char           *service);
void        desk_use_form_set_hours   (DeskUseForm          *self,
                                       int                   hours);
const char *desk_use_form_get_warning (DeskUseForm          *self);

G_END_DECLS
