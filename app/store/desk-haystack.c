/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-haystack.h"

#include <desk-fold.h>
#include <string.h>

/* So many last digits of a number are as good as its first ones. */
#define MIN_LAST_DIGITS 4

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

/**
 * desk_haystack_make:
 * @accounts: (element-type DeskAccount)
 * @notes: (element-type utf8): texts
 *
 * Returns: (transfer full): what of a member is searched
 */
char *
desk_haystack_make (const DeskMember *member,
                    GPtrArray        *accounts,
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
  append_field (haystack, member->address);
  g_string_append_c (haystack, DESK_HAYSTACK_PART);
  for (guint i = 0; i < notes->len; i++)
    append_field (haystack, g_ptr_array_index (notes, i));
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

/* A word in the numbers of a member, which begin at @text. */
static DeskSearchRank
rank_number (const char *text,
             const char *hit,
             gsize       length)
{
  gboolean starts = hit == text || hit[-1] == DESK_HAYSTACK_FIELD;
  gboolean ends = hit[length] == DESK_HAYSTACK_FIELD || hit[length] == DESK_HAYSTACK_PART;

  if (starts && ends)
    return DESK_SEARCH_EXACT_NUMBER;
  return starts || (ends && length >= MIN_LAST_DIGITS) ? DESK_SEARCH_START : DESK_SEARCH_INSIDE;
}

/**
 * desk_haystack_rank:
 * @text: a haystack from its numbers on
 * @end: behind its last sign
 *
 * Returns: how well the word fits what is not the name
 */
DeskSearchRank
desk_haystack_rank (const char *text,
                    const char *end,
                    const char *word,
                    gsize       length)
{
  const char *numbers_end = memchr (text, DESK_HAYSTACK_PART, end - text);
  const char *address_end = memchr (numbers_end + 1, DESK_HAYSTACK_PART, end - numbers_end - 1);
  const char *hit = desk_haystack_find (text, end, word, length);
  DeskSearchRank best = DESK_SEARCH_N_RANKS;

  if (hit == NULL)
    return DESK_SEARCH_NONE;
  if (hit > address_end)
    return DESK_SEARCH_NOTE;
  if (hit > numbers_end)
    return DESK_SEARCH_ADDRESS;
  while (hit != NULL && best != DESK_SEARCH_EXACT_NUMBER)
    {
      best = MIN (best, rank_number (text, hit, length));
      hit = desk_haystack_find (hit + 1, numbers_end, word, length);
    }
  return best;
}
