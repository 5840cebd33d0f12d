/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_CALLBACKS (desk_member_callbacks_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberCallbacks, desk_member_callbacks, DESK, MEMBER_CALLBACKS,
                      AdwPreferencesGroup)

GtkWidget *desk_member_callbacks_new  (DeskStore            *store);
void       desk_member_callbacks_show (DeskMemberCallbacks  *self,
                                       const DeskMemberFile *file);

G_END_DECLS
