/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-store.h>
#include <desk-member.h>

G_BEGIN_DECLS

#define DESK_TYPE_ACCOUNT_ROW (desk_account_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskAccountRow, desk_account_row, DESK, ACCOUNT_ROW, AdwActionRow)

GtkWidget *desk_account_row_new  (DeskStore         *store);
void       desk_account_row_show (DeskAccountRow    *self,
                                  const DeskAccount *account);

G_END_DECLS
