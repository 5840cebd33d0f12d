/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-occasions.h>
#include <desk-weather.h>

#include "desk-store-test.h"

/* The items in order: the members of birthdays, ! before those that are over, and of the others the
 * occasion with the number of those who are waiting. */
static char *
list_occasions (DeskToday *today)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < today->occasions->len; i++)
    {
      const DeskOccasionItem *item = g_ptr_array_index (today->occasions, i);

      g_string_append (list, i > 0 ? " " : "");
      if (item->ids == NULL)
        g_string_append_printf (list, "%s%s", item->missed ? "!" : "", item->member_no);
      else
        g_string_append_printf (list, "%s=%u", item->occasion, item->ids->len);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
assert_occasions (StoreFixture *fixture,
                  const char   *now,
                  const char   *expected)
{
  g_autoptr (DeskToday) today = NULL;
  g_autofree char *list = NULL;

  desk_clock_set (fixture->clock, desk_test_time (now));
  today = test_load_today (fixture->store);
  list = list_occasions (today);
  g_assert_cmpstr (list, ==, expected);
}

static const DeskOccasionItem *
get_item (DeskToday *today,
          guint      position)
{
  g_assert_cmpuint (position, <, today->occasions->len);
  return g_ptr_array_index (today->occasions, position);
}

static void
add_members (StoreFixture     *fixture,
             const TestMember *members,
             guint             n_members)
{
  TestPage *page = test_page_new (0);

  for (guint i = 0; i < n_members; i++)
    test_page_add_member (page, &members[i]);
  test_page_apply (page, fixture->store);
}

static void
record (StoreFixture *fixture,
        const char   *member_no,
        const char   *occasion,
        gboolean      reached)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"%s\",\"occasion\":\"%s\",\"channel\":\"call\","
                     "\"result\":\"x\",\"reached\":%s}",
                     member_no, occasion, reached ? "true" : "false");
  g_autoptr (DeskVerdict) verdict = test_perform (fixture->store, DESK_OP_CARE_LOG, args, &error);

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

static void
record_at (StoreFixture *fixture,
           const char   *now,
           const char   *member_no,
           const char   *occasion,
           gboolean      reached)
{
  desk_clock_set (fixture->clock, desk_test_time (now));
  record (fixture, member_no, occasion, reached);
}

/* 22 November 2026 is the 14th of the tenth month. */
static void
add_birthdays (StoreFixture *fixture)
{
  static const TestMember members[] = {
    { "M1", "张伟", .card_tier = "gold", .birthday = "1970-11-22" },
    { "M2", "王芳", .birthday = "1980-11-23" },
    { "M3", "李明", .birthday = "1990-01-01" },
  };
  TestPage *page;

  add_members (fixture, members, G_N_ELEMENTS (members));
  page = test_page_new (3);
  test_page_add (page, "facts",
                 "\"M3-birthday\",\"M3\",\"" TEST_MANAGER "\",\"birthday\","
                 "\"{\\\"day\\\":\\\"1990-10-14\\\",\\\"lunar\\\":true}\",\"v\",1,0");
  test_page_apply (page, fixture->store);
}

static void
test_birthday (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (DeskToday) today = NULL;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  const DeskOccasionItem *item;

  add_birthdays (fixture);
  assert_occasions (fixture, TEST_NOW, "M3 M1");
  today = test_load_today (fixture->store);
  item = get_item (today, 1);
  words = desk_occasion_item_suggest (item);
  label = desk_occasion_item_describe (item);
  g_assert_cmpstr (item->occasion, ==, "birthday");
  g_assert_cmpstr (item->name, ==, "张伟");
  g_assert_cmpstr (item->salutation, ==, "mr");
  g_assert_cmpint (item->tier, ==, DESK_TIER_GOLD);
  g_assert_cmpstr (item->day, ==, "2026-11-22");
  g_assert_cmpstr (label, ==, "Birthday today");
  g_assert_cmpstr (words, ==, "Mr 张, China Telecom wishes you a happy birthday!");
}

