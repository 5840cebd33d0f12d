/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

#include "desk-needle.h"

G_BEGIN_DECLS

/**
 * DeskSearch:
 *
 * What of all members is searched, in memory, for search as you type: a scan through it takes a few
 * milliseconds for 100 000 members, wherever in a text a word of one or two Chinese characters
 * stands. An index of trigrams does not have such words. Database thread only.
 */
typedef struct _DeskSearch DeskSearch;

DeskSearch *desk_search_new       (void);
void        desk_search_free      (DeskSearch  *self);
gboolean    desk_search_is_loaded (DeskSearch  *self);
gboolean    desk_search_load      (DeskSearch  *self,
                                   DeskDb      *db,
                                   GError     **error);
void        desk_search_unload    (DeskSearch  *self);
gboolean    desk_search_patch     (DeskSearch  *self,
                                   DeskDb      *db,
                                   GArray      *ids,
                                   GError     **error);
GByteArray *desk_search_find      (DeskSearch  *self,
                                   const char  *text);
GStrv       desk_search_get_words (const char  *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSearch, desk_search_free)

G_END_DECLS
