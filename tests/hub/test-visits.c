/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Visits and notes as laptops send them, honest and forged ones: the hub decides. */

#include "hub-laptop.h"

#include <desk-json.h>
#include <desk-test.h>
#include <hub-assign.h>

#define NOON "2026-11-23T12:00:00+08:00"
#define VISIT(member_no, start, more)                                             \
  "{\"member_no\":\"" member_no "\",\"start\":\"" start "\",\"minutes\":60,"      \
  "\"purpose\":\"card\"" more "}"
#define PAYMENT(amount)                                                           \
  "{\"member_no\":\"A1\",\"start\":\"" NOON "\",\"minutes\":60,"                  \
  "\"purpose\":\"payment\",\"amount_fen\":" amount "}"

static void
set_up (HubFixture    *fixture,
        gconstpointer  data)
{
  hub_fixture_set_up (fixture, data);
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  hub_fixture_add_member (fixture, "A2", "M01", "李四");
  hub_fixture_add_member (fixture, "B1", "M02", "赵六");
}

/* Sends an operation; what the hub says must be "accepted", or the code of this reason. */
static void
send (HubLaptop  *laptop,
      const char *kind,
      const char *args,
      const char *expected)
{
  g_autofree char *verdict = hub_laptop_send (laptop, kind, args);

  g_assert_cmpstr (verdict, ==, expected);
}

/* An operation that changes a row: `key` is visit_id or note_id; `more` ends its arguments. */
static void
change (HubLaptop  *laptop,
        const char *kind,
        const char *member_no,
        const char *key,
        const char *id,
        const char *more,
        const char *expected)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"%s\",\"%s\":\"%s\",\"base\":\"%s\"%s}", member_no, key, id,
                     id, more);

  send (laptop, kind, args, expected);
}

static void
assign (HubFixture *fixture,
        const char *member_no,
        const char *manager_no)
{
  g_autoptr (GError) error = NULL;

  hub_assign_member (fixture->db, fixture->clock, member_no, manager_no, &error);
  g_assert_no_error (error);
}

/* Two laptops book the same hour: the second is refused, and what depends on it; nothing else. */
static void
test_same_hour (HubFixture    *fixture,
                gconstpointer  data)
{
  g_auto (HubLaptop) first = hub_laptop_enrol (fixture, "M01");
  g_auto (HubLaptop) second = hub_laptop_enrol (fixture, "M01");
  g_auto (HubLaptop) other = hub_laptop_enrol (fixture, "M02");
  g_autofree char *refused = NULL;

  send (&first, DESK_OP_VISIT_SCHEDULE, VISIT ("A1", NOON, ""), "accepted");
  send (&second, DESK_OP_VISIT_SCHEDULE, VISIT ("A2", "2026-11-23T12:59:00+08:00", ""),
        "time-taken");
  refused = g_strdup (second.op_id);
  change (&second, DESK_OP_VISIT_MOVE, "A2", "visit_id", refused,
          ",\"start\":\"2026-11-23T15:00:00+08:00\"", "no-such-visit");
  send (&second, DESK_OP_VISIT_SCHEDULE, VISIT ("A2", "2026-11-23T13:00:00+08:00", ""),
        "accepted");
  send (&other, DESK_OP_VISIT_SCHEDULE, VISIT ("B1", NOON, ""), "accepted");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM visits"), ==, 3);
}

/* What no laptop of ours would send. */
static void
test_forged (HubFixture    *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *args;
    const char *code;
  } cases[] = {
    { VISIT ("A1", "2026-11-23T07:59:00+08:00", ""), "visit-hours" },
    { VISIT ("A1", "2026-11-23T19:01:00+08:00", ""), "visit-hours" },
    { VISIT ("A1", "2026-11-22T09:29:00+08:00", ""), "visit-in-past" },
    { VISIT ("A1", "9999-12-31T23:59:59Z", ""), "visit-hours" },
    { VISIT ("A1", "noon", ""), "bad-arguments" },
    { VISIT ("A1", NOON, ",\"special_request\":[]"), "bad-arguments" },
    { VISIT ("B1", NOON, ""), "not-yours" },
    { PAYMENT ("19999"), "amount-too-small" },
    { PAYMENT ("-20000"), "amount-too-small" },
    { PAYMENT ("999999999999999999"), "amount-too-large" },
    { PAYMENT ("\"20000\""), "bad-arguments" },
    { PAYMENT ("1e9"), "bad-arguments" },
    { "{\"member_no\":\"A1\",\"start\":\"" NOON "\",\"minutes\":999999999999999999,"
      "\"purpose\":\"card\"}", "minutes-out-of-range" },
    { "{\"member_no\":\"A1\",\"start\":\"" NOON "\",\"minutes\":-60,\"purpose\":\"card\"}",
      "minutes-out-of-range" },
    { "{\"member_no\":\"A1\",\"start\":\"" NOON "\",\"minutes\":60,\"purpose\":{}}",
      "bad-arguments" },
  };
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].args);
      send (&laptop, DESK_OP_VISIT_SCHEDULE, cases[i].args, cases[i].code);
    }
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM visits"), ==, 0);
  send (&laptop, DESK_OP_VISIT_SCHEDULE, PAYMENT ("20000"), "accepted");
}

