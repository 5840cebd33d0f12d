/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#define REACTIVATION "emergency-reactivation"
#define OTHER_EPOCH "0193c5a0-0000-7000-8000-0000000000ff"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_add_member (page, &(TestMember) { "M2", .card_tier = "diamond" });
  test_page_apply (page, fixture->store);
}

/* The uses of M1, oldest first: `hub` where it has a revision, `here` where it is provisional. */
static void
assert_uses (StoreFixture *fixture,
             const char   *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = store_fixture_peek (fixture);
  g_autofree char *uses = NULL;

  uses = desk_db_query_text (db, &error,
                             "SELECT group_concat (CASE rev WHEN 0 THEN 'here' ELSE 'hub' END, ' ')"
                             " FROM (SELECT rev FROM service_uses WHERE member_no = 'M1'"
                             " ORDER BY used_ms, rev = 0)",
                             "");
  g_assert_no_error (error);
  g_assert_cmpstr (uses != NULL ? uses : "", ==, expected);
}

/* The outbox, oldest first, the accepted too: a letter for the state, `!` where it does not fit. */
static void
assert_outbox (StoreFixture *fixture,
               const char   *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = store_fixture_peek (fixture);
  g_autofree char *states = NULL;

  states = desk_db_query_text (db, &error,
                               "SELECT group_concat (substr (state, 1, 1) ||"
                               " CASE WHEN reason IS NULL THEN '' ELSE '!' END, '')"
                               " FROM (SELECT * FROM outbox ORDER BY seq)", "");
  g_assert_no_error (error);
  g_assert_cmpstr (states != NULL ? states : "", ==, expected);
}

static void
pull_use (StoreFixture *fixture,
          gint64        from,
          const char   *use_id,
          const char   *used)
{
  TestPage *page = test_page_new (from);

  test_page_add_use (page, use_id, "M1", REACTIVATION, used);
  test_page_apply (page, fixture->store);
}

static void
pull_other (StoreFixture *fixture,
            gint64        from)
{
  TestPage *page = test_page_new (from);

  test_page_add_account (page, &(TestAccount) { "A2", "M2", .balance_fen = 100 });
  test_page_apply (page, fixture->store);
}

