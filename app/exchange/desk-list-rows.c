/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-list-rows.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk-list-file.h"

/* What is kept of all rows together, in bytes of text. */
#define MAX_TEXT (64 * 1024 * 1024)

static gsize
get_length (const char *text)
{
  return text != NULL ? strlen (text) : 0;
}

static gsize
get_lengths (GStrv texts)
{
  gsize length = 0;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    length += strlen (texts[i]);
  return length;
}

static gboolean
add_row (DeskListRows  *self,
         DeskListRow   *row,
         GError       **error)
{
  g_ptr_array_add (self->rows, row);
  self->n_bytes += get_length (row->said_no) + get_length (row->said_name) +
                   get_length (row->said_area) + get_length (row->note) +
                   get_length (row->detail) + get_lengths (row->numbers) + get_lengths (row->tags);
  if (self->rows->len <= DESK_LIST_MAX_ROWS && self->n_bytes <= MAX_TEXT)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
               _("%s: this is more than a list of one’s own members; it may have %u rows"),
               self->path, DESK_LIST_MAX_ROWS);
  return FALSE;
}

static guint
hash_addition (gconstpointer data)
{
  const DeskListRow *row = data;

  return g_str_hash (row->member_no) ^ (row->note != NULL ? g_str_hash (row->note) : 0);
}

static gboolean
are_same_tags (GStrv a,
               GStrv b)
{
  return a == b || (a != NULL && b != NULL &&
                    g_strv_equal ((const char * const *) a, (const char * const *) b));
}

static gboolean
is_same_addition (gconstpointer a,
                  gconstpointer b)
{
  const DeskListRow *one = a;
  const DeskListRow *other = b;

  return g_str_equal (one->member_no, other->member_no) &&
         g_strcmp0 (one->note, other->note) == 0 && are_same_tags (one->tags, other->tags);
}

/**
 * desk_list_rows_new:
 * @sheet: (nullable): the name of the sheet; %NULL: the first that says who it is about
 * @roles: (nullable) (element-type DeskListRole): what the columns are for; %NULL: as their titles
 *   say
 *
 * Returns: (transfer full): a list that is not read yet
 */
DeskListRows *
desk_list_rows_new (const char *path,
                    const char *sheet,
                    GArray     *roles)
{
  DeskListRows *self = g_new0 (DeskListRows, 1);

  self->path = g_strdup (path);
  self->sheet = g_strdup (sheet);
  self->roles = roles != NULL ? g_array_ref (roles) : NULL;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_list_row_free);
  return self;
}

/**
 * desk_list_rows_read:
 *
 * Reads the file, on any thread.
 *
 * Returns: %FALSE with @error set
 */
gboolean
desk_list_rows_read (DeskListRows  *self,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (DeskListFile) file = desk_list_file_open (self->path, self->sheet, self->roles,
                                                       cancellable, error);
  g_autoptr (GError) local_error = NULL;
  DeskListRow *row;

  if (file == NULL)
    return FALSE;
  while (!g_cancellable_set_error_if_cancelled (cancellable, &local_error) &&
         (row = desk_list_file_next (file, &local_error)) != NULL &&
         add_row (self, row, &local_error))
    continue;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->columns = desk_list_file_take_columns (file);
  return TRUE;
}

/**
 * desk_list_rows_mark_repeated:
 *
 * What two rows of the list add is added once: those that add what one above adds say so.
 */
void
desk_list_rows_mark_repeated (DeskListRows *self)
{
  g_autoptr (GHashTable) additions = g_hash_table_new (hash_addition, is_same_addition);

  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskListRow *row = g_ptr_array_index (self->rows, i);

      if (row->outcome == DESK_LIST_ADD && !g_hash_table_add (additions, row))
        desk_list_row_set_problem (row, DESK_LIST_NOTHING_NEW, DESK_LIST_PROBLEM_TWICE, NULL);
    }
}

void
desk_list_rows_free (DeskListRows *self)
{
  g_free (self->path);
  g_free (self->sheet);
  g_clear_pointer (&self->roles, g_array_unref);
  g_clear_pointer (&self->columns, desk_list_columns_free);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