/* The days are Guizhou's: the last moment of one, the first of the next. */
static void
test_midnight (StoreFixture  *fixture,
               gconstpointer  data)
{
  add_birthdays (fixture);
  assert_occasions (fixture, "2026-11-21T23:59:59+08:00", "");
  assert_occasions (fixture, "2026-11-22T00:00:00+08:00", "M3 M1");
  assert_occasions (fixture, "2026-11-22T23:59:59+08:00", "M3 M1");
  assert_occasions (fixture, "2026-11-23T00:00:00+08:00", "M2 !M3 !M1");
  assert_occasions (fixture, "2026-11-29T23:59:59+08:00", "!M2 !M3 !M1");
  assert_occasions (fixture, "2026-11-30T00:00:00+08:00", "!M2");
  assert_occasions (fixture, "2026-12-01T00:00:00+08:00", "");
}

/* Greeted once, nobody is greeted again: not today, not as missed, not by the other calendar. */
static void
test_never_twice (StoreFixture  *fixture,
                  gconstpointer  data)
{
  TestPage *page;

  add_birthdays (fixture);
  record_at (fixture, TEST_NOW, "M1", "birthday", TRUE);
  record_at (fixture, TEST_NOW, "M3", "holiday", TRUE);
  assert_occasions (fixture, TEST_NOW, "M3");
  record_at (fixture, "2026-11-22T23:59:59+08:00", "M3", "birthday", TRUE);
  record_at (fixture, "2026-11-22T23:59:59+08:00", "M2", "birthday", TRUE);
  assert_occasions (fixture, "2026-11-23T10:00:00+08:00", "");
  assert_occasions (fixture, "2027-11-22T10:00:00+08:00", "M1");

  page = test_page_new (4);
  test_page_add_member (page, &(TestMember) { "M1", "张伟", .birthday = "1970-12-10" });
  test_page_apply (page, fixture->store);
  assert_occasions (fixture, "2026-12-10T10:00:00+08:00", "");
}

/* A call in vain leaves it due today; recorded as missed afterwards, it is done with. */
static void
test_missed (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (DeskToday) today = NULL;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;

  add_birthdays (fixture);
  record_at (fixture, "2026-11-22T23:59:59+08:00", "M3", "birthday", FALSE);
  assert_occasions (fixture, "2026-11-22T23:59:59+08:00", "M1 M3");
  assert_occasions (fixture, "2026-11-23T00:00:00+08:00", "M2 !M3 !M1");
  today = test_load_today (fixture->store);
  words = desk_occasion_item_suggest (get_item (today, 1));
  label = desk_occasion_item_describe (get_item (today, 1));
  g_assert_cmpint (get_item (today, 1)->tried_ms, ==, desk_test_time ("2026-11-22T23:59:59+08:00"));
  g_assert_cmpstr (label, ==, "Birthday on 2026-11-22, nobody congratulated");
  g_assert_cmpstr (words, ==, "");
  record_at (fixture, "2026-11-23T00:00:00+08:00", "M3", "birthday", FALSE);
  assert_occasions (fixture, "2026-11-23T00:00:00+08:00", "M2 !M1");
  record_at (fixture, "2026-11-23T10:00:00+08:00", "M1", "birthday", TRUE);
  assert_occasions (fixture, "2026-11-23T10:00:00+08:00", "M2");
}

/* Of 29 February the 28th in other years; and over the end of a month and a year. */
static void
test_ends (StoreFixture  *fixture,
           gconstpointer  data)
{
  static const TestMember members[] = {
    { "M1", "张伟", .birthday = "1988-02-29" },
    { "M2", "王芳", .birthday = "1988-12-31" },
  };

  add_members (fixture, members, G_N_ELEMENTS (members));
  assert_occasions (fixture, "2027-02-27T10:00:00+08:00", "");
  assert_occasions (fixture, "2027-02-28T10:00:00+08:00", "M1");
  assert_occasions (fixture, "2027-03-01T10:00:00+08:00", "!M1");
  assert_occasions (fixture, "2028-02-28T10:00:00+08:00", "");
  assert_occasions (fixture, "2028-02-29T10:00:00+08:00", "M1");
  assert_occasions (fixture, "2028-03-07T10:00:00+08:00", "!M1");
  assert_occasions (fixture, "2028-03-08T10:00:00+08:00", "");
  assert_occasions (fixture, "2026-12-31T10:00:00+08:00", "M2");
  assert_occasions (fixture, "2027-01-01T10:00:00+08:00", "!M2");
}

