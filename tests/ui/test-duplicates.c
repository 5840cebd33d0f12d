/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-duplicate-row.h>
#include <desk-member-duplicates.h>
#include <desk-ops.h>

#include "desk-ui-member.h"
#include "desk-ui-members.h"

/* Of desk_ui_add_twins(): the same name, phone and address as the first member. */
#define TWIN "D0000001"

typedef DeskUiMember Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  desk_ui_member_set_up (fixture, data);
  desk_ui_add_twins (fixture->desk, GPOINTER_TO_UINT (data));
  desk_ui_member_open (fixture, DESK_UI_OTHER);
  desk_ui_member_open (fixture, DESK_UI_MEMBER);
}

static DeskDuplicateRow *
get_row (Fixture *fixture)
{
  return DESK_DUPLICATE_ROW (desk_ui_find (GTK_WIDGET (fixture->view), DESK_TYPE_DUPLICATE_ROW));
}

static gboolean
says (Fixture    *fixture,
      const char *headline)
{
  return g_str_equal (desk_duplicate_row_get_headline (get_row (fixture)), headline);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
click (Fixture    *fixture,
       const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (get_row (fixture)), label);

  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (gtk_widget_activate (button));
}

static gboolean
is_pressed (Fixture    *fixture,
            const char *label)
{
  return gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (find_button (GTK_WIDGET (get_row (fixture)), label)));
}

/* Marked, changed, taken back by the pressed button; the focus stays where it is. */
static void
test_marked (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_true (says (fixture, "Perhaps the same person as 钱一, " TWIN));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Perhaps the same person as 钱一, " TWIN);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Same phone, name and address");
  click (fixture, "_The Same Person");
  desk_test_wait_until (says (fixture, "The same person as 钱一, " TWIN));
  g_assert_true (is_pressed (fixture, "_The Same Person"));
  g_assert_true (gtk_window_get_focus (fixture->window)
                 == find_button (GTK_WIDGET (get_row (fixture)), "_The Same Person"));
  click (fixture, "_Not the Same");
  desk_test_wait_until (says (fixture, "Not the same person as 钱一, " TWIN));
  g_assert_false (is_pressed (fixture, "_The Same Person"));
  click (fixture, "_Not the Same");
  desk_test_wait_until (says (fixture, "Perhaps the same person as 钱一, " TWIN));
  g_assert_false (is_pressed (fixture, "_Not the Same"));
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_DUPLICATE_MARK), ==, 3);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  click (fixture, "_The Same Person");
  desk_test_wait_until (says (fixture, "The same person as 钱一, " TWIN));
  click (fixture, "_Not the Same");
  desk_test_wait_until (says (fixture, "Not the same person as 钱一, " TWIN));
  desk_ui_member_act (fixture, "member.undo");
  desk_test_wait_until (says (fixture, "The same person as 钱一, " TWIN));
}

/* What is said on the page of one stands on the page of the other. */
static void
test_other_side (Fixture       *fixture,
                 gconstpointer  data)
{
  click (fixture, "_The Same Person");
  desk_test_wait_until (says (fixture, "The same person as 钱一, " TWIN));
  desk_ui_member_open (fixture, TWIN);
  g_assert_true (says (fixture, "The same person as 钱一, " DESK_UI_MEMBER));
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  desk_ui_member_open (user_data, g_variant_get_string (parameter, NULL));
}

static void
test_opened (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-member", G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", G_CALLBACK (open_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (find_button (GTK_WIDGET (get_row (fixture)), "_Open")),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Open 钱一");
  click (fixture, "_Open");
  desk_test_wait_until (g_str_equal (desk_member_view_get_member (fixture->view), TWIN));
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = DESK_IS_DUPLICATE_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* Of very many who share a phone a few are shown, until all are asked for; then so many as are
 * listed. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *group = desk_ui_find (GTK_WIDGET (fixture->view), DESK_TYPE_MEMBER_DUPLICATES);

  g_assert_cmpuint (count_rows (group), ==, 3);
  g_assert_true (gtk_widget_activate_action (group, "duplicates.show-all", NULL));
  g_assert_cmpuint (count_rows (group), ==, 20);
  g_assert_false (gtk_widget_is_visible (find_button (group, "Show _All")));
  desk_ui_member_open (fixture, DESK_UI_OTHER);
  g_assert_cmpuint (count_rows (group), ==, 0);
  g_assert_false (gtk_widget_is_visible (group));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add_test(name, n, test) \
  g_test_add ("/duplicates/" name, Fixture, GUINT_TO_POINTER (n), set_up, test, \
              desk_ui_member_tear_down)
  add_test ("marked", 1, test_marked);
  add_test ("undo", 1, test_undo);
  add_test ("other-side", 1, test_other_side);
  add_test ("opened", 1, test_opened);
  add_test ("many", 30, test_many);

  return g_test_run ();
}
