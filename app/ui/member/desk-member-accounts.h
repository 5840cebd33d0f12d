/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_ACCOUNTS (desk_member_accounts_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberAccounts, desk_member_accounts, DESK, MEMBER_ACCOUNTS,
                      AdwPreferencesGroup)

GtkWidget *desk_member_accounts_new  (DeskStore            *store);
void       desk_member_accounts_show (DeskMemberAccounts   *self,
                                      const DeskMemberFile *file);

G_END_DECLS
