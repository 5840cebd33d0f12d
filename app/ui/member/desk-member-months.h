/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_MONTHS (desk_member_months_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberMonths, desk_member_months, DESK, MEMBER_MONTHS,
                      AdwPreferencesGroup)

GtkWidget *desk_member_months_new  (DeskStore            *store);
void       desk_member_months_show (DeskMemberMonths     *self,
                                    const DeskMemberFile *file);

G_END_DECLS
