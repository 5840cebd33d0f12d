/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-xlsx.h"

#include <inttypes.h>
#include <math.h>

#include "desk-sheet-reader.h"
#include "desk-xlsx-book.h"
#include "desk-xlsx-merges.h"
#include "desk-xlsx-part.h"
#include "desk-xlsx-place.h"

/* Larger numbers are not whole any more as a double. */
#define WHOLE_LIMIT 1e15
#define SECONDS_A_DAY 86400
/* The first day that a sheet does not know: 10000-01-01. */
#define DAYS_END      2958466

struct _DeskXlsx
{
  char           *path;
  GCancellable   *cancellable;
  DeskXlsxBook   *book;
  DeskXlsxMerges *merges;       /* of the sheet */
  DeskXlsxPart   *part;         /* the sheet */
  GPtrArray      *cells;        /* (element-type utf8): of this row; NULL where none is */
  gint64          row_no;
};

/* What an element `c` says of itself. */
typedef struct
{
  guint    column;
  char    *type;
  gint64   style;
  gboolean computed;            /* by a formula */
} Cell;

static void
clear_cell (Cell *cell)
{
  g_free (cell->type);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cell, clear_cell)

/* Day 60 of 1900 is one that never was, and the days before it count one less. */
static char *
format_day (DeskXlsx *self,
            double    value)
{
  gint64 seconds = (gint64) floor (value * SECONDS_A_DAY + 0.5);
  gint64 days = seconds / SECONDS_A_DAY;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) moment = NULL;

  if (self->book->from_1904)
    start = g_date_time_new (utc, 1904, 1, 1, 0, 0, 0);
  else
    start = g_date_time_new (utc, 1899, 12, days < 60 ? 31 : 30, 0, 0, 0);
  day = g_date_time_add_days (start, (int) days);
  if (day == NULL)
    return NULL;
  moment = g_date_time_add_seconds (day, (double) (seconds % SECONDS_A_DAY));
  return g_date_time_format (moment, seconds % SECONDS_A_DAY == 0 ? "%Y-%m-%d" : "%Y-%m-%d %H:%M");
}

static gboolean
is_day (DeskXlsx   *self,
        const Cell *cell,
        double      value)
{
  return value >= 0 && value < DAYS_END && desk_xlsx_book_is_date (self->book, cell->style);
}

