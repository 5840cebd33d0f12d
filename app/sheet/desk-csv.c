/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-csv.h"

#include <csv.h>
#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "desk-csv-separator.h"
#include "desk-text-file.h"

/* libcsv is fed a line at a time, so that a record is known by the line of the file where it
   begins. */
struct _DeskCsv
{
  DeskTextFile      *file;
  struct csv_parser  parser;
  DeskCsvRules       rules;
  char               separator;
  GString           *text;      /* the fields of the record, each with a NUL behind it */
  GArray            *offsets;   /* (element-type gsize): of the fields in @text */
  gint64             line_no;   /* where the record begins */
  gsize              n_fed;     /* bytes of the record so far */
  gboolean           complete;
  gboolean           malformed;
};

static int
is_line_end (unsigned char byte)
{
  return byte == '\n';
}

static void
field_cb (void   *bytes,
          size_t  length,
          void   *user_data)
{
  DeskCsv *self = user_data;
  gsize offset = self->text->len;

  g_array_append_val (self->offsets, offset);
  g_string_append_len (self->text, bytes, length);
  g_string_append_c (self->text, '\0');
}

static void
record_cb (int   terminator,
           void *user_data)
{
  DeskCsv *self = user_data;

  self->complete = TRUE;
}

static void
begin_record (DeskCsv *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->offsets, 0);
  self->n_fed = 0;
  self->complete = FALSE;
  self->malformed = FALSE;
}

static void
start_parser (DeskCsv *self)
{
  csv_init (&self->parser, self->rules == DESK_CSV_STRICT ? CSV_STRICT : 0);
  csv_set_delim (&self->parser, (unsigned char) self->separator);
  csv_set_term_func (&self->parser, is_line_end);
}

static gboolean
feed (DeskCsv    *self,
      const char *bytes,
      gsize       length)
{
  self->n_fed += length;
  return csv_parse (&self->parser, bytes, length, field_cb, record_cb, self) == length;
}

/* A quote where none may stand: the record is given up, the next line begins a new one. */
static void
give_record_up (DeskCsv *self)
{
  csv_free (&self->parser);
  start_parser (self);
  begin_record (self);
  self->complete = TRUE;
  self->malformed = TRUE;
}

/* A line without a record. */
static gboolean
is_blank (DeskCsv    *self,
          const char *line,
          gsize       length)
{
  if (self->rules == DESK_CSV_LOOSE && desk_text_file_get_line_no (self->file) == 1 &&
      desk_csv_separator_is_named (line, length))
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if (line[i] != ' ' && line[i] != '\t')
      return FALSE;
  return TRUE;
}

static gboolean
fail_open_quote (DeskCsv  *self,
                 GError  **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               _("%s, line %" PRId64 ": a quote is opened and never closed"),
               desk_csv_get_name (self), self->line_no);
  return FALSE;
}

/**
 * desk_csv_open:
 * @cancellable: (nullable): ends all reading
 *
 * Opens a file; see desk_text_file_open() for what is refused.
 *
 * Returns: (transfer full) (nullable): the file, before its first record
 */
DeskCsv *
desk_csv_open (const char    *path,
               DeskCsvRules   rules,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (DeskTextFile) file = desk_text_file_open (path, cancellable, error);
  char separator = ',';
  DeskCsv *self;

  if (file == NULL)
    return NULL;
  if (rules == DESK_CSV_LOOSE)
    separator = desk_csv_separator_find (file, error);
  if (separator == '\0')
    return NULL;

  self = g_new0 (DeskCsv, 1);
  self->file = g_steal_pointer (&file);
  self->rules = rules;
  self->separator = separator;
  self->text = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  start_parser (self);
  return self;
}

/**
 * desk_csv_rewind:
 *
 * Goes back to before the first record.
 */
gboolean
desk_csv_rewind (DeskCsv  *self,
                 GError  **error)
{
  csv_free (&self->parser);
  start_parser (self);
  return desk_text_file_rewind (self->file, error);
}

/**
 * desk_csv_next:
 *
 * Reads the next record; blank lines are passed over. By the strict rules a record with a
 * misplaced quote is malformed, has no fields, and ends with its line. A quote that is never closed
 * ends the file with an error.
 *
 * Returns: %FALSE at the end, or with @error set
 */
gboolean
desk_csv_next (DeskCsv  *self,
               GError  **error)
{
  g_autoptr (GError) local_error = NULL;
  const char *line;
  gsize length;

  begin_record (self);
  while (!self->complete && desk_text_file_read_line (self->file, &line, &length, &local_error))
    {
      if (self->n_fed == 0)
        {
          if (is_blank (self, line, length))
            continue;
          self->line_no = desk_text_file_get_line_no (self->file);
        }
      if (!feed (self, line, length) || !feed (self, "\n", 1))
        give_record_up (self);
      else if (!self->complete && self->n_fed > DESK_TEXT_LINE_LIMIT)
        return fail_open_quote (self, error);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!self->complete && self->n_fed > 0)
    return fail_open_quote (self, error);
  return self->complete;
}

/**
 * desk_csv_is_malformed:
 *
 * Returns: whether a quote stands in the middle of a field of this record
 */
gboolean
desk_csv_is_malformed (DeskCsv *self)
{
  return self->malformed;
}

guint
desk_csv_n_fields (DeskCsv *self)
{
  return self->offsets->len;
}

/**
 * desk_csv_field:
 *
 * Returns: a field of this record, unquoted, valid until the next one
 */
const char *
desk_csv_field (DeskCsv *self,
                guint    index)
{
  g_return_val_if_fail (index < self->offsets->len, NULL);

  return self->text->str + g_array_index (self->offsets, gsize, index);
}

/**
 * desk_csv_get_line_no:
 *
 * Returns: the line where this record begins, from 1
 */
gint64
desk_csv_get_line_no (DeskCsv *self)
{
  return self->line_no;
}

const char *
desk_csv_get_name (DeskCsv *self)
{
  return desk_text_file_get_name (self->file);
}

void
desk_csv_free (DeskCsv *self)
{
  csv_free (&self->parser);
  desk_text_file_free (self->file);
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}
