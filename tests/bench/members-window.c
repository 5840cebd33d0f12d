/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The app as main.c starts it, until its Members page is drawn with all members in it; then a search,
 * so that its memory holds what a person at work has there. */

#include "config.h"

#include "desk-first-frame.h"

#include <desk-application.h>
#include <desk-memory.h>
#include <desk-members-page.h>
#include <locale.h>

static DeskMembersPage *
find_page (GtkWidget *widget)
{
  DeskMembersPage *found = NULL;

  if (DESK_IS_MEMBERS_PAGE (widget))
    return DESK_MEMBERS_PAGE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_page (child);
  return found;
}

/* Lines that have been given their place by the frame that was drawn, and their rows are read. */
static gboolean
is_there (GtkWindow *window)
{
  DeskMembersPage *page = find_page (GTK_WIDGET (window));
  DeskMemberTable *table;
  DeskMemberList *list;
  GtkWidget *line;
  g_autoptr (DeskMemberItem) first = NULL;

  if (page == NULL)
    return FALSE;
  table = desk_member_finder_get_table (desk_members_page_get_finder (page));
  list = desk_member_table_get_list (table);
  line = gtk_widget_get_first_child (GTK_WIDGET (desk_member_table_get_view (table)));
  if (list == NULL || line == NULL || !gtk_widget_get_mapped (line)
      || gtk_widget_get_width (line) == 0)
    return FALSE;
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  return first != NULL && desk_member_item_get_row (first) != NULL;
}

/* The search is asked for at the first frame, and done when fewer members are listed. */
static gboolean
is_done (GtkWindow *window)
{
  DeskMemberFinder *finder = desk_members_page_get_finder (find_page (GTK_WIDGET (window)));
  DeskMemberList *list = desk_member_table_get_list (desk_member_finder_get_table (finder));
  GtkEditable *search = desk_member_finder_get_search (finder);
  static guint n_all;

  if (*gtk_editable_get_text (search) == '\0')
    {
      n_all = g_list_model_get_n_items (G_LIST_MODEL (list));
      gtk_editable_set_text (search, "wangwei");
    }
  gtk_widget_queue_draw (GTK_WIDGET (window));
  return g_list_model_get_n_items (G_LIST_MODEL (list)) < n_all;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (DeskApplication) application = NULL;

  desk_memory_set_up ();
  setlocale (LC_ALL, "");
  application = desk_application_new ();
  desk_first_frame_print (GTK_APPLICATION (application), is_there, is_done);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
