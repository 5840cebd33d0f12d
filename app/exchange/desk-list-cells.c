/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-list-cells.h"

#include <desk-day.h>
#include <desk-op-kind.h>
#include <desk-phone.h>
#include <desk-sheet-reader.h>
#include <desk-tag.h>
#include <string.h>

/* A day that a sheet shows as a number: days since 1899-12-30, from 1954 to 2064. */
#define FIRST_SERIAL 20000
#define LAST_SERIAL  60000

/* What the cells of a row say so far. */
typedef struct
{
  const DeskListColumns *columns;
  DeskListRow           *row;
  GStrvBuilder          *numbers;
  guint                  n_numbers;
  const char            *shortened;
  GString               *note;
  GStrvBuilder          *tags;
  guint                  n_tags;
  char                   day[DESK_DAY_SIZE];
} Cells;

static gboolean
is_error_value (const char *cell)
{
  static const char * const values[] = {
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", NULL
  };

  return g_strv_contains (values, cell);
}

static gboolean
parse_serial (const char *cell,
              char        day[DESK_DAY_SIZE])
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) start = g_date_time_new (utc, 1899, 12, 30, 0, 0, 0);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;
  guint64 serial;

  if (!g_ascii_string_to_unsigned (cell, 10, FIRST_SERIAL, LAST_SERIAL, &serial, NULL))
    return FALSE;
  time = g_date_time_add_days (start, (int) serial);
  text = g_date_time_format (time, "%Y-%m-%d");
  g_strlcpy (day, text, DESK_DAY_SIZE);
  return TRUE;
}

static void
fail (DeskListRow     *row,
      DeskListProblem  problem,
      const char      *detail)
{
  if (row->problem == DESK_LIST_PROBLEM_NONE)
    desk_list_row_set_problem (row, DESK_LIST_UNREADABLE, problem, detail);
}

/* The first of several columns of one kind counts. */
static void
take_text (char       **text,
           const char  *cell)
{
  if (*text == NULL)
    *text = g_strdup (cell);
}

static void
take_number (Cells      *self,
             const char *cell)
{
  if (desk_phone_is_shortened (cell))
    {
      self->shortened = cell;
      return;
    }
  g_strv_builder_add (self->numbers, cell);
  self->n_numbers++;
}

static void
take_day (Cells      *self,
          const char *cell)
{
  if (desk_day_parse (cell, DESK_DAY_ANY, self->day) || parse_serial (cell, self->day))
    return;
  *self->day = '\0';
  fail (self->row, DESK_LIST_PROBLEM_NO_DAY, cell);
}

/* A column with a title of its own says it in the note; days are written as everywhere. */
static void
take_note (Cells      *self,
           guint       column,
           const char *cell)
{
  const char *title = column < self->columns->titles->len
                        ? g_ptr_array_index (self->columns->titles, column)
                        : "";
  char day[DESK_DAY_SIZE];

  if (self->note->len > 0)
    g_string_append_c (self->note, '\n');
  if (!desk_list_title_is_plain (title))
    g_string_append_printf (self->note, "%s%s", title,
                            g_str_is_ascii (title) ? ": " : "：");
  g_string_append (self->note,
                   desk_day_parse (cell, DESK_DAY_ANY, day) && !strchr (cell, ':') ? day : cell);
}

/* Several tags stand in one cell, with some mark between them. */
static void
take_tags (Cells      *self,
           const char *cell)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[,，、;；|/\\n]", cell, 0, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *tag = desk_tag_normalize (parts[i]);

      if (tag == NULL)
        continue;
      if (g_utf8_strlen (tag, -1) > DESK_TAG_MAX)
        fail (self->row, DESK_LIST_PROBLEM_TOO_LONG, NULL);
      g_strv_builder_add (self->tags, tag);
      self->n_tags++;
    }
}

static void
take_cell (Cells      *self,
           guint       column,
           const char *cell)
{
  DeskListRole role = desk_list_columns_get (self->columns, column);

  if (*cell == '\0' || role == DESK_LIST_IGNORED)
    return;
  if (g_str_equal (cell, DESK_SHEET_NOT_COMPUTED))
    {
      fail (self->row, DESK_LIST_PROBLEM_NOT_COMPUTED, NULL);
      return;
    }
  if (is_error_value (cell))
    {
      fail (self->row, DESK_LIST_PROBLEM_ERROR_VALUE, cell);
      return;
    }
  switch (role)
    {
    case DESK_LIST_MEMBER_NO:
      take_text (&self->row->said_no, cell);
      break;
    case DESK_LIST_NUMBER:
      take_number (self, cell);
      break;
    case DESK_LIST_NAME:
      take_text (&self->row->said_name, cell);
      break;
    case DESK_LIST_AREA:
      take_text (&self->row->said_area, cell);
      break;
    case DESK_LIST_DAY:
      take_day (self, cell);
      break;
    case DESK_LIST_NOTE:
      take_note (self, column, cell);
      break;
    case DESK_LIST_TAG:
      take_tags (self, cell);
      break;
    case DESK_LIST_IGNORED:
    default:
      break;
    }
}

static void
end_note (Cells *self)
{
  if (self->note->len == 0)
    return;
  if (*self->day != '\0')
    {
      g_string_prepend_c (self->note, ' ');
      g_string_prepend (self->note, self->day);
    }
  if (g_utf8_strlen (self->note->str, -1) > DESK_OP_MAX_LONG_NOTE)
    fail (self->row, DESK_LIST_PROBLEM_TOO_LONG, NULL);
  else
    self->row->note = g_strdup (self->note->str);
}

static void
check_key (Cells *self)
{
  const DeskListRow *row = self->row;

  if (row->said_no != NULL || self->n_numbers > 0 || row->said_name != NULL)
    return;
  if (self->shortened != NULL)
    fail (self->row, DESK_LIST_PROBLEM_SHORTENED, self->shortened);
  else
    fail (self->row, DESK_LIST_PROBLEM_NO_KEY, NULL);
}

/**
 * desk_list_cells_read:
 * @cells: valid UTF-8
 *
 * Returns: (transfer full): what the row says; %DESK_LIST_UNREADABLE with the first thing that is
 *   wrong with it
 */
DeskListRow *
desk_list_cells_read (const DeskListColumns *columns,
                      GStrv                  cells,
                      gint64                 row_no)
{
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  Cells self = { .columns = columns, .numbers = numbers, .note = note, .tags = tags };

  self.row = g_new0 (DeskListRow, 1);
  self.row->row_no = row_no;
  self.row->outcome = DESK_LIST_MATCHED;
  for (guint i = 0; cells[i] != NULL; i++)
    take_cell (&self, i, cells[i]);
  end_note (&self);
  if (self.n_numbers > 0)
    self.row->numbers = g_strv_builder_end (numbers);
  if (self.n_tags > 0)
    self.row->tags = g_strv_builder_end (tags);
  check_key (&self);
  return self.row;
}
