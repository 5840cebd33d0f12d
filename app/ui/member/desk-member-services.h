/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_SERVICES (desk_member_services_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberServices, desk_member_services, DESK, MEMBER_SERVICES,
                      AdwPreferencesGroup)

GtkWidget *desk_member_services_new  (DeskStore            *store);
void       desk_member_services_show (DeskMemberServices   *self,
                                      const DeskMemberFile *file);

G_END_DECLS
