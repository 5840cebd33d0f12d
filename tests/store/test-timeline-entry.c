/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-timeline-entry.h>

#include "desk-store-test.h"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page, &(TestMember) { "M1", "张伟", .card_tier = "diamond" });
  test_page_add_member (page, &(TestMember) { "M2", "李娜" });
  test_page_add_use (page, "u1", "M1", "delayed-suspension", "2026-11-02T08:00:00+08:00");
  test_page_add_contact (page, "c1", "M1", TRUE, "2026-11-01T08:00:00+08:00");
  test_page_add_contact (page, "c2", "M1", FALSE, "2026-11-02T08:00:00+08:00");
  test_page_add_contact (page, "other", "M2", TRUE, "2026-11-02T08:00:00+08:00");
  test_page_add_visit (page, "v1", "M1", "done", "2026-11-01T09:00:00+08:00");
  test_page_add_visit (page, "v2", "M1", "planned", "2026-11-25T09:00:00+08:00");
  test_page_add_note (page, "n1", "M1", "Likes tea");
  test_page_add_feed_change (page, "f1", "M1", "\"189\",\"arrears_fen\",\"\",\"100\"",
                   "2026-11-03T01:00:00+08:00");
  test_page_add_feed_change (page, "f2", "M1", "\"189\",\"balance_fen\",\"1999\",\"2000\"",
                   "2026-11-03T01:00:00+08:00");
  test_page_add_feed_change (page, "f3", "M1", "\"\",\"card_tier\",\"gold\",\"diamond\"",
                   "2026-11-03T01:00:00+08:00");
  test_page_add_feed_change (page, "f4", "M1", "\"189\",\"state\",\"in-use\",\"suspended\"",
                   "2026-11-02T08:00:00+08:00");
  test_page_apply (page, fixture->store);
}

static GPtrArray *
load_page (DeskStore               *store,
           DeskTimelineKind         kinds,
           const DeskTimelineEntry *after,
           guint                    limit)
{
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  desk_store_load_timeline_async (store, "M1", kinds, after, limit, NULL, desk_test_ready_cb,
                                  &waiting);
  result = desk_test_wait_result (&waiting);
  entries = desk_store_load_timeline_finish (store, result, &error);
  g_assert_no_error (error);
  return entries;
}

/* Asserts the ids of all entries, read page by page. */
static void
assert_ids (DeskStore        *store,
            DeskTimelineKind  kinds,
            guint             limit,
            const char       *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GPtrArray) page = load_page (store, kinds, NULL, limit);

  while (page->len > 0)
    {
      g_autoptr (GPtrArray) next = NULL;

      g_assert_cmpuint (page->len, <=, limit);
      for (guint i = 0; i < page->len; i++)
        {
          const DeskTimelineEntry *entry = g_ptr_array_index (page, i);

          g_assert_cmpint (entry->kind & kinds, !=, 0);
          g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", entry->id);
        }
      next = load_page (store, kinds, g_ptr_array_index (page, page->len - 1), limit);
      g_ptr_array_unref (page);
      page = g_steal_pointer (&next);
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

/* Everything of this member in one order; of one moment each entry once, wherever a page ends. */
static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  for (guint limit = 1; limit <= 12; limit++)
    assert_ids (fixture->store, DESK_TIMELINE_ALL, limit, "v2 f3 f2 f1 u1 f4 c2 v1 c1 n1");
}

static void
test_kinds (StoreFixture  *fixture,
            gconstpointer  data)
{
  assert_ids (fixture->store, DESK_TIMELINE_CONTACT, 1, "c2 c1");
  assert_ids (fixture->store, DESK_TIMELINE_VISIT, 5, "v2 v1");
  assert_ids (fixture->store, DESK_TIMELINE_USE, 5, "u1");
  assert_ids (fixture->store, DESK_TIMELINE_NOTE, 5, "n1");
  assert_ids (fixture->store, DESK_TIMELINE_FREEZE, 5, "f1");
  assert_ids (fixture->store, DESK_TIMELINE_CARD, 5, "f3");
  assert_ids (fixture->store, DESK_TIMELINE_ACCOUNT, 1, "f2 f4");
  assert_ids (fixture->store, DESK_TIMELINE_ACCOUNT | DESK_TIMELINE_NOTE, 2, "f2 f4 n1");
}

/* Secrecy (S): that something masked was shown is told. */
static void
test_reveals (StoreFixture  *fixture,
              gconstpointer  data)
{
  TestPage *page = test_page_new (13);
  g_autofree char *values =
    g_strdup_printf ("\"r1\",\"M1\",\"" TEST_MANAGER "\",\"phone\",%" G_GINT64_FORMAT,
                     desk_test_time ("2026-11-02T08:00:00+08:00"));

  test_page_add (page, "reveals", values);
  test_page_apply (page, fixture->store);
  assert_ids (fixture->store, DESK_TIMELINE_REVEAL, 5, "r1");
  assert_ids (fixture->store, DESK_TIMELINE_ALL, 5, "v2 f3 f2 f1 u1 r1 f4 c2 v1 c1 n1");
}

