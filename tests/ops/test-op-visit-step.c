/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a visit, its history, and the way to it. */

#include "ops-test.h"

#define MADE "2026-11-22T09:30:00+08:00"
#define PLAN(start, more)                                                                \
  "{\"member_no\":\"M1\",\"start\":\"2026-11-23T" start ":00+08:00\",\"minutes\":60"      \
  more "}"
#define CARD ",\"purpose\":\"card\""
#define WAY(minutes) CARD ",\"travel_minutes\":" minutes

static void
set_up (OpsTest       *self,
        gconstpointer  data)
{
  ops_test_set_up (self, data);
  ops_test_add_member (self, "M1", MANAGER, "gold");
}

static DeskVerdict *
schedule (OpsTest    *self,
          const char *args)
{
  return ops_test_apply (self, DESK_OP_VISIT_SCHEDULE, MADE, args);
}

/* An operation on the only visit there is, in the version that is there. `more` ends its
 * arguments. */
static DeskVerdict *
step (OpsTest    *self,
      const char *kind,
      const char *more)
{
  g_autofree char *names =
    ops_test_text (self, "SELECT '\"visit_id\":\"' || visit_id || '\",\"base\":\"' || version || '\"'"
                         " FROM visits");
  g_autofree char *args = g_strdup_printf ("{\"member_no\":\"M1\",%s%s}", names, more);

  return ops_test_apply (self, kind, MADE, args);
}

static void
assert_text (OpsTest    *self,
             const char *sql,
             const char *expected)
{
  g_autofree char *text = ops_test_text (self, sql);

  g_assert_cmpstr (text, ==, expected);
}

#define HISTORY "SELECT group_concat (event || ' ' || (start_ms / 60000 % 1440) || ' ' || text, '; ')" \
  " FROM (SELECT * FROM visit_events ORDER BY rowid)"

/* Planned, confirmed, moved, confirmed anew, on the way, at the door, done: each is written down. */
static void
test_life (OpsTest       *self,
           gconstpointer  data)
{
  ops_test_assert_plain (
    schedule (self, PLAN ("12:00", ",\"purpose\":\"payment\",\"amount_fen\":20000,"
                                   "\"subject\":\"宽带\",\"series\":\"s\"")));
  ops_test_assert_plain (step (self, DESK_OP_VISIT_CONFIRM, ""));
  ops_test_assert_plain (step (self, DESK_OP_VISIT_MOVE,
                               ",\"start\":\"2026-11-23T13:00:00+08:00\",\"why\":\"开会\""));
  assert_text (self, "SELECT status FROM visits", "planned");
  ops_test_assert_plain (step (self, DESK_OP_VISIT_CONFIRM, ""));
  ops_test_assert_refused (step (self, DESK_OP_VISIT_CONFIRM, ""), "visit-step", "");
  ops_test_assert_plain (step (self, DESK_OP_VISIT_START, ""));
  ops_test_assert_plain (step (self, DESK_OP_VISIT_ARRIVE, ""));
  ops_test_assert_refused (step (self, DESK_OP_VISIT_CANCEL, ",\"why\":\"x\""), "visit-step", "");
  ops_test_assert_plain (step (self, DESK_OP_VISIT_DONE,
                               ",\"outcome\":\"已缴\",\"paid_fen\":15000,\"form_signed\":true,"
                               "\"next_step\":\"送发票\""));
  assert_text (self, "SELECT status || outcome || paid_fen || form_signed || next_step || subject"
                     " || series FROM visits", "done已缴150001送发票宽带s");
  assert_text (self, HISTORY, "planned 240 ; confirmed 240 ; moved 300 开会; confirmed 300 ;"
                              " started 300 ; arrived 300 ; done 300 已缴");
}

