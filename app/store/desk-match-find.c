/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-match-find.h"

#include <desk-fold.h>
#include <desk-mask.h>
#include <string.h>

#include "desk-needle.h"

/* What is shown of a note around the word, in characters. */
#define SHOWN_BEFORE 8
#define SHOWN_BEHIND 40

#define ELLIPSIS "…"

static void
add_range (GArray *ranges,
           guint   start,
           guint   end)
{
  DeskRange range = { start, end };

  g_array_append_val (ranges, range);
}

static guint
get_byte (const char *text,
          guint       character)
{
  return g_utf8_offset_to_pointer (text, character) - text;
}

static gboolean
fits_at (const char *at,
         const char *word)
{
  for (; *word != '\0'; at = g_utf8_next_char (at), word = g_utf8_next_char (word))
    if (*at == '\0' || desk_fold_char (g_utf8_get_char (at)) != g_utf8_get_char (word))
      return FALSE;
  return TRUE;
}

/* Where the word stands in a text as it is written, character by character. */
static gboolean
find_written (const char *text,
              const char *word,
              DeskRange  *range)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (fits_at (at, word))
      {
        range->start = at - text;
        range->end = g_utf8_offset_to_pointer (at, g_utf8_strlen (word, -1)) - text;
        return TRUE;
      }
  return FALSE;
}

static gboolean
mark_written (const char *text,
              const char *word,
              GArray     *ranges)
{
  DeskRange range;

  if (!find_written (text, word, &range))
    return FALSE;
  add_range (ranges, range.start, range.end);
  return TRUE;
}

static gboolean
mark_name (const char *name,
           const char *word,
           GArray     *ranges)
{
  g_autoptr (DeskGlyphs) glyphs = desk_glyphs_new ();
  g_autoptr (GArray) spelled = g_array_new (FALSE, FALSE, sizeof (guint16));
  guint length = desk_glyphs_spell (glyphs, name, spelled);
  g_autoptr (DeskNeedle) needle = desk_needle_new (glyphs, word);
  guint start, end;

  if (!desk_needle_find (needle, (const guint16 *) (gpointer) spelled->data, length, &start, &end))
    return FALSE;
  add_range (ranges, get_byte (name, start), get_byte (name, end));
  return TRUE;
}

static void
set_text (DeskMatch      *match,
          DeskMatchPlace  place,
          char           *text)
{
  g_free (match->text);
  match->text = text;
  match->place = place;
}

/* What the mask shows of a number is marked where it is the end that was typed. */
static gboolean
take_number (DeskMatch      *match,
             DeskMatchPlace  place,
             const char     *number,
             const char     *word)
{
  DeskRange range;

  if (!find_written (number, word, &range))
    return FALSE;
  set_text (match, place, desk_mask_number (number));
  if (number[range.end] == '\0' && strlen (match->text) > strlen (word))
    {
      const char *hidden = strrchr (match->text, '*');
      guint length = strlen (match->text);
      guint shown = length - (hidden != NULL ? hidden + 1 - match->text : 0);

      add_range (match->ranges, length - MIN (shown, range.end - range.start), length);
    }
  return TRUE;
}

static gboolean
take_tag (DeskMatch  *match,
          const char *tag,
          const char *word)
{
  if (!mark_written (tag, word, match->ranges))
    return FALSE;
  set_text (match, DESK_MATCH_TAG, g_strdup (tag));
  return TRUE;
}

static gboolean
take_address (DeskMatch  *match,
              const char *address,
              const char *word)
{
  DeskRange range;

  if (!find_written (address, word, &range))
    return FALSE;
  set_text (match, DESK_MATCH_ADDRESS, desk_mask_address (address));
  mark_written (match->text, word, match->ranges);
  return TRUE;
}

static gboolean
take_note (DeskMatch  *match,
           const char *note,
           const char *word)
{
  const char *from = note;
  g_autofree char *snippet = NULL;
  DeskRange range;

  if (!find_written (note, word, &range))
    return FALSE;
  if (g_utf8_pointer_to_offset (note, note + range.start) > SHOWN_BEFORE)
    from = g_utf8_offset_to_pointer (note + range.start, -SHOWN_BEFORE);
  snippet = g_utf8_substring (from, 0, MIN (g_utf8_strlen (from, -1),
                                            SHOWN_BEFORE + SHOWN_BEHIND));
  set_text (match, DESK_MATCH_NOTE, g_strconcat (from > note ? ELLIPSIS : "", snippet, NULL));
  g_strdelimit (match->text, "\n\r\t", ' ');
  mark_written (match->text, word, match->ranges);
  return TRUE;
}

/**
 * desk_match_find_shown:
 * @words: of what was typed, folded
 * @hidden: (out) (nullable): the first of them that is neither in the name nor in the number
 *
 * Returns: (transfer full): what to mark of a member who fits @words in what a line always shows
 */
DeskMatch *
desk_match_find_shown (const char * const  *words,
                       const char          *name,
                       const char          *member_no,
                       const char         **hidden)
{
  DeskMatch *match = desk_match_new ();

  *hidden = NULL;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean in_name = mark_name (name, words[i], match->name);
      gboolean in_number = mark_written (member_no, words[i], match->member_no);

      if (!in_name && !in_number && *hidden == NULL)
        *hidden = words[i];
    }
  return match;
}

/**
 * desk_match_find_hidden:
 * @accounts: (element-type DeskAccount)
 * @tags: (element-type utf8)
 * @notes: (element-type utf8): newest first
 *
 * Notes in @match where else the word stands: in the phone, another number, a tag, the address or a
 * note.
 */
void
desk_match_find_hidden (DeskMatch        *match,
                        const char       *word,
                        const DeskMember *member,
                        GPtrArray        *accounts,
                        GPtrArray        *tags,
                        GPtrArray        *notes)
{
  if (take_number (match, DESK_MATCH_PHONE, member->phone, word))
    return;
  for (guint i = 0; i < accounts->len; i++)
    {
      const DeskAccount *account = g_ptr_array_index (accounts, i);

      if (take_number (match, DESK_MATCH_ACCOUNT, account->number, word))
        return;
    }
  for (guint i = 0; i < tags->len; i++)
    if (take_tag (match, g_ptr_array_index (tags, i), word))
      return;
  if (take_address (match, member->address, word))
    return;
  for (guint i = 0; i < notes->len; i++)
    if (take_note (match, g_ptr_array_index (notes, i), word))
      return;
}