/* One entry a ticket, at the moment at which it was opened. */
static void
test_tickets (StoreFixture  *fixture,
              gconstpointer  data)
{
  TestPage *page = test_page_new (13);
  gint64 opened_ms = desk_test_time ("2026-11-02T08:00:00+08:00");
  g_autofree char *values =
    g_strdup_printf ("\"t1\",\"M1\",\"" TEST_MANAGER "\",\"fault\",\"town\",\"x\",1,24,0,"
                     "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT
                     ",\"done\",\"y\",\"t3\",%" G_GINT64_FORMAT, opened_ms, opened_ms + 1,
                     opened_ms + 2, opened_ms + 2);

  test_page_add (page, "tickets", values);
  test_page_apply (page, fixture->store);
  assert_ids (fixture->store, DESK_TIMELINE_TICKET, 5, "t1");
  assert_ids (fixture->store, DESK_TIMELINE_ALL, 5, "v2 f3 f2 f1 u1 t1 f4 c2 v1 c1 n1");
}

/* What is spent day by day is no event; what is paid in, or makes the balance low, is one. */
static void
test_balances (StoreFixture  *fixture,
               gconstpointer  data)
{
  TestPage *page = test_page_new (13);
  static const char * const changes[] = {
    "\"189\",\"balance_fen\",\"2001\",\"2000\"", "\"189\",\"balance_fen\",\"2000\",\"1999\"",
    "\"189\",\"balance_fen\",\"1999\",\"1998\"", "\"189\",\"balance_fen\",\"900\",\"1000\"",
    "\"189\",\"balance_fen\",\"100\",\"-5\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *id = g_strdup_printf ("b%u", i);

      test_page_add_feed_change (page, id, "M1", changes[i], "2026-11-04T01:00:00+08:00");
    }
  test_page_apply (page, fixture->store);
  assert_ids (fixture->store, DESK_TIMELINE_ACCOUNT, 2, "b3 b1 f2 f4");
}

/* E5. The line was at 20 yuan, and at 50 later: what the time line said of each stays, whatever counts
 * today. */
static void
test_balances_then (StoreFixture  *fixture,
                    gconstpointer  data)
{
  static const char * const changes[] = {
    "\"b1\",\"M1\",\"" TEST_MANAGER "\",\"189\",\"balance_fen\",\"2500\",\"1500\",1,2000",
    "\"b2\",\"M1\",\"" TEST_MANAGER "\",\"189\",\"balance_fen\",\"5500\",\"4500\",2,2000",
    "\"b3\",\"M1\",\"" TEST_MANAGER "\",\"189\",\"balance_fen\",\"5500\",\"4500\",3,5000",
    "\"b4\",\"M1\",\"" TEST_MANAGER "\",\"189\",\"balance_fen\",\"2500\",\"1500\",4,5000",
  };
  TestPage *page = test_page_new (13);
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    test_page_add (page, "feed_changes", changes[i]);
  test_page_apply (page, fixture->store);
  assert_ids (fixture->store, DESK_TIMELINE_ACCOUNT, 50, "f2 f4 b3 b1");
  entries = load_page (fixture->store, DESK_TIMELINE_ACCOUNT, NULL, 50);
  g_assert_cmpint (((DeskTimelineEntry *) entries->pdata[2])->amount, ==, 5000);
  g_assert_cmpint (((DeskTimelineEntry *) entries->pdata[3])->amount, ==, 2000);
}

static void
test_values (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) entries = load_page (fixture->store, DESK_TIMELINE_ALL, NULL, 50);
  const DeskTimelineEntry *visit = g_ptr_array_index (entries, 0);
  const DeskTimelineEntry *tier = g_ptr_array_index (entries, 1);
  const DeskTimelineEntry *contact = g_ptr_array_index (entries, 6);

  g_assert_cmpstr (visit->what, ==, "courtesy");
  g_assert_cmpstr (visit->how, ==, "planned");
  g_assert_cmpint (visit->amount, ==, 30);
  g_assert_cmpstr (tier->what, ==, "card_tier");
  g_assert_cmpstr (tier->was, ==, "gold");
  g_assert_cmpstr (tier->became, ==, "diamond");
  g_assert_cmpint (tier->at_ms, ==, desk_test_time ("2026-11-03T01:00:00+08:00"));
  g_assert_cmpstr (contact->what, ==, "low-balance");
  g_assert_cmpstr (contact->how, ==, "call");
  g_assert_cmpstr (contact->text, ==, "told");
}

/* There at once, and provisional until the hub has judged it. */
static void
test_provisional (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) before = load_page (fixture->store, DESK_TIMELINE_USE, NULL, 50);
  g_autoptr (GPtrArray) after = NULL;
  const DeskTimelineEntry *use = g_ptr_array_index (before, 0);

  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpstr (use->id, ==, op_id);
  g_assert_cmpint (use->at_ms, ==, desk_test_time (TEST_NOW));
  g_assert_true (use->provisional);

  test_accept (fixture->store, op_id, 100);
  after = load_page (fixture->store, DESK_TIMELINE_USE, NULL, 50);
  g_assert_false (((DeskTimelineEntry *) g_ptr_array_index (after, 0))->provisional);
}

static void
test_removed_note (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = test_perform (
    fixture->store, "note.remove",
    "{\"member_no\":\"M1\",\"note_id\":\"n1\",\"base\":\"n1\"}", &error);

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  assert_ids (fixture->store, DESK_TIMELINE_NOTE, 5, "");
}

#define ADD(name, func)                                                  \
  g_test_add ("/store/timeline/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("kinds", test_kinds);
  ADD ("S/reveals", test_reveals);
  ADD ("D1/tickets", test_tickets);
  ADD ("E5/balances", test_balances);
  ADD ("E5/balances-then", test_balances_then);
  ADD ("values", test_values);
  ADD ("provisional", test_provisional);
  ADD ("removed-note", test_removed_note);
  return g_test_run ();
}
