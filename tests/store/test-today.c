/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#define FALL "2026-11-20T06:00:00+08:00"

/* The numbers to be called about, in order, with a space between. */
static char *
list_care (DeskToday *today)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < today->care->len; i++)
    {
      const DeskCareItem *item = g_ptr_array_index (today->care, i);

      g_string_append_printf (list, "%s%s", i > 0 ? " " : "", item->number);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
assert_care (StoreFixture *fixture,
             const char   *expected)
{
  g_autoptr (DeskToday) today = test_load_today (fixture->store);
  g_autofree char *list = list_care (today);

  g_assert_cmpstr (list, ==, expected);
}

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page,
                        &(TestMember) { "M1", "张伟", .card_tier = "gold", .phone = "18900000001" });
  test_page_add_member (page, &(TestMember) { "M2", "王芳" });
  test_page_add_member (page, &(TestMember) { "M3", "李明" });
  test_page_add_account (page,
                         &(TestAccount) { "A1", "M1", .balance_fen = 1999, .low_since = FALL });
  test_page_add_account (page,
                         &(TestAccount) { "A2", "M2", .balance_fen = 500, .low_since = FALL });
  test_page_add_account (page, &(TestAccount) { "A3", "M2", .balance_fen = 2000 });
  test_page_add_account (page,
                         &(TestAccount) { "A4", "M3", .balance_fen = -100, .low_since = FALL });
  test_page_add_account (page, &(TestAccount) { "A5", "M3", "postpaid", .balance_fen = 0 });
  test_page_add_account (page, &(TestAccount) { "A6", "M3", .state = "closed", .balance_fen = 0 });
  test_page_apply (page, fixture->store);
}

static void
test_care (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (DeskToday) today = test_load_today (fixture->store);
  const DeskCareItem *item;

  assert_care (fixture, "A4 A2 A1");
  g_assert_cmpint (today->now_ms, ==, desk_test_time (TEST_NOW));
  item = g_ptr_array_index (today->care, 2);
  g_assert_cmpstr (item->member_no, ==, "M1");
  g_assert_cmpstr (item->name, ==, "张伟");
  g_assert_cmpstr (item->salutation, ==, "mr");
  g_assert_cmpint (item->tier, ==, DESK_TIER_GOLD);
  g_assert_cmpstr (item->phone, ==, "18900000001");
  g_assert_cmpstr (item->occasion, ==, DESK_OCCASION_LOW_BALANCE);
  g_assert_cmpstr (item->kind, ==, "mobile");
  g_assert_cmpint (item->balance_fen, ==, 1999);
  g_assert_cmpint (item->low_since_ms, ==, desk_test_time (FALL));
  g_assert_cmpint (item->tried_ms, ==, 0);
}

/* A contact before the fall, or about something else, does not count; from the fall on it does. */
static void
test_told (StoreFixture  *fixture,
           gconstpointer  data)
{
  TestPage *page = test_page_new (9);

  test_page_add_contact (page, "c1", "M1", TRUE, "2026-11-20T05:59:59+08:00");
  test_page_add_contact (page, "c2", "M2", TRUE, FALL);
  test_page_add (page, "contacts",
                 "\"c3\",\"M3\",\"" TEST_MANAGER "\",\"birthday\",\"call\",\"x\",1,1795300000000");
  test_page_apply (page, fixture->store);
  assert_care (fixture, "A4 A1");
}

/* Tried in vain: still due, but after those never tried. */
static void
test_tried (StoreFixture  *fixture,
            gconstpointer  data)
{
  TestPage *page = test_page_new (9);
  g_autoptr (DeskToday) today = NULL;

  test_page_add_contact (page, "c1", "M3", FALSE, "2026-11-21T09:00:00+08:00");
  test_page_add_contact (page, "c2", "M3", FALSE, "2026-11-21T10:00:00+08:00");
  test_page_add_contact (page, "c3", "M2", FALSE, "2026-11-20T05:59:59+08:00");
  test_page_add_contact (page, "c4", "M1", FALSE, FALL);
  test_page_apply (page, fixture->store);
  assert_care (fixture, "A2 A4 A1");
  today = test_load_today (fixture->store);
  g_assert_cmpint (((DeskCareItem *) g_ptr_array_index (today->care, 0))->tried_ms, ==, 0);
  g_assert_cmpint (((DeskCareItem *) g_ptr_array_index (today->care, 1))->tried_ms, ==,
                   desk_test_time ("2026-11-21T10:00:00+08:00"));
  g_assert_cmpint (((DeskCareItem *) g_ptr_array_index (today->care, 2))->tried_ms, ==,
                   desk_test_time (FALL));
}

