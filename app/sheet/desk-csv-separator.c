/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-csv-separator.h"

#include <string.h>

/* What programs put between fields; of two that fit as well, the first is meant. */
#define SEPARATORS   ",\t;"
#define N_SEPARATORS (sizeof SEPARATORS - 1)

/* So many lines tell. */
#define N_LINES 50

/* Spreadsheets name the separator in the first line: "sep=;". */
#define NAMED "sep="

/* How often each separator stands in each record, outside of quotes. */
typedef struct
{
  guint    counts[N_LINES][N_SEPARATORS];
  guint    n_records;
  gboolean quoted;
} Look;

static void
look_at (Look       *look,
         const char *line,
         gsize       length)
{
  guint *counts = look->counts[look->n_records];

  for (gsize i = 0; i < length; i++)
    {
      const char *separator = memchr (SEPARATORS, line[i], N_SEPARATORS);

      if (line[i] == '"')
        look->quoted = !look->quoted;
      else if (separator != NULL && !look->quoted)
        counts[separator - SEPARATORS]++;
    }
  look->n_records += !look->quoted;
}

/* How many records have as many of them as most. */
static guint
count_alike (const Look *look,
             guint       separator)
{
  guint most = 0;

  for (guint i = 0; i < look->n_records; i++)
    {
      guint n_alike = 0;

      for (guint j = 0; j < look->n_records; j++)
        n_alike += look->counts[j][separator] == look->counts[i][separator];
      if (look->counts[i][separator] > 0)
        most = MAX (most, n_alike);
    }
  return most;
}

static char
choose (const Look *look)
{
  guint best = 0;
  guint most = 0;

  for (guint i = 0; i < N_SEPARATORS; i++)
    {
      guint n_alike = count_alike (look, i);

      if (n_alike > most)
        {
          most = n_alike;
          best = i;
        }
    }
  return SEPARATORS[best];
}

/**
 * desk_csv_separator_find:
 * @file: before its first line, where it is again afterwards
 *
 * Every record has as many fields: what stands between them is what most records have alike.
 *
 * Returns: the separator of the file; NUL with @error set
 */
char
desk_csv_separator_find (DeskTextFile  *file,
                         GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  Look look = { 0 };
  char named = '\0';
  const char *line;
  gsize length;

  for (guint i = 0; i < N_LINES && named == '\0' &&
                    desk_text_file_read_line (file, &line, &length, &local_error); i++)
    if (i == 0 && desk_csv_separator_is_named (line, length))
      named = line[length - 1];
    else
      look_at (&look, line, length);
  if (local_error == NULL && desk_text_file_rewind (file, &local_error))
    return named != '\0' ? named : choose (&look);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return '\0';
}

/**
 * desk_csv_separator_is_named:
 *
 * Returns: whether a first line is no record, but says what the separator is
 */
gboolean
desk_csv_separator_is_named (const char *line,
                             gsize       length)
{
  return length == strlen (NAMED) + 1 && g_ascii_strncasecmp (line, NAMED, strlen (NAMED)) == 0 &&
         memchr (SEPARATORS, line[length - 1], N_SEPARATORS) != NULL;
}
