/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-sync.h>

G_BEGIN_DECLS

#define DESK_TYPE_ENROL_DIALOG (desk_enrol_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskEnrolDialog, desk_enrol_dialog, DESK, ENROL_DIALOG, AdwWindow)

/* Actions: `enrol.connect`. */
GtkWidget  *desk_enrol_dialog_new         (DeskSync        *sync,
                                           const char      *hub_url);
void        desk_enrol_dialog_set_code    (DeskEnrolDialog *self,
                                           const char      *code);
const char *desk_enrol_dialog_get_problem (DeskEnrolDialog *self);

G_END_DECLS