static void
test_missed (OpsTest       *self,
             gconstpointer  data)
{
  ops_test_assert_plain (schedule (self, PLAN ("12:00", CARD)));
  ops_test_assert_refused (step (self, DESK_OP_VISIT_MISS, ""), "bad-arguments", "");
  ops_test_assert_plain (step (self, DESK_OP_VISIT_MISS, ",\"why\":\"无人应门\""));
  assert_text (self, "SELECT status || outcome FROM visits", "missed无人应门");
  ops_test_assert_refused (step (self, DESK_OP_VISIT_DONE, ",\"outcome\":\"x\""), "visit-missed",
                           "");
  /* It takes no time any more. */
  ops_test_assert_plain (schedule (self, PLAN ("12:00", CARD)));
}

static void
test_result (OpsTest       *self,
             gconstpointer  data)
{
  static const char * const bad[] = {
    ",\"outcome\":\"x\",\"paid_fen\":-1", ",\"outcome\":\"x\",\"paid_fen\":\"1\"",
    ",\"outcome\":\"x\",\"form_signed\":1", ",\"outcome\":\"x\",\"next_step\":1",
  };

  ops_test_assert_plain (
    schedule (self, PLAN ("12:00", ",\"purpose\":\"payment\",\"amount_fen\":20000")));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    ops_test_assert_refused (step (self, DESK_OP_VISIT_DONE, bad[i]), "bad-arguments", "");
  ops_test_assert_refused (step (self, DESK_OP_VISIT_DONE,
                                 ",\"outcome\":\"x\",\"paid_fen\":1000000001"),
                           "amount-too-large", "");
  ops_test_assert_plain (step (self, DESK_OP_VISIT_DONE, ",\"outcome\":\"x\",\"paid_fen\":0"));
}

/* Only a payment is taken at the door. */
static void
test_paid_unasked (OpsTest       *self,
                   gconstpointer  data)
{
  ops_test_assert_plain (schedule (self, PLAN ("12:00", CARD)));
  ops_test_assert_refused (step (self, DESK_OP_VISIT_DONE, ",\"outcome\":\"x\",\"paid_fen\":1"),
                           "amount-unasked", "");
}

/* Thirty minutes' way to each: the gap holds the way to the later one, whichever was planned
 * first. */
static void
test_travel (OpsTest       *self,
             gconstpointer  data)
{
  ops_test_assert_plain (schedule (self, PLAN ("12:00", WAY ("30"))));
  ops_test_assert_refused (schedule (self, PLAN ("13:29", WAY ("30"))), "travel-taken", "");
  ops_test_assert_refused (schedule (self, PLAN ("10:31", CARD)), "travel-taken", "");
  ops_test_assert_refused (schedule (self, PLAN ("12:59", WAY ("240"))), "time-taken", "");
  ops_test_assert_refused (schedule (self, PLAN ("17:00", WAY ("241"))), "travel-out-of-range", "");
  ops_test_assert_refused (schedule (self, PLAN ("17:00", WAY ("-1"))), "travel-out-of-range", "");
  ops_test_assert_refused (schedule (self, PLAN ("17:00", WAY ("\"1\""))), "bad-arguments", "");
  ops_test_assert_plain (schedule (self, PLAN ("13:30", WAY ("30"))));
  ops_test_assert_plain (schedule (self, PLAN ("10:30", CARD)));
}

/* The longest visit and the longest way are found too. */
static void
test_travel_far (OpsTest       *self,
                 gconstpointer  data)
{
  ops_test_assert_plain (schedule (self, PLAN ("19:00", WAY ("240"))));
  ops_test_assert_refused (schedule (self, PLAN ("14:01", CARD)), "travel-taken", "");
  ops_test_assert_plain (schedule (self, PLAN ("14:00", CARD)));
}

#define ADD(path, func) \
  g_test_add ("/visit-step/" path, OpsTest, NULL, set_up, func, ops_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("life", test_life);
  ADD ("missed", test_missed);
  ADD ("result", test_result);
  ADD ("paid-unasked", test_paid_unasked);
  ADD ("travel", test_travel);
  ADD ("travel-far", test_travel_far);

  return g_test_run ();
}
