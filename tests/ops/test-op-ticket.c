/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#include <desk-test-db.h>

#define MORNING "2026-11-22T09:30:00+08:00"
#define LATER "2026-11-22T09:42:00+08:00"
#define MORNING_MS "1795311000000"
#define LATER_MS "1795311720000"

static DeskVerdict *
apply (OpsTest    *self,
       const char *kind,
       const char *made,
       const char *more)
{
  g_autofree char *args = g_strdup_printf ("{\"member_no\":\"M1\"%s}", more);

  return ops_test_apply (self, kind, made, args);
}

/* (transfer full): the ticket's id */
static char *
open_ticket (OpsTest    *self,
             const char *more)
{
  DeskVerdict *verdict = apply (self, DESK_OP_TICKET_OPEN, MORNING, more);
  char *id = g_strdup (verdict->op_id);

  ops_test_assert_plain (verdict);
  return id;
}

static DeskVerdict *
step (OpsTest    *self,
      const char *kind,
      const char *id,
      const char *more)
{
  g_autofree char *args = g_strdup_printf (",\"ticket_id\":\"%s\"%s", id, more);

  return apply (self, kind, LATER, args);
}

static void
assert_row (OpsTest    *self,
            const char *id,
            const char *columns,
            const char *expected)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM tickets WHERE ticket_id = '%s'", columns,
                                          id);
  g_autofree char *row = ops_test_text (self, sql);

  g_assert_cmpstr (row, ==, expected);
}

#define RULED "kind || '|' || place || '|' || at_once || '|' || hours || '|' || working_days"
#define STATE "status || '|' || told_ms || '|' || done_ms || '|' || outcome"

/* D1, D2, D3: the deadline is written down as ruled when the ticket was opened. */
static void
test_open (OpsTest       *self,
           gconstpointer  data)
{
  g_autofree char *fault = NULL;
  g_autofree char *complaint = NULL;
  g_autofree char *request = NULL;

  ops_test_add_member (self, "M1", MANAGER, "gold");
  fault = open_ticket (self, ",\"ticket\":\"fault\",\"place\":\"country\",\"text\":\"no tone\"");
  complaint = open_ticket (self, ",\"ticket\":\"complaint\",\"text\":\"the bill\"");
  request = open_ticket (self, ",\"ticket\":\"request\",\"place\":\"town\",\"text\":\"a line\"");
  assert_row (self, fault, RULED, "fault|country|1|28|0");
  assert_row (self, complaint, RULED, "complaint||1|0|3");
  assert_row (self, request, RULED, "request||1|0|0");
  assert_row (self, fault, "opened_ms || '|' || text || '|' || manager_no",
              MORNING_MS "|no tone|" MANAGER);
  assert_row (self, fault, STATE, "open|0|0|");
}

/* A fault is where the member is, unless it is elsewhere. */
static void
test_place (OpsTest       *self,
            gconstpointer  data)
{
  g_autofree char *id = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  desk_test_exec (self->db, "UPDATE members SET area = 'country', brand = 'ehome'");
  id = open_ticket (self, ",\"ticket\":\"fault\",\"text\":\"x\"");
  assert_row (self, id, RULED, "fault|country|0|24|0");
  desk_test_exec (self->db, "UPDATE members SET area = ''");
  ops_test_assert_refused (apply (self, DESK_OP_TICKET_OPEN, MORNING,
                                  ",\"ticket\":\"fault\",\"text\":\"x\""), "bad-arguments", "");
  ops_test_assert_refused (apply (self, DESK_OP_TICKET_OPEN, MORNING,
                                  ",\"ticket\":\"fault\",\"text\":\"x\",\"place\":\"moon\""),
                           "bad-arguments", "");
}

/* D4: told, once; the first time stands. To have been wrong about it is fine. */
static void
test_told (OpsTest       *self,
           gconstpointer  data)
{
  g_autofree char *id = NULL;

  ops_test_add_member (self, "M1", MANAGER, "gold");
  id = open_ticket (self, ",\"ticket\":\"complaint\",\"text\":\"x\"");
  ops_test_assert_plain (step (self, DESK_OP_TICKET_TOLD, id, ""));
  assert_row (self, id, STATE, "open|" LATER_MS "|0|");
  ops_test_assert_refused (step (self, DESK_OP_TICKET_TOLD, id, ""), "already-told", "D4");
  ops_test_assert_plain (step (self, DESK_OP_TICKET_TOLD, id, ",\"told\":false"));
  assert_row (self, id, STATE, "open|0|0|");
}

