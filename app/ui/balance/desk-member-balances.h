/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_BALANCES (desk_member_balances_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberBalances, desk_member_balances, DESK, MEMBER_BALANCES,
                      AdwPreferencesGroup)

GtkWidget *desk_member_balances_new  (DeskStore            *store);
void       desk_member_balances_show (DeskMemberBalances   *self,
                                      const DeskMemberFile *file);

G_END_DECLS
