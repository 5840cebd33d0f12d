/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#define MORNING "2026-11-22T09:30:00+08:00"
#define TEA     "{\"text\":\"茶\"}"
#define GOLF    "{\"text\":\"高尔夫\"}"

static DeskVerdict *
set (OpsTest    *self,
     const char *fact,
     const char *base,
     const char *value)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"fact\":\"%s\",\"base\":\"%s\",\"value\":%s}", fact,
                     base, value);

  return ops_test_apply (self, DESK_OP_FACT_SET, MORNING, args);
}

static DeskVerdict *
forget (OpsTest    *self,
        const char *fact,
        const char *base)
{
  g_autofree char *args = g_strdup_printf (
      "{\"member_no\":\"M1\",\"fact\":\"%s\",\"base\":\"%s\"}", fact, base);

  return ops_test_apply (self, DESK_OP_FACT_REMOVE, MORNING, args);
}

/* The version that an accepted operation made. */
static char *
take (DeskVerdict *verdict)
{
  g_autoptr (DeskVerdict) taken = verdict;

  g_assert_true (taken->accepted);
  return g_strdup (taken->op_id);
}

static void
assert_fact (OpsTest    *self,
             const char *version,
             const char *rest)
{
  g_autofree char *row =
    ops_test_text (self, "SELECT version || '|' || member_no || '|' || manager_no || '|' || kind"
                         " || '|' || value || '|' || changed_ms || '|' || removed FROM facts");
  g_autofree char *expected = g_strconcat (version, "|M1|" MANAGER "|", rest, NULL);

  g_assert_cmpstr (row, ==, expected);
}

static void
test_life (OpsTest       *self,
           gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *back = NULL;
  g_autofree char *fresh = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  first = take (set (self, "interests", "", " " TEA));
  assert_fact (self, first, "interests|" TEA "|1795311000000|0");
  second = take (set (self, "interests", first, GOLF));
  assert_fact (self, second, "interests|" GOLF "|1795311000000|0");
  removed = take (forget (self, "interests", second));
  assert_fact (self, removed, "interests||1795311000000|1");
  back = take (set (self, "interests", removed, TEA));
  assert_fact (self, back, "interests|" TEA "|1795311000000|0");
  g_free (removed);
  removed = take (forget (self, "interests", back));
  fresh = take (set (self, "interests", "", GOLF));
  assert_fact (self, fresh, "interests|" GOLF "|1795311000000|0");
}

/* Nobody overwrites what they have not seen; who says what is known already agrees. */
static void
test_changed_meanwhile (OpsTest       *self,
                        gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *same = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *again = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  first = take (set (self, "interests", "", TEA));
  ops_test_assert_refused (set (self, "interests", "", GOLF), "fact-changed", "");
  second = take (set (self, "interests", first, GOLF));
  ops_test_assert_refused (set (self, "interests", first, TEA), "fact-changed", "");
  ops_test_assert_refused (forget (self, "interests", first), "fact-changed", "");
  same = take (set (self, "interests", first, GOLF));
  assert_fact (self, same, "interests|" GOLF "|1795311000000|0");
  removed = take (forget (self, "interests", same));
  ops_test_assert_refused (set (self, "interests", same, TEA), "fact-removed", "");
  again = take (forget (self, "interests", first));
  assert_fact (self, again, "interests||1795311000000|1");
}

