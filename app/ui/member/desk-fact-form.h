/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-fact.h>

G_BEGIN_DECLS

#define DESK_TYPE_FACT_FORM (desk_fact_form_get_type ())
G_DECLARE_FINAL_TYPE (DeskFactForm, desk_fact_form, DESK, FACT_FORM, AdwPreferencesGroup)

/* Signal "activate": the person is done with it. */
GtkWidget *desk_fact_form_new      (const char      *kind,
                                    const DeskFact  *fact);
void       desk_fact_form_set_text (DeskFactForm    *self,
                                    const char      *name,
                                    const char      *text);
void       desk_fact_form_set_days (DeskFactForm    *self,
                                    guint            days);
DeskFact  *desk_fact_form_read     (DeskFactForm    *self,
                                    char           **problem);

G_END_DECLS