/* D4: a VIP's is not done before the department was told; done once, with what came of it. */
static void
test_done (OpsTest       *self,
           gconstpointer  data)
{
  g_autofree char *id = NULL;

  ops_test_add_member (self, "M1", MANAGER, "gold");
  id = open_ticket (self, ",\"ticket\":\"complaint\",\"text\":\"x\"");
  ops_test_assert_refused (step (self, DESK_OP_TICKET_DONE, id, ",\"outcome\":\"paid\""), "not-told",
                           "D4");
  ops_test_assert_plain (step (self, DESK_OP_TICKET_TOLD, id, ""));
  ops_test_assert_refused (step (self, DESK_OP_TICKET_DONE, id, ""), "bad-arguments", "");
  ops_test_assert_plain (step (self, DESK_OP_TICKET_DONE, id, ",\"outcome\":\"paid\""));
  assert_row (self, id, STATE, "done|" LATER_MS "|" LATER_MS "|paid");
  ops_test_assert_refused (step (self, DESK_OP_TICKET_DONE, id, ",\"outcome\":\"again\""),
                           "ticket-closed", "");
  ops_test_assert_refused (step (self, DESK_OP_TICKET_TOLD, id, ",\"told\":false"), "ticket-closed",
                           "");
  ops_test_assert_plain (step (self, DESK_OP_TICKET_DONE, id, ",\"done\":false"));
  assert_row (self, id, STATE, "open|" LATER_MS "|0|");
}

/* Who holds no card waits for no department; what was opened by mistake needs no outcome. */
static void
test_ordinary (OpsTest       *self,
               gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  id = open_ticket (self, ",\"ticket\":\"complaint\",\"text\":\"x\"");
  ops_test_assert_plain (step (self, DESK_OP_TICKET_DONE, id, ",\"outcome\":\"paid\""));
  other = open_ticket (self, ",\"ticket\":\"complaint\",\"text\":\"x\"");
  ops_test_assert_plain (step (self, DESK_OP_TICKET_DONE, other, ",\"withdrawn\":true"));
  assert_row (self, other, STATE, "withdrawn|0|" LATER_MS "|");
}

static void
test_refused (OpsTest       *self,
              gconstpointer  data)
{
  g_autofree char *id = NULL;

  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_add_member (self, "M2", MANAGER, "gold");
  ops_test_assert_refused (apply (self, DESK_OP_TICKET_OPEN, MORNING,
                                  ",\"ticket\":\"wish\",\"text\":\"x\""), "bad-arguments", "");
  ops_test_assert_refused (apply (self, DESK_OP_TICKET_OPEN, MORNING, ",\"ticket\":\"request\""),
                           "bad-arguments", "");
  ops_test_assert_refused (step (self, DESK_OP_TICKET_TOLD, "nothing", ""), "no-such-ticket", "");
  ops_test_assert_refused (step (self, DESK_OP_TICKET_DONE, "nothing", ",\"outcome\":\"x\""),
                           "no-such-ticket", "");
  id = open_ticket (self, ",\"ticket\":\"request\",\"text\":\"x\"");
  desk_test_exec (self->db, "UPDATE tickets SET member_no = 'M2'");
  ops_test_assert_refused (step (self, DESK_OP_TICKET_TOLD, id, ""), "no-such-ticket", "");
}

/* What is ruled later does not change it. */
static void
test_policy_changes (OpsTest       *self,
                     gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *other = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  id = open_ticket (self, ",\"ticket\":\"complaint\",\"text\":\"x\"");
  ops_test_change_policy (self, "\nworking_days=3", "\nworking_days=1");
  other = open_ticket (self, ",\"ticket\":\"complaint\",\"text\":\"x\"");
  assert_row (self, id, "working_days", "3");
  assert_row (self, other, "working_days", "1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  OPS_TEST_ADD ("/ticket/open", NULL, test_open);
  OPS_TEST_ADD ("/ticket/place", NULL, test_place);
  OPS_TEST_ADD ("/ticket/D4/told", NULL, test_told);
  OPS_TEST_ADD ("/ticket/D4/done", NULL, test_done);
  OPS_TEST_ADD ("/ticket/ordinary", NULL, test_ordinary);
  OPS_TEST_ADD ("/ticket/refused", NULL, test_refused);
  OPS_TEST_ADD ("/ticket/policy-changes", NULL, test_policy_changes);
  return g_test_run ();
}
