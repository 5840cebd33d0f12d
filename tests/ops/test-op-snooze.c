/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#define MORNING "2026-11-22T09:30:00+08:00"
#define CAUSE "card:2027-01-21:60"

static DeskVerdict *
snooze (OpsTest    *self,
        const char *until,
        const char *why)
{
  g_autoptr (GString) args =
    g_string_new ("{\"member_no\":\"M1\",\"cause\":\"" CAUSE "\"");

  if (until != NULL)
    g_string_append_printf (args, ",\"until\":\"%s\"", until);
  if (why != NULL)
    g_string_append_printf (args, ",\"why\":\"%s\"", why);
  g_string_append_c (args, '}');
  return ops_test_apply (self, DESK_OP_TASK_SNOOZE, MORNING, args->str);
}

static void
assert_row (OpsTest    *self,
            const char *expected)
{
  g_autofree char *row = ops_test_text (self, "SELECT snooze_id || '|' || manager_no || '|' || cause"
                                              " || '|' || until_ms || '|' || why FROM snoozes");

  g_assert_cmpstr (row, ==, expected);
}

/* The later one stands; without a time it is wanted again. */
static void
test_life (OpsTest       *self,
           gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_assert_plain (snooze (self, "2026-11-23T08:00:00+08:00", "away"));
  assert_row (self, "M1\t" CAUSE "|" MANAGER "|" CAUSE "|1795392000000|away");
  ops_test_assert_plain (snooze (self, "2026-11-22T12:00:00+08:00", "later"));
  assert_row (self, "M1\t" CAUSE "|" MANAGER "|" CAUSE "|1795320000000|later");
  ops_test_assert_plain (snooze (self, NULL, NULL));
  assert_row (self, "M1\t" CAUSE "|" MANAGER "|" CAUSE "|0|");
}

/* After now, and within 92 days. */
static void
test_bounds (OpsTest       *self,
             gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_assert_refused (snooze (self, MORNING, "x"), "bad-arguments", "");
  ops_test_assert_plain (snooze (self, "2026-11-22T09:30:01+08:00", "x"));
  ops_test_assert_plain (snooze (self, "2027-02-22T09:30:00+08:00", "x"));
  ops_test_assert_refused (snooze (self, "2027-02-22T09:30:01+08:00", "x"), "bad-arguments", "");
  ops_test_assert_refused (snooze (self, "soon", "x"), "bad-arguments", "");
}

/* Why is asked for, and whose it is. */
static void
test_refused (OpsTest       *self,
              gconstpointer  data)
{
  ops_test_add_member (self, "M1", "M02", "gold");
  ops_test_assert_refused (snooze (self, "2026-11-23T08:00:00+08:00", NULL), "bad-arguments", "");
  ops_test_assert_refused (snooze (self, "2026-11-23T08:00:00+08:00", " "), "bad-arguments", "");
  ops_test_assert_refused (snooze (self, "2026-11-23T08:00:00+08:00", "x"), "not-yours", "");
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM snoozes"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  OPS_TEST_ADD ("/snooze/life", NULL, test_life);
  OPS_TEST_ADD ("/snooze/bounds", NULL, test_bounds);
  OPS_TEST_ADD ("/snooze/refused", NULL, test_refused);
  return g_test_run ();
}
