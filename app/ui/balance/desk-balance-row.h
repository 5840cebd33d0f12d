/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_BALANCE_ROW (desk_balance_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskBalanceRow, desk_balance_row, DESK, BALANCE_ROW, AdwPreferencesRow)

/* The balance of one prepaid account, now and over the last feeds. */
GtkWidget *desk_balance_row_new  (DeskStore            *store);
void       desk_balance_row_show (DeskBalanceRow       *self,
                                  const DeskMemberFile *file,
                                  const DeskAccount    *account);

G_END_DECLS
