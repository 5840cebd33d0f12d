/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_USES (desk_member_uses_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberUses, desk_member_uses, DESK, MEMBER_USES, AdwPreferencesGroup)

GtkWidget *desk_member_uses_new  (DeskStore            *store);
void       desk_member_uses_show (DeskMemberUses       *self,
                                  const DeskMemberFile *file);

G_END_DECLS
