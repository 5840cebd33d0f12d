/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each page with the keyboard alone: Tab comes to every control, or to the list in which arrows lead to it,
 * and comes round again. */
#include "config.h"

#include <adwaita.h>
#include <desk-home.h>
#include <desk-sync-status.h>

#include "desk-ui-fixture.h"

/* More stops than any page has. */
#define MOST_STOPS 200

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
         GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SCALE (widget);
}

/* Within these, arrows lead on from where Tab led. */
static gboolean
has_arrows (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX (widget) || GTK_IS_FLOW_BOX (widget) || GTK_IS_LIST_BASE (widget) ||
         GTK_IS_COLUMN_VIEW (widget) || g_str_equal (gtk_widget_get_css_name (widget), "timegrid") ||
         g_str_equal (gtk_widget_get_css_name (widget), "monthgrid");
}

static gboolean
is_within (GtkWidget *widget,
           GtkWidget *stop)
{
  return widget == stop || gtk_widget_is_ancestor (widget, stop) || gtk_widget_is_ancestor (stop, widget);
}

static GtkWidget *
find_group (GtkWidget *widget)
{
  while (widget != NULL && !has_arrows (widget))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static gboolean
is_reached (GtkWidget *widget,
            GPtrArray *stops)
{
  GtkWidget *group = find_group (widget);

  for (guint i = 0; i < stops->len; i++)
    if (is_within (widget, stops->pdata[i]) || (group != NULL && is_within (group, stops->pdata[i])))
      return TRUE;
  return FALSE;
}

/* Title buttons are the window manager's, and have keys of their own. */
static guint
count_out_of_reach (GtkWidget *widget,
                    GPtrArray *stops,
                    guint     *n_controls)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_WINDOW_CONTROLS (widget))
    return 0;
  if (is_control (widget) && gtk_widget_is_sensitive (widget))
    {
      (*n_controls)++;
      if (!is_reached (widget, stops))
        {
          const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

          g_test_message ("out of reach: %s “%s” %s in %s", G_OBJECT_TYPE_NAME (widget),
                          label != NULL ? label : "", gtk_widget_get_tooltip_text (widget),
                          G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
          n++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_out_of_reach (child, stops, n_controls);
  return n;
}

/* Until the focus is where it was before. */
static GPtrArray *
go_round (GtkWindow *window)
{
  GPtrArray *stops = g_ptr_array_new ();

  for (guint i = 0; i < MOST_STOPS; i++)
    {
      GtkWidget *focus;

      /* After the last one a window begins anew. */
      if (!gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD))
        {
          gtk_window_set_focus (window, NULL);
          continue;
        }
      focus = gtk_window_get_focus (window);
      if (focus == NULL)
        continue;
      if (g_ptr_array_find (stops, focus, NULL))
        return stops;
      g_ptr_array_add (stops, focus);
    }
  g_error ("Tab does not come round");
}

/* The store answers in the order in which it was asked: the pages have what they asked for by then. */
static void
settle (DeskUiFixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_status, fixture->store);
      g_autoptr (DeskSyncStatus) status = desk_store_load_status_finish (fixture->store, result, NULL);

      g_assert_nonnull (status);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
test_page (gconstpointer data)
{
  const char *page = data;
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  g_autoptr (DeskSync) sync = desk_sync_new (fixture->store);
  GtkWidget *home = desk_home_new (fixture->store, sync);
  GtkWindow *window = desk_ui_show (home);
  g_autoptr (GPtrArray) stops = NULL;
  guint n_controls = 0;

  desk_home_show_page (DESK_HOME (home), page);
  if (g_str_equal (page, "members"))
    desk_home_open_member (DESK_HOME (home), "M0000001");
  settle (fixture);
  stops = go_round (window);
  g_assert_cmpuint (count_out_of_reach (GTK_WIDGET (window), stops, &n_controls), ==, 0);
  g_assert_cmpuint (n_controls, >, 0);
  g_test_message ("%s: %u controls, %u stops", page, n_controls, stops->len);
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  static const char * const pages[] = { "today", "members", "visits", "entitlements", "sync" };

  desk_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/reach/", pages[i], NULL);

      g_test_add_data_func (path, pages[i], test_page);
    }
  return g_test_run ();
}
