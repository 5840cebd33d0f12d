/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-ui-sync.h"

#include <desk-outbox-row.h>
#include <desk-sync-page.h>

GtkWidget *
desk_ui_sync_show (SyncLaptop *laptop)
{
  GtkWidget *page = desk_sync_page_new (laptop->store, laptop->sync);

  desk_ui_show (page);
  return page;
}

void
desk_ui_sync_close (GtkWidget *page)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (page));

  g_object_ref (page);
  gtk_window_destroy (window);
  desk_test_assert_let_go (page);
}

GtkWidget *
desk_ui_sync_find_row (GtkWidget *page)
{
  if (DESK_IS_OUTBOX_ROW (page))
    return page;
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = desk_ui_sync_find_row (child);

      if (row != NULL)
        return row;
    }
  return NULL;
}

GtkWidget *
desk_ui_sync_find_dialog (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}
