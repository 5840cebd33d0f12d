/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-columns.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_HEADING (desk_member_heading_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberHeading, desk_member_heading, DESK, MEMBER_HEADING, GtkButton)

/* The heading of a column. It uses `members.sort-by`, and the actions of DeskMemberLayout, which are
 * `columns`. */
GtkWidget  *desk_member_heading_new      (DeskMemberColumn         column,
                                          DeskMemberLayout        *layout,
                                          const DeskMemberMetrics *metrics);
void        desk_member_heading_set_sort (DeskMemberHeading       *self,
                                          DeskMemberSort           sort,
                                          gboolean                 descending);
GMenuModel *desk_member_heading_new_menu (DeskMemberLayout        *layout);

G_END_DECLS