/* Recharged and fallen again: due again. */
static void
test_falls_again (StoreFixture  *fixture,
                  gconstpointer  data)
{
  TestPage *page = test_page_new (9);

  test_page_add_contact (page, "c1", "M1", TRUE, "2026-11-20T09:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_care (fixture, "A4 A2");

  page = test_page_new (10);
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 9000 });
  test_page_apply (page, fixture->store);
  assert_care (fixture, "A4 A2");

  page = test_page_new (11);
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 10,
                                                .low_since = "2026-11-22T06:00:00+08:00" });
  test_page_apply (page, fixture->store);
  assert_care (fixture, "A4 A1 A2");
}

/* Recorded in place: gone from the list at once, and counted as done. */
static void
test_record (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) told = NULL;
  g_autoptr (DeskVerdict) tried = NULL;
  g_autoptr (DeskToday) today = NULL;

  told = test_perform (fixture->store, DESK_OP_CARE_LOG,
                       "{\"member_no\":\"M3\",\"occasion\":\"low-balance\",\"channel\":\"call\","
                       "\"result\":\"told\"}", &error);
  g_assert_no_error (error);
  g_assert_true (told->accepted);
  tried = test_perform (fixture->store, DESK_OP_CARE_LOG,
                        "{\"member_no\":\"M2\",\"occasion\":\"low-balance\",\"channel\":\"call\","
                        "\"result\":\"no answer\",\"reached\":false}", &error);
  g_assert_no_error (error);
  g_assert_true (tried->accepted);

  assert_care (fixture, "A1 A2");
  today = test_load_today (fixture->store);
  g_assert_cmpuint (today->done_today, ==, 2);
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-23T00:00:00+08:00"));
  g_clear_pointer (&today, desk_today_free);
  today = test_load_today (fixture->store);
  g_assert_cmpuint (today->done_today, ==, 0);
}

static void
assert_hours (StoreFixture *fixture,
              const char   *now,
              gboolean      callable,
              const char   *from)
{
  g_autoptr (DeskToday) today = NULL;
  const DeskCareItem *item;

  desk_clock_set (fixture->clock, desk_test_time (now));
  today = test_load_today (fixture->store);
  item = g_ptr_array_index (today->care, 0);
  g_assert_true (today->callable_now == callable);
  g_assert_true (item->callable_now == callable);
  g_assert_cmpint (item->callable_from_ms, ==, desk_test_time (from));
}

/* H2, H3: half-open bounds; the region the hub has for the manager moves them. */
static void
test_hours (StoreFixture  *fixture,
            gconstpointer  data)
{
  TestPage *page;

  assert_hours (fixture, "2026-11-22T07:59:59+08:00", FALSE, "2026-11-22T08:00:00+08:00");
  assert_hours (fixture, "2026-11-22T08:00:00+08:00", TRUE, "2026-11-22T08:00:00+08:00");
  assert_hours (fixture, "2026-11-22T11:59:59+08:00", TRUE, "2026-11-22T11:59:59+08:00");
  assert_hours (fixture, "2026-11-22T12:00:00+08:00", FALSE, "2026-11-22T14:00:00+08:00");
  assert_hours (fixture, "2026-11-22T14:00:00+08:00", TRUE, "2026-11-22T14:00:00+08:00");
  assert_hours (fixture, "2026-11-22T20:00:00+08:00", FALSE, "2026-11-23T08:00:00+08:00");

  page = test_page_new (9);
  test_page_add_manager (page, "xinjiang");
  test_page_apply (page, fixture->store);
  assert_hours (fixture, "2026-11-22T09:59:59+08:00", FALSE, "2026-11-22T10:00:00+08:00");
  assert_hours (fixture, "2026-11-22T21:59:59+08:00", TRUE, "2026-11-22T21:59:59+08:00");
}

static void
test_window_turns (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (DeskToday) today = test_load_today (fixture->store);

  g_assert_true (today->callable_now);
  g_assert_cmpint (today->window_turns_ms, ==, desk_test_time ("2026-11-22T12:00:00+08:00"));
}

