/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"
#include "desk-member-query.h"

G_BEGIN_DECLS

/**
 * DeskMemberFilter:
 *
 * The conditions of a query, but for its text, in SQL about the directory as `d`. The same kind of
 * query has the same text, so that its statement stays prepared.
 */
typedef struct _DeskMemberFilter DeskMemberFilter;

DeskMemberFilter *desk_member_filter_new        (DeskLocal              *local,
                                                 const DeskMemberQuery  *query);
void              desk_member_filter_free       (DeskMemberFilter       *self);
gboolean          desk_member_filter_needs_more (const DeskMemberQuery  *query);
DeskStmt         *desk_member_filter_prepare    (DeskMemberFilter       *self,
                                                 DeskDb                 *db,
                                                 const char             *columns,
                                                 const char             *order,
                                                 GError                **error);
char             *desk_member_filter_get_key    (DeskMemberFilter       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMemberFilter, desk_member_filter_free)

G_END_DECLS
