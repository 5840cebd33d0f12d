/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-lanes.h>

static void
assert_lane (const DeskLane *lane,
             guint           place,
             guint           span,
             guint           places)
{
  g_assert_cmpuint (lane->place, ==, place);
  g_assert_cmpuint (lane->span, ==, span);
  g_assert_cmpuint (lane->places, ==, places);
}

static void
test_none (void)
{
  desk_lanes_lay (NULL, 0);
}

/* One may begin when another ends. */
static void
test_apart (void)
{
  DeskLane lanes[] = { { 480, 540 }, { 540, 600 }, { 700, 715 } };

  desk_lanes_lay (lanes, G_N_ELEMENTS (lanes));
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    assert_lane (&lanes[i], 0, 1, 1);
}

static void
test_same_time (void)
{
  DeskLane lanes[] = { { 480, 540 }, { 480, 540 }, { 480, 540 } };

  desk_lanes_lay (lanes, G_N_ELEMENTS (lanes));
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    assert_lane (&lanes[i], i, 1, 3);
}

/* The third takes the place that the first left free; those after it stand by themselves. */
static void
test_chain (void)
{
  DeskLane lanes[] = { { 480, 540 }, { 510, 600 }, { 540, 570 }, { 600, 660 } };

  desk_lanes_lay (lanes, G_N_ELEMENTS (lanes));
  assert_lane (&lanes[0], 0, 1, 2);
  assert_lane (&lanes[1], 1, 1, 2);
  assert_lane (&lanes[2], 0, 1, 2);
  assert_lane (&lanes[3], 0, 1, 1);
}

/* What stands beside only one of three takes the room of two. */
static void
test_spread (void)
{
  DeskLane lanes[] = { { 480, 720 }, { 480, 540 }, { 490, 530 }, { 600, 660 } };

  desk_lanes_lay (lanes, G_N_ELEMENTS (lanes));
  assert_lane (&lanes[0], 0, 1, 3);
  assert_lane (&lanes[1], 1, 1, 3);
  assert_lane (&lanes[2], 2, 1, 3);
  assert_lane (&lanes[3], 1, 2, 3);
}

/* However they lie: none covers another, and none goes beyond the edge. */
static void
test_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      DeskLane lanes[24];
      gint64 from = 0;

      for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
        {
          from += g_test_rand_int_range (0, 40);
          lanes[i] = (DeskLane) { from, from + g_test_rand_int_range (1, 120) };
        }
      desk_lanes_lay (lanes, G_N_ELEMENTS (lanes));
      for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
        {
          g_assert_cmpuint (lanes[i].place + lanes[i].span, <=, lanes[i].places);
          for (guint j = 0; j < i; j++)
            g_assert_true (lanes[j].to <= lanes[i].from
                           || lanes[j].place + lanes[j].span <= lanes[i].place
                           || lanes[i].place + lanes[i].span <= lanes[j].place);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/lanes/none", test_none);
  g_test_add_func ("/core/lanes/apart", test_apart);
  g_test_add_func ("/core/lanes/same-time", test_same_time);
  g_test_add_func ("/core/lanes/chain", test_chain);
  g_test_add_func ("/core/lanes/spread", test_spread);
  g_test_add_func ("/core/lanes/random", test_random);

  return g_test_run ();
}
