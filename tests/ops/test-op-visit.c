/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#include <desk-json.h>

#define MADE "2026-11-22T09:30:00+08:00"
#define LATER "2026-11-25T21:00:00+08:00"
#define ARGS(start, minutes, purpose, more)                                              \
  "{\"member_no\":\"M1\",\"start\":\"" start "\",\"minutes\":" minutes ",\"purpose\":\"" \
  purpose "\"" more "}"
#define NOON "2026-11-23T12:00:00+08:00"
#define PLAIN ARGS (NOON, "60", "courtesy", "")
#define VISIT                                                                                   \
  "SELECT member_no || '|' || manager_no || '|' || purpose || '|' || start_ms || '|' || minutes" \
  " || '|' || ifnull (amount_fen, '') || '|' || special_request || '|' || status || '|' ||"      \
  " outcome || '|' || made_ms || '|' || changed_ms || '|' || rev FROM visits"

static void
set_up (OpsTest       *self,
        gconstpointer  data)
{
  ops_test_set_up (self, data);
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_add_member (self, "M2", MANAGER, "");
  ops_test_add_member (self, "M9", OTHER_MANAGER, "gold");
}

static DeskVerdict *
schedule (OpsTest    *self,
          const char *args)
{
  return ops_test_apply (self, DESK_OP_VISIT_SCHEDULE, MADE, args);
}

/* Plans a visit, which must be allowed. Returns: (transfer full): its id */
static char *
plan (OpsTest    *self,
      const char *args)
{
  g_autoptr (DeskVerdict) verdict = schedule (self, args);

  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

/* An operation that changes a visit in the version that is there. `more` ends its arguments. */
static DeskVerdict *
change_as (OpsTest    *self,
           const char *kind,
           const char *made,
           const char *visit_id,
           const char *base,
           const char *more)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"visit_id\":\"%s\",\"base\":\"%s\"%s}", visit_id, base,
                     more);

  return ops_test_apply (self, kind, made, args);
}

static DeskVerdict *
change (OpsTest    *self,
        const char *kind,
        const char *visit_id,
        const char *more)
{
  g_autofree char *base = ops_test_text (self, "SELECT version FROM visits ORDER BY changed_ms");

  return change_as (self, kind, LATER, visit_id, base, more);
}

static void
assert_visit (OpsTest    *self,
              const char *expected)
{
  g_autofree char *row = ops_test_text (self, VISIT);

  g_assert_cmpstr (row, ==, expected);
}

static void
test_recorded (OpsTest       *self,
               gconstpointer  data)
{
  g_autofree char *visit_id = NULL;
  g_autofree char *version = NULL;

  visit_id = plan (self, ARGS (NOON, "45", "payment",
                               ",\"amount_fen\":20000,\"special_request\":\" 周末方便 \""));
  assert_visit (self, "M1|GM001|payment|1795406400000|45|20000|周末方便|planned||1795311000000|"
                      "1795311000000|0");
  version = ops_test_text (self, "SELECT version FROM visits");
  g_assert_cmpstr (version, ==, visit_id);
}

static void
test_done (OpsTest       *self,
           gconstpointer  data)
{
  g_autofree char *visit_id = plan (self, PLAIN);
  g_autoptr (DeskVerdict) verdict =
    change (self, DESK_OP_VISIT_DONE, visit_id, ",\"outcome\":\"已办理\"");
  g_autofree char *version = ops_test_text (self, "SELECT version FROM visits");

  g_assert_true (verdict->accepted);
  g_assert_cmpstr (version, ==, verdict->op_id);
  assert_visit (self, "M1|GM001|courtesy|1795406400000|60|||done|已办理|1795311000000|"
                      "1795611600000|0");
}

static void
test_cancelled (OpsTest       *self,
                gconstpointer  data)
{
  g_autofree char *visit_id = plan (self, PLAIN);

  ops_test_assert_plain (change (self, DESK_OP_VISIT_CANCEL, visit_id, ",\"why\":\"客户出差\""));
  assert_visit (self, "M1|GM001|courtesy|1795406400000|60|||cancelled|客户出差|1795311000000|"
                      "1795611600000|0");
}

