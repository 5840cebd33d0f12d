/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#define CARD "card:2026-12-20:30"
#define TOMORROW "2026-11-23T08:00:00+08:00"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page, &(TestMember) { "M1", "张伟", .card_tier = "gold",
                                              .card_expires = "2026-12-20",
                                              .birthday = "1970-11-22" });
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 1999,
                                                .low_since = "2026-11-20T06:00:00+08:00" });
  test_page_apply (page, fixture->store);
}

static void
snooze (StoreFixture *fixture,
        const char   *cause,
        const char   *until)
{
  g_autoptr (GString) args = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  g_string_printf (args, "{\"member_no\":\"M1\",\"cause\":\"%s\"", cause);
  if (until != NULL)
    g_string_append_printf (args, ",\"until\":\"%s\",\"why\":\"away\"", until);
  g_string_append_c (args, '}');
  verdict = test_perform (fixture->store, DESK_OP_TASK_SNOOZE, args->str, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

/* What Today asks for, and what is put off. */
static void
assert_today (StoreFixture *fixture,
              const char   *now,
              const char   *expected)
{
  g_autoptr (DeskToday) today = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  desk_clock_set (fixture->clock, desk_test_time (now));
  today = test_load_today (fixture->store);
  for (guint i = 0; i < today->care->len; i++)
    g_string_append (list, "balance ");
  for (guint i = 0; i < today->occasions->len; i++)
    g_string_append (list, "birthday ");
  for (guint i = 0; i < today->renewals->len; i++)
    g_string_append (list, "card ");
  g_string_append_c (list, '|');
  for (guint i = 0; i < today->snoozed->len; i++)
    {
      const DeskSnoozedItem *item = g_ptr_array_index (today->snoozed, i);
      g_autofree char *occasion = desk_snoozed_item_get_occasion (item);

      g_string_append_printf (list, " %s %s %s", item->name, occasion, item->why);
    }
  g_assert_cmpstr (list->str, ==, expected);
}

/* Not wanted before its time, and by itself back from then on. */
static void
test_until (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskToday) today = NULL;

  assert_today (fixture, TEST_NOW, "balance birthday card |");
  snooze (fixture, CARD, TOMORROW);
  assert_today (fixture, TEST_NOW, "balance birthday | 张伟 card away");
  today = test_load_today (fixture->store);
  g_assert_cmpint (((DeskSnoozedItem *) g_ptr_array_index (today->snoozed, 0))->until_ms, ==,
                   desk_test_time (TOMORROW));
  assert_today (fixture, "2026-11-23T07:59:59.999+08:00", "balance birthday | 张伟 card away");
  assert_today (fixture, TOMORROW, "balance birthday card |");
}

/* When it comes back, what is to be done changes: so it is looked at then. */
static void
test_turns (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskToday) today = NULL;

  snooze (fixture, CARD, "2026-11-22T11:00:00+08:00");
  today = test_load_today (fixture->store);
  g_assert_cmpint (today->care_turns_ms, ==, desk_test_time ("2026-11-22T11:00:00+08:00"));
}

static void
test_wake (StoreFixture  *fixture,
           gconstpointer  data)
{
  snooze (fixture, CARD, TOMORROW);
  snooze (fixture, CARD, NULL);
  assert_today (fixture, TEST_NOW, "balance birthday card |");
}

/* The next to come back first, each kind by itself. */
static void
test_several (StoreFixture  *fixture,
              gconstpointer  data)
{
  snooze (fixture, CARD, "2026-11-24T08:00:00+08:00");
  snooze (fixture, "birthday:2026-11-22", TOMORROW);
  assert_today (fixture, TEST_NOW, "balance | 张伟 birthday away 张伟 card away");
}

/* Risen and fallen again is another cause: it is wanted at once. */
static void
test_another_cause (StoreFixture  *fixture,
                    gconstpointer  data)
{
  TestPage *page;
  g_autoptr (DeskToday) today = test_load_today (fixture->store);
  const DeskCareItem *care = g_ptr_array_index (today->care, 0);

  snooze (fixture, care->cause, "2026-11-30T08:00:00+08:00");
  assert_today (fixture, TEST_NOW, "birthday card | 张伟 low-balance away");
  page = test_page_new (2);
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 5 ,
                                                .low_since = "2026-11-22T06:00:00+08:00" });
  test_page_apply (page, fixture->store);
  assert_today (fixture, TEST_NOW, "balance birthday card |");
}

#define ADD(name, func) \
  g_test_add ("/store/snoozes/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("until", test_until);
  ADD ("turns", test_turns);
  ADD ("wake", test_wake);
  ADD ("several", test_several);
  ADD ("another-cause", test_another_cause);
  return g_test_run ();
}