/* In the second sixth month of 2025 nobody has a birthday: it was in the first. */
static void
test_leap_month (StoreFixture  *fixture,
                 gconstpointer  data)
{
  static const TestMember members[] = { { "M1", "张伟" } };
  TestPage *page;

  add_members (fixture, members, G_N_ELEMENTS (members));
  page = test_page_new (1);
  test_page_add (page, "facts",
                 "\"M1-birthday\",\"M1\",\"" TEST_MANAGER "\",\"birthday\","
                 "\"{\\\"day\\\":\\\"06-01\\\",\\\"lunar\\\":true}\",\"v\",1,0");
  test_page_apply (page, fixture->store);
  assert_occasions (fixture, "2025-06-25T10:00:00+08:00", "M1");
  assert_occasions (fixture, "2025-07-02T10:00:00+08:00", "!M1");
  assert_occasions (fixture, "2025-07-25T10:00:00+08:00", "");
}

/* Two with cards of four; Mr Zhang of the old town and Ms Wang of the new one. */
static void
add_card_members (StoreFixture *fixture)
{
  static const TestMember members[] = {
    { "M1", "张伟", .card_tier = "gold", .address = "贵阳市南明区北京路1号" },
    { "M2", "王芳", .card_tier = "silver", .address = "贵阳市云岩区中山路2号" },
    { "M3", "李明", .package_fen = 8000, .address = "贵阳市南明区解放路3号" },
    { "M4", "赵六", .card_tier = "diamond", .closed = TRUE },
  };

  add_members (fixture, members, G_N_ELEMENTS (members));
}

/* On the eve, to those with a card, until each was greeted. */
static void
test_holiday (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskToday) today = NULL;
  g_autofree char *words = NULL;

  add_card_members (fixture);
  assert_occasions (fixture, "2027-02-04T23:59:59+08:00", "");
  assert_occasions (fixture, "2027-02-05T00:00:00+08:00", "holiday=2 weekend=2");
  today = test_load_today (fixture->store);
  g_assert_cmpstr (get_item (today, 0)->day, ==, "2027-02-06");
  words = desk_occasion_item_suggest (get_item (today, 0));
  g_assert_cmpstr (words, ==, "Dear member, tomorrow is Spring Festival: we wish you a happy "
                              "holiday!");
  assert_occasions (fixture, "2027-02-06T00:00:00+08:00", "");
  record_at (fixture, "2027-02-05T10:00:00+08:00", "M1", "holiday", FALSE);
  record_at (fixture, "2027-02-05T10:00:00+08:00", "M2", "holiday", TRUE);
  assert_occasions (fixture, "2027-02-05T10:00:00+08:00", "holiday=1 weekend=2");
  record (fixture, "M1", "holiday", TRUE);
  assert_occasions (fixture, "2027-02-05T10:00:00+08:00", "weekend=2");
  assert_occasions (fixture, "2027-02-19T10:00:00+08:00", "holiday=2 weekend=2");
}

/* Greeted beforehand is greeted; greeted for the holiday before is not. 2023: Mid-Autumn on 29
 * September, National Day two days later. */
static void
test_holidays_close (StoreFixture  *fixture,
                     gconstpointer  data)
{
  add_card_members (fixture);
  assert_occasions (fixture, "2023-09-28T10:00:00+08:00", "holiday=2");
  record_at (fixture, "2023-09-22T10:00:00+08:00", "M1", "holiday", TRUE);
  assert_occasions (fixture, "2023-09-28T10:00:00+08:00", "holiday=1");
  record_at (fixture, "2023-09-21T23:59:59+08:00", "M2", "holiday", TRUE);
  assert_occasions (fixture, "2023-09-28T10:00:00+08:00", "holiday=1");
  record_at (fixture, "2023-09-29T23:59:59+08:00", "M2", "holiday", TRUE);
  assert_occasions (fixture, "2023-09-30T10:00:00+08:00", "holiday=2");
  record_at (fixture, "2023-09-30T00:00:00+08:00", "M2", "holiday", TRUE);
  assert_occasions (fixture, "2023-09-30T10:00:00+08:00", "holiday=1");
}

