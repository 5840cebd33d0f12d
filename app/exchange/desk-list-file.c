/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-list-file.h"

#include <desk-error.h>
#include <desk-sheet-reader.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk-list-cells.h"

/* The header is among these. */
#define N_FIRST 20

/* More columns than these are none of a list. */
#define MAX_COLUMNS 256

typedef struct
{
  gint64 row_no;
  GStrv  cells;
} Line;

struct _DeskListFile
{
  DeskSheetReader *reader;
  DeskListColumns *columns;
  GPtrArray       *first;       /* (element-type Line): read while the header was looked for */
};

static void
free_line (gpointer data)
{
  Line *line = data;

  g_strfreev (line->cells);
  g_free (line);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Line, free_line)

/* Whatever looks blank. */
static gboolean
is_space (gunichar character)
{
  return g_unichar_isspace (character) || character == 0xFEFF || character == 0x200B;
}

static char *
strip (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && is_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && is_space (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, end - text);
}

/* By ="007" or '007 people keep a spreadsheet from taking a text for a number. */
static const char *
skip_mark (char *cell)
{
  gsize length = strlen (cell);

  if (g_str_has_prefix (cell, "=\"") && length > strlen ("=\"") && cell[length - 1] == '"')
    {
      cell[length - 1] = '\0';
      return cell + strlen ("=\"");
    }
  if (*cell == '\'' && cell[1] != '\0' && strchr ("0123456789=+-@", cell[1]) != NULL)
    return cell + 1;
  return cell;
}

static GStrv
copy_cells (DeskSheetReader *reader)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  for (guint i = 0; i < MIN (desk_sheet_reader_n_cells (reader), MAX_COLUMNS); i++)
    {
      g_autofree char *cell = strip (desk_sheet_reader_get_cell (reader, i));

      g_strv_builder_add (cells, skip_mark (cell));
    }
  return g_strv_builder_end (cells);
}

static Line *
read_line (DeskListFile  *self,
           GError       **error)
{
  Line *line;

  if (!desk_sheet_reader_next (self->reader, error))
    return NULL;
  line = g_new0 (Line, 1);
  line->row_no = desk_sheet_reader_get_row_no (self->reader);
  line->cells = copy_cells (self->reader);
  return line;
}

static gboolean
read_first (DeskListFile  *self,
            GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  Line *line;

  while (self->first->len < N_FIRST && (line = read_line (self, &local_error)) != NULL)
    g_ptr_array_add (self->first, line);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
find_columns (DeskListFile *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < self->first->len; i++)
    g_ptr_array_add (rows, ((Line *) g_ptr_array_index (self->first, i))->cells);
  g_clear_pointer (&self->columns, desk_list_columns_free);
  self->columns = desk_list_columns_find (rows);
  if (self->columns->n_above > 0)
    g_ptr_array_remove_range (self->first, 0, self->columns->n_above);
}

static gboolean
try_sheet (DeskListFile  *self,
           guint          sheet,
           GError       **error)
{
  g_ptr_array_set_size (self->first, 0);
  if (!desk_sheet_reader_choose (self->reader, sheet, error) || !read_first (self, error))
    return FALSE;
  find_columns (self);
  self->columns->sheet = sheet;
  return TRUE;
}

/* The first that says who it is about, else the first that has anything in it. */
static gboolean
find_sheet (DeskListFile  *self,
            GError       **error)
{
  guint n_sheets = desk_sheet_reader_n_sheets (self->reader);
  guint first = n_sheets;

  for (guint i = 0; i < n_sheets; i++)
    {
      if (!try_sheet (self, i, error))
        return FALSE;
      if (desk_list_columns_say_who (self->columns))
        return TRUE;
      if (first == n_sheets && self->columns->n_columns > 0)
        first = i;
    }
  return try_sheet (self, first < n_sheets ? first : 0, error);
}

static gboolean
choose_sheet (DeskListFile  *self,
              const char    *path,
              const char    *name,
              GError       **error)
{
  if (name == NULL)
    return find_sheet (self, error);
  for (guint i = 0; i < desk_sheet_reader_n_sheets (self->reader); i++)
    if (g_str_equal (desk_sheet_reader_get_sheet_name (self->reader, i), name))
      return try_sheet (self, i, error);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _("%s: there is no sheet called “%s”"), path,
               name);
  return FALSE;
}

static GStrv
list_sheets (DeskSheetReader *reader)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < desk_sheet_reader_n_sheets (reader); i++)
    g_strv_builder_add (names, desk_sheet_reader_get_sheet_name (reader, i));
  return g_strv_builder_end (names);
}

/* A printed list has its titles on every page. */
static gboolean
is_header_again (DeskListFile *self,
                 const Line   *line)
{
  guint n_same = 0;

  for (guint i = 0; line->cells[i] != NULL; i++)
    if (*line->cells[i] != '\0')
      {
        if (i >= self->columns->titles->len ||
            !g_str_equal (line->cells[i], g_ptr_array_index (self->columns->titles, i)))
          return FALSE;
        n_same++;
      }
  return n_same > 0;
}

static Line *
next_line (DeskListFile  *self,
           GError       **error)
{
  if (self->first->len > 0)
    return g_ptr_array_steal_index (self->first, 0);
  return read_line (self, error);
}

/**
 * desk_list_file_open:
 * @sheet: (nullable): the name of the sheet; %NULL: the first that says who it is about
 * @roles: (nullable) (element-type DeskListRole): what the columns are for; %NULL: as their titles
 *   say
 * @cancellable: (nullable): ends all reading
 *
 * Returns: (transfer full) (nullable): the list before its first row; %NULL with @error set for what
 *   is no sheet, or has nothing in it
 */
DeskListFile *
desk_list_file_open (const char    *path,
                     const char    *sheet,
                     GArray        *roles,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (DeskListFile) self = g_new0 (DeskListFile, 1);

  self->first = g_ptr_array_new_with_free_func (free_line);
  self->reader = desk_sheet_reader_new (path, cancellable, error);
  if (self->reader == NULL || !choose_sheet (self, path, sheet, error))
    return NULL;
  if (sheet == NULL && self->columns->n_columns == 0)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, _("%s: there is nothing in this list"),
                   path);
      return NULL;
    }
  self->columns->sheets = list_sheets (self->reader);
  if (roles != NULL)
    {
      g_array_set_size (self->columns->roles, 0);
      g_array_append_vals (self->columns->roles, roles->data, roles->len);
    }
  return g_steal_pointer (&self);
}

/**
 * desk_list_file_next:
 *
 * Returns: (transfer full) (nullable): the next row; %NULL at the end, or with @error set
 */
DeskListRow *
desk_list_file_next (DeskListFile  *self,
                     GError       **error)
{
  g_autoptr (Line) line = next_line (self, error);

  while (line != NULL && is_header_again (self, line))
    {
      g_clear_pointer (&line, free_line);
      line = next_line (self, error);
    }
  if (line == NULL)
    return NULL;
  return desk_list_cells_read (self->columns, line->cells, line->row_no);
}

/**
 * desk_list_file_take_columns:
 *
 * Returns: (transfer full): what the columns are; no row can be read any more
 */
DeskListColumns *
desk_list_file_take_columns (DeskListFile *self)
{
  return g_steal_pointer (&self->columns);
}

void
desk_list_file_free (DeskListFile *self)
{
  g_clear_pointer (&self->reader, desk_sheet_reader_free);
  g_clear_pointer (&self->columns, desk_list_columns_free);
  g_clear_pointer (&self->first, g_ptr_array_unref);
  g_free (self);
}
