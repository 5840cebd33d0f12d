/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-item.h>

#include "desk-member-look.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_LINE (desk_member_line_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberLine, desk_member_line, DESK, MEMBER_LINE, GtkWidget)

GtkWidget      *desk_member_line_new      (const DeskMemberLook *look);
DeskMemberItem *desk_member_line_get_item (DeskMemberLine       *self);
void            desk_member_line_set_item (DeskMemberLine       *self,
                                           DeskMemberItem       *item);

G_END_DECLS