/* The time moves; how long, for what and the customer's words stay unless they are said. */
static void
test_moved (OpsTest       *self,
            gconstpointer  data)
{
  g_autofree char *visit_id =
    plan (self, ARGS ("2026-11-23T07:00:00+08:00", "60", "card", ",\"special_request\":\"早上\""));

  ops_test_assert_plain (change (self, DESK_OP_VISIT_MOVE, visit_id,
                                 ",\"start\":\"2026-11-26T06:00:00+08:00\""));
  assert_visit (self, "M1|GM001|card|1795644000000|60||早上|planned||1795311000000|"
                      "1795611600000|0");
  ops_test_assert_plain (change (self, DESK_OP_VISIT_MOVE, visit_id,
                                 ",\"start\":\"2026-11-26T21:00:00+08:00\",\"minutes\":15,"
                                 "\"special_request\":\"晚上\""));
  assert_visit (self, "M1|GM001|card|1795698000000|15||晚上|planned||1795311000000|"
                      "1795611600000|0");
}

/* Onto its own time: it is not in its own way. */
static void
test_moved_a_little (OpsTest       *self,
                     gconstpointer  data)
{
  g_autofree char *visit_id = plan (self, ARGS ("2026-11-26T12:00:00+08:00", "60", "card", ""));

  ops_test_assert_plain (change (self, DESK_OP_VISIT_MOVE, visit_id,
                                 ",\"start\":\"2026-11-26T12:15:00+08:00\""));
}

/* H1, E3, the past: what core says of the plan, also when it is moved there. */
static void
test_rules (OpsTest       *self,
            gconstpointer  data)
{
  g_autofree char *visit_id = NULL;

  ops_test_assert_refused (schedule (self, ARGS ("2026-11-23T07:59:00+08:00", "60", "card", "")),
                           "visit-hours", "H1");
  ops_test_assert_refused (
    schedule (self, ARGS ("2026-11-23T07:59:00+08:00", "60", "card", ",\"special_request\":\" \"")),
    "visit-hours", "H1");
  ops_test_assert_refused (schedule (self, ARGS ("2026-11-22T09:29:00+08:00", "60", "card", "")),
                           "visit-in-past", "");
  ops_test_assert_refused (schedule (self, ARGS (NOON, "60", "payment", ",\"amount_fen\":19999")),
                           "amount-too-small", "E3");
  ops_test_assert_refused (schedule (self, ARGS (NOON, "60", "payment", "")), "amount-missing",
                           "E3");
  ops_test_assert_refused (schedule (self, ARGS (NOON, "60", "tea", "")), "unknown-purpose", "");
  ops_test_assert_refused (schedule (self, ARGS (NOON, "721", "card", "")), "minutes-out-of-range",
                           "");

  visit_id = plan (self, PLAIN);
  ops_test_assert_refused (change (self, DESK_OP_VISIT_MOVE, visit_id,
                                   ",\"start\":\"2026-11-26T19:01:00+08:00\""),
                           "visit-hours", "H1");
  ops_test_assert_refused (change (self, DESK_OP_VISIT_MOVE, visit_id,
                                   ",\"start\":\"2026-11-25T20:59:00+08:00\","
                                   "\"special_request\":\"x\""),
                           "visit-in-past", "");
}

