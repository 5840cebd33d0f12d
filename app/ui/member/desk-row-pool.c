/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-row-pool.h"

void
desk_row_pool_init (DeskRowPool         *self,
                    AdwPreferencesGroup *group)
{
  self->group = group;
  self->rows = g_ptr_array_new ();
}

/**
 * desk_row_pool_clear:
 *
 * Forgets the rows; the group takes them along when it goes.
 */
void
desk_row_pool_clear (DeskRowPool *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

/**
 * desk_row_pool_get:
 * @index: from 0, at most one more than there are rows
 * @make: makes a row where there is none yet
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
desk_row_pool_get (DeskRowPool     *self,
                   guint            index,
                   DeskRowMakeFunc  make,
                   gpointer         user_data)
{
  g_return_val_if_fail (index <= self->rows->len, NULL);

  if (index == self->rows->len)
    {
      GtkWidget *row = make (user_data);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  return g_ptr_array_index (self->rows, index);
}

static GtkWidget *
make_line (gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  return row;
}

/**
 * desk_row_pool_set_line:
 * @index: as for desk_row_pool_get(); such a pool has lines only
 * @provisional: whether the hub has not confirmed it
 *
 * Returns: (transfer none): the row, with a title and what stands under it
 */
GtkWidget *
desk_row_pool_set_line (DeskRowPool *self,
                        guint        index,
                        const char  *title,
                        const char  *subtitle,
                        gboolean     provisional)
{
  GtkWidget *row = desk_row_pool_get (self, index, make_line, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (provisional)
    gtk_widget_add_css_class (row, "provisional");
  else
    gtk_widget_remove_css_class (row, "provisional");
  return row;
}

/**
 * desk_row_pool_trim:
 *
 * Takes away the rows after the first @n_rows, and the whole group where none is left.
 */
void
desk_row_pool_trim (DeskRowPool *self,
                    guint        n_rows)
{
  while (self->rows->len > n_rows)
    {
      guint last = self->rows->len - 1;

      adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, last));
      g_ptr_array_remove_index (self->rows, last);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group), n_rows > 0);
}
