/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-facet.h>
#include <desk-store.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_FILTERS (desk_member_filters_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberFilters, desk_member_filters, DESK, MEMBER_FILTERS, GObject)

/* What a list of members is filtered by. Actions, each named as its facet: a flag is switched, any
 * other takes its value ("": off); `clear`; and `edit` (s, a facet), which filters by its usual value
 * where it did not filter.
 * Signal "changed". Signal "edit" (int facet): the person is about to change its value. */
DeskMemberFilters     *desk_member_filters_new         (DeskStore              *store);
const DeskMemberQuery *desk_member_filters_get_query   (DeskMemberFilters      *self);
void                   desk_member_filters_set_query   (DeskMemberFilters      *self,
                                                        const DeskMemberQuery  *query);
gboolean               desk_member_filters_is_empty    (DeskMemberFilters      *self);
void                   desk_member_filters_clear       (DeskMemberFilters      *self);
GActionGroup          *desk_member_filters_get_actions (DeskMemberFilters      *self);

G_END_DECLS
