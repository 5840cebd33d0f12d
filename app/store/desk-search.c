/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-search.h"

#include <desk-fold.h>
#include <string.h>

#include "desk-haystack.h"

/* From here on, reading everything again is better than patching. */
#define MANY_IDS    64
#define MANY_BLANKS 4096

/* A number written with hyphens has as many digits, as it is dialled. */
#define MIN_DIALLED 7

/* What stands behind so many words is not looked for. */
#define MAX_WORDS 16

typedef struct
{
  gsize   start;                /* in the texts */
  guint   id;
  guint   name;                 /* in the names */
  guint16 name_length;
  guint16 numbers_length;       /* what comes before the tags */
  guint16 tags_length;          /* what comes before the address */
  guint16 address_length;       /* what comes before the notes */
} Record;

struct _DeskSearch
{
  gboolean    loaded;
  DeskGlyphs *glyphs;
  GArray     *names;            /* (element-type guint16): the glyphs of all names */
  GString    *text;             /* the rest of the haystacks, each ended by DESK_HAYSTACK_END */
  GArray     *records;          /* (element-type Record), by start */
  GArray     *record_of;        /* (element-type guint): by id, position in records + 1; 0: none */
  gsize       n_blank;          /* bytes that changes left unused */
};

/* A word of what was typed. */
typedef struct
{
  const char *text;
  gsize       length;
  DeskNeedle *needle;
} Word;

static void
set_record_of (DeskSearch *self,
               gint64      id,
               guint       record)
{
  if (id >= self->record_of->len)
    g_array_set_size (self->record_of, id + 1);
  g_array_index (self->record_of, guint, id) = record;
}

static guint
get_record_of (DeskSearch *self,
               gint64      id)
{
  return id < self->record_of->len ? g_array_index (self->record_of, guint, id) : 0;
}

static void
append_record (DeskSearch *self,
               gint64      id,
               const char *haystack)
{
  const char *rest = strchr (haystack, DESK_HAYSTACK_PART);
  g_autofree char *name = g_strndup (haystack, rest - haystack);
  const char *tags = strchr (rest + 1, DESK_HAYSTACK_PART);
  const char *address = strchr (tags + 1, DESK_HAYSTACK_PART);
  const char *notes = strchr (address + 1, DESK_HAYSTACK_PART);
  Record record = { self->text->len, id, self->names->len };

  record.numbers_length = MIN (tags - rest - 1, G_MAXUINT16);
  record.tags_length = MIN (address - tags, G_MAXUINT16);
  record.address_length = MIN (notes - address, G_MAXUINT16);
  record.name_length = desk_glyphs_spell (self->glyphs, name, self->names);
  g_string_append (self->text, rest + 1);
  g_string_append_c (self->text, DESK_HAYSTACK_END);
  g_array_append_val (self->records, record);
  set_record_of (self, id, self->records->len);
}

static const Record *
get_record (DeskSearch *self,
            guint       index)
{
  return &g_array_index (self->records, Record, index);
}

static gsize
get_record_end (DeskSearch *self,
                guint       index)
{
  return index + 1 < self->records->len ? get_record (self, index + 1)->start : self->text->len;
}

static void
blank_record (DeskSearch *self,
              gint64      id)
{
  guint number = get_record_of (self, id);
  Record *record;
  gsize end;

  if (number == 0)
    return;
  record = &g_array_index (self->records, Record, number - 1);
  end = get_record_end (self, number - 1);
  memset (self->text->str + record->start, DESK_HAYSTACK_END, end - record->start);
  self->n_blank += end - record->start;
  record->name_length = 0;
  set_record_of (self, id, 0);
}

static gboolean
read_records (DeskSearch  *self,
              DeskStmt    *stmt,
              GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  while (desk_stmt_step (stmt, &local_error))
    append_record (self, desk_stmt_int (stmt, 0), desk_stmt_text (stmt, 1));
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

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
match_name (DeskSearch   *self,
            const Record *record,
            const Word   *word)
{
  return desk_needle_match (word->needle, &g_array_index (self->names, guint16, record->name),
                            record->name_length);
}

static DeskSearchRank
rank_hit (DeskSearch   *self,
          const Record *record,
          const char   *hit,
          const Word   *word)
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
  const Record *record = get_record (self, index);
  const char *hit = desk_haystack_find (self->text->str + record->start,
                                        self->text->str + get_record_end (self, index),
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
      const Record *record = get_record (self, i);

      if (record->name_length > 0)
        ranks->data[record->id] = match_name (self, record, word);
    }
  while ((hit = find_next (self, hit, word)) != NULL)
    {
      const Record *record;
      guint8 *rank;

      while (get_record_end (self, index) <= (gsize) (hit - self->text->str))
        index++;
      record = get_record (self, index);
      rank = &ranks->data[record->id];
      *rank = get_better (*rank, rank_hit (self, record, hit, word));
      hit = self->text->str + get_record_end (self, index);
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
      index = get_record_of (self, id) - 1;
      rank = get_better (match_name (self, get_record (self, index), word),
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

DeskSearch *
desk_search_new (void)
{
  DeskSearch *self = g_new0 (DeskSearch, 1);

  self->glyphs = desk_glyphs_new ();
  self->names = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->text = g_string_new (NULL);
  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  self->record_of = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

void
desk_search_free (DeskSearch *self)
{
  desk_glyphs_free (self->glyphs);
  g_array_unref (self->names);
  g_string_free (self->text, TRUE);
  g_array_unref (self->records);
  g_array_unref (self->record_of);
  g_free (self);
}

gboolean
desk_search_is_loaded (DeskSearch *self)
{
  return self->loaded;
}

/**
 * desk_search_load:
 *
 * Reads the texts of all members from the directory.
 */
gboolean
desk_search_load (DeskSearch  *self,
                  DeskDb      *db,
                  GError     **error)
{
  g_autoptr (DeskStmt) stmt = NULL;

  desk_search_unload (self);
  stmt = desk_db_query (db, error, "SELECT id, haystack FROM directory ORDER BY id", "");
  if (stmt == NULL || !read_records (self, stmt, error))
    return FALSE;

  self->loaded = TRUE;
  return TRUE;
}

/**
 * desk_search_unload:
 *
 * Forgets the texts; desk_search_load() reads them again.
 */
void
desk_search_unload (DeskSearch *self)
{
  g_array_set_size (self->names, 0);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->records, 0);
  g_array_set_size (self->record_of, 0);
  self->n_blank = 0;
  self->loaded = FALSE;
}

/**
 * desk_search_patch:
 * @ids: (element-type gint64): the lines of the directory that changed, came or went
 *
 * Takes changes over, when the texts are loaded.
 */
gboolean
desk_search_patch (DeskSearch  *self,
                   DeskDb      *db,
                   GArray      *ids,
                   GError     **error)
{
  if (!self->loaded)
    return TRUE;
  if (ids->len > self->records->len / 4 + MANY_IDS ||
      self->n_blank > self->text->len / 2 + MANY_BLANKS)
    return desk_search_load (self, db, error);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (DeskStmt) stmt = NULL;

      blank_record (self, id);
      stmt = desk_db_query (db, error, "SELECT id, haystack FROM directory WHERE id = $1", "i", id);
      if (stmt == NULL || !read_records (self, stmt, error))
        {
          desk_search_unload (self);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * desk_search_find:
 * @text: what was typed, with a word in it
 *
 * Looks for members that fit every word: in the name by its characters, its pinyin, initials or a
 * mixture, or anywhere in numbers, tags, address and notes. Words that stand together as one, a number in
 * groups or 欧 阳, fit as well as the one.
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
