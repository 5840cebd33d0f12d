/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-home.h>
#include <desk-members-page.h>
#include <desk-places.h>
#include <desk-saved-filter-row.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:30:00+08:00"

/* The members' page with its side bar. */
typedef struct
{
  DeskUiFixture    *desk;
  GtkWindow        *window;
  DeskHome         *home;
  GtkListBox       *places;
  DeskMemberFinder *finder;
} Fixture;

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *home;

  fixture->desk = desk_ui_fixture_new (NOW);
  home = desk_home_new (fixture->desk->store, fixture->desk->sync);
  fixture->home = DESK_HOME (home);
  desk_home_show_page (fixture->home, "members");
  fixture->window = desk_ui_show (home);
  gtk_window_set_default_size (fixture->window, 1100, 600);
  fixture->places = GTK_LIST_BOX (find (find (home, DESK_TYPE_PLACES), GTK_TYPE_LIST_BOX));
  fixture->finder = DESK_MEMBER_FINDER (find (home, DESK_TYPE_MEMBER_FINDER));
  desk_test_wait_until (desk_member_finder_is_settled (fixture->finder));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  desk_ui_fixture_free (fixture->desk);
}

static DeskSavedFilterRow *
find_row (Fixture    *fixture,
          const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (fixture->places, i)) != NULL; i++)
    if (DESK_IS_SAVED_FILTER_ROW (row)
        && g_str_equal (desk_saved_filter_item_get_name (
                          desk_saved_filter_row_get_item (DESK_SAVED_FILTER_ROW (row))),
                        name))
      return DESK_SAVED_FILTER_ROW (row);
  return NULL;
}

static gint64
get_count (Fixture    *fixture,
           const char *name)
{
  DeskSavedFilterRow *row = find_row (fixture, name);

  return row != NULL ? desk_saved_filter_item_get_count (desk_saved_filter_row_get_item (row)) : -1;
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
answer (Fixture    *fixture,
        const char *text,
        const char *response)
{
  GtkWindow *dialog;

  desk_test_wait_until ((dialog = find_dialog (fixture)) != NULL);
  if (text != NULL)
    gtk_editable_set_text (
      GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))), text);
  g_signal_emit_by_name (dialog, "response", response);
  gtk_window_destroy (dialog);
}

static void
act (Fixture    *fixture,
     const char *action,
     const char *word)
{
  GtkWidget *table = GTK_WIDGET (desk_member_finder_get_table (fixture->finder));

  g_assert_true (gtk_widget_activate_action_variant (
    table, action, word != NULL ? g_variant_new_string (word) : NULL));
  desk_test_wait_until (desk_member_finder_is_settled (fixture->finder));
}

static void
save (Fixture    *fixture,
      const char *tier,
      const char *name)
{
  act (fixture, "filter.tier", tier);
  act (fixture, "members.save-filter", NULL);
  answer (fixture, name, "accept");
}

static const char *
get_selected (Fixture *fixture)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (fixture->places);

  if (DESK_IS_SAVED_FILTER_ROW (row))
    return desk_saved_filter_item_get_name (
      desk_saved_filter_row_get_item (DESK_SAVED_FILTER_ROW (row)));
  return gtk_widget_get_name (GTK_WIDGET (row));
}

/* 孙二 and 郑六 are gold, 钱一 and 吴五 diamond. */
static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  save (fixture, "gold", " 金卡 ");
  desk_test_wait_until (get_count (fixture, "金卡") == 2);
  g_assert_cmpstr (get_selected (fixture), ==, "金卡");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_row (fixture, "金卡")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "金卡, 2 members");

  act (fixture, "filter.frozen", NULL);
  g_assert_cmpstr (get_selected (fixture), ==, "members");
  act (fixture, "filter.frozen", NULL);
  g_assert_cmpstr (get_selected (fixture), ==, "金卡");
}

/* Everyone cannot be saved, nor can anything without a name; and who thinks better of it saves
 * nothing. */
static void
test_not_saved (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *table = GTK_WIDGET (desk_member_finder_get_table (fixture->finder));
  GtkWindow *dialog;

  gtk_widget_activate_action (table, "members.save-filter", NULL);
  g_assert_null (find_dialog (fixture));
  act (fixture, "filter.tier", "gold");
  gtk_widget_activate_action (table, "members.save-filter", NULL);
  dialog = find_dialog (fixture);
  gtk_editable_set_text (
    GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))), "  ");
  g_assert_false (
    adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept"));
  answer (fixture, "金卡", "cancel");
  g_assert_null (find_row (fixture, "金卡"));
}

/* The same name again: the person is asked, and the filter looks for something else then. */
static void
test_replace (Fixture       *fixture,
              gconstpointer  data)
{
  save (fixture, "silver", "我的");
  desk_test_wait_until (get_count (fixture, "我的") == 1);
  save (fixture, "diamond", "我的");
  answer (fixture, NULL, "accept");
  desk_test_wait_until (get_count (fixture, "我的") == 2);
  g_assert_cmpstr (get_selected (fixture), ==, "我的");
}

static void
test_show (Fixture       *fixture,
           gconstpointer  data)
{
  const DeskMemberQuery *query = desk_member_finder_get_query (fixture->finder);
  gint64 id;

  save (fixture, "gold", "金卡");
  desk_test_wait_until (get_count (fixture, "金卡") == 2);
  id = desk_saved_filter_item_get_id (
    desk_saved_filter_row_get_item (find_row (fixture, "金卡")));
  act (fixture, "filter.tier", "diamond");
  gtk_editable_set_text (desk_member_finder_get_search (fixture->finder), "钱");

  desk_home_show_filter (fixture->home, id);
  desk_test_wait_until (desk_member_finder_is_settled (fixture->finder));
  g_assert_cmpint (query->tier, ==, DESK_TIER_GOLD);
  g_assert_cmpstr (query->text, ==, "");
  g_assert_cmpuint (desk_member_results_get_count (desk_member_finder_get_results (fixture->finder)), ==, 2);
  g_assert_cmpstr (get_selected (fixture), ==, "金卡");

  desk_home_show_filter (fixture->home, id + 1);
  g_assert_cmpint (query->tier, ==, DESK_TIER_GOLD);
  desk_home_show_filter (fixture->home, 0);
  desk_test_wait_until (desk_member_finder_is_settled (fixture->finder));
  g_assert_cmpuint (desk_member_results_get_count (desk_member_finder_get_results (fixture->finder)), ==, 6);
  g_assert_cmpstr (get_selected (fixture), ==, "members");
}

static void
test_rename_delete (Fixture       *fixture,
                    gconstpointer  data)
{
  save (fixture, "gold", "金卡");
  desk_test_wait_until (find_row (fixture, "金卡") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, "金卡")), "saved-filter.rename", NULL);
  answer (fixture, "我的金卡", "accept");
  desk_test_wait_until (find_row (fixture, "我的金卡") != NULL);
  g_assert_null (find_row (fixture, "金卡"));

  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, "我的金卡")), "saved-filter.delete",
                              NULL);
  answer (fixture, NULL, "accept");
  desk_test_wait_until (find_row (fixture, "我的金卡") == NULL);
  g_assert_cmpstr (get_selected (fixture), ==, "members");
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) \
  g_test_add ("/saved-filters/" name, Fixture, NULL, set_up, test, tear_down)
  add ("save", test_save);
  add ("not-saved", test_not_saved);
  add ("replace", test_replace);
  add ("show", test_show);
  add ("rename-delete", test_rename_delete);
#undef add

  return g_test_run ();
}
