/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-sync.h>

#include "desk-member-finder.h"
#include "desk-member-view.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBERS_PAGE (desk_members_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskMembersPage, desk_members_page, DESK, MEMBERS_PAGE, GtkWidget)

/* The Members page, header bars included (DeskPane in a DeskSplit). Action: `members.export`. A list
 * that is dropped on it is imported. */
GtkWidget        *desk_members_page_new          (DeskStore       *store,
                                                  DeskSync        *sync);
/* The member that was open last, if there still is such a one; the focus stays where it is. */
void              desk_members_page_restore      (DeskMembersPage *self);
void              desk_members_page_open_member  (DeskMembersPage *self,
                                                  const char      *member_no);
void              desk_members_page_ask          (DeskMembersPage *self,
                                                  const DeskMemberQuery *query);
void              desk_members_page_focus_search (DeskMembersPage *self);
DeskMemberFinder *desk_members_page_get_finder   (DeskMembersPage *self);
DeskMemberView   *desk_members_page_get_view     (DeskMembersPage *self);

G_END_DECLS
