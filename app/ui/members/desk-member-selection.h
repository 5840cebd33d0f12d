/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-list.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_SELECTION (desk_member_selection_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberSelection, desk_member_selection, DESK, MEMBER_SELECTION, GObject)

/* Any number of the members of a list. */
DeskMemberSelection *desk_member_selection_new        (DeskMemberList      *list);
DeskMemberList      *desk_member_selection_get_list   (DeskMemberSelection *self);
guint                desk_member_selection_get_size   (DeskMemberSelection *self);
guint                desk_member_selection_get_single (DeskMemberSelection *self);
guint                desk_member_selection_get_first  (DeskMemberSelection *self);
GArray              *desk_member_selection_dup_ids    (DeskMemberSelection *self);
void                 desk_member_selection_select_ids (DeskMemberSelection *self,
                                                       GArray              *ids);

G_END_DECLS
