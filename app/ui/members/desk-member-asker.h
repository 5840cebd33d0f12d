/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-table.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_ASKER (desk_member_asker_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberAsker, desk_member_asker, DESK, MEMBER_ASKER, GObject)

/* Asks the store for members, and again when they change or another day begins.
 * Signal "list" (DeskMemberList, DeskMemberPlace as int): the answer. Signal "failed" (GError). */
DeskMemberAsker *desk_member_asker_new        (DeskStore             *store);
void             desk_member_asker_ask        (DeskMemberAsker       *self,
                                               const DeskMemberQuery *query,
                                               DeskMemberPlace        place);
gboolean         desk_member_asker_is_settled (DeskMemberAsker       *self);

G_END_DECLS
