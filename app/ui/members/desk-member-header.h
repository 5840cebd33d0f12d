/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-columns.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_HEADER (desk_member_header_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberHeader, desk_member_header, DESK, MEMBER_HEADER, GtkWidget)

/* The headings over the list, and at their end a menu of the columns. It uses `members.sort-by`, and the
 * actions of DeskMemberLayout, which are `columns`. */
GtkWidget *desk_member_header_new         (const DeskMemberMetrics *metrics,
                                           DeskMemberLayout        *layout);
void       desk_member_header_set_sort    (DeskMemberHeader        *self,
                                           DeskMemberSort           sort,
                                           gboolean                 descending);
GtkWidget *desk_member_header_get_heading (DeskMemberHeader        *self,
                                           DeskMemberColumn         column);

G_END_DECLS
