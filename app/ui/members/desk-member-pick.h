/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-lines.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_PICK (desk_member_pick_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberPick, desk_member_pick, DESK, MEMBER_PICK, GObject)

/* Who is selected in the lines, and opened.
 * Signal "open" (const char *member_no, gboolean activated): a member was chosen by the person;
 * activated: by Enter or by a click that opens, rather than by moving through the list.
 * Signal "selected": others are selected, or more, or fewer. */
DeskMemberPick *desk_member_pick_new              (DeskMemberLines *lines);
DeskMemberList *desk_member_pick_get_list         (DeskMemberPick  *self);
void            desk_member_pick_take_list        (DeskMemberPick  *self,
                                                   DeskMemberList  *list);
void            desk_member_pick_set_single_click (DeskMemberPick  *self,
                                                   gboolean         single_click);
gint64          desk_member_pick_get_selected     (DeskMemberPick  *self);
void            desk_member_pick_select           (DeskMemberPick  *self,
                                                   gint64           id);
void            desk_member_pick_activate         (DeskMemberPick  *self);
void            desk_member_pick_focus            (DeskMemberPick  *self);
guint           desk_member_pick_count            (DeskMemberPick  *self);
GArray         *desk_member_pick_dup_ids          (DeskMemberPick  *self);
void            desk_member_pick_select_all       (DeskMemberPick  *self,
                                                   gboolean         all);

G_END_DECLS
