/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-outbox.h>

G_BEGIN_DECLS

#define DESK_TYPE_CONTACT_DIALOG (desk_contact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskContactDialog, desk_contact_dialog, DESK, CONTACT_DIALOG, AdwWindow)

/* Actions: those of DeskCareForm inside, and `care.reveal`.
 * Signal "done" (const char *sentence): it was recorded, and what is to be said about it. */
GtkWidget *desk_contact_dialog_new          (DeskStore         *store,
                                             const char        *member_no);
GtkWidget *desk_contact_dialog_new_each     (DeskStore         *store,
                                             GArray            *ids);
GtkWidget *desk_contact_dialog_get_form     (DeskContactDialog *self);
void       desk_contact_dialog_set_occasion (DeskContactDialog *self,
                                             const char        *occasion);
void       desk_contact_dialog_amend        (DeskContactDialog     *self,
                                             const DeskOutboxEntry *entry);

G_END_DECLS
