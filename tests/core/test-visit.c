/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-member.h>
#include <desk-test.h>
#include <desk-visit.h>

#include "core-fixture.h"

#define MADE "2026-11-22T07:00:00+08:00"

/* What the rules say to a plan of that evening before: the code, "" for nothing. */
static void
assert_plan (const DeskVisitPlan *plan,
             DeskPolicy          *policy,
             const char          *code,
             const char          *rule)
{
  g_autoptr (DeskReason) reason = desk_visit_plan_check (plan, policy, desk_test_time (MADE));
  g_autofree char *sentence = reason != NULL ? desk_reason_describe (reason) : NULL;

  g_assert_cmpstr (reason != NULL ? reason->code : "", ==, code);
  g_assert_cmpstr (reason != NULL ? reason->rule : "", ==, rule);
  g_assert_true (sentence == NULL || strstr (sentence, "…") == NULL);
}

static DeskVisitPlan
make_plan (const char *start,
           gint64      minutes)
{
  return (DeskVisitPlan) { "courtesy", desk_test_time (start), minutes, DESK_FEN_ABSENT, "" };
}

/* H1: wholly within 8:00–20:00 of the policy's zone. */
static void
test_hours (void)
{
  static const struct
  {
    const char *start;
    gint64 minutes;
    const char *code;
  } cases[] = {
    { "2026-11-22T07:59:00+08:00", 60, "visit-hours" },
    { "2026-11-22T07:59:59.999+08:00", 60, "visit-hours" },
    { "2026-11-22T08:00:00+08:00", 60, "" },
    { "2026-11-22T00:00:00Z", 60, "" },
    { "2026-11-21T16:00:00-08:00", 60, "" },
    { "2026-11-22T19:00:00+08:00", 60, "" },
    { "2026-11-22T19:00:00+08:00", 61, "visit-hours" },
    { "2026-11-22T19:01:00+08:00", 60, "visit-hours" },
    { "2026-11-22T20:00:00+08:00", 1, "visit-hours" },
    { "2026-11-22T23:30:00+08:00", 60, "visit-hours" },
    { "2026-11-23T00:00:00+08:00", 60, "visit-hours" },
    { "2026-11-22T08:00:00Z", 60, "" },
    { "2026-11-22T12:00:00Z", 60, "visit-hours" },
    { "2026-11-22T08:00:00+08:00", 720, "" },
    { "2026-11-30T19:30:00+08:00", 30, "" },
    { "2026-12-31T19:30:00+08:00", 31, "visit-hours" },
  };
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskVisitPlan plan = make_plan (cases[i].start, cases[i].minutes);

      g_test_message ("%s %d", cases[i].start, (int) cases[i].minutes);
      assert_plan (&plan, policy, cases[i].code, *cases[i].code != '\0' ? "H1" : "");
      plan.special_request = "客户要求";
      assert_plan (&plan, policy, "", "");
    }
}

/* Where the policy sets no hours, none bind. */
static void
test_hours_not_set (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("");
  DeskVisitPlan plan = make_plan ("2026-11-22T23:00:00+08:00", 120);

  assert_plan (&plan, policy, "", "");
}

static void
test_minutes (void)
{
  static const gint64 wrong[] = { 0, -1, 721, G_MAXINT64, G_MININT64 };
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  DeskVisitPlan plan = make_plan ("2026-11-22T08:00:00+08:00", 1);

  assert_plan (&plan, policy, "", "");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      plan.minutes = wrong[i];
      assert_plan (&plan, policy, "minutes-out-of-range", "");
    }
}

/* The minute in which it is written down is not past. */
static void
test_past (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("");
  DeskVisitPlan plan = make_plan (MADE, 30);
  g_autoptr (DeskReason) within = NULL;
  g_autoptr (DeskReason) after = NULL;

  assert_plan (&plan, policy, "", "");
  within = desk_visit_plan_check (&plan, policy, desk_test_time ("2026-11-22T07:00:59.999+08:00"));
  g_assert_null (within);
  after = desk_visit_plan_check (&plan, policy, desk_test_time ("2026-11-22T07:01:00+08:00"));
  g_assert_cmpstr (after->code, ==, "visit-in-past");
  plan.start_ms--;
  assert_plan (&plan, policy, "visit-in-past", "");
}