/* No two visits at a time; the next may begin when one ends. */
static void
test_taken (OpsTest       *self,
            gconstpointer  data)
{
  static const char * const taken[] = {
    ARGS ("2026-11-23T11:01:00+08:00", "60", "card", ""),
    ARGS ("2026-11-23T12:00:00+08:00", "60", "card", ""),
    ARGS ("2026-11-23T12:59:00+08:00", "60", "card", ""),
    ARGS ("2026-11-23T12:30:00+08:00", "1", "card", ""),
    ARGS ("2026-11-23T08:00:00+08:00", "720", "card", ""),
  };
  g_autofree char *visit_id = plan (self, PLAIN);
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    ops_test_assert_refused (schedule (self, taken[i]), "time-taken", "");
  verdict = schedule (self, taken[0]);
  sentence = desk_reason_describe (verdict->reason);
  g_assert_cmpstr (sentence, ==,
                   "The time from 2026-11-23 12:00 to 13:00 is taken by the visit to M1.");

  g_free (plan (self, ARGS ("2026-11-23T11:00:00+08:00", "60", "card", "")));
  g_free (plan (self, ARGS ("2026-11-23T13:00:00+08:00", "60", "card", "")));
}

/* A visit as long as can be is found too. */
static void
test_taken_by_the_longest (OpsTest       *self,
                           gconstpointer  data)
{
  g_free (plan (self, ARGS ("2026-11-23T08:00:00+08:00", "720", "card", "")));
  ops_test_assert_refused (schedule (self, ARGS ("2026-11-23T19:59:00+08:00", "1", "card", "")),
                           "time-taken", "");
}

/* Only planned visits take time, and only those of the same manager. */
static void
test_free_again (OpsTest       *self,
                 gconstpointer  data)
{
  g_autofree char *visit_id = plan (self, PLAIN);

  self->context.manager_no = OTHER_MANAGER;
  ops_test_assert_plain (schedule (self, "{\"member_no\":\"M9\",\"start\":\"" NOON "\","
                                         "\"minutes\":60,\"purpose\":\"card\"}"));
  self->context.manager_no = MANAGER;
  ops_test_assert_refused (schedule (self, PLAIN), "time-taken", "");
  ops_test_assert_plain (change_as (self, DESK_OP_VISIT_CANCEL, LATER, visit_id, visit_id,
                                    ",\"why\":\"x\""));
  ops_test_assert_plain (schedule (self, PLAIN));
}

/* L5: points only when not frozen; other purposes are for everyone. */
static void
test_frozen (OpsTest       *self,
             gconstpointer  data)
{
  ops_test_add_account (self, "18900000001", "M1", 1);
  ops_test_assert_refused (schedule (self, ARGS (NOON, "60", "points", "")), "frozen", "L5");
  ops_test_assert_plain (schedule (self, PLAIN));
  ops_test_add_account (self, "18900000001", "M1", 0);
  ops_test_assert_plain (
    schedule (self, ARGS ("2026-11-23T13:00:00+08:00", "60", "points", "")));
}

/* A closed member gets no new visit; what took place is recorded. */
static void
test_closed (OpsTest       *self,
             gconstpointer  data)
{
  g_autofree char *visit_id = plan (self, PLAIN);

  ops_test_close_member (self, "M1");
  ops_test_assert_refused (schedule (self, ARGS ("2026-11-24T13:00:00+08:00", "60", "card", "")),
                           "member-closed", "");
  ops_test_assert_refused (change (self, DESK_OP_VISIT_MOVE, visit_id,
                                   ",\"start\":\"2026-11-26T12:00:00+08:00\""),
                           "member-closed", "");
  ops_test_assert_plain (change (self, DESK_OP_VISIT_DONE, visit_id, ",\"outcome\":\"x\""));
}

/* What is over stays so. */
static void
test_over (OpsTest       *self,
           gconstpointer  code)
{
  static const char * const kinds[] = {
    DESK_OP_VISIT_MOVE, DESK_OP_VISIT_DONE, DESK_OP_VISIT_CANCEL,
  };
  const char *more =
    ",\"start\":\"2026-11-26T12:00:00+08:00\",\"outcome\":\"x\",\"why\":\"x\"";
  g_autofree char *visit_id = plan (self, PLAIN);
  gboolean done = g_str_equal (code, "visit-done");

  ops_test_assert_plain (
    change (self, done ? DESK_OP_VISIT_DONE : DESK_OP_VISIT_CANCEL, visit_id, more));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      ops_test_assert_refused (change (self, kinds[i], visit_id, more), code, "");
      /* Also by whoever has not seen it. */
      ops_test_assert_refused (change_as (self, kinds[i], LATER, visit_id, visit_id, more), code,
                               "");
    }
}