/* An operation on M1, which must be allowed; `more` ends its arguments. (transfer full): its id */
static char *
perform (StoreFixture *fixture,
         const char   *kind,
         const char   *more)
{
  g_autofree char *args = g_strdup_printf ("{\"member_no\":\"M1\"%s}", more);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = test_perform (fixture->store, kind, args, &error);

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

static char *
perform_on (StoreFixture *fixture,
            const char   *kind,
            const char   *key,
            const char   *id,
            const char   *base,
            const char   *more)
{
  g_autofree char *args =
    g_strdup_printf (",\"%s\":\"%s\",\"base\":\"%s\"%s", key, id, base, more);

  return perform (fixture, kind, args);
}

#define NOON "2026-11-23T12:00:00+08:00"
#define VISIT ",\"start\":\"" NOON "\",\"minutes\":60,\"purpose\":\"card\""

static void
pull_visit (StoreFixture *fixture,
            const char   *visit_id,
            const char   *start,
            const char   *status,
            const char   *version)
{
  TestPage *page = test_page_new (2);
  g_autofree char *values =
    g_strdup_printf ("\"%s\",\"M1\",\"" TEST_MANAGER "\",\"card\",%" G_GINT64_FORMAT
                     ",60,null,\"\",\"%s\",\"\",\"%s\",1,1" TEST_VISIT_REST,
                     visit_id, desk_test_time (start), status, version);

  test_page_add (page, "visits", values);
  test_page_apply (page, fixture->store);
}

/* add, edit, edit, page with the last of them before a verdict: that is no conflict. */
static void
test_notes_before_verdict (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autofree char *first = perform (fixture, DESK_OP_NOTE_ADD, ",\"text\":\"1\"");
  g_autofree char *second =
    perform_on (fixture, DESK_OP_NOTE_EDIT, "note_id", first, first, ",\"text\":\"2\"");
  g_autofree char *third =
    perform_on (fixture, DESK_OP_NOTE_EDIT, "note_id", first, second, ",\"text\":\"3\"");
  g_autofree char *values =
    g_strdup_printf ("\"%s\",\"M1\",\"" TEST_MANAGER "\",\"3\",\"%s\",1,1,0", first, third);
  TestPage *page = test_page_new (2);

  test_page_add (page, "notes", values);
  test_page_apply (page, fixture->store);
  assert_outbox (fixture, "qqq");
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT text FROM notes"), ==, 3);
}

/* schedule, move, done, page with the last of them before a verdict */
static void
test_visits_before_verdict (StoreFixture  *fixture,
                            gconstpointer  data)
{
  g_autofree char *first = perform (fixture, DESK_OP_VISIT_SCHEDULE, VISIT);
  g_autofree char *second = perform_on (fixture, DESK_OP_VISIT_MOVE, "visit_id", first, first,
                                        ",\"start\":\"2026-11-24T12:00:00+08:00\"");
  g_autofree char *third = perform_on (fixture, DESK_OP_VISIT_DONE, "visit_id", first, second,
                                       ",\"outcome\":\"x\"");

  pull_visit (fixture, first, "2026-11-24T12:00:00+08:00", "done", third);
  assert_outbox (fixture, "qqq");
}

/* schedule, move, page with another visit at that time: neither fits, and what does not depend on
 * them does. */
static void
test_visit_time_taken (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *first = perform (fixture, DESK_OP_VISIT_SCHEDULE, VISIT);
  g_autofree char *second = perform_on (fixture, DESK_OP_VISIT_MOVE, "visit_id", first, first,
                                        ",\"start\":\"2026-11-23T12:15:00+08:00\"");

  g_free (perform (fixture, DESK_OP_NOTE_ADD, ",\"text\":\"1\""));
  pull_visit (fixture, "v1", NOON, "planned", "v1");
  assert_outbox (fixture, "q!q!q");
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM visits"), ==, 1);
}

/* op, page */
static void
test_page_after_op (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");

  pull_use (fixture, 2, "u1", "2026-11-01T10:00:00+08:00");
  assert_uses (fixture, "hub here");
  assert_outbox (fixture, "q");
}

/* page, op */
static void
test_op_after_page (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *op_id = NULL;

  pull_use (fixture, 2, "u1", "2026-11-01T10:00:00+08:00");
  op_id = test_use (fixture->store, "M1");
  assert_uses (fixture, "hub here");
  assert_outbox (fixture, "q");
}

/* op, op, page, op, page: the order in which they were made stays */
static void
test_many (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_free (test_use (fixture->store, "M1"));
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-22T11:00:00+08:00"));
  g_free (test_use (fixture->store, "M1"));
  pull_other (fixture, 2);
  assert_uses (fixture, "here here");
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-22T12:00:00+08:00"));
  g_free (test_use (fixture->store, "M1"));
  pull_other (fixture, 3);
  assert_uses (fixture, "here here here");
  assert_outbox (fixture, "qqq");
}

/* op, accepted, other page, its page: it never snaps back, and is there once in the end */
static void
test_accepted (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");

  g_ptr_array_unref (test_take_batch (fixture->store, 10));
  test_accept (fixture->store, op_id, 4);
  assert_uses (fixture, "here");
  assert_outbox (fixture, "a");

  pull_other (fixture, 2);
  assert_uses (fixture, "here");
  assert_outbox (fixture, "a");

  pull_use (fixture, 3, op_id, TEST_NOW);
  assert_uses (fixture, "hub");
  assert_outbox (fixture, "");
}

/* op, its page, accepted: the reply with the verdict was lost, the pull came through */
static void
test_page_before_verdict (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");

  pull_use (fixture, 2, op_id, TEST_NOW);
  assert_uses (fixture, "hub");
  assert_outbox (fixture, "q");

  test_accept (fixture->store, op_id, 3);
  assert_uses (fixture, "hub");
  assert_outbox (fixture, "");
}

/* op, rejected */
static void
test_rejected (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");

  test_reject (fixture->store, op_id, "quota-used-up");
  assert_uses (fixture, "");
  assert_outbox (fixture, "r!");
  pull_other (fixture, 2);
  assert_uses (fixture, "");
  assert_outbox (fixture, "r!");
  store_fixture_reopen (fixture);
  assert_uses (fixture, "");
  assert_outbox (fixture, "r!");
}

/* op, op, op, the middle one rejected: the others stand */
static void
test_rejected_between (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *first = test_use (fixture->store, "M1");
  g_autofree char *second = test_use (fixture->store, "M1");
  g_autofree char *third = test_use (fixture->store, "M1");

  test_reject (fixture->store, second, "no-card");
  assert_uses (fixture, "here here");
  assert_outbox (fixture, "qr!q");
  test_accept (fixture->store, first, 3);
  test_accept (fixture->store, third, 4);
  assert_outbox (fixture, "ar!a");
}

/* E6. op, op, page with two uses: what no longer fits is kept and marked, and fits again when it
 * can */
static void
test_no_longer_fits (StoreFixture  *fixture,
                     gconstpointer  data)
{
  TestPage *page;

  g_free (test_use (fixture->store, "M1"));
  g_free (test_use (fixture->store, "M1"));
  page = test_page_new (2);
  test_page_add_use (page, "u1", "M1", REACTIVATION, "2026-11-01T10:00:00+08:00");
  test_page_add_use (page, "u2", "M1", REACTIVATION, "2026-11-02T10:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_uses (fixture, "hub hub here");
  assert_outbox (fixture, "qq!");

  page = test_page_new (4);
  test_page_remove (page, "service_uses", "u2");
  test_page_apply (page, fixture->store);
  assert_uses (fixture, "hub here here");
  assert_outbox (fixture, "qq");
}

/* op, the member leaves: the operation waits for the hub's word, its text kept */
static void
test_member_left (StoreFixture  *fixture,
                  gconstpointer  data)
{
  TestPage *page = test_page_new (2);
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) batch = NULL;

  test_page_remove (page, "members", "M1");
  test_page_apply (page, fixture->store);
  assert_uses (fixture, "");
  assert_outbox (fixture, "q!");
  batch = test_take_batch (fixture->store, 10);
  g_assert_cmpuint (batch->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (batch, 0), op_id));
}

