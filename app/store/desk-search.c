/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-search.h"

#include <string.h>

/* Neither can be typed: a word never matches across two fields or two members. */
#define FIELD_END  '\x1f'
#define RECORD_END '\n'

/* From here on, reading everything again is better than patching. */
#define MANY_IDS    64
#define MANY_BLANKS 4096

typedef struct
{
  gsize  start;
  gint64 id;
} Record;

struct _DeskSearch
{
  gboolean  loaded;
  GString  *text;               /* the haystacks, each ended by RECORD_END */
  GArray   *records;            /* (element-type Record), by start */
  GArray   *record_of;          /* (element-type guint): by id, position in records + 1; 0: none */
  gsize     n_blank;            /* bytes that changes left unused */
};

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
  Record record = { self->text->len, id };

  g_string_append (self->text, haystack);
  g_string_append_c (self->text, RECORD_END);
  g_array_append_val (self->records, record);
  set_record_of (self, id, self->records->len);
}

static gsize
get_record_end (DeskSearch *self,
                guint       index)
{
  if (index + 1 < self->records->len)
    return g_array_index (self->records, Record, index + 1).start;
  return self->text->len;
}

static void
blank_record (DeskSearch *self,
              gint64      id)
{
  guint record = get_record_of (self, id);
  gsize start;
  gsize end;

  if (record == 0)
    return;
  start = g_array_index (self->records, Record, record - 1).start;
  end = get_record_end (self, record - 1);
  memset (self->text->str + start, RECORD_END, end - start);
  self->n_blank += end - start;
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
append_field (GString    *haystack,
              const char *field)
{
  g_autofree char *folded = desk_search_fold (field);

  if (*folded == '\0')
    return;
  if (haystack->len > 0)
    g_string_append_c (haystack, FIELD_END);
  g_string_append (haystack, folded);
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isgraph (*text) || g_ascii_isupper (*text))
      return FALSE;
  return TRUE;
}

DeskSearch *
desk_search_new (void)
{
  DeskSearch *self = g_new0 (DeskSearch, 1);

  self->text = g_string_new (NULL);
  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  self->record_of = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

void
desk_search_free (DeskSearch *self)
{
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
 * @needle: a folded text, not empty
 *
 * Returns: (transfer full): by id, whether the member's text contains @needle; ids beyond its end
 *   do not
 */
GByteArray *
desk_search_find (DeskSearch *self,
                  const char *needle)
{
  g_autoptr (GByteArray) marks = g_byte_array_new ();
  const char *hit = self->text->str;
  guint index = 0;

  g_return_val_if_fail (*needle != '\0', NULL);

  g_byte_array_set_size (marks, self->record_of->len);
  if (marks->len > 0)
    memset (marks->data, 0, marks->len);
  while ((hit = strstr (hit, needle)) != NULL)
    {
      gsize offset = hit - self->text->str;

      while (get_record_end (self, index) <= offset)
        index++;
      marks->data[g_array_index (self->records, Record, index).id] = 1;
      hit = self->text->str + get_record_end (self, index);
    }
  return g_steal_pointer (&marks);
}

/**
 * desk_search_fold:
 *
 * The form in which texts are compared: case, width and composition of letters do not count, nor
 * spaces at the ends; control characters are left out.
 *
 * Returns: (transfer full): "" when nothing is left, or @text is not UTF-8
 */
char *
desk_search_fold (const char *text)
{
  g_autofree char *normal = NULL;
  g_autofree char *folded = NULL;
  char *end;

  if (is_plain (text))
    return g_strdup (text);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  if (normal == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (normal, -1);
  end = folded;
  for (const char *at = folded; *at != '\0'; at++)
    if (!g_ascii_iscntrl (*at))
      *end++ = *at;
  *end = '\0';
  return g_strdup (g_strstrip (folded));
}

/**
 * desk_search_haystack:
 * @accounts: (element-type DeskAccount)
 *
 * Returns: (transfer full): what of a member is searched: name, number, phone and account numbers
 */
char *
desk_search_haystack (const DeskMember *member,
                      GPtrArray        *accounts)
{
  g_autoptr (GString) haystack = g_string_sized_new (96);

  append_field (haystack, member->name);
  append_field (haystack, member->member_no);
  append_field (haystack, member->phone);
  for (guint i = 0; i < accounts->len; i++)
    {
      const DeskAccount *account = g_ptr_array_index (accounts, i);

      if (strcmp (account->number, member->phone) != 0)
        append_field (haystack, account->number);
    }
  return g_string_free (g_steal_pointer (&haystack), FALSE);
}