/* Nobody overwrites what they have not seen. */
static void
test_changed (OpsTest       *self,
              gconstpointer  kind)
{
  const char *more =
    ",\"start\":\"2026-11-27T12:00:00+08:00\",\"outcome\":\"x\",\"why\":\"x\"";
  g_autofree char *visit_id = plan (self, PLAIN);

  ops_test_assert_plain (change (self, DESK_OP_VISIT_MOVE, visit_id,
                                 ",\"start\":\"2026-11-26T12:00:00+08:00\""));
  ops_test_assert_refused (change_as (self, kind, LATER, visit_id, visit_id, more),
                           "visit-changed", "");
  ops_test_assert_plain (change (self, kind, visit_id, more));
}

static void
test_whose (OpsTest       *self,
            gconstpointer  kind)
{
  const char *id = "0193a1b2-0000-7000-8000-000000000001";
  const char *more =
    ",\"start\":\"2026-11-26T12:00:00+08:00\",\"outcome\":\"x\",\"why\":\"x\"";
  g_autofree char *visit_id = plan (self, "{\"member_no\":\"M2\",\"start\":\"" NOON "\","
                                          "\"minutes\":60,\"purpose\":\"card\"}");

  ops_test_assert_refused (change_as (self, kind, LATER, id, id, more), "no-such-visit", "");
  /* The visit is there, but not to that member. */
  ops_test_assert_refused (change_as (self, kind, LATER, visit_id, visit_id, more),
                           "no-such-visit", "");
  self->context.manager_no = OTHER_MANAGER;
  ops_test_assert_refused (change_as (self, kind, LATER, visit_id, visit_id, more), "not-yours",
                           "");
}

static void
test_whose_member (OpsTest       *self,
                   gconstpointer  data)
{
  self->context.manager_no = OTHER_MANAGER;
  ops_test_assert_refused (schedule (self, PLAIN), "not-yours", "");
  ops_test_assert_refused (schedule (self, "{\"member_no\":\"M7\",\"start\":\"" NOON "\","
                                           "\"minutes\":60,\"purpose\":\"card\"}"),
                           "no-such-member", "");
}

static void
test_bad_schedule (OpsTest       *self,
                   gconstpointer  args)
{
  ops_test_assert_refused (schedule (self, args), "bad-arguments", "");
}

typedef struct
{
  const char *path;
  const char *kind;
  const char *more;
} Bad;

static const Bad bad_changes[] = {
  { "/visit/bad-arguments/move-no-start", DESK_OP_VISIT_MOVE, "" },
  { "/visit/bad-arguments/move-minutes-text", DESK_OP_VISIT_MOVE,
    ",\"start\":\"2026-11-26T12:00:00+08:00\",\"minutes\":\"60\"" },
  { "/visit/bad-arguments/done-no-outcome", DESK_OP_VISIT_DONE, "" },
  { "/visit/bad-arguments/done-blank", DESK_OP_VISIT_DONE, ",\"outcome\":\" \"" },
  { "/visit/bad-arguments/cancel-no-why", DESK_OP_VISIT_CANCEL, ",\"outcome\":\"x\"" },
};

static void
test_bad_change (OpsTest       *self,
                 gconstpointer  data)
{
  const Bad *bad = data;
  g_autofree char *visit_id = plan (self, PLAIN);

  ops_test_assert_refused (change_as (self, bad->kind, LATER, visit_id, visit_id, bad->more),
                           "bad-arguments", "");
}

static void
test_bad_names (OpsTest       *self,
                gconstpointer  args)
{
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_VISIT_CANCEL, MADE, args),
                           "bad-arguments", "");
}

#define ADD(path, data, func) \
  g_test_add ("/visit/" path, OpsTest, data, set_up, func, ops_test_tear_down)
