/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#define MORNING "2026-11-22T09:30:00+08:00"

static DeskVerdict *
promise (OpsTest    *self,
         const char *id,
         const char *due,
         const char *about)
{
  g_autoptr (GString) args = g_string_new ("{\"member_no\":\"M1\"");

  if (id != NULL)
    g_string_append_printf (args, ",\"callback_id\":\"%s\"", id);
  if (due != NULL)
    g_string_append_printf (args, ",\"due\":\"%s\"", due);
  if (about != NULL)
    g_string_append_printf (args, ",\"about\":\"%s\"", about);
  g_string_append_c (args, '}');
  return ops_test_apply (self, DESK_OP_CALLBACK_PROMISE, MORNING, args->str);
}

static void
assert_row (OpsTest    *self,
            const char *expected)
{
  g_autofree char *row = ops_test_text (self, "SELECT member_no || '|' || manager_no || '|' || due_ms"
                                              " || '|' || about FROM callbacks");

  g_assert_cmpstr (row, ==, expected);
}

/* D5: promised, moved with its words kept, withdrawn. */
static void
test_life (OpsTest       *self,
           gconstpointer  data)
{
  g_autofree char *id = NULL;
  DeskVerdict *verdict;

  ops_test_add_member (self, "M1", MANAGER, "gold");
  verdict = promise (self, NULL, "2026-11-22T10:00:00+08:00", "the bill");
  id = g_strdup (verdict->op_id);
  ops_test_assert_plain (verdict);
  assert_row (self, "M1|" MANAGER "|1795312800000|the bill");
  ops_test_assert_plain (promise (self, id, "2026-11-22T11:00:00+08:00", NULL));
  assert_row (self, "M1|" MANAGER "|1795316400000|the bill");
  ops_test_assert_plain (promise (self, id, "2026-11-22T11:00:00+08:00", "the line"));
  assert_row (self, "M1|" MANAGER "|1795316400000|the line");
  ops_test_assert_plain (promise (self, id, NULL, NULL));
  assert_row (self, "M1|" MANAGER "|0|the line");
}

/* H2: a quiet hour is promised all the same, with a word about it. */
static void
test_quiet (OpsTest       *self,
            gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_add_manager (self, MANAGER, "guizhou");
  ops_test_assert_plain (promise (self, NULL, "2026-11-22T11:59:59+08:00", "x"));
  ops_test_assert_warned (promise (self, NULL, "2026-11-22T12:00:00+08:00", "x"), "due-quiet", "H2");
  ops_test_assert_plain (promise (self, NULL, "2026-11-22T14:00:00+08:00", "x"));
  ops_test_assert_warned (promise (self, NULL, "2026-11-22T20:00:00+08:00", "x"), "due-quiet", "H2");
  ops_test_assert_warned (promise (self, NULL, "2026-11-23T07:59:59+08:00", "x"), "due-quiet", "H2");
  ops_test_add_manager (self, MANAGER, "xinjiang");
  ops_test_assert_plain (promise (self, NULL, "2026-11-22T13:59:59+08:00", "x"));
}

/* After now, within 92 days, about something, to a member of one's own, and one that was promised. */
static void
test_refused (OpsTest       *self,
              gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_assert_refused (promise (self, NULL, MORNING, "x"), "bad-arguments", "");
  ops_test_assert_refused (promise (self, NULL, "2027-02-22T09:30:01+08:00", "x"), "bad-arguments",
                           "");
  ops_test_assert_refused (promise (self, NULL, NULL, "x"), "bad-arguments", "");
  ops_test_assert_refused (promise (self, NULL, "2026-11-22T10:00:00+08:00", " "), "bad-arguments",
                           "");
  ops_test_assert_refused (promise (self, "nobody", NULL, NULL), "bad-arguments", "");
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM callbacks"), ==, 0);
  ops_test_assert_plain (promise (self, NULL, "2027-02-22T09:30:00+08:00", "x"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  OPS_TEST_ADD ("/callback/D5/life", NULL, test_life);
  OPS_TEST_ADD ("/callback/H2/quiet", NULL, test_quiet);
  OPS_TEST_ADD ("/callback/refused", NULL, test_refused);
  return g_test_run ();
}
