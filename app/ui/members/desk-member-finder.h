/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-results.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_FINDER (desk_member_finder_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberFinder, desk_member_finder, DESK, MEMBER_FINDER, GtkWidget)

/* Search, filters and the list. Actions: `members.sort-by` (s: a DeskMemberSort), `members.clear`,
 * `members.save-filter`, those of DeskMemberFilters as `filter`, and those of DeskMemberResults.
 * Signal "open": as that of DeskMemberPick. Signal "asked": others are looked for than before. */
GtkWidget             *desk_member_finder_new          (DeskStore             *store);
DeskMemberResults     *desk_member_finder_get_results  (DeskMemberFinder      *self);
DeskMemberTable       *desk_member_finder_get_table    (DeskMemberFinder      *self);
DeskMemberPick        *desk_member_finder_get_pick     (DeskMemberFinder      *self);
GtkEditable           *desk_member_finder_get_search   (DeskMemberFinder      *self);
const DeskMemberQuery *desk_member_finder_get_query    (DeskMemberFinder      *self);
void                   desk_member_finder_ask          (DeskMemberFinder      *self,
                                                        const DeskMemberQuery *query);
gboolean               desk_member_finder_is_settled   (DeskMemberFinder      *self);
void                   desk_member_finder_focus_search (DeskMemberFinder      *self);

G_END_DECLS