/* What sync promises, 7: nobody changes the rows of another manager, by whichever member's name. */
static void
test_of_others (HubFixture    *fixture,
                gconstpointer  data)
{
  static const char * const visit_kinds[] = {
    DESK_OP_VISIT_MOVE, DESK_OP_VISIT_DONE, DESK_OP_VISIT_CANCEL,
  };
  static const char * const note_kinds[] = { DESK_OP_NOTE_EDIT, DESK_OP_NOTE_REMOVE };
  static const char more[] =
    ",\"start\":\"2026-11-23T15:00:00+08:00\",\"outcome\":\"x\",\"why\":\"x\",\"text\":\"x\"";
  g_auto (HubLaptop) owner = hub_laptop_enrol (fixture, "M02");
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autofree char *visit_id = NULL;
  g_autofree char *note_id = NULL;

  send (&owner, DESK_OP_VISIT_SCHEDULE, VISIT ("B1", NOON, ""), "accepted");
  visit_id = g_strdup (owner.op_id);
  send (&owner, DESK_OP_NOTE_ADD, "{\"member_no\":\"B1\",\"text\":\"old\"}", "accepted");
  note_id = g_strdup (owner.op_id);

  for (guint i = 0; i < G_N_ELEMENTS (visit_kinds); i++)
    {
      change (&laptop, visit_kinds[i], "B1", "visit_id", visit_id, more, "not-yours");
      change (&laptop, visit_kinds[i], "A1", "visit_id", visit_id, more, "no-such-visit");
    }
  for (guint i = 0; i < G_N_ELEMENTS (note_kinds); i++)
    {
      change (&laptop, note_kinds[i], "B1", "note_id", note_id, more, "not-yours");
      change (&laptop, note_kinds[i], "A1", "note_id", note_id, more, "no-such-note");
    }
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM visits, notes WHERE"
                                               " status = 'planned' AND start_ms = 1795406400000"
                                               " AND text = 'old' AND removed = 0"),
                   ==, 1);
}

/* Notes and visits go with the member. A planned visit at the time of one of the new manager's is
 * kept, as is that one; no third one gets between them. */
static void
test_moved (HubFixture    *fixture,
            gconstpointer  data)
{
  g_auto (HubLaptop) from = hub_laptop_enrol (fixture, "M01");
  g_auto (HubLaptop) to = hub_laptop_enrol (fixture, "M02");
  g_autofree char *visit_id = NULL;

  send (&from, DESK_OP_NOTE_ADD, "{\"member_no\":\"A1\",\"text\":\"old\"}", "accepted");
  send (&from, DESK_OP_VISIT_SCHEDULE, VISIT ("A1", NOON, ""), "accepted");
  visit_id = g_strdup (from.op_id);
  send (&to, DESK_OP_VISIT_SCHEDULE, VISIT ("B1", "2026-11-23T12:30:00+08:00", ""), "accepted");
  assign (fixture, "A1", "M02");

  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM visits WHERE"
                                               " manager_no = 'M02' AND status = 'planned'"),
                   ==, 2);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM notes WHERE"
                                               " manager_no = 'M02'"),
                   ==, 1);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM tombstones WHERE"
                                               " manager_no = 'M01' AND reason = 'left' AND"
                                               " table_name IN ('notes', 'visits')"),
                   ==, 2);
  change (&from, DESK_OP_VISIT_DONE, "A1", "visit_id", visit_id, ",\"outcome\":\"x\"",
          "not-yours");
  send (&from, DESK_OP_VISIT_SCHEDULE, VISIT ("A2", NOON, ""), "accepted");
  send (&to, DESK_OP_VISIT_SCHEDULE, VISIT ("B1", NOON, ""), "time-taken");
  change (&to, DESK_OP_VISIT_MOVE, "A1", "visit_id", visit_id,
          ",\"start\":\"2026-11-23T12:15:00+08:00\"", "time-taken");
  change (&to, DESK_OP_VISIT_MOVE, "A1", "visit_id", visit_id,
          ",\"start\":\"2026-11-23T13:30:00+08:00\"", "accepted");
}

static void
add (const char *path,
     void      (*test) (HubFixture *, gconstpointer))
{
  g_test_add (path, HubFixture, NULL, set_up, test, hub_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/hub/visits/same-hour", test_same_hour);
  add ("/hub/visits/forged", test_forged);
  add ("/hub/visits/promise-7-of-others", test_of_others);
  add ("/hub/visits/moved", test_moved);
  return g_test_run ();
}
