/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-pick.h"

G_BEGIN_DECLS

/**
 * DeskMemberPlace:
 * @DESK_MEMBER_PLACE_TOP: a new list is seen from its beginning
 * @DESK_MEMBER_PLACE_SELECTED: the selected member stays in sight
 * @DESK_MEMBER_PLACE_SAME: the same members stay in sight
 */
typedef enum
{
  DESK_MEMBER_PLACE_TOP,
  DESK_MEMBER_PLACE_SELECTED,
  DESK_MEMBER_PLACE_SAME,
} DeskMemberPlace;

#define DESK_TYPE_MEMBER_TABLE (desk_member_table_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberTable, desk_member_table, DESK, MEMBER_TABLE, GtkWidget)

/* Headings and lines. Signal "shown": the list last given is on the screen. */
GtkWidget        *desk_member_table_new        (DeskStore        *store);
void              desk_member_table_show_list  (DeskMemberTable  *self,
                                                DeskMemberList   *list,
                                                DeskMemberPlace   place);
DeskMemberList   *desk_member_table_get_list   (DeskMemberTable  *self);
gboolean          desk_member_table_is_settled (DeskMemberTable  *self);
DeskMemberLayout *desk_member_table_get_layout (DeskMemberTable  *self);
DeskMemberPick   *desk_member_table_get_pick   (DeskMemberTable  *self);
void              desk_member_table_set_sort   (DeskMemberTable  *self,
                                                DeskMemberSort    sort,
                                                gboolean          descending);
GtkListView      *desk_member_table_get_view   (DeskMemberTable  *self);

G_END_DECLS
