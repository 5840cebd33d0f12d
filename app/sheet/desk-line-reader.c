/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-line-reader.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "desk-text-file.h"

#define CHUNK (64 * 1024)

/* What a file begins with says how its text is written. */
typedef struct
{
  const char *bytes;
  gsize       length;
  const char *charset;          /* NULL: it reads as it is */
} Mark;

static const Mark marks[] = {
  { "\xef\xbb\xbf", 3, NULL },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* The lines of the file pass through @buffer, which holds at most one of them and what was read
   behind it: buffer [ … start … end … capacity ) */
struct _DeskLineReader
{
  GFileInputStream *file;
  GInputStream     *stream;     /* @file, or what makes UTF-8 of it */
  GCancellable     *cancellable;
  const Mark       *mark;       /* (nullable) */
  char             *name;
  char             *buffer;
  gsize             start;
  gsize             end;
  gsize             capacity;
  char              newline;
  gboolean          at_eof;
  gint64            line_no;    /* of the line read last, from 1 */
};

static gboolean
fill_buffer (DeskLineReader  *self,
             GError         **error)
{
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

  n_read = g_input_stream_read (self->stream, self->buffer + self->end, CHUNK, self->cancellable,
                                error);
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
find_line (DeskLineReader  *self,
           gsize           *length,
           GError         **error)
{
  gsize n_seen = 0;

  while (TRUE)
    {
      gsize n_held = self->end - self->start;
      const char *newline =
        memchr (self->buffer + self->start + n_seen, self->newline, n_held - n_seen);

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

static void
find_mark (DeskLineReader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (self->end >= marks[i].length &&
        memcmp (self->buffer, marks[i].bytes, marks[i].length) == 0)
      self->mark = &marks[i];
}

/* Begins behind the mark. */
static gboolean
start_stream (DeskLineReader  *self,
              GError         **error)
{
  const char *charset = self->mark != NULL ? self->mark->charset : NULL;
  g_autoptr (GCharsetConverter) converter = NULL;

  g_clear_object (&self->stream);
  if (charset == NULL)
    {
      self->stream = G_INPUT_STREAM (g_object_ref (self->file));
      return TRUE;
    }
  converter = g_charset_converter_new ("UTF-8", charset, error);
  if (converter == NULL)
    return FALSE;
  self->stream = g_converter_input_stream_new (G_INPUT_STREAM (self->file),
                                               G_CONVERTER (converter));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (self->stream), FALSE);
  return TRUE;
}

/* Old files end their lines with CR alone; LF may be in their cells. */
static gboolean
find_newline (DeskLineReader  *self,
              GError         **error)
{
  gsize n_lf = 0;
  gsize n_cr = 0;

  if (!fill_buffer (self, error))
    return FALSE;
  for (gsize i = 0; i < self->end; i++)
    if (self->buffer[i] == '\n')
      n_lf++;
    else if (self->buffer[i] == '\r' && i + 1 < self->end && self->buffer[i + 1] != '\n')
      n_cr++;
  self->newline = n_cr > n_lf ? '\r' : '\n';
  return TRUE;
}

/**
 * desk_line_reader_open:
 * @cancellable: (nullable): ends all reading
 *
 * Returns: (transfer full) (nullable): the file before its first line; %NULL with a %G_IO_ERROR, or
 *   %DESK_ERROR_UNSUITABLE for what cannot be read twice
 */
DeskLineReader *
desk_line_reader_open (const char    *path,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (DeskLineReader) self = NULL;

  if (stream == NULL)
    return NULL;

  self = g_new0 (DeskLineReader, 1);
  self->file = g_steal_pointer (&stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->name = g_path_get_basename (path);
  if (!start_stream (self, error) || !fill_buffer (self, error))
    return NULL;
  find_mark (self);
  if (!desk_line_reader_rewind (self, error) || !find_newline (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * desk_line_reader_rewind:
 *
 * Goes back to before the first line.
 */
gboolean
desk_line_reader_rewind (DeskLineReader  *self,
                         GError         **error)
{
  goffset offset = self->mark != NULL ? (goffset) self->mark->length : 0;

  self->start = 0;
  self->end = 0;
  self->at_eof = FALSE;
  self->line_no = 0;
  if (g_seekable_can_seek (G_SEEKABLE (self->file)))
    return g_seekable_seek (G_SEEKABLE (self->file), offset, G_SEEK_SET, NULL, error) &&
           start_stream (self, error);

  g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
               _("%s: a pipe cannot be read twice; give a file"), self->name);
  return FALSE;
}

/**
 * desk_line_reader_next:
 * @line: (out): as it stands in the file, without LF, CRLF or CR, not terminated; valid until the
 *   next call
 *
 * Returns: %FALSE at the end, or with @error set: a line over %DESK_TEXT_LINE_LIMIT, a NUL byte
 */
gboolean
desk_line_reader_next (DeskLineReader  *self,
                       const char     **line,
                       gsize           *length,
                       GError         **error)
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

/**
 * desk_line_reader_get_line_no:
 *
 * Returns: the number of the line read last, from 1, as an editor counts
 */
gint64
desk_line_reader_get_line_no (DeskLineReader *self)
{
  return self->line_no;
}

/**
 * desk_line_reader_get_name:
 *
 * Returns: the file's name without its folder
 */
const char *
desk_line_reader_get_name (DeskLineReader *self)
{
  return self->name;
}

/**
 * desk_line_reader_is_marked:
 *
 * Returns: whether the file begins as UTF-8 or UTF-16, so that its lines are UTF-8
 */
gboolean
desk_line_reader_is_marked (DeskLineReader *self)
{
  return self->mark != NULL;
}

void
desk_line_reader_free (DeskLineReader *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self->buffer);
  g_free (self);
}
