/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-export-opener.h"

#include "desk-export-dialog.h"

static GArray *
dup_ids (DeskMemberTable *table)
{
  DeskMemberPick *pick = desk_member_table_get_pick (table);
  DeskMemberList *list = desk_member_pick_get_list (pick);
  GArray *ids;

  if (desk_member_pick_count (pick) > 1)
    return desk_member_pick_dup_ids (pick);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      gint64 id = desk_member_list_get_id (list, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

static GStrv
dup_columns (DeskMemberLayout *layout)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    {
      DeskMemberColumn column = desk_member_layout_get_column (layout, i);

      if (desk_member_layout_is_shown (layout, column))
        g_strv_builder_add (names, desk_member_column_get_name (column));
    }
  return g_strv_builder_end (names);
}

/**
 * desk_export_opener_open:
 * @table: in a window
 *
 * Offers to export those who are selected, or the whole list where it is one or none, as the table
 * shows them.
 */
void
desk_export_opener_open (DeskMemberTable *table,
                         DeskStore       *store)
{
  g_autoptr (GArray) ids = dup_ids (table);
  g_auto (GStrv) columns = dup_columns (desk_member_table_get_layout (table));
  GtkWidget *dialog = desk_export_dialog_new (store, ids, (const char * const *) columns);

  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (table))));
  gtk_window_present (GTK_WINDOW (dialog));
}