/* Of two festivals on one day there is one greeting. */
static void
test_holidays_one_day (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (DeskToday) today = NULL;
  g_autofree char *label = NULL;

  add_card_members (fixture);
  assert_occasions (fixture, "2031-09-30T10:00:00+08:00", "holiday=2");
  today = test_load_today (fixture->store);
  label = desk_occasion_item_describe (get_item (today, 0));
  g_assert_cmpstr (label, ==, "Tomorrow is Mid-Autumn Festival and National Day");
}

static void
test_weekend (StoreFixture  *fixture,
              gconstpointer  data)
{
  add_card_members (fixture);
  assert_occasions (fixture, "2026-11-26T23:59:59+08:00", "");
  assert_occasions (fixture, "2026-11-27T00:00:00+08:00", "weekend=2");
  assert_occasions (fixture, "2026-11-28T00:00:00+08:00", "");
  record_at (fixture, "2026-11-22T23:59:59+08:00", "M1", "weekend", TRUE);
  assert_occasions (fixture, "2026-11-27T10:00:00+08:00", "weekend=2");
  record_at (fixture, "2026-11-23T00:00:00+08:00", "M1", "weekend", TRUE);
  assert_occasions (fixture, "2026-11-27T10:00:00+08:00", "weekend=1");
  record_at (fixture, "2026-11-27T10:00:00+08:00", "M2", "weekend", TRUE);
  assert_occasions (fixture, "2026-11-27T10:00:00+08:00", "");
  assert_occasions (fixture, "2026-12-04T10:00:00+08:00", "weekend=2");
}

static gboolean
warn (StoreFixture *fixture,
      const char   *district,
      const char   *text)
{
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_warn_weather, fixture->store, district, text);
  g_autoptr (GError) error = NULL;

  return desk_store_warn_weather_finish (fixture->store, result, &error);
}

/* To the district's members, cards or not, and for the day on which it was said. */
static void
test_weather (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (DeskToday) today = NULL;
  g_autofree char *label = NULL;

  add_card_members (fixture);
  g_assert_true (warn (fixture, " 南明区 ", "暴雨"));
  assert_occasions (fixture, TEST_NOW, "weather=2");
  today = test_load_today (fixture->store);
  label = desk_occasion_item_describe (get_item (today, 0));
  g_assert_cmpstr (label, ==, "Weather in 南明区: 暴雨");
  g_assert_true (warn (fixture, "贵阳市", "大雾"));
  assert_occasions (fixture, TEST_NOW, "weather=2 weather=3");
  store_fixture_reopen (fixture);
  assert_occasions (fixture, "2026-11-22T23:59:59+08:00", "weather=2 weather=3");
  assert_occasions (fixture, "2026-11-23T00:00:00+08:00", "");
  g_assert_true (warn (fixture, "云岩区", "大雾"));
  assert_occasions (fixture, "2026-11-23T00:00:00+08:00", "weather=1");
}

/* Said again, who was warned stays warned; another warning is another one. */
static void
test_weather_never_twice (StoreFixture  *fixture,
                          gconstpointer  data)
{
  add_card_members (fixture);
  g_assert_true (warn (fixture, "南明区", "暴雨"));
  record_at (fixture, TEST_NOW, "M1", "weather", TRUE);
  assert_occasions (fixture, "2026-11-22T11:00:00+08:00", "weather=1");
  g_assert_true (warn (fixture, "南明区", "暴雨"));
  assert_occasions (fixture, "2026-11-22T11:00:00+08:00", "weather=1");
  g_assert_true (warn (fixture, "南明区", "道路结冰"));
  assert_occasions (fixture, "2026-11-22T11:00:00+08:00", "weather=1 weather=2");
}

static void
unwarn (StoreFixture *fixture,
        const char   *district,
        const char   *text)
{
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_unwarn_weather, fixture->store, district, text);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_store_unwarn_weather_finish (fixture->store, result, &error));
  g_assert_no_error (error);
}