/* L3: longest in arrears first; who holds no card has nothing to freeze. */
static void
test_freezes (StoreFixture  *fixture,
              gconstpointer  data)
{
  TestPage *page = test_page_new (9);
  g_autoptr (DeskToday) today = NULL;
  const DeskFreezeItem *item;

  test_page_add_member (page, &(TestMember) { "M7", "赵七", .card_tier = "silver" });
  test_page_add_account (page, &(TestAccount) { "B1", "M1", "postpaid", .arrears_fen = 100,
                                                .arrears_since = "2026-10-02" });
  test_page_add_account (page, &(TestAccount) { "B2", "M7", "postpaid", .arrears_fen = 100,
                                                .arrears_since = "2026-10-03" });
  test_page_add_account (page, &(TestAccount) { "B3", "M7", "postpaid", .arrears_fen = 250,
                                                .arrears_since = "2026-10-01" });
  test_page_add_account (page,
                         &(TestAccount) { "B4", "M7", "postpaid", "closed", .arrears_fen = 999,
                                                .arrears_since = "2026-01-01" });
  test_page_add_account (page, &(TestAccount) { "B5", "M2", "postpaid", .arrears_fen = 100,
                                                .arrears_since = "2026-10-01" });
  test_page_apply (page, fixture->store);

  today = test_load_today (fixture->store);
  g_assert_cmpuint (today->freezes->len, ==, 2);
  item = g_ptr_array_index (today->freezes, 0);
  g_assert_cmpstr (item->member_no, ==, "M7");
  g_assert_cmpint (item->arrears_fen, ==, 350);
  g_assert_cmpstr (item->arrears_since, ==, "2026-10-01");
  item = g_ptr_array_index (today->freezes, 1);
  g_assert_cmpstr (item->member_no, ==, "M1");

  /* paid again: thawed */
  page = test_page_new (15);
  test_page_add_account (page, &(TestAccount) { "B1", "M1", "postpaid" });
  test_page_apply (page, fixture->store);
  g_clear_pointer (&today, desk_today_free);
  today = test_load_today (fixture->store);
  g_assert_cmpuint (today->freezes->len, ==, 1);
}

static void
test_renewals (StoreFixture  *fixture,
               gconstpointer  data)
{
  TestPage *page = test_page_new (9);
  g_autoptr (DeskToday) today = NULL;
  const DeskRenewalItem *item;

  test_page_add_member (page,
                        &(TestMember) { "M7", .card_tier = "gold", .card_expires = "2027-01-21" });
  test_page_add_member (page,
                        &(TestMember) { "M8", .card_tier = "gold", .card_expires = "2027-01-22" });
  test_page_add_member (page,
                        &(TestMember) { "M9", .card_tier = "gold", .card_expires = "2026-11-21" });
  test_page_add_member (page, &(TestMember) { "M6", .card_expires = "2026-11-21" });
  test_page_apply (page, fixture->store);

  today = test_load_today (fixture->store);
  g_assert_cmpuint (today->renewals->len, ==, 2);
  item = g_ptr_array_index (today->renewals, 0);
  g_assert_cmpstr (item->member_no, ==, "M9");
  g_assert_cmpint (item->days_left, ==, -1);
  item = g_ptr_array_index (today->renewals, 1);
  g_assert_cmpstr (item->member_no, ==, "M7");
  g_assert_cmpint (item->days_left, ==, 60);
}

