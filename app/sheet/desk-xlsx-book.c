/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-xlsx-book.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk-xlsx-part.h"

#define FIRST_OWN_FORMAT 164

/* Files have no more styles, and people no more sheets. */
#define MAX_STYLES 65536
#define MAX_SHEETS 256

/* What is read, and where it goes. */
typedef struct
{
  DeskXlsxBook *book;
  const char   *path;
  GCancellable *cancellable;
} Loading;

static void
free_sheet (gpointer data)
{
  DeskXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->document);
  g_free (sheet);
}

/* Some documents need not be there. */
static DeskXlsxPart *
open_optional (const Loading  *loading,
               const char     *name,
               GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  DeskXlsxPart *part =
    desk_xlsx_part_open (loading->path, name, loading->cancellable, &local_error);

  if (part == NULL && !g_error_matches (local_error, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));
  return part;
}

/* Hands over what went wrong. */
static gboolean
end_part (GError  *problem,
          GError **error)
{
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static void
note_sheet (DeskXlsxBook *book,
            DeskXlsxPart *part)
{
  g_autofree char *state = desk_xlsx_part_get (part, "state");
  DeskXlsxSheet *sheet;

  if (book->sheets->len == MAX_SHEETS || (state != NULL && !g_str_equal (state, "visible")))
    return;
  sheet = g_new0 (DeskXlsxSheet, 1);
  sheet->name = desk_xlsx_part_get (part, "name");
  sheet->relation = desk_xlsx_part_get (part, "id");
  g_ptr_array_add (book->sheets, sheet);
}

static gboolean
read_workbook (const Loading  *loading,
               GError        **error)
{
  g_autoptr (DeskXlsxPart) part =
    desk_xlsx_part_open (loading->path, "xl/workbook.xml", loading->cancellable, error);
  GError *problem = NULL;

  if (part == NULL)
    return FALSE;
  while (desk_xlsx_part_next (part, &problem))
    if (desk_xlsx_part_begins (part, "workbookPr"))
      {
        g_autofree char *from_1904 = desk_xlsx_part_get (part, "date1904");

        loading->book->from_1904 =
          g_strcmp0 (from_1904, "1") == 0 || g_strcmp0 (from_1904, "true") == 0;
      }
    else if (desk_xlsx_part_begins (part, "sheet"))
      note_sheet (loading->book, part);
  return end_part (problem, error);
}

static void
note_target (DeskXlsxBook *book,
             DeskXlsxPart *part)
{
  g_autofree char *id = desk_xlsx_part_get (part, "Id");
  g_autofree char *target = desk_xlsx_part_get (part, "Target");

  for (guint i = 0; target != NULL && i < book->sheets->len; i++)
    {
      DeskXlsxSheet *sheet = g_ptr_array_index (book->sheets, i);

      if (sheet->document == NULL && g_strcmp0 (sheet->relation, id) == 0)
        sheet->document =
          *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
    }
}

/* The documents that the relations of the workbook stand for. */
static gboolean
read_relations (const Loading  *loading,
                GError        **error)
{
  GError *problem = NULL;
  g_autoptr (DeskXlsxPart) part = open_optional (loading, "xl/_rels/workbook.xml.rels", &problem);

  while (part != NULL && desk_xlsx_part_find (part, "Relationship", &problem))
    note_target (loading->book, part);
  for (guint i = 0; i < loading->book->sheets->len; i++)
    {
      DeskXlsxSheet *sheet = g_ptr_array_index (loading->book->sheets, i);

      if (sheet->document == NULL)
        sheet->document = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
    }
  return end_part (problem, error);
}

/* A text may be made of runs; how it is pronounced (rPh) is no part of it. */
static gboolean
read_text (DeskXlsxBook  *book,
           DeskXlsxPart  *part,
           GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint32 start = (guint32) book->texts->len;
  gboolean in_text = FALSE;
  gboolean spoken = FALSE;

  if (!desk_xlsx_part_is_empty (part))
    do
      {
        if (!desk_xlsx_part_next (part, error))
          return FALSE;
        if (desk_xlsx_part_begins (part, "rPh"))
          spoken = TRUE;
        else if (desk_xlsx_part_ends (part, "rPh"))
          spoken = FALSE;
        else if (desk_xlsx_part_begins (part, "t"))
          in_text = !desk_xlsx_part_is_empty (part);
        else if (desk_xlsx_part_ends (part, "t"))
          in_text = FALSE;
        else if (in_text && !spoken)
          desk_xlsx_part_append_text (part, text);
      }
    while (!desk_xlsx_part_ends (part, "si"));
  g_array_append_val (book->starts, start);
  g_string_append_len (book->texts, text->str, (gssize) text->len + 1);
  return TRUE;
}

static gboolean
read_texts (const Loading  *loading,
            GError        **error)
{
  GError *problem = NULL;
  g_autoptr (DeskXlsxPart) part = open_optional (loading, "xl/sharedStrings.xml", &problem);

  while (part != NULL && desk_xlsx_part_find (part, "si", &problem) &&
         read_text (loading->book, part, &problem))
    continue;
  return end_part (problem, error);
}

/* Whether a number shown so is a day: years, months or days outside of quotes and colours. */
static gboolean
is_date_format (const char *format)
{
  gboolean quoted = FALSE;
  gboolean bracketed = FALSE;

  for (; *format != '\0'; format++)
    if (*format == '"')
      quoted = !quoted;
    else if (*format == '[' || *format == ']')
      bracketed = *format == '[';
    else if (*format == '\\' && format[1] != '\0')
      format++;
    else if (!quoted && !bracketed && strchr ("yYdD", *format) != NULL)
      return TRUE;
  return FALSE;
}

/* The formats with a meaning of their own: 27–36 and 50–58 are the Chinese days. */
static gboolean
is_date_number (gint64 number)
{
  return (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 31) ||
         number == 36 || number == 50 || (number >= 51 && number <= 54) ||
         (number >= 57 && number <= 58);
}

static void
note_style (DeskXlsxBook *book,
            DeskXlsxPart *part,
            GHashTable   *own)
{
  gint64 number = desk_xlsx_part_get_int (part, "numFmtId", 0);
  guint8 date = number >= FIRST_OWN_FORMAT
                  ? g_hash_table_contains (own, GINT_TO_POINTER ((int) number))
                  : is_date_number (number);

  if (book->dates->len < MAX_STYLES)
    g_byte_array_append (book->dates, &date, 1);
}

static void
note_format (DeskXlsxPart *part,
             GHashTable   *own)
{
  g_autofree char *code = desk_xlsx_part_get (part, "formatCode");

  if (code != NULL && is_date_format (code) && g_hash_table_size (own) < MAX_STYLES)
    g_hash_table_add (own,
                      GINT_TO_POINTER ((int) desk_xlsx_part_get_int (part, "numFmtId", 0)));
}

static gboolean
read_styles (const Loading  *loading,
             GError        **error)
{
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  GError *problem = NULL;
  g_autoptr (DeskXlsxPart) part = open_optional (loading, "xl/styles.xml", &problem);
  gboolean in_cells = FALSE;

  while (part != NULL && desk_xlsx_part_next (part, &problem))
    if (desk_xlsx_part_begins (part, "numFmt"))
      note_format (part, own);
    else if (desk_xlsx_part_begins (part, "cellXfs"))
      in_cells = TRUE;
    else if (desk_xlsx_part_ends (part, "cellXfs"))
      in_cells = FALSE;
    else if (in_cells && desk_xlsx_part_begins (part, "xf"))
      note_style (loading->book, part, own);
  return end_part (problem, error);
}

/**
 * desk_xlsx_book_load:
 *
 * Returns: (transfer full) (nullable): what is needed to read the cells; %NULL with
 *   %DESK_ERROR_INVALID for what is no .xlsx file, %DESK_ERROR_NOT_FOUND where no sheet is shown
 */
DeskXlsxBook *
desk_xlsx_book_load (const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (DeskXlsxBook) self = g_new0 (DeskXlsxBook, 1);
  Loading loading = { self, path, cancellable };

  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->texts = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->dates = g_byte_array_new ();
  if (!read_workbook (&loading, error) || !read_relations (&loading, error) ||
      !read_texts (&loading, error) || !read_styles (&loading, error))
    return NULL;
  if (self->sheets->len > 0)
    return g_steal_pointer (&self);
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _("%s: the file has no sheet in it"), path);
  return NULL;
}

/**
 * desk_xlsx_book_get_text:
 * @number: as the file writes it
 *
 * Returns: (transfer none): a text that cells name by number, "" where there is none
 */
const char *
desk_xlsx_book_get_text (DeskXlsxBook *self,
                         const char   *number)
{
  guint64 index;

  if (self->starts->len == 0 ||
      !g_ascii_string_to_unsigned (number, 10, 0, self->starts->len - 1, &index, NULL))
    return "";
  return self->texts->str + g_array_index (self->starts, guint32, index);
}

/**
 * desk_xlsx_book_is_date:
 *
 * Returns: whether cells of this style show a number as a day
 */
gboolean
desk_xlsx_book_is_date (DeskXlsxBook *self,
                        gint64        style)
{
  return style >= 0 && style < self->dates->len && self->dates->data[style] != 0;
}

void
desk_xlsx_book_free (DeskXlsxBook *self)
{
  g_ptr_array_unref (self->sheets);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->starts);
  g_byte_array_unref (self->dates);
  g_free (self);
}
