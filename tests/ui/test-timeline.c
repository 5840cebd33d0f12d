/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-outbox.h>
#include <desk-timeline-row.h>
#include <desk-timeline-view.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:30:00+08:00"
#define DIAMOND "M0000001"
#define GOLD "M0000002"

typedef struct
{
  DeskUiFixture    *desk;
  GtkWindow        *window;
  DeskTimelineView *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->desk = desk_ui_fixture_new (NOW);
  fixture->view = DESK_TIMELINE_VIEW (desk_timeline_view_new ());
  fixture->window = desk_ui_show (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  desk_ui_fixture_free (fixture->desk);
}

static void
settle_down (Fixture *fixture)
{
  desk_test_wait_until (desk_timeline_view_get_list (fixture->view) != NULL
                        && !desk_timeline_is_loading (desk_timeline_view_get_list (fixture->view)));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
open_member (Fixture    *fixture,
             const char *member_no)
{
  desk_timeline_view_set_member (fixture->view, fixture->desk->store, member_no);
  settle_down (fixture);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (desk_timeline_view_get_list (fixture->view)));
}

static void
perform (Fixture    *fixture,
         const char *kind,
         const char *key,
         const char *value)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (args, "member_no", DIAMOND);
  json_object_set_string_member (args, key, value);
  result = desk_test_call (desk_store_perform, fixture->desk->store, kind, args);
  verdict = desk_store_perform_finish (fixture->desk->store, result, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *words)
{
  GtkWidget *found = NULL;

  if (DESK_IS_TIMELINE_ROW (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (desk_timeline_row_get_words (DESK_TIMELINE_ROW (widget)), words) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, words);
  return found;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  gboolean said = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
                  && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !said;
       child = gtk_widget_get_next_sibling (child))
    said = says (child, text);
  return said;
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  open_member (fixture, GOLD);
  g_assert_true (says (GTK_WIDGET (fixture->view), "Nothing has happened with this member yet."));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.show-kind", "i",
                              DESK_TIMELINE_NOTE);
  settle_down (fixture);
  g_assert_true (says (GTK_WIDGET (fixture->view), "There is nothing of this kind."));
}

/* Read as a sentence, by who sees it and who hears it; there as soon as it is done. */
static void
test_new_row (Fixture       *fixture,
              gconstpointer  data)
{
  static const char words[] = "Note, Today, 09:30, Likes tea · not yet confirmed by the hub";
  GtkWidget *row;

  open_member (fixture, DIAMOND);
  perform (fixture, "note.add", "text", "Likes tea");
  desk_test_wait_until (count (fixture) == 1);
  desk_test_wait_until (find_row (GTK_WIDGET (fixture->view), words) != NULL);
  row = find_row (GTK_WIDGET (fixture->view), words);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  g_assert_true (says (row, "Today"));

  /* The second of its day needs no heading. */
  perform (fixture, "note.add", "text", "And biscuits");
  desk_test_wait_until (count (fixture) == 2);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  desk_test_wait_until (!says (find_row (GTK_WIDGET (fixture->view), words), "Today"));
}

/* However many entries there are, Tab comes to them once, and arrows go through them. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *list = desk_ui_find (GTK_WIDGET (fixture->view), GTK_TYPE_LIST_VIEW);

  perform (fixture, "note.add", "text", "one");
  perform (fixture, "note.add", "text", "two");
  open_member (fixture, DIAMOND);
  g_assert_cmpuint (count (fixture), >=, 2);
  while (gtk_widget_get_focus_child (list) == NULL)
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_BACKWARD));
  g_assert_null (gtk_widget_get_focus_child (list));
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  open_member (fixture, DIAMOND);
  perform (fixture, "note.add", "text", "Likes tea");
  perform (fixture, "service.use", "service", "airport-lounge");
  desk_test_wait_until (count (fixture) == 2);

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.show-kind", "i",
                              DESK_TIMELINE_NOTE);
  settle_down (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.show-kind", "i",
                              DESK_TIMELINE_USE);
  settle_down (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.show-kind", "i",
                              DESK_TIMELINE_NOTE);
  settle_down (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.show-all", NULL);
  settle_down (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
}

/* What is not seen costs nothing. */
static void
test_unseen (Fixture       *fixture,
             gconstpointer  data)
{
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  desk_timeline_view_set_member (fixture->view, fixture->desk->store, DIAMOND);
  g_assert_null (desk_timeline_view_get_list (fixture->view));
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), TRUE);
  settle_down (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) g_test_add ("/timeline/" name, Fixture, NULL, set_up, test, tear_down)
  add ("empty", test_empty);
  add ("new-row", test_new_row);
  add ("tab", test_tab);
  add ("kinds", test_kinds);
  add ("unseen", test_unseen);
#undef add

  return g_test_run ();
}