/* A phone number may stand there as 1.3900000001E10. */
static char *
format_number (DeskXlsx   *self,
               const Cell *cell,
               const char *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (*text == '\0' || *end != '\0')
    return g_strdup (text);
  if (is_day (self, cell, value))
    return format_day (self, value);
  if (value == floor (value) && fabs (value) < WHOLE_LIMIT)
    return g_strdup_printf ("%" PRId64, (gint64) value);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

static char *
format_cell (DeskXlsx   *self,
             const Cell *cell,
             const char *text)
{
  if (cell->computed && *text == '\0' && cell->type == NULL)
    return g_strdup (DESK_SHEET_NOT_COMPUTED);
  if (g_strcmp0 (cell->type, "s") == 0)
    return g_strdup (desk_xlsx_book_get_text (self->book, text));
  if (cell->type == NULL || g_str_equal (cell->type, "n"))
    return format_number (self, cell, text);
  return g_strdup (text);
}

static void
put_cell (DeskXlsx   *self,
          const Cell *cell,
          const char *text)
{
  if (self->cells->len > cell->column)
    return;
  g_ptr_array_set_size (self->cells, (gint) cell->column);
  g_ptr_array_add (self->cells, format_cell (self, cell, text));
}

/* The value, or the text written in place; a formula's text is passed over, its value is not. */
static gboolean
read_cell (DeskXlsx  *self,
           GError   **error)
{
  DeskXlsxPart *part = self->part;
  g_autofree char *name = desk_xlsx_part_get (part, "r");
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (Cell) cell = { 0 };
  gboolean wanted = FALSE;
  gint64 row;

  /* One without a name follows the one before. */
  if (name == NULL || desk_xlsx_place_parse (name, &cell.column, &row) == NULL)
    cell.column = self->cells->len;
  cell.type = desk_xlsx_part_get (part, "t");
  cell.style = desk_xlsx_part_get_int (part, "s", 0);
  if (cell.column >= DESK_XLSX_MAX_COLUMNS || desk_xlsx_part_is_empty (part))
    return TRUE;

  do
    {
      if (!desk_xlsx_part_next (part, error))
        return FALSE;
      if (desk_xlsx_part_begins (part, "v") || desk_xlsx_part_begins (part, "t"))
        wanted = !desk_xlsx_part_is_empty (part);
      else if (desk_xlsx_part_begins (part, "f"))
        cell.computed = TRUE;
      else if (desk_xlsx_part_ends (part, "v") || desk_xlsx_part_ends (part, "t"))
        wanted = FALSE;
      else if (wanted)
        desk_xlsx_part_append_text (part, text);
    }
  while (!desk_xlsx_part_ends (part, "c"));
  put_cell (self, &cell, text->str);
  return TRUE;
}

static gboolean
load_merges (DeskXlsx    *self,
             const char  *document,
             GError     **error)
{
  g_autoptr (DeskXlsxPart) part =
    desk_xlsx_part_open (self->path, document, self->cancellable, error);

  g_clear_pointer (&self->merges, desk_xlsx_merges_free);
  self->merges = part != NULL ? desk_xlsx_merges_load (part, error) : NULL;
  return self->merges != NULL;
}

/**
 * desk_xlsx_open:
 * @cancellable: (nullable): ends all reading
 *
 * Returns: (transfer full) (nullable): the file, none of whose sheets is chosen yet; %NULL with
 *   @error set
 */
DeskXlsx *
desk_xlsx_open (const char    *path,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (DeskXlsx) self = g_new0 (DeskXlsx, 1);

  self->path = g_strdup (path);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->book = desk_xlsx_book_load (path, cancellable, error);
  return self->book != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_xlsx_n_sheets:
 *
 * Returns: how many sheets are shown, at least one
 */
guint
desk_xlsx_n_sheets (DeskXlsx *self)
{
  return self->book->sheets->len;
}

const char *
desk_xlsx_get_sheet_name (DeskXlsx *self,
                          guint     sheet)
{
  const DeskXlsxSheet *chosen = g_ptr_array_index (self->book->sheets, sheet);

  return chosen->name != NULL ? chosen->name : "";
}

/**
 * desk_xlsx_choose:
 *
 * Goes to before the first row of a sheet.
 */
gboolean
desk_xlsx_choose (DeskXlsx  *self,
                  guint      sheet,
                  GError   **error)
{
  const DeskXlsxSheet *chosen = g_ptr_array_index (self->book->sheets, sheet);

  g_clear_pointer (&self->part, desk_xlsx_part_free);
  self->row_no = 0;
  if (!load_merges (self, chosen->document, error))
    return FALSE;
  self->part = desk_xlsx_part_open (self->path, chosen->document, self->cancellable, error);
  return self->part != NULL;
}

/**
 * desk_xlsx_next:
 *
 * Reads the next row that the file has; blank ones may be among them.
 *
 * Returns: %FALSE at the end, or with @error set
 */
gboolean
desk_xlsx_next (DeskXlsx  *self,
                GError   **error)
{
  g_autoptr (GError) local_error = NULL;

  g_ptr_array_set_size (self->cells, 0);
  if (!desk_xlsx_part_find (self->part, "row", error))
    return FALSE;
  self->row_no = desk_xlsx_part_get_int (self->part, "r", self->row_no + 1);
  if (desk_xlsx_part_is_empty (self->part))
    return TRUE;

  while (desk_xlsx_part_next (self->part, &local_error) &&
         !desk_xlsx_part_ends (self->part, "row"))
    if (desk_xlsx_part_begins (self->part, "c") && !read_cell (self, &local_error))
      break;
  if (local_error == NULL)
    {
      desk_xlsx_merges_fill (self->merges, self->row_no, self->cells);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

guint
desk_xlsx_n_cells (DeskXlsx *self)
{
  return self->cells->len;
}

const char *
desk_xlsx_get_cell (DeskXlsx *self,
                    guint     column)
{
  const char *text = g_ptr_array_index (self->cells, column);

  return text != NULL ? text : "";
}

gint64
desk_xlsx_get_row_no (DeskXlsx *self)
{
  return self->row_no;
}

void
desk_xlsx_free (DeskXlsx *self)
{
  g_clear_pointer (&self->part, desk_xlsx_part_free);
  g_clear_pointer (&self->merges, desk_xlsx_merges_free);
  g_clear_pointer (&self->book, desk_xlsx_book_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}
