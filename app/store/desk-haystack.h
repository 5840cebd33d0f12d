/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member.h>

#include "desk-needle.h"

G_BEGIN_DECLS

/* What of a member is searched, as one text: the name as it is, then folded the numbers, the tags,
 * the address and the notes. None of these signs can be typed: a word never matches across two fields. */
#define DESK_HAYSTACK_PART  '\x1e'
#define DESK_HAYSTACK_FIELD '\x1f'
#define DESK_HAYSTACK_END   '\n'

/**
 * DeskHaystack:
 *
 * Where the parts of such a text begin, without the name: all but the first with DESK_HAYSTACK_PART.
 */
typedef struct
{
  const char *numbers;
  const char *tags;
  const char *address;
  const char *notes;
} DeskHaystack;

char           *desk_haystack_make (const DeskMember *member,
                                    GPtrArray        *accounts,
                                    GPtrArray        *tags,
                                    GPtrArray        *notes);
const char     *desk_haystack_find (const char       *text,
                                    const char       *end,
                                    const char       *word,
                                    gsize             length);
DeskSearchRank  desk_haystack_rank (const DeskHaystack *self,
                                    const char         *hit,
                                    const char         *word,
                                    gsize               length);

G_END_DECLS
