/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-query.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_ITEM (desk_member_item_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberItem, desk_member_item, DESK, MEMBER_ITEM, GObject)

/* A line of the list: a placeholder until its page lands, then "row" is notified. */
gint64               desk_member_item_get_id  (DeskMemberItem *self);
const DeskMemberRow *desk_member_item_get_row (DeskMemberItem *self);

G_END_DECLS