#define ADD(name, func)                                               \
  g_test_add ("/store/today/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

static void
set_hours (StoreFixture *fixture,
           const char   *member_no,
           const char   *value)
{
  TestPage *page = test_page_new (9);
  g_autofree char *escaped = g_strescape (value, NULL);
  g_autofree char *row =
    g_strdup_printf ("\"%s-hours\",\"%s\",\"" TEST_MANAGER "\",\"call-hours\",\"%s\",\"v\",1,0",
                     member_no, member_no, escaped);

  test_page_add (page, "facts", row);
  test_page_apply (page, fixture->store);
}

static void
assert_callable (StoreFixture *fixture,
                 const char   *now,
                 const char   *order,
                 const char   *from,
                 const char   *turns)
{
  g_autofree char *list = NULL;
  g_autoptr (DeskToday) today = NULL;

  desk_clock_set (fixture->clock, desk_test_time (now));
  today = test_load_today (fixture->store);
  list = list_care (today);
  g_assert_cmpstr (list, ==, order);
  g_assert_cmpint (today->care_turns_ms, ==, desk_test_time (turns));
  for (guint i = 0; i < today->care->len; i++)
    {
      const DeskCareItem *item = g_ptr_array_index (today->care, i);

      if (!g_str_equal (item->member_no, "M3"))
        continue;
      g_assert_cmpint (item->callable_from_ms, ==, desk_test_time (from));
      g_assert_cmpint (item->callable_now, ==, desk_test_time (from) == desk_test_time (now));
    }
}

/* H3: who prefers other hours comes later, and is not called in quiet hours either. */
static void
test_preferred_h3 (StoreFixture  *fixture,
                   gconstpointer  data)
{
  set_hours (fixture, "M3", "{\"days\":[7],\"from\":\"10:00\",\"to\":\"15:00\"}");
  assert_callable (fixture, "2026-11-22T09:59:59+08:00", "A2 A1 A4", "2026-11-22T10:00:00+08:00",
                   "2026-11-22T10:00:00+08:00");
  assert_callable (fixture, "2026-11-22T10:00:00+08:00", "A4 A2 A1", "2026-11-22T10:00:00+08:00",
                   "2026-11-22T12:00:00+08:00");
  assert_callable (fixture, "2026-11-22T12:00:00+08:00", "A4 A2 A1", "2026-11-22T14:00:00+08:00",
                   "2026-11-22T14:00:00+08:00");
  assert_callable (fixture, "2026-11-22T14:59:59+08:00", "A4 A2 A1", "2026-11-22T14:59:59+08:00",
                   "2026-11-22T15:00:00+08:00");
  assert_callable (fixture, "2026-11-22T15:00:00+08:00", "A2 A1 A4", "2026-11-29T10:00:00+08:00",
                   "2026-11-22T20:00:00+08:00");
}

/* H2: a preference for quiet hours only is no reason never to call, nor to call in them. */
static void
test_preferred_quiet_h2 (StoreFixture  *fixture,
                         gconstpointer  data)
{
  set_hours (fixture, "M3", "{\"days\":[7],\"from\":\"12:00\",\"to\":\"14:00\"}");
  assert_callable (fixture, "2026-11-22T11:59:59+08:00", "A4 A2 A1", "2026-11-22T11:59:59+08:00",
                   "2026-11-22T12:00:00+08:00");
  assert_callable (fixture, "2026-11-22T12:00:00+08:00", "A4 A2 A1", "2026-11-22T14:00:00+08:00",
                   "2026-11-22T14:00:00+08:00");
}

static void
use (StoreFixture *fixture,
     const char   *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict =
    test_perform (fixture->store, DESK_OP_SERVICE_USE, args, &error);

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

/* E6: from 10:00 on for two hours and for a day; what ended is seen until midnight. */
static void
test_running (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *now;
    guint       n_running;
    const char *turns;
  } cases[] = {
    { "2026-11-22T10:00:00+08:00", 2, "2026-11-22T12:00:00+08:00" },
    { "2026-11-22T23:59:59+08:00", 2, "2026-11-23T08:00:00+08:00" },
    { "2026-11-23T00:00:00+08:00", 1, "2026-11-23T08:00:00+08:00" },
    { "2026-11-23T08:00:00+08:00", 1, "2026-11-23T10:00:00+08:00" },
    { "2026-11-23T10:00:00+08:00", 1, "2026-11-23T12:00:00+08:00" },
    { "2026-11-24T00:00:00+08:00", 0, "2026-11-24T08:00:00+08:00" },
  };
  const DeskRunningItem *item;

  use (fixture, "{\"member_no\":\"M1\",\"service\":\"emergency-reactivation\",\"hours\":24}");
  use (fixture, "{\"member_no\":\"M1\",\"service\":\"delayed-suspension\",\"hours\":2}");
  use (fixture, "{\"member_no\":\"M1\",\"service\":\"uim-replacement\"}");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskToday) today = NULL;

      desk_clock_set (fixture->clock, desk_test_time (cases[i].now));
      today = test_load_today (fixture->store);
      g_assert_cmpuint (today->running->len, ==, cases[i].n_running);
      g_assert_cmpint (today->care_turns_ms, ==, desk_test_time (cases[i].turns));
      if (i > 0)
        continue;
      item = g_ptr_array_index (today->running, 0);
      g_assert_cmpstr (item->service, ==, "delayed-suspension");
      g_assert_cmpstr (item->name, ==, "张伟");
      g_assert_cmpint (item->used_ms, ==, desk_test_time ("2026-11-22T10:00:00+08:00"));
      g_assert_cmpint (item->ends_ms, ==, desk_test_time ("2026-11-22T12:00:00+08:00"));
    }
}