/* E3: payments from 200 yuan; nothing else has an amount. */
static void
test_amount (void)
{
  static const struct
  {
    gint64 fen;
    const char *code;
    const char *rule;
  } cases[] = {
    { DESK_FEN_ABSENT, "amount-missing", "E3" },
    { -20000, "amount-too-small", "E3" },
    { 0, "amount-too-small", "E3" },
    { 19999, "amount-too-small", "E3" },
    { 20000, "", "" },
    { 1000000000, "", "" },
    { 1000000001, "amount-too-large", "" },
    { G_MAXINT64, "amount-too-large", "" },
  };
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  g_autoptr (DeskPolicy) bare = load_policy ("");
  DeskVisitPlan plan = make_plan ("2026-11-22T08:00:00+08:00", 30);

  plan.purpose = "payment";
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      plan.amount_fen = cases[i].fen;
      assert_plan (&plan, policy, cases[i].code, cases[i].rule);
    }
  plan.amount_fen = 1;
  assert_plan (&plan, bare, "", "");
  plan.amount_fen = 0;
  assert_plan (&plan, bare, "amount-too-small", "E3");
  plan.purpose = "courtesy";
  plan.amount_fen = 20000;
  assert_plan (&plan, policy, "amount-unasked", "");
}

static void
test_words (void)
{
  static const char * const all[] = {
    "payment", "business", "points", "card", "courtesy", "fault", NULL,
  };
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  DeskVisitPlan plan = make_plan ("2026-11-22T08:00:00+08:00", 30);

  g_assert_cmpuint (g_strv_length ((GStrv) all), ==,
                    g_strv_length ((GStrv) desk_visit_list_purposes ()));
  for (guint i = 0; all[i] != NULL; i++)
    {
      g_assert_true (g_strv_contains (desk_visit_list_purposes (), all[i]));
      g_assert_cmpstr (desk_visit_get_purpose_label (all[i]), !=, all[i]);
      g_assert_nonnull (desk_visit_get_bring_label (all[i]));
    }
  plan.purpose = "holiday";
  assert_plan (&plan, policy, "unknown-purpose", "");
  g_assert_cmpstr (desk_visit_get_purpose_label ("holiday"), ==, "holiday");
  g_assert_null (desk_visit_get_bring_label ("holiday"));
  g_assert_cmpstr (desk_visit_get_status_label (DESK_VISIT_DONE), ==, "Done");
  g_assert_cmpstr (desk_visit_get_status_label ("later"), ==, "later");
}

/* What a person reads names figure and moment. */
static void
test_sentences (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  DeskVisitPlan plan = make_plan ("2026-11-22T08:00:00+08:00", 30);
  g_autoptr (DeskReason) small = NULL;
  g_autoptr (DeskReason) past = NULL;
  g_autofree char *small_text = NULL;
  g_autofree char *past_text = NULL;

  past = desk_visit_plan_check (&plan, policy, desk_test_time ("2026-11-22T00:01:00Z"));
  past_text = desk_reason_describe (past);
  g_assert_cmpstr (past_text, ==, "2026-11-22 08:00 is past: a visit is planned for later.");
  plan.purpose = "payment";
  plan.amount_fen = 19999;
  small = desk_visit_plan_check (&plan, policy, plan.start_ms);
  small_text = desk_reason_describe (small);
  g_assert_cmpstr (small_text, ==, "Payments are taken at the door from ¥200.00 on.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit/H1/hours", test_hours);
  g_test_add_func ("/visit/H1/not-set", test_hours_not_set);
  g_test_add_func ("/visit/minutes", test_minutes);
  g_test_add_func ("/visit/past", test_past);
  g_test_add_func ("/visit/E3/amount", test_amount);
  g_test_add_func ("/visit/words", test_words);
  g_test_add_func ("/visit/sentences", test_sentences);
  return g_test_run ();
}
