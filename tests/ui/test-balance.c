/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-balance-chart.h>
#include <desk-balance-row.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:30:00+08:00"
#define NUMBER "18985110001"

typedef struct
{
  DeskUiFixture  *desk;
  GtkWindow      *window;
  DeskBalanceRow *row;
  DeskMemberFile  file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *list = gtk_list_box_new ();

  fixture->desk = desk_ui_fixture_new (NOW);
  fixture->row = DESK_BALANCE_ROW (desk_balance_row_new (fixture->desk->store));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (fixture->row));
  fixture->window = desk_ui_show (list);
  fixture->file.balances = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  desk_ui_fixture_free (fixture->desk);
  g_ptr_array_unref (fixture->file.balances);
}

static void
add_point (Fixture    *fixture,
           const char *moment,
           gint64      was_fen,
           gint64      fen)
{
  DeskBalancePoint *point = g_new0 (DeskBalancePoint, 1);

  *point = (DeskBalancePoint) { (char *) NUMBER, desk_test_time (moment), was_fen, fen };
  g_ptr_array_add (fixture->file.balances, point);
}

static void
show (Fixture *fixture,
      gint64   balance_fen)
{
  const DeskAccount account = {
    .number = (char *) NUMBER,
    .payment = (char *) "prepaid",
    .state = (char *) "in-use",
    .balance_fen = balance_fen,
  };

  desk_balance_row_show (fixture->row, &fixture->file, &account);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->row));
}

static GtkWidget *
find_chart (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (DESK_IS_BALANCE_CHART (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chart (child);
  return found;
}

static void
assert_words (gpointer    widget,
              const char *words)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       words);
}

/* E5: below 20.00 is low, 20.00 is not. */
static void
test_chart (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *chart = find_chart (GTK_WIDGET (fixture->row));

  add_point (fixture, "2026-11-20T06:00:00+08:00", 3000, 1999);
  add_point (fixture, "2026-11-21T06:00:00+08:00", 1999, 5000);
  add_point (fixture, "2026-11-22T06:00:00+08:00", 5000, 2000);
  show (fixture, 2000);
  assert_words (fixture->row, "189****0001, ¥20.00, 3 changes since 2026-11-20");
  g_assert_true (gtk_widget_get_mapped (chart));
  assert_words (chart, "Least: ¥19.99 on 2026-11-20. Most: ¥50.00 on 2026-11-21.");

  add_point (fixture, "2026-11-23T06:00:00+08:00", 2000, 1999);
  show (fixture, 1999);
  assert_words (fixture->row, "189****0001, ▼ ¥19.99, 4 changes since 2026-11-20");
}

/* The figure alone, and no chart of nothing. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  show (fixture, 320);
  assert_words (fixture->row, "189****0001, ▼ ¥3.20, No feed has changed it yet.");
  g_assert_false (gtk_widget_get_visible (find_chart (GTK_WIDGET (fixture->row))));
}

/* Drawn without complaint also where there is no height in it, and on a day before it was fetched. */
static void
test_flat (Fixture       *fixture,
           gconstpointer  data)
{
  add_point (fixture, "2026-11-24T06:00:00+08:00", 0, 0);
  show (fixture, 0);
  g_assert_true (gtk_widget_get_mapped (find_chart (GTK_WIDGET (fixture->row))));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) g_test_add ("/balance/" name, Fixture, NULL, set_up, test, tear_down)
  add ("E5/chart", test_chart);
  add ("empty", test_empty);
  add ("flat", test_flat);
#undef add

  return g_test_run ();
}
