/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

/* What members are told of once for each cause: frozen memberships (L3), cards that expire or are of
 * another tier (L1), call-backs (D5). */

static void
set_now (StoreFixture *fixture,
         const char   *now)
{
  desk_clock_set (fixture->clock, desk_test_time (now));
}

static void
record (StoreFixture *fixture,
        const char   *now,
        const char   *occasion,
        gboolean      reached)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"occasion\":\"%s\",\"channel\":\"call\","
                     "\"result\":\"x\",\"reached\":%s}",
                     occasion, reached ? "true" : "false");
  g_autoptr (DeskVerdict) verdict = NULL;

  set_now (fixture, now);
  verdict = test_perform (fixture->store, DESK_OP_CARE_LOG, args, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

static void
assert_renewals (StoreFixture *fixture,
                 const char   *now,
                 guint         n)
{
  g_autoptr (DeskToday) today = NULL;

  set_now (fixture, now);
  today = test_load_today (fixture->store);
  g_assert_cmpuint (today->renewals->len, ==, n);
}

static void
assert_freezes (StoreFixture *fixture,
                const char   *now,
                guint         n)
{
  g_autoptr (DeskToday) today = NULL;

  set_now (fixture, now);
  today = test_load_today (fixture->store);
  g_assert_cmpuint (today->freezes->len, ==, n);
}

static void
add_card (StoreFixture *fixture,
          gint64        rev,
          const char   *expires)
{
  TestPage *page = test_page_new (rev);

  test_page_add_member (page,
                        &(TestMember) { "M1", "张伟", .card_tier = "gold", .card_expires = expires });
  test_page_apply (page, fixture->store);
}

/* 60, 30 and 7 days before the end, and when it is over: each from its first moment in the policy's
 * zone, and not again once told. */
static void
test_steps (StoreFixture  *fixture,
            gconstpointer  data)
{
  add_card (fixture, 0, "2027-01-21");
  assert_renewals (fixture, "2026-11-21T23:59:59.999+08:00", 0);
  assert_renewals (fixture, "2026-11-22T00:00:00+08:00", 1);
  record (fixture, "2026-11-22T00:00:00+08:00", DESK_OCCASION_CARD, TRUE);
  assert_renewals (fixture, "2026-11-22T00:00:01+08:00", 0);
  assert_renewals (fixture, "2026-12-21T23:59:59.999+08:00", 0);
  assert_renewals (fixture, "2026-12-22T00:00:00+08:00", 1);
  record (fixture, "2026-12-22T09:00:00+08:00", DESK_OCCASION_CARD, TRUE);
  assert_renewals (fixture, "2027-01-13T23:59:59.999+08:00", 0);
  assert_renewals (fixture, "2027-01-14T00:00:00+08:00", 1);
  record (fixture, "2027-01-21T19:00:00+08:00", DESK_OCCASION_CARD, TRUE);
  assert_renewals (fixture, "2027-01-21T23:59:59.999+08:00", 0);
  assert_renewals (fixture, "2027-01-22T00:00:00+08:00", 1);
  record (fixture, "2027-01-22T09:00:00+08:00", DESK_OCCASION_CARD, TRUE);
  assert_renewals (fixture, "2027-03-01T09:00:00+08:00", 0);
}

/* Who was not told at one step is still to be told, and once is enough for both. */
static void
test_late (StoreFixture  *fixture,
           gconstpointer  data)
{
  add_card (fixture, 0, "2027-01-21");
  record (fixture, "2026-11-21T23:59:59+08:00", DESK_OCCASION_CARD, TRUE);
  assert_renewals (fixture, "2026-11-22T09:00:00+08:00", 1);
  record (fixture, "2026-12-25T09:00:00+08:00", DESK_OCCASION_CARD, TRUE);
  assert_renewals (fixture, "2026-12-25T09:00:01+08:00", 0);
}

/* A try in vain, and a call about something else, tell nobody. */
static void
test_in_vain (StoreFixture  *fixture,
              gconstpointer  data)
{
  add_card (fixture, 0, "2027-01-21");
  record (fixture, "2026-11-22T09:00:00+08:00", DESK_OCCASION_CARD, FALSE);
  record (fixture, "2026-11-22T09:00:00+08:00", "birthday", TRUE);
  assert_renewals (fixture, "2026-11-22T09:00:01+08:00", 1);
}

/* Over a leap day, and on a card that was renewed: another end is another cause. */
static void
test_renewed (StoreFixture  *fixture,
              gconstpointer  data)
{
  add_card (fixture, 0, "2028-03-01");
  assert_renewals (fixture, "2028-01-30T23:59:59+08:00", 1);
  record (fixture, "2028-02-28T09:00:00+08:00", DESK_OCCASION_CARD, TRUE);
  assert_renewals (fixture, "2028-02-29T09:00:00+08:00", 0);
  add_card (fixture, 1, "2029-03-01");
  assert_renewals (fixture, "2028-12-30T23:59:59+08:00", 0);
  assert_renewals (fixture, "2028-12-31T00:00:00+08:00", 1);
}

static void
add_arrears (StoreFixture *fixture,
             gint64        rev,
             const char   *number,
             const char   *since)
{
  TestPage *page = test_page_new (rev);

  test_page_add_member (page, &(TestMember) { "M1", "张伟", .card_tier = "gold" });
  test_page_add_account (page, &(TestAccount) { number, "M1", "postpaid", .arrears_fen = 100,
                                                .arrears_since = since });
  test_page_apply (page, fixture->store);
}

/* L3: told since the arrears began, the member is not called again; another account's are another
 * cause. */
static void
test_frozen (StoreFixture  *fixture,
             gconstpointer  data)
{
  add_arrears (fixture, 0, "B1", "2026-11-20");
  record (fixture, "2026-11-19T23:59:59+08:00", DESK_OCCASION_ARREARS, TRUE);
  assert_freezes (fixture, "2026-11-22T09:00:00+08:00", 1);
  record (fixture, "2026-11-20T00:00:00+08:00", DESK_OCCASION_ARREARS, FALSE);
  assert_freezes (fixture, "2026-11-22T09:00:00+08:00", 1);
  record (fixture, "2026-11-20T00:00:00+08:00", DESK_OCCASION_ARREARS, TRUE);
  assert_freezes (fixture, "2026-11-22T09:00:00+08:00", 0);
  add_arrears (fixture, 2, "B2", "2026-11-25");
  assert_freezes (fixture, "2026-11-26T09:00:00+08:00", 1);
}

/* Where nobody knows since when, once is enough. */
static void
test_frozen_undated (StoreFixture  *fixture,
                     gconstpointer  data)
{
  add_arrears (fixture, 0, "B1", "");
  assert_freezes (fixture, "2026-11-22T09:00:00+08:00", 1);
  record (fixture, "2026-11-22T09:00:00+08:00", DESK_OCCASION_ARREARS, TRUE);
  assert_freezes (fixture, "2026-11-22T09:00:01+08:00", 0);
}

static void
promise (StoreFixture *fixture,
         const char   *now,
         const char   *due)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"due\":\"%s\",\"about\":\"the bill\"}", due);
  g_autoptr (DeskVerdict) verdict = NULL;

  set_now (fixture, now);
  verdict = test_perform (fixture->store, DESK_OP_CALLBACK_PROMISE, args, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

/* Returns: when what is to be done changes next */
static gint64
assert_callbacks (StoreFixture *fixture,
                  const char   *now,
                  guint         n)
{
  g_autoptr (DeskToday) today = NULL;

  set_now (fixture, now);
  today = test_load_today (fixture->store);
  g_assert_cmpuint (today->callbacks->len, ==, n);
  return today->care_turns_ms;
}

/* D5: on its day and later, until the member was called back; a call before the promise keeps nothing. */
static void
test_callbacks (StoreFixture  *fixture,
                gconstpointer  data)
{
  add_card (fixture, 0, "2030-01-01");
  record (fixture, "2026-11-22T09:00:00+08:00", DESK_OCCASION_CALL_BACK, TRUE);
  promise (fixture, "2026-11-22T09:00:01+08:00", "2026-11-23T09:15:00+08:00");
  promise (fixture, "2026-11-22T09:00:02+08:00", "2026-11-23T09:45:00+08:00");
  assert_callbacks (fixture, "2026-11-22T23:59:59+08:00", 0);
  g_assert_cmpint (assert_callbacks (fixture, "2026-11-23T09:00:00+08:00", 2), ==,
                   desk_test_time ("2026-11-23T09:15:00+08:00"));
  g_assert_cmpint (assert_callbacks (fixture, "2026-11-23T09:15:00+08:00", 2), ==,
                   desk_test_time ("2026-11-23T09:45:00+08:00"));
  record (fixture, "2026-11-24T09:00:00+08:00", DESK_OCCASION_CALL_BACK, FALSE);
  record (fixture, "2026-11-24T09:00:00+08:00", "other", TRUE);
  assert_callbacks (fixture, "2026-11-24T09:00:00+08:00", 2);
  record (fixture, "2026-11-24T10:00:00+08:00", DESK_OCCASION_CALL_BACK, TRUE);
  assert_callbacks (fixture, "2026-11-24T10:00:00+08:00", 0);
}

static void
assert_tier_changes (StoreFixture *fixture,
                     const char   *now,
                     const char   *expected)
{
  g_autoptr (DeskToday) today = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  set_now (fixture, now);
  today = test_load_today (fixture->store);
  for (guint i = 0; i < today->tier_changes->len; i++)
    {
      const DeskTierChangeItem *item = g_ptr_array_index (today->tier_changes, i);

      g_string_append_printf (list, "%s:%s>%s ", item->member_no, item->was, item->became);
    }
  g_assert_cmpstr (list->str, ==, expected);
}

/* L1: the last change of each member, the latest first, until the member was told of it. */
static void
test_rerated (StoreFixture  *fixture,
              gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  test_page_add_member (page, &(TestMember) { "M1", "张伟", .card_tier = "diamond" });
  test_page_add_member (page, &(TestMember) { "M2", "王芳" });
  test_page_add_feed_change (page, "f1", "M1", "\"\",\"card_tier\",\"silver\",\"gold\"",
                             "2026-11-02T06:00:00+08:00");
  test_page_add_feed_change (page, "f2", "M1", "\"\",\"card_tier\",\"gold\",\"diamond\"",
                             "2026-11-03T06:00:00+08:00");
  test_page_add_feed_change (page, "f3", "M2", "\"\",\"card_tier\",\"gold\",\"none\"",
                             "2026-11-04T06:00:00+08:00");
  test_page_add_feed_change (page, "f4", "M2", "\"\",\"card_expires\",\"\",\"2027-01-01\"",
                             "2026-11-05T06:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_tier_changes (fixture, TEST_NOW, "M2:gold>none M1:gold>diamond ");

  record (fixture, "2026-11-03T05:59:59+08:00", DESK_OCCASION_RATING, TRUE);
  assert_tier_changes (fixture, TEST_NOW, "M2:gold>none M1:gold>diamond ");
  record (fixture, "2026-11-03T06:00:00+08:00", DESK_OCCASION_RATING, TRUE);
  assert_tier_changes (fixture, TEST_NOW, "M2:gold>none ");
}

#define ADD(name, func)                                                                \
  g_test_add ("/store/notices/" name, StoreFixture, NULL, store_fixture_set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("card/steps", test_steps);
  ADD ("card/late", test_late);
  ADD ("card/in-vain", test_in_vain);
  ADD ("card/renewed", test_renewed);
  ADD ("L3/frozen", test_frozen);
  ADD ("L3/frozen-undated", test_frozen_undated);
  ADD ("L1/rerated", test_rerated);
  ADD ("D5/callbacks", test_callbacks);
  return g_test_run ();
}