/* A verdict for something that does not wait changes nothing, nor does a second one. */
static void
test_verdict_twice (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");

  test_accept (fixture->store, op_id, 9);
  test_reject (fixture->store, op_id, "quota-used-up");
  test_reject (fixture->store, "0193c5a0-0000-7000-8000-00000000dead", "quota-used-up");
  assert_uses (fixture, "here");
  assert_outbox (fixture, "a");
}

/* Killed at any point in between: the state on disk is whole, and goes on. */
static void
test_restarts (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");

  store_fixture_reopen (fixture);
  g_ptr_array_unref (test_take_batch (fixture->store, 10));
  store_fixture_reopen (fixture);
  assert_outbox (fixture, "s");
  test_accept (fixture->store, op_id, 3);
  store_fixture_reopen (fixture);
  assert_outbox (fixture, "a");
  assert_uses (fixture, "here");
  pull_use (fixture, 2, op_id, TEST_NOW);
  store_fixture_reopen (fixture);
  assert_outbox (fixture, "");
  assert_uses (fixture, "hub");
}

/* op, start over, pages: outbox and effect are there all the time */
static void
test_start_over_pages (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autofree char *rejected = test_use (fixture->store, "M1");
  TestPage *page = test_page_new (0);

  test_start_over (fixture->store);
  assert_uses (fixture, "here here");
  assert_outbox (fixture, "qq");

  test_page_set_more (page);
  test_page_set_epoch (page, OTHER_EPOCH);
  test_page_add_manager (page, "guizhou");
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 100 });
  test_page_apply (page, fixture->store);
  assert_uses (fixture, "here here");
  test_reject (fixture->store, rejected, "quota-used-up");
  assert_uses (fixture, "here");
  store_fixture_reopen (fixture);

  page = test_page_new (2);
  test_page_set_epoch (page, OTHER_EPOCH);
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_apply (page, fixture->store);
  assert_uses (fixture, "here");
  assert_outbox (fixture, "qr!");
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM directory"), ==, 1);
}

/* Accepted, not pulled, start over: another hub database may lack it, so that it is sent again. */
static void
test_start_over_accepted (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");

  test_accept (fixture->store, op_id, 3);
  test_start_over (fixture->store);
  assert_outbox (fixture, "q");
  assert_uses (fixture, "here");
}

#define ADD(name, func)                                                \
  g_test_add ("/store/replay/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("op-page", test_page_after_op);
  ADD ("page-op", test_op_after_page);
  ADD ("op-op-page-op-page", test_many);
  ADD ("op-accepted-page", test_accepted);
  ADD ("op-page-accepted", test_page_before_verdict);
  ADD ("note-note-note-page-accepted", test_notes_before_verdict);
  ADD ("visit-visit-visit-page-accepted", test_visits_before_verdict);
  ADD ("visit-visit-note-page", test_visit_time_taken);
  ADD ("op-rejected", test_rejected);
  ADD ("op-rejected-between", test_rejected_between);
  ADD ("E6/no-longer-fits", test_no_longer_fits);
  ADD ("op-member-left", test_member_left);
  ADD ("verdict-twice", test_verdict_twice);
  ADD ("restarts", test_restarts);
  ADD ("start-over", test_start_over_pages);
  ADD ("start-over-accepted", test_start_over_accepted);
  return g_test_run ();
}
