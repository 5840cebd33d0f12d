/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-text-file.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define CHUNK (64 * 1024)
#define UTF8_BOM "\xef\xbb\xbf"

typedef enum
{
  ENCODING_UTF8,
  ENCODING_GB18030,
} Encoding;

/* The lines of the file pass through @buffer, which holds at most one of them and what was read
   behind it: buffer [ … start … end … capacity ) */
struct _DeskTextFile
{
  GFileInputStream *stream;
  char             *name;
  char             *buffer;
  gsize             start;
  gsize             end;
  gsize             capacity;
  gboolean          at_eof;
  gint64            line_no;    /* of the line read last, from 1 */
  Encoding          encoding;
  gboolean          has_bom;
  GIConv            converter;
  char             *converted;
  gsize             converted_size;
};

/* Where a file stops being text in some encoding. */
typedef struct
{
  gint64 line_no;
  gint64 byte;                  /* of that line, from 1 */
} Flaw;

static gboolean
fill_buffer (DeskTextFile  *self,
             GError       **error)
{
  GInputStream *stream = G_INPUT_STREAM (self->stream);
  gssize n_read;

  if (self->start > 0)
    memmove (self->buffer, self->buffer + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  if (self->capacity - self->end < CHUNK)
    {
      self->capacity += MAX (CHUNK, self->capacity);
      self->buffer = g_realloc (self->buffer, self->capacity);
    }

  n_read = g_input_stream_read (stream, self->buffer + self->end, CHUNK, NULL, error);
  if (n_read < 0)
    {
      g_prefix_error (error, "%s: ", self->name);
      return FALSE;
    }
  self->at_eof = n_read == 0;
  self->end += n_read;
  return TRUE;
}

/* Finds the end of the line at @start: FALSE at the end of the file, or with @error set. */
static gboolean
find_line (DeskTextFile  *self,
           gsize         *length,
           GError       **error)
{
  gsize n_seen = 0;

  while (TRUE)
    {
      gsize n_held = self->end - self->start;
      const char *newline = memchr (self->buffer + self->start + n_seen, '\n', n_held - n_seen);

      *length = newline != NULL ? (gsize) (newline - self->buffer) - self->start : n_held;
      if (*length > DESK_TEXT_LINE_LIMIT)
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _("%s, line %" PRId64 ": the line is longer than 1 MiB; "
                         "this is no CSV file"),
                       self->name, self->line_no + 1);
          return FALSE;
        }
      if (newline != NULL || (self->at_eof && n_held > 0))
        return TRUE;
      if (self->at_eof)
        return FALSE;

      n_seen = n_held;
      if (!fill_buffer (self, error))
        return FALSE;
    }
}

/* A line as it stands in the file, without LF or CRLF. */
static gboolean
read_raw_line (DeskTextFile  *self,
               const char   **line,
               gsize         *length,
               GError       **error)
{
  gsize n;

  if (!find_line (self, &n, error))
    return FALSE;

  *line = self->buffer + self->start;
  *length = n > 0 && (*line)[n - 1] == '\r' ? n - 1 : n;
  self->start = MIN (self->start + n + 1, self->end);
  self->line_no++;
  if (memchr (*line, '\0', *length) == NULL)
    return TRUE;

  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               _("%s, line %" PRId64 ": a NUL byte; this is no text file in UTF-8 or "
                 "GB18030 (a spreadsheet must be saved as CSV)"),
               self->name, self->line_no);
  return FALSE;
}

static gboolean
rewind_file (DeskTextFile  *self,
             GError       **error)
{
  gint64 offset = self->has_bom ? strlen (UTF8_BOM) : 0;

  self->start = 0;
  self->end = 0;
  self->at_eof = FALSE;
  self->line_no = 0;
  if (g_seekable_can_seek (G_SEEKABLE (self->stream)))
    return g_seekable_seek (G_SEEKABLE (self->stream), offset, G_SEEK_SET, NULL, error);

  g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
               _("%s: a pipe cannot be read twice; give a file"), self->name);
  return FALSE;
}

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
   the file is no * text at all. */
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
  if (!rewind_file (self, error))
    return FALSE;
  while (read_raw_line (self, &line, &length, &local_error))
    if (!decode_line (self, &line, &length))
      {
        flaw->line_no = self->line_no;
        flaw->byte = length + 1;
        return FALSE;
      }
  if (local_error == NULL)
    return rewind_file (self, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
detect_bom (DeskTextFile  *self,
            GError       **error)
{
  if (!fill_buffer (self, error))
    return FALSE;
  self->has_bom = self->end >= strlen (UTF8_BOM) &&
                  memcmp (self->buffer, UTF8_BOM, strlen (UTF8_BOM)) == 0;
  return TRUE;
}

static gboolean
detect_encoding (DeskTextFile  *self,
                 GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  Flaw utf8;
  Flaw gb18030;

  if (!detect_bom (self, error))
    return FALSE;
  if (try_encoding (self, ENCODING_UTF8, &utf8, &local_error) ||
      (local_error == NULL && !self->has_bom &&
       try_encoding (self, ENCODING_GB18030, &gb18030, &local_error)))
    return TRUE;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (self->has_bom)
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("%s begins as UTF-8, but line %" PRId64
                   " is not (byte %" PRId64 ")"),
                 self->name, utf8.line_no, utf8.byte);
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("%s is neither UTF-8 (line %" PRId64 ", byte %" PRId64
                   ") nor GB18030 (line %" PRId64 ", byte %" PRId64 ")"),
                 self->name, utf8.line_no, utf8.byte, gb18030.line_no, gb18030.byte);
  return FALSE;
}

/**
 * desk_text_file_open:
 *
 * Opens a file and reads it once, to find its encoding and what makes it no text: bytes of neither
 * encoding, NUL bytes, a line over %DESK_TEXT_LINE_LIMIT. The error names the line.
 *
 * Returns: (transfer full) (nullable): the file, before its first line
 */
DeskTextFile *
desk_text_file_open (const char  *path,
                     GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (DeskTextFile) self = NULL;

  if (stream == NULL)
    return NULL;

  self = g_new0 (DeskTextFile, 1);
  self->stream = g_steal_pointer (&stream);
  self->name = g_path_get_basename (path);
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
  if (!read_raw_line (self, line, length, error))
    return FALSE;
  if (decode_line (self, line, length))
    return TRUE;

  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               _("%s, line %" PRId64 ": the file changed while it was read"), self->name,
               self->line_no);
  return FALSE;
}

/**
 * desk_text_file_get_line_no:
 *
 * Returns: the number of the line read last, from 1, as an editor counts
 */
gint64
desk_text_file_get_line_no (DeskTextFile *self)
{
  return self->line_no;
}

/**
 * desk_text_file_get_name:
 *
 * Returns: the file's name without its folder
 */
const char *
desk_text_file_get_name (DeskTextFile *self)
{
  return self->name;
}

const char *
desk_text_file_get_encoding (DeskTextFile *self)
{
  return self->encoding == ENCODING_UTF8 ? "UTF-8" : "GB18030";
}

void
desk_text_file_free (DeskTextFile *self)
{
  g_clear_object (&self->stream);
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_free (self->name);
  g_free (self->buffer);
  g_free (self->converted);
  g_free (self);
}