static char *
dup_only_loan (StoreFixture *fixture)
{
  g_autoptr (DeskToday) today = test_load_today (fixture->store);

  g_assert_cmpuint (today->loans->len, ==, 1);
  return g_strdup (((const DeskLoanItem *) g_ptr_array_index (today->loans, 0))->use_id);
}

static void
return_loan (StoreFixture *fixture,
             const char   *use_id,
             const char   *returned)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"use_id\":\"%s\",\"returned\":%s}", use_id, returned);
  g_autoptr (DeskVerdict) verdict =
    test_perform (fixture->store, DESK_OP_SERVICE_RETURN, args, NULL);

  g_assert_true (verdict->accepted);
}

/* E7: what was lent is wanted back from its day on, until it is back. Points that expire are no loan. */
static void
test_loans (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *now;
    guint       n_loans;
    int         days_late;
  } cases[] = {
    { "2026-11-22T10:00:00+08:00", 0, 0 },
    { "2026-11-24T23:59:59+08:00", 0, 0 },
    { "2026-11-25T00:00:00+08:00", 1, 0 },
    { "2026-11-25T23:59:59+08:00", 1, 0 },
    { "2026-11-26T00:00:00+08:00", 1, 1 },
    { "2026-12-25T12:00:00+08:00", 2, 30 },
  };
  g_autofree char *use_id = NULL;

  use (fixture, "{\"member_no\":\"M1\",\"service\":\"spare-sim\",\"day\":\"2026-12-20\"}");
  use (fixture, "{\"member_no\":\"M1\",\"service\":\"spare-sim\",\"day\":\"2026-11-25\"}");
  use (fixture, "{\"member_no\":\"M1\",\"service\":\"spare-sim\"}");
  use (fixture, "{\"member_no\":\"M1\",\"service\":\"points-activity\",\"points\":5,"
                "\"day\":\"2026-11-25\"}");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskToday) today = NULL;
      const DeskLoanItem *item;

      desk_clock_set (fixture->clock, desk_test_time (cases[i].now));
      today = test_load_today (fixture->store);
      g_assert_cmpuint (today->loans->len, ==, cases[i].n_loans);
      if (cases[i].n_loans == 0)
        continue;
      item = g_ptr_array_index (today->loans, 0);
      g_assert_cmpstr (item->service, ==, "spare-sim");
      g_assert_cmpint (item->days_late, ==, cases[i].days_late);
    }

  desk_clock_set (fixture->clock, desk_test_time ("2026-11-30T12:00:00+08:00"));
  use_id = dup_only_loan (fixture);
  return_loan (fixture, use_id, "true");
  desk_clock_set (fixture->clock, desk_test_time ("2026-12-20T00:00:00+08:00"));
  g_free (dup_only_loan (fixture));
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-30T12:01:00+08:00"));
  return_loan (fixture, use_id, "false");
  g_free (dup_only_loan (fixture));
}

static char *
open_ticket (StoreFixture *fixture,
             const char   *member_no,
             const char   *more)
{
  g_autofree char *args = g_strdup_printf ("{\"member_no\":\"%s\",\"text\":\"x\"%s}", member_no, more);
  g_autoptr (DeskVerdict) verdict = test_perform (fixture->store, DESK_OP_TICKET_OPEN, args, NULL);

  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

static void
tell_ticket (StoreFixture *fixture,
             const char   *ticket_id)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"ticket_id\":\"%s\"}", ticket_id);
  g_autoptr (DeskVerdict) verdict = test_perform (fixture->store, DESK_OP_TICKET_TOLD, args, NULL);

  g_assert_true (verdict->accepted);
}

