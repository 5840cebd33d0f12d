/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_HEAD (desk_member_head_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberHead, desk_member_head, DESK, MEMBER_HEAD, GtkWidget)

GtkWidget *desk_member_head_new  (DeskStore            *store);
void       desk_member_head_show (DeskMemberHead       *self,
                                  const DeskMemberFile *file);

G_END_DECLS
