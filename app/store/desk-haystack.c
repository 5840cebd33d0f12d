/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-haystack.h"

#include <desk-fold.h>
#include <string.h>

/* So many last digits of a number are as good as its first ones. */
#define MIN_LAST_DIGITS 4

/* Shorter words are not looked at more than once in the same numbers. */
#define MIN_DISTINCT 3

static void
append_name (GString    *haystack,
             const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    g_string_append_c (haystack, g_ascii_iscntrl (*at) ? ' ' : *at);
}

static void
append_field (GString    *haystack,
              const char *field)
{
  g_autofree char *folded = desk_fold_text (field);

  if (*folded == '\0')
    return;
  if (haystack->str[haystack->len - 1] != DESK_HAYSTACK_PART)
    g_string_append_c (haystack, DESK_HAYSTACK_FIELD);
  g_string_append (haystack, folded);
}

static void
append_fields (GString   *haystack,
               GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    append_field (haystack, g_ptr_array_index (fields, i));
}

/**
 * desk_haystack_make:
 * @accounts: (element-type DeskAccount)
 * @tags: (element-type utf8)
 * @notes: (element-type utf8): texts
 *
 * Returns: (transfer full): what of a member is searched
 */
char *
desk_haystack_make (const DeskMember *member,
                    GPtrArray        *accounts,
                    GPtrArray        *tags,
                    GPtrArray        *notes)
{
  g_autoptr (GString) haystack = g_string_sized_new (192);

  append_name (haystack, member->name);
  g_string_append_c (haystack, DESK_HAYSTACK_PART);
  append_field (haystack, member->member_no);
  append_field (haystack, member->phone);
  for (guint i = 0; i < accounts->len; i++)
    {
      const DeskAccount *account = g_ptr_array_index (accounts, i);

      if (strcmp (account->number, member->phone) != 0)
        append_field (haystack, account->number);
    }
  g_string_append_c (haystack, DESK_HAYSTACK_PART);
  append_fields (haystack, tags);
  g_string_append_c (haystack, DESK_HAYSTACK_PART);
  append_field (haystack, member->address);
  g_string_append_c (haystack, DESK_HAYSTACK_PART);
  append_fields (haystack, notes);
  return g_string_free (g_steal_pointer (&haystack), FALSE);
}

/**
 * desk_haystack_find:
 * @end: behind the text
 *
 * Looks for the last byte of the word first: those of Chinese characters differ, their first ones
 * are much the same.
 *
 * Returns: (nullable): where the word first stands
 */
const char *
desk_haystack_find (const char *text,
                    const char *end,
                    const char *word,
                    gsize       length)
{
  const char *at = text + length - 1;

  while (at < end && (at = memchr (at, word[length - 1], end - at)) != NULL)
    {
      if (memcmp (at - (length - 1), word, length) == 0)
        return at - (length - 1);
      at++;
    }
  return NULL;
}

static DeskSearchRank
rank_number (const DeskHaystack *self,
             const char         *hit,
             gsize               length)
{
  gboolean starts = hit == self->numbers || hit[-1] == DESK_HAYSTACK_FIELD;
  gboolean ends = hit[length] == DESK_HAYSTACK_FIELD || hit[length] == DESK_HAYSTACK_PART;

  if (starts && ends)
    return DESK_SEARCH_EXACT_NUMBER;
  return starts || (ends && length >= MIN_LAST_DIGITS) ? DESK_SEARCH_START : DESK_SEARCH_INSIDE;
}

/* A short word stands in everybody's numbers, more than once: the first place says enough. */
static gboolean
may_be_better (DeskSearchRank rank,
               gsize          length)
{
  return (rank == DESK_SEARCH_INSIDE && length >= MIN_DISTINCT) ||
         (rank == DESK_SEARCH_START && length > MIN_LAST_DIGITS);
}

/**
 * desk_haystack_rank:
 * @hit: the first place of the word in the haystack
 *
 * Returns: how well it fits what is not the name
 */
DeskSearchRank
desk_haystack_rank (const DeskHaystack *self,
                    const char         *hit,
                    const char         *word,
                    gsize               length)
{
  DeskSearchRank best;

  if (hit > self->notes)
    return DESK_SEARCH_NOTE;
  if (hit > self->address)
    return DESK_SEARCH_ADDRESS;
  if (hit > self->tags)
    return DESK_SEARCH_TAG;

  best = rank_number (self, hit, length);
  while (may_be_better (best, length) &&
         (hit = desk_haystack_find (hit + 1, self->tags, word, length)) != NULL)
    best = MIN (best, rank_number (self, hit, length));
  return best;
}
