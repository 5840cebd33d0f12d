/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-xlsx-merges.h"

#include "desk-xlsx-place.h"

/* Of more the rest is passed over: people merge by hand. */
#define MAX_RANGES 100000
#define MAX_ACTIVE 256

typedef struct
{
  gint64  first_row;
  gint64  last_row;
  guint   column;
  char   *text;                 /* (nullable): of the first row, once it is read */
} Range;

struct _DeskXlsxMerges
{
  GArray    *ranges;            /* (element-type Range): by first row */
  guint      next;              /* the first that has not begun */
  GPtrArray *active;            /* (element-type Range): those that the row may be in */
};

static void
clear_range (gpointer data)
{
  Range *range = data;

  g_free (range->text);
}

/* "B2:C4"; what is merged within its row alone has no place here. */
static void
note_range (DeskXlsxMerges *self,
            const char     *name)
{
  Range range = { 0 };
  guint last_column;
  const char *at = desk_xlsx_place_parse (name, &range.column, &range.first_row);

  if (at == NULL || *at != ':' ||
      desk_xlsx_place_parse (at + 1, &last_column, &range.last_row) == NULL)
    return;
  if (range.last_row > range.first_row && range.column < DESK_XLSX_MAX_COLUMNS &&
      self->ranges->len < MAX_RANGES)
    g_array_append_val (self->ranges, range);
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const Range *one = a;
  const Range *other = b;

  return (one->first_row > other->first_row) - (one->first_row < other->first_row);
}

static void
begin_ranges (DeskXlsxMerges *self,
              gint64          row_no)
{
  for (; self->next < self->ranges->len; self->next++)
    {
      Range *range = &g_array_index (self->ranges, Range, self->next);

      if (range->first_row > row_no)
        return;
      if (range->last_row >= row_no && self->active->len < MAX_ACTIVE)
        g_ptr_array_add (self->active, range);
    }
}

static const char *
get_text (GPtrArray *cells,
          guint      column)
{
  const char *text = column < cells->len ? g_ptr_array_index (cells, column) : NULL;

  return text != NULL ? text : "";
}

static gboolean
is_blank (GPtrArray *cells)
{
  for (guint i = cells->len; i > 0; i--)
    if (*get_text (cells, i - 1) != '\0')
      return FALSE;
  return TRUE;
}

static void
fill (Range     *range,
      gint64     row_no,
      GPtrArray *cells)
{
  if (row_no == range->first_row)
    {
      g_free (range->text);
      range->text = g_strdup (get_text (cells, range->column));
      return;
    }
  if (range->text == NULL || *get_text (cells, range->column) != '\0')
    return;
  if (range->column >= cells->len)
    g_ptr_array_set_size (cells, (gint) range->column + 1);
  g_free (g_ptr_array_index (cells, range->column));
  g_ptr_array_index (cells, range->column) = g_strdup (range->text);
}

/**
 * desk_xlsx_merges_load:
 * @sheet: before its first node; it is read to its end
 *
 * Returns: (transfer full) (nullable): what is merged; %NULL with @error set
 */
DeskXlsxMerges *
desk_xlsx_merges_load (DeskXlsxPart  *sheet,
                       GError       **error)
{
  g_autoptr (DeskXlsxMerges) self = g_new0 (DeskXlsxMerges, 1);
  g_autoptr (GError) problem = NULL;

  self->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  g_array_set_clear_func (self->ranges, clear_range);
  self->active = g_ptr_array_new ();
  while (desk_xlsx_part_find (sheet, "mergeCell", &problem))
    {
      g_autofree char *name = desk_xlsx_part_get (sheet, "ref");

      if (name != NULL)
        note_range (self, name);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  g_array_sort (self->ranges, compare_ranges);
  return g_steal_pointer (&self);
}

/**
 * desk_xlsx_merges_fill:
 * @row_no: rows come in their order
 * @cells: (element-type utf8): of the row, %NULL where none is
 *
 * Writes into cells what people see there, as they are merged with one further up; into rows that
 * have something of their own.
 */
void
desk_xlsx_merges_fill (DeskXlsxMerges *self,
                       gint64          row_no,
                       GPtrArray      *cells)
{
  gboolean blank = is_blank (cells);

  begin_ranges (self, row_no);
  for (guint i = self->active->len; i > 0; i--)
    {
      Range *range = g_ptr_array_index (self->active, i - 1);

      if (!blank)
        fill (range, row_no, cells);
      if (row_no >= range->last_row)
        g_ptr_array_remove_index_fast (self->active, i - 1);
    }
}

void
desk_xlsx_merges_free (DeskXlsxMerges *self)
{
  g_array_unref (self->ranges);
  g_ptr_array_unref (self->active);
  g_free (self);
}