/* Withdrawn, it asks for nothing any more; the other one of the district stays, and who was warned does. */
static void
test_weather_withdrawn (StoreFixture  *fixture,
                        gconstpointer  data)
{
  add_card_members (fixture);
  g_assert_true (warn (fixture, "南明区", "暴雨"));
  g_assert_true (warn (fixture, "南明区", "大雾"));
  unwarn (fixture, " 南明区", "暴雨 ");
  assert_occasions (fixture, TEST_NOW, "weather=2");
  unwarn (fixture, "南明区", "道路结冰");
  assert_occasions (fixture, TEST_NOW, "weather=2");
  record_at (fixture, TEST_NOW, "M1", "weather", TRUE);
  unwarn (fixture, "南明区", "大雾");
  assert_occasions (fixture, TEST_NOW, "");
  store_fixture_reopen (fixture);
  assert_occasions (fixture, TEST_NOW, "");
}

static void
test_weather_refused (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (DESK_WEATHER_MAX_TEXT + 1, 'x');

  add_card_members (fixture);
  g_assert_false (warn (fixture, " ", "暴雨"));
  g_assert_false (warn (fixture, "南明区", ""));
  g_assert_false (warn (fixture, "南明区", long_text));
  assert_occasions (fixture, TEST_NOW, "");
  g_assert_true (warn (fixture, "南明区", long_text + 1));
  assert_occasions (fixture, TEST_NOW, "weather=2");
}

static void
assert_from (StoreFixture *fixture,
             const char   *now,
             gboolean      callable,
             const char   *from)
{
  g_autoptr (DeskToday) today = NULL;

  desk_clock_set (fixture->clock, desk_test_time (now));
  today = test_load_today (fixture->store);
  for (guint i = 0; i < today->occasions->len; i++)
    {
      g_assert_true (get_item (today, i)->callable_now == callable);
      g_assert_cmpint (get_item (today, i)->callable_from_ms, ==, desk_test_time (from));
    }
}

static void
test_hours (StoreFixture  *fixture,
            gconstpointer  data)
{
  add_birthdays (fixture);
  assert_from (fixture, "2026-11-22T07:59:59+08:00", FALSE, "2026-11-22T08:00:00+08:00");
  assert_from (fixture, "2026-11-22T08:00:00+08:00", TRUE, "2026-11-22T08:00:00+08:00");
  assert_from (fixture, "2026-11-22T12:00:00+08:00", FALSE, "2026-11-22T14:00:00+08:00");
  assert_from (fixture, "2026-11-22T19:59:59+08:00", TRUE, "2026-11-22T19:59:59+08:00");
}

/* H3: who prefers to be called later comes later, and Today is read anew then. */
static void
test_preferred (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (DeskToday) today = NULL;
  TestPage *page = NULL;

  add_birthdays (fixture);
  page = test_page_new (4);
  test_page_add (page, "facts",
                 "\"M3-hours\",\"M3\",\"" TEST_MANAGER "\",\"call-hours\","
                 "\"{\\\"days\\\":[7],\\\"from\\\":\\\"10:30\\\",\\\"to\\\":\\\"11:00\\\"}\","
                 "\"v\",1,0");
  test_page_apply (page, fixture->store);
  assert_occasions (fixture, "2026-11-22T10:29:59+08:00", "M1 M3");
  today = test_load_today (fixture->store);
  g_assert_cmpint (today->care_turns_ms, ==, desk_test_time ("2026-11-22T10:30:00+08:00"));
  assert_occasions (fixture, "2026-11-22T10:30:00+08:00", "M3 M1");
}

#define ADD(name, func)                                                             \
  g_test_add ("/store/occasions/" name, StoreFixture, NULL, store_fixture_set_up,   \
              func, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("P3/birthday", test_birthday);
  ADD ("P3/midnight", test_midnight);
  ADD ("P3/never-twice", test_never_twice);
  ADD ("P3/missed", test_missed);
  ADD ("P3/ends", test_ends);
  ADD ("P3/leap-month", test_leap_month);
  ADD ("P3/holiday", test_holiday);
  ADD ("P3/holidays-close", test_holidays_close);
  ADD ("P3/holidays-one-day", test_holidays_one_day);
  ADD ("P3/weekend", test_weekend);
  ADD ("P3/weather", test_weather);
  ADD ("P3/weather-never-twice", test_weather_never_twice);
  ADD ("P3/weather-withdrawn", test_weather_withdrawn);
  ADD ("P3/weather-refused", test_weather_refused);
  ADD ("H2/hours", test_hours);
  ADD ("H3/preferred", test_preferred);
  return g_test_run ();
}
