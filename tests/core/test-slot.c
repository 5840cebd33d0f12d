/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-slot.h>

#define DAY 739943

static void
assert_slot (DeskSlot slot,
             guint    day,
             int      minute,
             int      minutes)
{
  g_assert_cmpuint (slot.day, ==, day);
  g_assert_cmpint (slot.minute, ==, minute);
  g_assert_cmpint (slot.minutes, ==, minutes);
}

static void
test_draw (void)
{
  assert_slot (desk_slot_draw (DAY, 490, 491), DAY, 480, 15);
  assert_slot (desk_slot_draw (DAY, 480, 545), DAY, 480, 60);
  assert_slot (desk_slot_draw (DAY, 480, 548), DAY, 480, 75);
  /* Upwards, the quarter where it began stays. */
  assert_slot (desk_slot_draw (DAY, 545, 481), DAY, 480, 75);
  assert_slot (desk_slot_draw (DAY, 1439, 2000), DAY, 1425, 15);
  assert_slot (desk_slot_draw (DAY, 10, -300), DAY, 0, 15);
  assert_slot (desk_slot_draw (DAY, 480, 1440), DAY, 480, 720);
  assert_slot (desk_slot_draw (DAY, 1200, 0), DAY, 495, 720);
}

static void
test_carry (void)
{
  DeskSlot slot = { DAY, 485, 60 };

  assert_slot (desk_slot_carry (&slot, DAY + 1, 607), DAY + 1, 600, 60);
  assert_slot (desk_slot_carry (&slot, DAY, 608), DAY, 615, 60);
  assert_slot (desk_slot_carry (&slot, DAY, -40), DAY, 0, 60);
  assert_slot (desk_slot_carry (&slot, DAY, 1430), DAY, 1380, 60);
}

/* The end stands on a quarter, wherever the beginning does. */
static void
test_stretch (void)
{
  DeskSlot slot = { DAY, 550, 30 };

  assert_slot (desk_slot_stretch (&slot, 601), DAY, 550, 50);
  assert_slot (desk_slot_stretch (&slot, 400), DAY, 550, 15);
  assert_slot (desk_slot_stretch (&slot, 1440), DAY, 550, 720);
  slot.minute = 1380;
  assert_slot (desk_slot_stretch (&slot, 3000), DAY, 1380, 60);
}

static void
test_start (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 1970);
  DeskSlot slot = { g_date_get_julian (date), 8 * 60, 15 };

  g_assert_cmpint (desk_slot_start (&slot, zone), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/slot/draw", test_draw);
  g_test_add_func ("/core/slot/carry", test_carry);
  g_test_add_func ("/core/slot/stretch", test_stretch);
  g_test_add_func ("/core/slot/start", test_start);

  return g_test_run ();
}