static void
assert_tickets (DeskToday  *today,
                const char *first,
                const char *second,
                const char *third)
{
  const char *expected[] = { first, second, third };

  g_assert_cmpuint (today->tickets->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((DeskTicketItem *) g_ptr_array_index (today->tickets, i))->ticket_id, ==,
                     expected[i]);
}

/* D4: of whom the department was not told stands on top, whatever is due before, is not put off, and
 * is told anew each minute; D1, D2: then what is due first. */
static void
test_tickets (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *complaint = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *vip = NULL;
  g_autoptr (DeskToday) today = NULL;
  const DeskTicketItem *item;

  desk_clock_set (fixture->clock, desk_test_time ("2026-11-20T10:00:00+08:00"));
  complaint = open_ticket (fixture, "M2", ",\"ticket\":\"complaint\"");
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-23T10:00:00+08:00"));
  fault = open_ticket (fixture, "M3", ",\"ticket\":\"fault\",\"place\":\"town\"");
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-24T09:00:00+08:00"));
  vip = open_ticket (fixture, "M1", ",\"ticket\":\"request\"");
  desk_clock_set (fixture->clock, desk_test_time ("2026-11-24T09:12:30+08:00"));
  today = test_load_today (fixture->store);
  assert_tickets (today, vip, fault, complaint);
  g_assert_cmpint (today->care_turns_ms, ==, desk_test_time ("2026-11-24T09:13:00+08:00"));
  item = g_ptr_array_index (today->tickets, 0);
  g_assert_true (item->untold);
  g_assert_null (item->cause);
  item = g_ptr_array_index (today->tickets, 1);
  g_assert_false (item->untold);
  g_assert_cmpint (item->due_ms, ==, desk_test_time ("2026-11-24T10:00:00+08:00"));
  g_assert_nonnull (item->cause);
  item = g_ptr_array_index (today->tickets, 2);
  g_assert_cmpint (item->due_ms, ==, desk_test_time ("2026-11-25T10:00:00+08:00"));

  tell_ticket (fixture, vip);
  g_clear_pointer (&today, desk_today_free);
  today = test_load_today (fixture->store);
  assert_tickets (today, fault, complaint, vip);
  g_assert_cmpint (today->care_turns_ms, ==, desk_test_time ("2026-11-24T10:00:00+08:00"));
  item = g_ptr_array_index (today->tickets, 2);
  g_assert_cmpint (item->due_ms, ==, 0);
  g_assert_cmpint (item->told_ms, ==, desk_test_time ("2026-11-24T09:12:30+08:00"));
}

/* A visit that was turned away is shown as such, and not counted with the rest. */
static void
test_turned_away (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (DeskToday) before = test_load_today (fixture->store);
  g_autoptr (DeskToday) after = NULL;
  g_autoptr (DeskVerdict) use = test_perform (
    fixture->store, DESK_OP_SERVICE_USE,
    "{\"member_no\":\"M1\",\"service\":\"uim-replacement\"}", NULL);
  g_autoptr (DeskVerdict) visit = test_perform (
    fixture->store, DESK_OP_VISIT_SCHEDULE,
    "{\"member_no\":\"M1\",\"start\":\"2026-11-23T10:00:00+08:00\",\"minutes\":30,"
    "\"purpose\":\"courtesy\"}", NULL);

  g_assert_cmpuint (before->n_turned_away, ==, 0);
  test_reject (fixture->store, use->op_id, "no-card");
  test_reject (fixture->store, visit->op_id, "visit-overlaps");
  after = test_load_today (fixture->store);
  g_assert_cmpuint (after->refused->len, ==, 1);
  g_assert_cmpuint (after->n_turned_away, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("E5/care", test_care);
  ADD ("E5/told", test_told);
  ADD ("E5/tried", test_tried);
  ADD ("E5/falls-again", test_falls_again);
  ADD ("record", test_record);
  ADD ("H2/hours", test_hours);
  ADD ("H3/window-turns", test_window_turns);
  ADD ("H3/preferred", test_preferred_h3);
  ADD ("H2/preferred-quiet", test_preferred_quiet_h2);
  ADD ("E6/running", test_running);
  ADD ("E7/loans", test_loans);
  ADD ("D4/tickets", test_tickets);
  ADD ("turned-away", test_turned_away);
  ADD ("L3/freezes", test_freezes);
  ADD ("renewals", test_renewals);
  return g_test_run ();
}
