/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-cli-table.h"

#include "desk-cli-output.h"

#define RIGHT '>'
#define GAP 2

struct _DeskCliTable
{
  GArray    *right;             /* (element-type gboolean), by column */
  GArray    *widths;            /* (element-type guint), by column */
  GPtrArray *cells;             /* (element-type utf8), row by row */
};

static guint
get_width (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

/* What people wrote may hold line ends, or what a terminal takes for a command. */
static char *
make_cell (const char *text)
{
  GString *cell = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_string_append_unichar (cell, g_unichar_iscntrl (character) ? ' ' : character);
    }
  return g_string_free (cell, FALSE);
}

static void
add_cell (DeskCliTable *self,
          const char   *text)
{
  guint column = self->cells->len % self->widths->len;
  guint *width = &g_array_index (self->widths, guint, column);
  char *cell = make_cell (text);

  *width = MAX (*width, desk_cli_text_width (cell));
  g_ptr_array_add (self->cells, cell);
}

static void
add_column (DeskCliTable *self,
            const char   *title)
{
  gboolean right = *title == RIGHT;
  guint width = 0;

  g_array_append_val (self->right, right);
  g_array_append_val (self->widths, width);
}

static void
append_blanks (GString *text,
               guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

static void
append_cell (DeskCliTable *self,
             GString      *text,
             guint         column,
             const char   *cell)
{
  guint blanks = g_array_index (self->widths, guint, column) - desk_cli_text_width (cell);
  gboolean right = g_array_index (self->right, gboolean, column);
  gboolean last = column + 1 == self->widths->len;

  if (right)
    append_blanks (text, blanks);
  g_string_append (text, cell);
  if (!last)
    append_blanks (text, right ? GAP : blanks + GAP);
}

/* The first title is given apart from the others, so that a table has one at least. */
DeskCliTable *
desk_cli_table_new (const char *first_title,
                    ...)
{
  DeskCliTable *self = g_new0 (DeskCliTable, 1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  const char *title = first_title;
  va_list rest;

  self->right = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->widths = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  va_start (rest, first_title);
  for (; title != NULL; title = va_arg (rest, const char *))
    {
      add_column (self, title);
      g_ptr_array_add (titles, (gpointer) (*title == RIGHT ? title + 1 : title));
    }
  va_end (rest);
  for (guint i = 0; i < titles->len; i++)
    add_cell (self, g_ptr_array_index (titles, i));
  return self;
}

/**
 * desk_cli_table_add:
 * @...: a text for each column
 */
void
desk_cli_table_add (DeskCliTable *self,
                    ...)
{
  va_list cells;

  va_start (cells, self);
  for (guint i = 0; i < self->widths->len; i++)
    add_cell (self, va_arg (cells, const char *));
  va_end (cells);
}

/**
 * desk_cli_table_lay:
 *
 * Returns: (transfer full): the lines of the table, without blanks at their ends
 */
char *
desk_cli_table_lay (DeskCliTable *self)
{
  GString *text = g_string_new (NULL);
  guint n_columns = self->widths->len;

  for (guint i = 0; i < self->cells->len; i++)
    {
      append_cell (self, text, i % n_columns, g_ptr_array_index (self->cells, i));
      if ((i + 1) % n_columns != 0)
        continue;
      while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

void
desk_cli_table_print (DeskCliTable *self)
{
  g_autofree char *text = desk_cli_table_lay (self);

  desk_console_print ("%s", text);
}

void
desk_cli_table_free (DeskCliTable *self)
{
  g_array_unref (self->right);
  g_array_unref (self->widths);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * desk_cli_text_width:
 *
 * Returns: how many columns of a terminal @text takes
 */
guint
desk_cli_text_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    width += get_width (g_utf8_get_char (c));
  return width;
}
