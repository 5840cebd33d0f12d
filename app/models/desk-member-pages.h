/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-query.h>

G_BEGIN_DECLS

/* How many rows are fetched at once. */
#define DESK_MEMBER_PAGE 100

/**
 * DeskMemberPages:
 *
 * The rows of a list that were fetched last, a page each. Belongs to one thread at a time.
 */
typedef struct _DeskMemberPages DeskMemberPages;

DeskMemberPages     *desk_member_pages_new     (void);
void                 desk_member_pages_keep    (DeskMemberPages    *self,
                                                guint               page,
                                                GPtrArray          *rows);
gboolean             desk_member_pages_has     (DeskMemberPages    *self,
                                                guint               page);
const DeskMemberRow *desk_member_pages_get_row (DeskMemberPages    *self,
                                                guint               position);
void                 desk_member_pages_drop    (DeskMemberPages    *self,
                                                const char * const *member_nos);
void                 desk_member_pages_free    (DeskMemberPages    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMemberPages, desk_member_pages_free)

G_END_DECLS
