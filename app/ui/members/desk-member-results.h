/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-table.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_RESULTS (desk_member_results_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberResults, desk_member_results, DESK, MEMBER_RESULTS, GtkWidget)

/* The table, or what is said in its place, and under it what can be done with those who are selected.
 * Actions: `members.select-all`, `members.select-none`, `members.record-contacts`.
 * Property "count": how many are found. */
GtkWidget       *desk_member_results_new          (DeskStore         *store);
DeskMemberTable *desk_member_results_get_table    (DeskMemberResults *self);
guint            desk_member_results_get_count    (DeskMemberResults *self);
void             desk_member_results_show_list    (DeskMemberResults *self,
                                                   DeskMemberList    *list,
                                                   DeskMemberPlace    place,
                                                   const char        *words);
void             desk_member_results_show_trouble (DeskMemberResults *self,
                                                   const GError      *error);
void             desk_member_results_select       (DeskMemberResults *self,
                                                   const char        *member_no);

G_END_DECLS
