/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-test.h>
#include <desk-visit-route.h>

#define MINUTE 60000

/* Houses along one street, a minute from one to the next; the day begins at house 0. */
static gint64
walk (int      from,
      int      to,
      gpointer user_data)
{
  const int *houses = user_data;

  return ABS (houses[to] - (from >= 0 ? houses[from] : 0));
}

static void
assert_route (const DeskRouteStop *stops,
              const int           *houses,
              guint                n,
              const char          *expected)
{
  guint order[DESK_ROUTE_MAX_STOPS];
  gint64 starts[DESK_ROUTE_MAX_STOPS];
  g_autoptr (GString) text = g_string_new (NULL);

  if (desk_route_find (stops, n, 0, walk, (gpointer) houses, order, starts))
    for (guint i = 0; i < n; i++)
      g_string_append_printf (text, "%s%u@%d", i > 0 ? " " : "", order[i],
                              (int) (starts[i] / MINUTE));
  g_assert_cmpstr (text->str, ==, expected);
}

#define ANY(minutes) { 0, 1000 * MINUTE, minutes }
#define WINDOW(open, close, minutes) { (open) * MINUTE, (close) * MINUTE, minutes }

static void
test_short_way (void)
{
  static const DeskRouteStop stops[] = { ANY (10), ANY (10), ANY (10) };
  static const int houses[] = { 30, 10, 20 };

  assert_route (stops, houses, 3, "1@10 2@30 0@50");
  assert_route (stops, houses, 1, "0@30");
}

/* Who is early waits; a window that can just be kept comes first, and a minute less is too little. */
static void
test_windows (void)
{
  static const DeskRouteStop early[] = { ANY (10), WINDOW (40, 50, 10), ANY (10) };
  static const DeskRouteStop just[] = { ANY (10), WINDOW (0, 40, 10), ANY (10) };
  static const DeskRouteStop never[] = { ANY (10), WINDOW (0, 39, 10), ANY (10) };
  static const int houses[] = { 10, 30, 20 };

  assert_route (early, houses, 3, "0@10 1@40 2@60");
  assert_route (just, houses, 3, "1@30 2@50 0@70");
  assert_route (never, houses, 3, "");
}

/* A dozen stops, whose best order is known, in no time. */
static void
test_dozen (void)
{
  DeskRouteStop stops[DESK_ROUTE_MAX_STOPS];
  int houses[DESK_ROUTE_MAX_STOPS];
  guint order[DESK_ROUTE_MAX_STOPS];
  gint64 starts[DESK_ROUTE_MAX_STOPS];

  for (int i = 0; i < DESK_ROUTE_MAX_STOPS; i++)
    {
      stops[i] = (DeskRouteStop) ANY (30);
      houses[i] = 5 + i * 7 % DESK_ROUTE_MAX_STOPS;
    }
  g_assert_true (desk_route_find (stops, DESK_ROUTE_MAX_STOPS, 0, walk, houses, order, starts));
  for (int i = 0; i < DESK_ROUTE_MAX_STOPS; i++)
    {
      g_assert_cmpint (houses[order[i]], ==, 5 + i);
      g_assert_cmpint (starts[i] / MINUTE, ==, 5 + i * 31);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-route/short-way", test_short_way);
  g_test_add_func ("/visit-route/windows", test_windows);
  g_test_add_func ("/visit-route/dozen", test_dozen);

  return g_test_run ();
}