/* Of occasions there is one for each name, of everything else one. */
static void
test_kinds (OpsTest       *self,
            gconstpointer  data)
{
  static const char * const facts[][2] = {
    { "call-hours", "{\"days\":[1],\"from\":\"09:00\",\"to\":\"11:30\"}" },
    { "second-contact", "{\"name\":\"王丽\",\"relation\":\"配偶\",\"phone\":\"13900001234\"}" },
    { "interests", TEA },
    { "birthday", "{\"day\":\"1975-08-15\",\"lunar\":true}" },
    { "occasion", "{\"name\":\"Wedding\",\"day\":\"05-20\"}" },
    { "occasion", "{\"name\":\"父亲生日\",\"day\":\"01-30\",\"lunar\":true}" },
  };
  g_autofree char *names = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    ops_test_assert_plain (set (self, facts[i][0], "", facts[i][1]));
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM facts"), ==, 6);
  ops_test_assert_refused (set (self, "occasion", "", "{\"name\":\"WEDDING\",\"day\":\"05-21\"}"),
                           "fact-changed", "");
  ops_test_assert_refused (forget (self, "occasion", ""), "bad-arguments", "");
  names = ops_test_text (self, "SELECT fact_id FROM facts WHERE value LIKE '%Wedding%'");
  g_assert_cmpstr (names, ==, "M1\toccasion\twedding");
}

/* H2: 8:00–12:00 and 14:00–20:00. */
static void
test_quiet_hours (OpsTest       *self,
                  gconstpointer  data)
{
  static const struct
  {
    const char *from;
    const char *to;
    gboolean quiet;
  } cases[] = {
    { "12:00", "14:00", TRUE },
    { "11:59", "14:00", FALSE },
    { "12:00", "14:01", FALSE },
    { "20:00", "24:00", TRUE },
    { "19:59", "24:00", FALSE },
    { "00:00", "08:00", TRUE },
  };

  ops_test_add_member (self, "M1", MANAGER, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *base =
        ops_test_text (self, "SELECT ifnull (max (version), '') FROM facts");
      g_autofree char *value = g_strdup_printf ("{\"days\":[3],\"from\":\"%s\",\"to\":\"%s\"}",
                                                cases[i].from, cases[i].to);

      g_test_message ("%s", value);
      if (cases[i].quiet)
        ops_test_assert_warned (set (self, "call-hours", base, value), "wished-quiet", "H2");
      else
        ops_test_assert_plain (set (self, "call-hours", base, value));
    }
}

static void
test_whose (OpsTest       *self,
            gconstpointer  data)
{
  ops_test_assert_refused (set (self, "interests", "", TEA), "no-such-member", "");
  ops_test_add_member (self, "M1", OTHER_MANAGER, "");
  ops_test_assert_refused (set (self, "interests", "", TEA), "not-yours", "");
  ops_test_assert_refused (forget (self, "interests", ""), "not-yours", "");
}

static void
test_bounds (OpsTest       *self,
             gconstpointer  data)
{
  static const char * const bad[] = {
    "{\"member_no\":\"M1\"}",
    "{\"member_no\":\"M1\",\"fact\":\"interests\"}",
    "{\"member_no\":\"M1\",\"fact\":\"interests\",\"value\":\"茶\"}",
    "{\"member_no\":\"M1\",\"fact\":\"interests\",\"value\":{}}",
    "{\"member_no\":\"M1\",\"fact\":\"shoe-size\",\"value\":" TEA "}",
    "{\"member_no\":\"M1\",\"fact\":7,\"value\":" TEA "}",
  };

  ops_test_add_member (self, "M1", MANAGER, "");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    ops_test_assert_refused (ops_test_apply (self, DESK_OP_FACT_SET, MORNING, bad[i]),
                             "bad-arguments", "");
  ops_test_assert_refused (forget (self, "interests", ""), "no-such-fact", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  OPS_TEST_ADD ("/ops/fact/life", NULL, test_life);
  OPS_TEST_ADD ("/ops/fact/changed-meanwhile", NULL, test_changed_meanwhile);
  OPS_TEST_ADD ("/ops/fact/kinds", NULL, test_kinds);
  OPS_TEST_ADD ("/ops/fact/H2", NULL, test_quiet_hours);
  OPS_TEST_ADD ("/ops/fact/whose", NULL, test_whose);
  OPS_TEST_ADD ("/ops/fact/bounds", NULL, test_bounds);
  return g_test_run ();
}
