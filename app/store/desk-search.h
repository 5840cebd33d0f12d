/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>
#include <desk-member.h>

G_BEGIN_DECLS

/**
 * DeskSearch:
 *
 * The searchable texts of all members in one piece of memory, for search as you type: a scan
 * through it takes a few milliseconds for 100 000 members, wherever in a text the word stands.
 * Database thread only.
 */
typedef struct _DeskSearch DeskSearch;

DeskSearch *desk_search_new       (void);
void        desk_search_free      (DeskSearch        *self);
gboolean    desk_search_is_loaded (DeskSearch        *self);
gboolean    desk_search_load      (DeskSearch        *self,
                                   DeskDb            *db,
                                   GError           **error);
void        desk_search_unload    (DeskSearch        *self);
gboolean    desk_search_patch     (DeskSearch        *self,
                                   DeskDb            *db,
                                   GArray            *ids,
                                   GError           **error);
GByteArray *desk_search_find      (DeskSearch        *self,
                                   const char        *needle);

char       *desk_search_fold      (const char        *text);
char       *desk_search_haystack  (const DeskMember  *member,
                                   GPtrArray         *accounts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSearch, desk_search_free)

G_END_DECLS
