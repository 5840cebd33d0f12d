/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-member-header.h>

#include "desk-ui-fixture.h"

/* Headings over nothing, in a window of their own. */
typedef struct
{
  DeskMemberLayout  *layout;
  DeskMemberMetrics  metrics;
  DeskMemberHeader  *header;
  GtkWindow         *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  GtkWidget *header;

  g_settings_reset (settings, "member-columns");
  fixture->layout = desk_member_layout_new ();
  fixture->metrics = (DeskMemberMetrics) { .digit = 8, .line = 18 };
  header = desk_member_header_new (&fixture->metrics, fixture->layout);
  fixture->header = DESK_MEMBER_HEADER (header);
  fixture->window = desk_ui_show (header);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->layout);
}

/* The columns that a list of so many digits shows, in their order. */
static char *
describe (Fixture *fixture,
          int      digits)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DeskMemberColumns columns;

  desk_member_columns_place (&columns, &fixture->metrics, fixture->layout,
                             digits * fixture->metrics.digit);
  for (guint i = 0; i < columns.n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            desk_member_column_get_name (columns.order[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_columns(fixture, digits, expected)             \
  G_STMT_START                                                \
  {                                                           \
    g_autofree char *found_ = describe (fixture, digits);     \
    g_assert_cmpstr (found_, ==, expected);                   \
  }                                                           \
  G_STMT_END

static void
act (Fixture    *fixture,
     const char *action,
     GVariant   *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->header), action,
                                                     parameter));
}

/* With less room the last ones fall away; with little there are no columns. */
static void
test_room (Fixture       *fixture,
           gconstpointer  data)
{
  assert_columns (fixture, 200,
                  "name tier balance uses state last-contact next-visit brand card");
  assert_columns (fixture, 70, "name tier balance uses state");
  assert_columns (fixture, 69, "name tier balance uses");
  assert_columns (fixture, 50, "name tier balance");
  assert_columns (fixture, 49, "");
}

static void
test_show (Fixture       *fixture,
           gconstpointer  data)
{
  act (fixture, "columns.show-tier", NULL);
  act (fixture, "columns.show-uses", NULL);
  assert_columns (fixture, 70, "name balance state last-contact");
  act (fixture, "columns.show-tier", NULL);
  assert_columns (fixture, 70, "name tier balance state");
}

/* Over what is hidden; the name stays at its end, and nothing goes beyond the other. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  act (fixture, "columns.show-balance", NULL);
  act (fixture, "columns.move", g_variant_new ("(si)", "uses", -1));
  assert_columns (fixture, 70, "name uses tier state last-contact");
  act (fixture, "columns.move", g_variant_new ("(si)", "uses", -1));
  act (fixture, "columns.move", g_variant_new ("(si)", "name", 1));
  act (fixture, "columns.move", g_variant_new ("(si)", "card", 1));
  act (fixture, "columns.move", g_variant_new ("(si)", "nonsense", 1));
  assert_columns (fixture, 200, "name uses tier state last-contact next-visit brand card");
  desk_member_layout_move (fixture->layout, DESK_MEMBER_COLUMN_CARD, DESK_MEMBER_COLUMN_TIER);
  assert_columns (fixture, 200, "name uses card tier state last-contact next-visit brand");
}

/* Headings are where their columns are, and the Tab key meets them in their order. */
static void
test_headings (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *tier = desk_member_header_get_heading (fixture->header, DESK_MEMBER_COLUMN_TIER);
  GtkWidget *uses = desk_member_header_get_heading (fixture->header, DESK_MEMBER_COLUMN_USES);

  act (fixture, "columns.show-balance", NULL);
  act (fixture, "columns.move", g_variant_new ("(si)", "uses", -1));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  g_assert_true (gtk_widget_get_next_sibling (uses) == tier);
  g_assert_false (gtk_widget_get_child_visible (
    desk_member_header_get_heading (fixture->header, DESK_MEMBER_COLUMN_BALANCE)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tier), GTK_ACCESSIBLE_PROPERTY_LABEL, "Tier");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tier), GTK_ACCESSIBLE_PROPERTY_SORT,
                                       GTK_ACCESSIBLE_SORT_NONE);
  desk_member_header_set_sort (fixture->header, DESK_MEMBER_SORT_TIER, TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tier), GTK_ACCESSIBLE_PROPERTY_SORT,
                                       GTK_ACCESSIBLE_SORT_DESCENDING);
}

/* All of it is there after a new start; and the usual can be had again. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  DeskMemberLayout *again;

  act (fixture, "columns.show-brand", NULL);
  act (fixture, "columns.move", g_variant_new ("(si)", "state", -1));
  act (fixture, "columns.widen", g_variant_new ("(si)", "state", 6));
  act (fixture, "columns.widen", g_variant_new ("(si)", "tier", -100));

  again = desk_member_layout_new ();
  g_assert_false (desk_member_layout_is_shown (again, DESK_MEMBER_COLUMN_BRAND));
  g_assert_true (desk_member_layout_is_shown (again, DESK_MEMBER_COLUMN_CARD));
  g_assert_cmpint (desk_member_layout_get_column (again, 3), ==, DESK_MEMBER_COLUMN_STATE);
  g_assert_cmpint (desk_member_layout_get_column (again, 4), ==, DESK_MEMBER_COLUMN_USES);
  g_assert_cmpint (desk_member_layout_get_width (again, DESK_MEMBER_COLUMN_STATE), ==, 20);
  g_assert_cmpint (desk_member_layout_get_width (again, DESK_MEMBER_COLUMN_TIER), ==, 4);
  g_assert_finalize_object (again);

  act (fixture, "columns.reset", NULL);
  assert_columns (fixture, 70, "name tier balance uses state");
}

/* What another version saved, or nobody: unknown columns and a second mention are passed over. */
static void
test_strange (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (DeskMemberLayout) layout = NULL;

  g_settings_set_value (
    settings, "member-columns",
    g_variant_new_parsed ("[('mood', true, 9), ('card', true, 900), ('name', false, 14),"
                          " ('card', false, 9), ('tier', false, 12)]"));
  layout = desk_member_layout_new ();
  g_assert_cmpint (desk_member_layout_get_column (layout, 0), ==, DESK_MEMBER_COLUMN_NAME);
  g_assert_cmpint (desk_member_layout_get_column (layout, 1), ==, DESK_MEMBER_COLUMN_CARD);
  g_assert_cmpint (desk_member_layout_get_column (layout, 2), ==, DESK_MEMBER_COLUMN_TIER);
  g_assert_cmpint (desk_member_layout_get_column (layout, 3), ==, DESK_MEMBER_COLUMN_BALANCE);
  g_assert_true (desk_member_layout_is_shown (layout, DESK_MEMBER_COLUMN_NAME));
  g_assert_true (desk_member_layout_is_shown (layout, DESK_MEMBER_COLUMN_CARD));
  g_assert_false (desk_member_layout_is_shown (layout, DESK_MEMBER_COLUMN_TIER));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) \
  g_test_add ("/member-layout/" name, Fixture, NULL, set_up, test, tear_down)
  add ("room", test_room);
  add ("show", test_show);
  add ("move", test_move);
  add ("headings", test_headings);
  add ("kept", test_kept);
  add ("strange", test_strange);
#undef add

  return g_test_run ();
}
