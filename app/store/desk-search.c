/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-search-private.h"

#include <string.h>

#include "desk-haystack.h"

/* From here on, reading everything again is better than patching. */
#define MANY_IDS    64
#define MANY_BLANKS 4096

static void
set_record_of (DeskSearch *self,
               gint64      id,
               guint       record)
{
  if (id >= self->record_of->len)
    g_array_set_size (self->record_of, id + 1);
  g_array_index (self->record_of, guint, id) = record;
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
  DeskSearchRecord record = { self->text->len, id, self->names->len };

  record.numbers_length = MIN (tags - rest - 1, G_MAXUINT16);
  record.tags_length = MIN (address - tags, G_MAXUINT16);
  record.address_length = MIN (notes - address, G_MAXUINT16);
  record.name_length = desk_glyphs_spell (self->glyphs, name, self->names);
  g_string_append (self->text, rest + 1);
  g_string_append_c (self->text, DESK_HAYSTACK_END);
  g_array_append_val (self->records, record);
  set_record_of (self, id, self->records->len);
}

static void
blank_record (DeskSearch *self,
              gint64      id)
{
  guint number = desk_search_get_record_of (self, id);
  DeskSearchRecord *record;
  gsize end;

  if (number == 0)
    return;
  record = &g_array_index (self->records, DeskSearchRecord, number - 1);
  end = desk_search_get_record_end (self, number - 1);
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

DeskSearch *
desk_search_new (void)
{
  DeskSearch *self = g_new0 (DeskSearch, 1);

  self->glyphs = desk_glyphs_new ();
  self->names = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->text = g_string_new (NULL);
  self->records = g_array_new (FALSE, FALSE, sizeof (DeskSearchRecord));
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
