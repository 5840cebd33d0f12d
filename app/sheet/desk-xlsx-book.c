/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-xlsx-book.h"

#include <desk-error.h>
#include <string.h>

#include "desk-xlsx-part.h"

#define FIRST_OWN_FORMAT 164

/* Goes on to the next element of this name. */
static gboolean
find (DeskXlsxPart  *part,
      const char    *element,
      GError       **error)
{
  while (desk_xlsx_part_next (part, error))
    if (desk_xlsx_part_begins (part, element))
      return TRUE;
  return FALSE;
}

/* Some documents need not be there. */
static DeskXlsxPart *
open_optional (const char  *path,
               const char  *name,
               GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  DeskXlsxPart *part = desk_xlsx_part_open (path, name, &local_error);

  if (part == NULL && !g_error_matches (local_error, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));
  return part;
}

/* The relation of the first sheet that is shown. */
static char *
read_workbook (DeskXlsxBook  *book,
               const char    *path,
               GError       **error)
{
  g_autoptr (DeskXlsxPart) part = desk_xlsx_part_open (path, "xl/workbook.xml", error);
  g_autofree char *relation = NULL;
  g_autoptr (GError) local_error = NULL;

  while (part != NULL && relation == NULL && desk_xlsx_part_next (part, &local_error))
    if (desk_xlsx_part_begins (part, "workbookPr"))
      {
        g_autofree char *from_1904 = desk_xlsx_part_get (part, "date1904");

        book->from_1904 = g_strcmp0 (from_1904, "1") == 0 || g_strcmp0 (from_1904, "true") == 0;
      }
    else if (desk_xlsx_part_begins (part, "sheet"))
      {
        g_autofree char *state = desk_xlsx_part_get (part, "state");

        if (state == NULL || g_str_equal (state, "visible"))
          relation = desk_xlsx_part_get (part, "id");
      }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return part != NULL && relation == NULL ? g_strdup ("") : g_steal_pointer (&relation);
}

static char *
resolve_target (const char *target)
{
  return *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
}

/* The document that a relation of the workbook stands for. */
static gboolean
read_relations (DeskXlsxBook  *book,
                const char    *path,
                const char    *relation,
                GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskXlsxPart) part =
    open_optional (path, "xl/_rels/workbook.xml.rels", &local_error);

  while (local_error == NULL && part != NULL && book->sheet == NULL &&
         find (part, "Relationship", &local_error))
    {
      g_autofree char *id = desk_xlsx_part_get (part, "Id");
      g_autofree char *target = desk_xlsx_part_get (part, "Target");

      if (g_strcmp0 (id, relation) == 0 && target != NULL)
        book->sheet = resolve_target (target);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (book->sheet == NULL)
    book->sheet = g_strdup ("xl/worksheets/sheet1.xml");
  return TRUE;
}

/* A text may be made of runs; how it is pronounced (rPh) is no part of it. */
static gboolean
read_text (DeskXlsxBook  *book,
           DeskXlsxPart  *part,
           GError       **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
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
        else if (in_text && !spoken && desk_xlsx_part_text (part) != NULL)
          g_string_append (text, desk_xlsx_part_text (part));
      }
    while (!desk_xlsx_part_ends (part, "si"));
  g_ptr_array_add (book->texts, g_string_free (g_steal_pointer (&text), FALSE));
  return TRUE;
}

static gboolean
read_texts (DeskXlsxBook  *book,
            const char    *path,
            GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskXlsxPart) part = open_optional (path, "xl/sharedStrings.xml", &local_error);

  while (local_error == NULL && part != NULL && find (part, "si", &local_error))
    read_text (book, part, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
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
  gboolean date = number >= FIRST_OWN_FORMAT
                    ? g_hash_table_contains (own, GINT_TO_POINTER ((int) number))
                    : is_date_number (number);

  g_array_append_val (book->dates, date);
}

static gboolean
read_styles (DeskXlsxBook  *book,
             const char    *path,
             GError       **error)
{
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskXlsxPart) part = open_optional (path, "xl/styles.xml", &local_error);
  gboolean in_cells = FALSE;

  while (local_error == NULL && part != NULL && desk_xlsx_part_next (part, &local_error))
    if (desk_xlsx_part_begins (part, "numFmt"))
      {
        g_autofree char *code = desk_xlsx_part_get (part, "formatCode");

        if (code != NULL && is_date_format (code))
          g_hash_table_add (own, GINT_TO_POINTER (
                                   (int) desk_xlsx_part_get_int (part, "numFmtId", 0)));
      }
    else if (desk_xlsx_part_begins (part, "cellXfs"))
      in_cells = TRUE;
    else if (desk_xlsx_part_ends (part, "cellXfs"))
      in_cells = FALSE;
    else if (in_cells && desk_xlsx_part_begins (part, "xf"))
      note_style (book, part, own);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * desk_xlsx_book_load:
 *
 * Returns: (transfer full) (nullable): what is needed to read the first sheet's cells; %NULL with
 *   %DESK_ERROR_INVALID for what is no .xlsx file
 */
DeskXlsxBook *
desk_xlsx_book_load (const char  *path,
                     GError     **error)
{
  g_autoptr (DeskXlsxBook) self = g_new0 (DeskXlsxBook, 1);
  g_autofree char *relation = NULL;

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->dates = g_array_new (FALSE, FALSE, sizeof (gboolean));
  relation = read_workbook (self, path, error);
  if (relation == NULL || !read_relations (self, path, relation, error) ||
      !read_texts (self, path, error) || !read_styles (self, path, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
desk_xlsx_book_free (DeskXlsxBook *self)
{
  g_free (self->sheet);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->dates);
  g_free (self);
}
