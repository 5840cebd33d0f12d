/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#define MORNING "2026-11-22T09:30:00+08:00"

static DeskVerdict *
mark (OpsTest    *self,
      const char *member_no,
      const char *other_no,
      const char *verdict)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"%s\",\"other_no\":\"%s\",\"verdict\":\"%s\"}", member_no,
                     other_no, verdict);

  return ops_test_apply (self, DESK_OP_DUPLICATE_MARK, MORNING, args);
}

static void
assert_marked (OpsTest    *self,
               const char *member_no,
               const char *other_no,
               const char *said)
{
  g_autoptr (DeskVerdict) verdict = mark (self, member_no, other_no, said);
  g_autofree char *row = NULL;
  g_autofree char *expected = NULL;

  g_assert_true (verdict->accepted);
  row = ops_test_text (self, "SELECT duplicate_id || '|' || member_no || '|' || manager_no || '|'"
                             " || other_no || '|' || verdict || '|' || version || '|' || changed_ms"
                             " FROM duplicates");
  expected = g_strdup_printf ("M1\tM2|M1|" MANAGER "|M2|%s|%s|1795311000000", said,
                              verdict->op_id);
  g_assert_cmpstr (row, ==, expected);
}

/* Whoever says it of whom: it is one row, and the later mark stands. */
static void
test_life (OpsTest       *self,
           gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "");
  ops_test_add_member (self, "M2", MANAGER, "");
  assert_marked (self, "M1", "M2", "same");
  assert_marked (self, "M2", "M1", "different");
  assert_marked (self, "M2", "M1", "different");
  assert_marked (self, "M1", "M2", "open");
}

static void
test_refused (OpsTest       *self,
              gconstpointer  data)
{
  static const struct
  {
    const char *member_no;
    const char *other_no;
    const char *verdict;
    const char *code;
  } cases[] = {
    { "M1", "M1", "same", "bad-arguments" }, { "M1", "", "same", "bad-arguments" },
    { "M1", "M2", "maybe", "bad-arguments" }, { "M1", "M9", "same", "no-such-member" },
    { "M9", "M1", "same", "no-such-member" }, { "M1", "M3", "same", "not-yours" },
    { "M3", "M1", "same", "not-yours" },
  };

  ops_test_add_member (self, "M1", MANAGER, "");
  ops_test_add_member (self, "M2", MANAGER, "");
  ops_test_add_member (self, "M3", "K0009", "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    ops_test_assert_refused (mark (self, cases[i].member_no, cases[i].other_no, cases[i].verdict),
                             cases[i].code, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  OPS_TEST_ADD ("/ops/op-duplicate/life", NULL, test_life);
  OPS_TEST_ADD ("/ops/op-duplicate/refused", NULL, test_refused);
  return g_test_run ();
}
