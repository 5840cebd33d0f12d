/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_VISITS (desk_member_visits_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberVisits, desk_member_visits, DESK, MEMBER_VISITS,
                      AdwPreferencesGroup)

GtkWidget *desk_member_visits_new  (DeskStore            *store);
void       desk_member_visits_show (DeskMemberVisits     *self,
                                    const DeskMemberFile *file);

G_END_DECLS
