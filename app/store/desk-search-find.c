/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-search-private.h"

#include <desk-fold.h>
#include <string.h>

#include "desk-haystack.h"

/* A number written with hyphens has as many digits, as it is dialled. */
#define MIN_DIALLED 7

/* What stands behind so many words is not looked for. */
#define MAX_WORDS 16

/* A word of what was typed. */
typedef struct
{
  const char *text;
  gsize       length;
  DeskNeedle *needle;
} Word;

static void
clear_word (gpointer data)
{
  desk_needle_free (((Word *) data)->needle);
}

static DeskSearchRank
get_better (DeskSearchRank left,
            DeskSearchRank right)
{
  if (left == DESK_SEARCH_NONE || right == DESK_SEARCH_NONE)
    return MAX (left, right);
  return MIN (left, right);
}

static DeskSearchRank
match_name (DeskSearch             *self,
            const DeskSearchRecord *record,
            const Word             *word)
{
  return desk_needle_match (word->needle, &g_array_index (self->names, guint16, record->name),
                            record->name_length);
}

static DeskSearchRank
rank_hit (DeskSearch             *self,
          const DeskSearchRecord *record,
          const char             *hit,
          const Word             *word)
{
  const char *numbers = self->text->str + record->start;
  const char *tags = numbers + record->numbers_length;
  const char *address = tags + record->tags_length;
  const DeskHaystack haystack = { numbers, tags, address, address + record->address_length };

  return desk_haystack_rank (&haystack, hit, word->text, word->length);
}

static DeskSearchRank
match_text (DeskSearch *self,
            guint       index,
            const Word *word)
{
  const DeskSearchRecord *record = desk_search_get_record (self, index);
  const char *hit = desk_haystack_find (self->text->str + record->start,
                                        self->text->str + desk_search_get_record_end (self, index),
                                        word->text, word->length);

  return hit != NULL ? rank_hit (self, record, hit, word) : DESK_SEARCH_NONE;
}

/* By what stands where a word is, rather than by every letter of everybody. */
static const char *
find_next (DeskSearch *self,
           const char *from,
           const Word *word)
{
  if (g_str_is_ascii (word->text))
    return strstr (from, word->text);
  return desk_haystack_find (from, self->text->str + self->text->len, word->text, word->length);
}

/* Marks by id how well the members fit the word. */
static void
scan (DeskSearch *self,
      const Word *word,
      GByteArray *ranks)
{
  const char *hit = self->text->str;
  guint index = 0;

  for (guint i = 0; i < self->records->len; i++)
    {
      const DeskSearchRecord *record = desk_search_get_record (self, i);

      if (record->name_length > 0)
        ranks->data[record->id] = match_name (self, record, word);
    }
  while ((hit = find_next (self, hit, word)) != NULL)
    {
      const DeskSearchRecord *record;
      guint8 *rank;

      while (desk_search_get_record_end (self, index) <= (gsize) (hit - self->text->str))
        index++;
      record = desk_search_get_record (self, index);
      rank = &ranks->data[record->id];
      *rank = get_better (*rank, rank_hit (self, record, hit, word));
      hit = self->text->str + desk_search_get_record_end (self, index);
    }
}

/* Of the members marked already: a word that they must fit too, or may fit better as a whole. */
static void
refine (DeskSearch *self,
        const Word *word,
        gboolean    must,
        GByteArray *ranks)
{
  for (guint id = 0; id < ranks->len; id++)
    {
      DeskSearchRank rank;
      guint index;

      if (ranks->data[id] == DESK_SEARCH_NONE)
        continue;
      index = desk_search_get_record_of (self, id) - 1;
      rank = get_better (match_name (self, desk_search_get_record (self, index), word),
                         match_text (self, index, word));
      if (!must)
        ranks->data[id] = get_better (rank, ranks->data[id]);
      else
        ranks->data[id] = rank == DESK_SEARCH_NONE ? rank : MAX (rank, ranks->data[id]);
    }
}

/* 138-0000-1234 as 13800001234 */
static void
join_dialled (char *word)
{
  char *end = word;
  guint n_digits = 0;

  if (strspn (word, "0123456789-") != strlen (word))
    return;
  for (const char *at = word; *at != '\0'; at++)
    n_digits += *at != '-';
  if (n_digits < MIN_DIALLED)
    return;
  for (const char *at = word; *at != '\0'; at++)
    if (*at != '-')
      *end++ = *at;
  *end = '\0';
}

static int
compare_longer (gconstpointer a,
                gconstpointer b)
{
  const Word *left = a;
  const Word *right = b;

  return left->length < right->length ? 1 : left->length > right->length ? -1 : 0;
}

static void
add_word (DeskSearch *self,
          GArray     *words,
          const char *text)
{
  Word word = { text, strlen (text), desk_needle_new (self->glyphs, text) };

  g_array_append_val (words, word);
}

/**
 * desk_search_find:
 * @text: what was typed, with a word in it
 *
 * Looks for members that fit every word: in the name by its characters, its pinyin, initials or a
 * mixture, or anywhere in numbers, tags, address and notes. Words that stand together as one, a
 * number in groups or 欧 阳, fit as well as the one.
 *
 * Returns: (transfer full): by id a #DeskSearchRank, that of the word that fits worst; ids beyond
 *   its end do not fit
 */
GByteArray *
desk_search_find (DeskSearch *self,
                  const char *text)
{
  g_auto (GStrv) texts = desk_search_get_words (text);
  g_autofree char *joined = g_strjoinv ("", texts);
  g_autoptr (GByteArray) ranks = g_byte_array_new ();
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; texts[i] != NULL; i++)
    add_word (self, words, texts[i]);
  g_return_val_if_fail (words->len > 0, NULL);
  g_array_sort (words, compare_longer);

  g_byte_array_set_size (ranks, self->record_of->len);
  if (ranks->len > 0)
    memset (ranks->data, DESK_SEARCH_NONE, ranks->len);
  scan (self, &g_array_index (words, Word, 0), ranks);
  for (guint i = 1; i < words->len; i++)
    refine (self, &g_array_index (words, Word, i), TRUE, ranks);
  if (words->len > 1)
    {
      add_word (self, words, joined);
      refine (self, &g_array_index (words, Word, words->len - 1), FALSE, ranks);
    }
  return g_steal_pointer (&ranks);
}

/**
 * desk_search_get_words:
 *
 * Returns: (transfer full): the words of what was typed, folded; empty when there is nothing to
 *   look for
 */
GStrv
desk_search_get_words (const char *text)
{
  g_autofree char *folded = desk_fold_text (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0, n = 0; parts[i] != NULL && n < MAX_WORDS; i++)
    if (*parts[i] != '\0')
      {
        join_dialled (parts[i]);
        g_strv_builder_add (words, parts[i]);
        n++;
      }
  return g_strv_builder_end (words);
}
