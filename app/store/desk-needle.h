/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-glyphs.h"

G_BEGIN_DECLS

/**
 * DeskSearchRank:
 *
 * How well a member fits a search, the best first.
 */
typedef enum
{
  DESK_SEARCH_NONE,
  DESK_SEARCH_EXACT_NUMBER,
  DESK_SEARCH_WHOLE_NAME,
  DESK_SEARCH_START,            /* of the name or a number, or the last digits of one */
  DESK_SEARCH_INITIALS,
  DESK_SEARCH_INSIDE,
  DESK_SEARCH_TAG,
  DESK_SEARCH_ADDRESS,
  DESK_SEARCH_NOTE,
  DESK_SEARCH_N_RANKS
} DeskSearchRank;

/**
 * DeskNeedle:
 *
 * A word made ready for being looked for in many names: characters, syllables of pinyin, their
 * initials, and any mixture of these.
 */
typedef struct _DeskNeedle DeskNeedle;

DeskNeedle     *desk_needle_new   (DeskGlyphs    *glyphs,
                                   const char    *word);
void            desk_needle_free  (DeskNeedle    *self);
DeskSearchRank  desk_needle_match (DeskNeedle    *self,
                                   const guint16 *name,
                                   guint          length);
gboolean        desk_needle_find  (DeskNeedle    *self,
                                   const guint16 *name,
                                   guint          length,
                                   guint         *start,
                                   guint         *end);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskNeedle, desk_needle_free)

G_END_DECLS
