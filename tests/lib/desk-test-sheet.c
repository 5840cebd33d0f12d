/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-test-sheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

static void
add_part (struct archive *archive,
          const char     *name,
          const char     *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) strlen (text));
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, text, strlen (text)), ==, (int) strlen (text));
  archive_entry_free (entry);
}

static void
add_sheet (struct archive *archive,
           GString        *book,
           guint           number,
           const char     *name,
           const char     *xml)
{
  gboolean hidden = *name == '-';
  g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", number);
  g_autofree char *text = g_strdup_printf (HEAD "<worksheet xmlns=\"" MAIN "\">%s</worksheet>", xml);

  g_string_append_printf (book, "<sheet name=\"%s\" sheetId=\"%u\" r:id=\"rId%u\"%s/>",
                          hidden ? name + 1 : name, number, number,
                          hidden ? " state=\"hidden\"" : "");
  add_part (archive, part, text);
}

static void
add_book (struct archive *archive,
          const GString  *sheets,
          guint           n_sheets)
{
  g_autofree char *book = g_strdup_printf (
    HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"r\"><sheets>%s</sheets></workbook>", sheets->str);
  g_autoptr (GString) relations = g_string_new (HEAD "<Relationships>");

  for (guint i = 1; i <= n_sheets; i++)
    g_string_append_printf (relations,
                            "<Relationship Id=\"rId%u\" Target=\"worksheets/sheet%u.xml\"/>", i, i);
  g_string_append (relations, "</Relationships>");
  add_part (archive, "xl/workbook.xml", book);
  add_part (archive, "xl/_rels/workbook.xml.rels", relations->str);
}

void
desk_test_write_xlsx (const char *path,
                      ...)
{
  struct archive *archive = archive_write_new ();
  g_autoptr (GString) sheets = g_string_new (NULL);
  guint n_sheets = 0;
  const char *name;
  va_list rest;

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  va_start (rest, path);
  while ((name = va_arg (rest, const char *)) != NULL)
    add_sheet (archive, sheets, ++n_sheets, name, va_arg (rest, const char *));
  va_end (rest);
  add_book (archive, sheets, n_sheets);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

char *
desk_test_sheet_rows (const char *row,
                      ...)
{
  GString *xml = g_string_new ("<sheetData>");
  va_list rest;

  va_start (rest, row);
  for (; row != NULL; row = va_arg (rest, const char *))
    {
      g_auto (GStrv) cells = g_strsplit (row, "|", -1);

      g_string_append (xml, "<row>");
      for (guint i = 0; cells[i] != NULL; i++)
        g_string_append_printf (xml, "<c t=\"inlineStr\"><is><t>%s</t></is></c>", cells[i]);
      g_string_append (xml, "</row>");
    }
  va_end (rest);
  g_string_append (xml, "</sheetData>");
  return g_string_free (xml, FALSE);
}
