/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-text-file.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "desk-line-reader.h"

typedef enum
{
  ENCODING_UTF8,
  ENCODING_GB18030,
} Encoding;

struct _DeskTextFile
{
  DeskLineReader *lines;
  Encoding        encoding;
  GIConv          converter;
  char           *converted;
  gsize           converted_size;
};

/* Where a file stops being text in some encoding. */
typedef struct
{
  gint64 line_no;
  gint64 byte;                  /* of that line, from 1 */
} Flaw;

/* Converts a line of GB18030. *length is where it fails when it does. */
static gboolean
convert_line (DeskTextFile  *self,
              const char   **line,
              gsize         *length)
{
  char *in = (char *) *line;
  char *out;
  gsize n_in = *length;
  gsize n_out = 2 * n_in + 1;   /* two bytes become three at most */
  gsize size = n_out;

  if (self->converted_size < size)
    {
      self->converted = g_realloc (self->converted, size);
      self->converted_size = size;
    }
  out = self->converted;
  g_iconv (self->converter, NULL, NULL, NULL, NULL);
  if (g_iconv (self->converter, &in, &n_in, &out, &n_out) == (gsize) -1)
    {
      *length = in - *line;
      return FALSE;
    }
  *line = self->converted;
  *length = out - self->converted;
  return TRUE;
}

/* Gives the line as UTF-8. *length is where it fails when it does. */
static gboolean
decode_line (DeskTextFile  *self,
             const char   **line,
             gsize         *length)
{
  const char *end;

  if (self->encoding == ENCODING_GB18030)
    return convert_line (self, line, length);
  if (g_utf8_validate_len (*line, *length, &end))
    return TRUE;
  *length = end - *line;
  return FALSE;
}

/* Whether the whole file is text in @encoding. FALSE with @flaw filled in, or with @error set when
   the file is no text at all. */
static gboolean
try_encoding (DeskTextFile  *self,
              Encoding       encoding,
              Flaw          *flaw,
              GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  const char *line;
  gsize length;

  self->encoding = encoding;
  if (!desk_line_reader_rewind (self->lines, error))
    return FALSE;
  while (desk_line_reader_next (self->lines, &line, &length, &local_error))
    if (!decode_line (self, &line, &length))
      {
        flaw->line_no = desk_line_reader_get_line_no (self->lines);
        flaw->byte = length + 1;
        return FALSE;
      }
  if (local_error == NULL)
    return desk_line_reader_rewind (self->lines, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
detect_encoding (DeskTextFile  *self,
                 GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  Flaw utf8;
  Flaw gb18030;
  gboolean marked = desk_line_reader_is_marked (self->lines);

  if (try_encoding (self, ENCODING_UTF8, &utf8, &local_error) ||
      (local_error == NULL && !marked &&
       try_encoding (self, ENCODING_GB18030, &gb18030, &local_error)))
    return TRUE;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (marked)
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("%s begins as UTF-8, but line %" PRId64
                   " is not (byte %" PRId64 ")"),
                 desk_text_file_get_name (self), utf8.line_no, utf8.byte);
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("%s is neither UTF-8 (line %" PRId64 ", byte %" PRId64
                   ") nor GB18030 (line %" PRId64 ", byte %" PRId64 ")"),
                 desk_text_file_get_name (self), utf8.line_no, utf8.byte, gb18030.line_no,
                 gb18030.byte);
  return FALSE;
}

/**
 * desk_text_file_open:
 * @cancellable: (nullable): ends all reading
 *
 * Opens a file and reads it once, to find its encoding and what makes it no text: bytes of neither
 * encoding, NUL bytes, a line over %DESK_TEXT_LINE_LIMIT. The error names the line.
 *
 * Returns: (transfer full) (nullable): the file, before its first line
 */
DeskTextFile *
desk_text_file_open (const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (DeskLineReader) lines = desk_line_reader_open (path, cancellable, error);
  g_autoptr (DeskTextFile) self = NULL;

  if (lines == NULL)
    return NULL;

  self = g_new0 (DeskTextFile, 1);
  self->lines = g_steal_pointer (&lines);
  self->converter = g_iconv_open ("UTF-8", "GB18030");
  if (self->converter == (GIConv) -1)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                           _("This system cannot read GB18030"));
      return NULL;
    }
  if (!detect_encoding (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * desk_text_file_read_line:
 * @line: (out): UTF-8, without its line end, not terminated; valid until the next call
 *
 * Returns: %FALSE at the end, or with @error set
 */
gboolean
desk_text_file_read_line (DeskTextFile  *self,
                          const char   **line,
                          gsize         *length,
                          GError       **error)
{
  if (!desk_line_reader_next (self->lines, line, length, error))
    return FALSE;
  if (decode_line (self, line, length))
    return TRUE;

  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               _("%s, line %" PRId64 ": the file changed while it was read"), desk_text_file_get_name (self),
               desk_text_file_get_line_no (self));
  return FALSE;
}

/**
 * desk_text_file_rewind:
 *
 * Goes back to before the first line.
 */
gboolean
desk_text_file_rewind (DeskTextFile  *self,
                       GError       **error)
{
  return desk_line_reader_rewind (self->lines, error);
}

/**
 * desk_text_file_get_line_no:
 *
 * Returns: the number of the line read last, from 1, as an editor counts
 */
gint64
desk_text_file_get_line_no (DeskTextFile *self)
{
  return desk_line_reader_get_line_no (self->lines);
}

/**
 * desk_text_file_get_name:
 *
 * Returns: the file's name without its folder
 */
const char *
desk_text_file_get_name (DeskTextFile *self)
{
  return desk_line_reader_get_name (self->lines);
}

const char *
desk_text_file_get_encoding (DeskTextFile *self)
{
  return self->encoding == ENCODING_UTF8 ? "UTF-8" : "GB18030";
}

void
desk_text_file_free (DeskTextFile *self)
{
  g_clear_pointer (&self->lines, desk_line_reader_free);
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_free (self->converted);
  g_free (self);
}
