/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-column.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_LAYOUT (desk_member_layout_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberLayout, desk_member_layout, DESK, MEMBER_LAYOUT, GObject)

/* Which columns the person wants, in which order and how wide, and what the list is sorted by; kept in
 * the settings. The name is always there, and first.
 * Actions: `show-COLUMN` (a switch), `move` (si: a column, by one place to the left or right),
 * `widen` (si: a column, by so many digits), `reset`. Signal "changed": the columns did. */
DeskMemberLayout *desk_member_layout_new             (void);
DeskMemberColumn  desk_member_layout_get_column      (DeskMemberLayout  *self,
                                                      guint              place);
gboolean          desk_member_layout_is_shown        (DeskMemberLayout  *self,
                                                      DeskMemberColumn   column);
int               desk_member_layout_get_width       (DeskMemberLayout  *self,
                                                      DeskMemberColumn   column);
void              desk_member_layout_set_width       (DeskMemberLayout  *self,
                                                      DeskMemberColumn   column,
                                                      int                digits);
void              desk_member_layout_move            (DeskMemberLayout  *self,
                                                      DeskMemberColumn   column,
                                                      DeskMemberColumn   to);
void              desk_member_layout_get_sort        (DeskMemberLayout  *self,
                                                      DeskMemberSort    *sort,
                                                      gboolean          *descending);
void              desk_member_layout_set_sort        (DeskMemberLayout  *self,
                                                      DeskMemberSort     sort,
                                                      gboolean           descending);
GActionGroup     *desk_member_layout_get_actions     (DeskMemberLayout  *self);

G_END_DECLS
