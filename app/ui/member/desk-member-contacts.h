/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_CONTACTS (desk_member_contacts_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberContacts, desk_member_contacts, DESK, MEMBER_CONTACTS,
                      AdwPreferencesGroup)

GtkWidget *desk_member_contacts_new  (DeskStore            *store);
void       desk_member_contacts_show (DeskMemberContacts   *self,
                                      const DeskMemberFile *file);

G_END_DECLS
