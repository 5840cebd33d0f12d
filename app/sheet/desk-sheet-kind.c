/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sheet-kind.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* So much of a file tells what it is. */
#define HEAD_SIZE 4096

/* How old spreadsheets begin, and new ones behind a password; where the list of their parts is. */
#define COMPOUND_FILE   "\xD0\xCF\x11\xE0"
#define SECTOR_SHIFT_AT 30
#define FIRST_LIST_AT   48
#define MAX_SHIFT       12

#define ZIP_FILE      "PK\003\004"
#define EMPTY_ZIP     "PK\005\006"
#define OPEN_DOCUMENT "mimetypeapplication/vnd.oasis.opendocument"
/* Where the name of a package's first part is. */
#define FIRST_NAME_AT 30

#define PDF_FILE "%PDF"

static const char protected_part[] =
  "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

/* The beginning of a file, or a part of it further on. */
typedef struct
{
  char  bytes[HEAD_SIZE];
  gsize length;
} Head;

static gboolean
read_head (GFileInputStream  *stream,
           Head              *head,
           GCancellable      *cancellable,
           GError           **error)
{
  return g_input_stream_read_all (G_INPUT_STREAM (stream), head->bytes, HEAD_SIZE, &head->length,
                                  cancellable, error);
}

static gboolean
has_at (const Head *head,
        gsize       at,
        const char *bytes)
{
  gsize length = strlen (bytes);

  return head->length >= at + length && memcmp (head->bytes + at, bytes, length) == 0;
}

static gboolean
holds (const Head *head,
       const char *bytes,
       gsize       length)
{
  for (gsize i = 0; i + length <= head->length; i++)
    if (memcmp (head->bytes + i, bytes, length) == 0)
      return TRUE;
  return FALSE;
}

static guint32
get_number (const Head *head,
            gsize       at,
            guint       n_bytes)
{
  guint32 number = 0;

  for (guint i = n_bytes; i > 0; i--)
    number = number << 8 | (guint8) head->bytes[at + i - 1];
  return number;
}

/* Whether a compound file is a package behind a password: then it has a part of that name. */
static gboolean
is_protected (GFileInputStream *stream,
              const Head       *head,
              GCancellable     *cancellable)
{
  guint32 shift;
  goffset offset;
  Head list = { 0 };

  if (head->length < FIRST_LIST_AT + sizeof (guint32))
    return FALSE;
  shift = MIN (get_number (head, SECTOR_SHIFT_AT, 2), MAX_SHIFT);
  offset = ((goffset) get_number (head, FIRST_LIST_AT, 4) + 1) << shift;
  return g_seekable_seek (G_SEEKABLE (stream), offset, G_SEEK_SET, cancellable, NULL) &&
         read_head (stream, &list, cancellable, NULL) &&
         holds (&list, protected_part, sizeof protected_part - 1);
}

/* Many programs write a web page under the name of a sheet. */
static gboolean
is_markup (const Head *head)
{
  static const char * const tags[] = { "<html", "<table", "<!doctype", "<?xml", "<meta" };
  g_autofree char *folded = g_ascii_strdown (head->bytes, (gssize) head->length);
  const char *text = folded;

  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    text += strlen ("\xEF\xBB\xBF");
  while (g_ascii_isspace (*text))
    text++;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_str_has_prefix (text, tags[i]))
      return TRUE;
  return FALSE;
}

/* Text has no NUL, but for UTF-16, which its mark tells. */
static gboolean
is_binary (const Head *head)
{
  gboolean wide = has_at (head, 0, "\xFF\xFE") || has_at (head, 0, "\xFE\xFF");

  return has_at (head, 0, PDF_FILE) ||
         (!wide && memchr (head->bytes, '\0', head->length) != NULL);
}

/* What the file is that cannot be read, and what to do; NULL for one that may be. */
static const char *
find_obstacle (GFileInputStream *stream,
               const Head       *head,
               GCancellable     *cancellable)
{
  if (has_at (head, 0, COMPOUND_FILE))
    return is_protected (stream, head, cancellable)
             ? _("this sheet is protected by a password; take the password away in your "
                 "spreadsheet program and save it again")
             : _("this is a sheet of the old .xls kind; save it as .xlsx");
  if (has_at (head, FIRST_NAME_AT, OPEN_DOCUMENT))
    return _("this is an OpenDocument file; save it as .xlsx");
  if (has_at (head, 0, ZIP_FILE) || has_at (head, 0, EMPTY_ZIP))
    return NULL;
  if (is_markup (head))
    return _("this is a web page, not a sheet; open it in your spreadsheet program and save it "
             "as .xlsx");
  if (is_binary (head))
    return _("this is neither a sheet nor a text; a list is an .xlsx or a .csv file");
  return NULL;
}

static gboolean
refuse (const char  *path,
        const char  *obstacle,
        GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  /* Translators: a file name, and why it cannot be read, without a full stop. */
  g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE, _("%s: %s"), name, obstacle);
  return FALSE;
}

/**
 * desk_sheet_kind_find:
 * @kind: (out): what the file shows in its first bytes, whatever its name
 *
 * Returns: %FALSE with %DESK_ERROR_UNSUITABLE for what cannot be read, whose message says what to do
 *   with it, or a %G_IO_ERROR
 */
gboolean
desk_sheet_kind_find (const char     *path,
                      DeskSheetKind  *kind,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  Head head = { 0 };
  const char *obstacle;

  if (stream == NULL || !read_head (stream, &head, cancellable, error))
    return FALSE;
  obstacle = find_obstacle (stream, &head, cancellable);
  *kind = has_at (&head, 0, "PK") ? DESK_SHEET_XLSX : DESK_SHEET_TEXT;
  return obstacle == NULL || refuse (path, obstacle, error);
}