#define BAD(name, args) ADD ("bad-arguments/" name, args, test_bad_schedule)
#define BAD_NAMES(name, args) ADD ("bad-arguments/" name, args, test_bad_names)

static void
add_bad_arguments (void)
{
  BAD ("nothing", "{}");
  BAD ("no-member", "{\"start\":\"" NOON "\",\"minutes\":60,\"purpose\":\"card\"}");
  BAD ("no-purpose", "{\"member_no\":\"M1\",\"start\":\"" NOON "\",\"minutes\":60}");
  BAD ("purpose-number",
       "{\"member_no\":\"M1\",\"start\":\"" NOON "\",\"minutes\":60,\"purpose\":1}");
  BAD ("no-start", "{\"member_no\":\"M1\",\"minutes\":60,\"purpose\":\"card\"}");
  BAD ("start-number", "{\"member_no\":\"M1\",\"start\":5,\"minutes\":60,\"purpose\":\"card\"}");
  BAD ("start-without-offset", ARGS ("2026-11-23T12:00:00", "60", "card", ""));
  BAD ("start-of-no-day", ARGS ("2026-02-30T12:00:00+08:00", "60", "card", ""));
  BAD ("no-minutes", "{\"member_no\":\"M1\",\"start\":\"" NOON "\",\"purpose\":\"card\"}");
  BAD ("minutes-text", ARGS (NOON, "\"60\"", "card", ""));
  BAD ("minutes-fraction", ARGS (NOON, "1.5", "card", ""));
  BAD ("minutes-null", ARGS (NOON, "null", "card", ""));
  BAD ("amount-text", ARGS (NOON, "60", "payment", ",\"amount_fen\":\"20000\""));
  BAD ("amount-fraction", ARGS (NOON, "60", "payment", ",\"amount_fen\":200.5"));
  BAD ("amount-null", ARGS (NOON, "60", "payment", ",\"amount_fen\":null"));
  BAD ("request-number", ARGS (NOON, "60", "card", ",\"special_request\":1"));
  for (guint i = 0; i < G_N_ELEMENTS (bad_changes); i++)
    g_test_add (bad_changes[i].path, OpsTest, &bad_changes[i], set_up, test_bad_change,
                ops_test_tear_down);
  BAD_NAMES ("no-visit", "{\"member_no\":\"M1\",\"base\":\"x\",\"why\":\"x\"}");
  BAD_NAMES ("no-base", "{\"member_no\":\"M1\",\"visit_id\":\"x\",\"why\":\"x\"}");
  BAD_NAMES ("visit-list", "{\"member_no\":\"M1\",\"visit_id\":[],\"base\":\"x\",\"why\":\"x\"}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("recorded", NULL, test_recorded);
  ADD ("done", NULL, test_done);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("moved", NULL, test_moved);
  ADD ("moved-a-little", NULL, test_moved_a_little);
  ADD ("H1-E3-rules", NULL, test_rules);
  ADD ("taken", NULL, test_taken);
  ADD ("taken-by-the-longest", NULL, test_taken_by_the_longest);
  ADD ("free-again", NULL, test_free_again);
  ADD ("L5/points", NULL, test_frozen);
  ADD ("closed", NULL, test_closed);
  ADD ("over/done", "visit-done", test_over);
  ADD ("over/cancelled", "visit-cancelled", test_over);
  ADD ("changed/move", DESK_OP_VISIT_MOVE, test_changed);
  ADD ("changed/done", DESK_OP_VISIT_DONE, test_changed);
  ADD ("changed/cancel", DESK_OP_VISIT_CANCEL, test_changed);
  ADD ("whose/move", DESK_OP_VISIT_MOVE, test_whose);
  ADD ("whose/done", DESK_OP_VISIT_DONE, test_whose);
  ADD ("whose/cancel", DESK_OP_VISIT_CANCEL, test_whose);
  ADD ("whose-member", NULL, test_whose_member);
  add_bad_arguments ();

  return g_test_run ();
}
