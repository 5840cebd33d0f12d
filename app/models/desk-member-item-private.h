/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-item.h"

G_BEGIN_DECLS

DeskMemberItem *desk_member_item_new     (gint64                id);
void            desk_member_item_set_row (DeskMemberItem       *self,
                                          const DeskMemberRow  *row);

G_END_DECLS
