/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_PHONES (desk_member_phones_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberPhones, desk_member_phones, DESK, MEMBER_PHONES,
                      AdwPreferencesGroup)

GtkWidget *desk_member_phones_new  (DeskStore            *store);
void       desk_member_phones_show (DeskMemberPhones     *self,
                                    const DeskMemberFile *file);

G_END_DECLS
