/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-fact.h>
#include <desk-json.h>
#include <desk-test.h>

#define FIFTY "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"

/* What is kept of it, or “code argument” for why it is not. */
static char *
keep (const char *kind,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) value = desk_json_parse_object (text, -1, &error);
  g_autoptr (DeskReason) reason = NULL;
  g_autoptr (DeskFact) fact = NULL;
  g_autoptr (JsonObject) kept = NULL;

  g_assert_no_error (error);
  fact = desk_fact_new_read (kind, value, &reason);
  g_assert_true ((fact == NULL) == (reason != NULL));
  if (fact == NULL)
    return g_strdup_printf ("%s %s", reason->code,
                            json_object_get_string_member (reason->values, "argument"));
  kept = desk_fact_to_json (fact);
  return desk_json_object_text (kept);
}

typedef struct
{
  const char *kind;
  const char *text;
  const char *kept;
} Case;

static void
check_cases (const Case *cases,
             guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *kept = keep (cases[i].kind, cases[i].text);

      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

static void
test_hours (void)
{
  static const Case cases[] = {
    { "call-hours", "{\"days\":[5,1,1],\"from\":\"09:00\",\"to\":\"11:30\"}",
      "{\"days\":[1,5],\"from\":\"09:00\",\"to\":\"11:30\"}" },
    { "call-hours", "{\"days\":[1],\"from\":\"00:00\",\"to\":\"24:00\"}",
      "{\"days\":[1],\"from\":\"00:00\",\"to\":\"24:00\"}" },
    { "call-hours", "{\"days\":[],\"from\":\"09:00\",\"to\":\"11:30\"}", "bad-arguments days" },
    { "call-hours", "{\"days\":[0],\"from\":\"09:00\",\"to\":\"11:30\"}", "bad-arguments days" },
    { "call-hours", "{\"days\":[8],\"from\":\"09:00\",\"to\":\"11:30\"}", "bad-arguments days" },
    { "call-hours", "{\"days\":[{}],\"from\":\"09:00\",\"to\":\"11:30\"}", "bad-arguments days" },
    { "call-hours", "{\"days\":7,\"from\":\"09:00\",\"to\":\"11:30\"}", "bad-arguments days" },
    { "call-hours", "{\"days\":[1],\"from\":\"9\",\"to\":\"11:30\"}", "bad-arguments from" },
    { "call-hours", "{\"days\":[1],\"from\":\"09:00\",\"to\":\"09:00\"}", "bad-arguments to" },
    { "call-hours", "{\"days\":[1],\"from\":\"09:00\",\"to\":\"24:01\"}", "bad-arguments to" },
    { "call-hours", "{\"days\":[1],\"from\":\"09:00\"}", "bad-arguments to" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_contact (void)
{
  static const Case cases[] = {
    { "second-contact",
      "{\"name\":\" 王\\n丽 \",\"relation\":\"配偶\",\"phone\":\"139-0000 1234\"}",
      "{\"name\":\"王 丽\",\"relation\":\"配偶\",\"phone\":\"13900001234\"}" },
    { "second-contact", "{\"name\":\"王丽\",\"phone\":\"＋86（851）12345\"}",
      "{\"name\":\"王丽\",\"phone\":\"+8685112345\"}" },
    { "second-contact", "{\"name\":\"王丽\"}", "{\"name\":\"王丽\"}" },
    { "second-contact", "{\"name\":\"王丽\",\"phone\":\"123\"}",
      "{\"name\":\"王丽\",\"phone\":\"123\"}" },
    { "second-contact", "{\"name\":\"王丽\",\"phone\":\"12\"}", "bad-arguments phone" },
    { "second-contact", "{\"name\":\"王丽\",\"phone\":\"12345678901234567890\"}",
      "{\"name\":\"王丽\",\"phone\":\"12345678901234567890\"}" },
    { "second-contact", "{\"name\":\"王丽\",\"phone\":\"123456789012345678901\"}",
      "bad-arguments phone" },
    { "second-contact", "{\"name\":\"王丽\",\"phone\":\"12+345\"}", "bad-arguments phone" },
    { "second-contact", "{\"name\":\"王丽\",\"phone\":139}", "bad-arguments phone" },
    { "second-contact", "{\"name\":\" \",\"phone\":\"139\"}", "bad-arguments name" },
    { "second-contact", "{\"name\":\"" FIFTY "\"}", "{\"name\":\"" FIFTY "\"}" },
    { "second-contact", "{\"name\":\"" FIFTY "一\"}", "too-long name" },
    { "second-contact", "{\"name\":\"王丽\",\"relation\":\"" FIFTY "\"}", "too-long relation" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_days (void)
{
  static const Case cases[] = {
    { "birthday", "{\"day\":\"1975-08-15\"}", "{\"day\":\"1975-08-15\",\"lunar\":false}" },
    { "birthday", "{\"day\":\"02-29\"}", "{\"day\":\"02-29\",\"lunar\":false}" },
    { "birthday", "{\"day\":\"1975-02-29\"}", "bad-arguments day" },
    { "birthday", "{\"day\":\"02-30\"}", "bad-arguments day" },
    { "birthday", "{\"day\":\"02-30\",\"lunar\":true}", "{\"day\":\"02-30\",\"lunar\":true}" },
    { "birthday", "{\"day\":\"1975-12-30\",\"lunar\":true}",
      "{\"day\":\"1975-12-30\",\"lunar\":true}" },
    { "birthday", "{\"day\":\"01-31\",\"lunar\":true}", "bad-arguments day" },
    { "birthday", "{\"day\":\"13-01\",\"lunar\":true}", "bad-arguments day" },
    { "birthday", "{\"day\":\"00-01\",\"lunar\":true}", "bad-arguments day" },
    { "birthday", "{\"day\":\"01-00\",\"lunar\":true}", "bad-arguments day" },
    { "birthday", "{\"day\":\"1-1\",\"lunar\":true}", "bad-arguments day" },
    { "birthday", "{\"day\":\"a1-01\",\"lunar\":true}", "bad-arguments day" },
    { "birthday", "{\"day\":\"\",\"lunar\":true}", "bad-arguments day" },
    { "birthday", "{}", "bad-arguments day" },
    { "occasion", "{\"name\":\"结婚纪念日\",\"day\":\"05-20\"}",
      "{\"name\":\"结婚纪念日\",\"day\":\"05-20\",\"lunar\":false}" },
    { "occasion", "{\"day\":\"05-20\"}", "bad-arguments name" },
    { "interests", "{\"text\":\" 茶\\n摄影 \"}", "{\"text\":\"茶\\n摄影\"}" },
    { "interests", "{\"text\":\" \"}", "bad-arguments text" },
    { "shoe-size", "{\"text\":\"43\"}", "bad-arguments fact" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
assert_described (const char *kind,
                  const char *text,
                  const char *expected)
{
  g_autoptr (DeskFact) fact = desk_fact_new_parse (kind, text);
  g_autofree char *words = NULL;

  desk_fact_mask (fact);
  words = desk_fact_describe (fact);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  assert_described ("call-hours", "{\"days\":[1,2,3,4,5],\"from\":\"09:00\",\"to\":\"11:30\"}",
                    "Mon–Fri, 09:00–11:30");
  assert_described ("call-hours", "{\"days\":[1,3,4,6,7],\"from\":\"09:05\",\"to\":\"24:00\"}",
                    "Mon, Wed, Thu, Sat, Sun, 09:05–24:00");
  assert_described ("call-hours", "{\"days\":[1,2,3,4,5,6,7],\"from\":\"19:00\",\"to\":\"20:00\"}",
                    "every day, 19:00–20:00");
  assert_described ("second-contact",
                    "{\"name\":\"王丽\",\"relation\":\"配偶\",\"phone\":\"13900001234\"}",
                    "王丽 (配偶), 139****1234");
  assert_described ("second-contact", "{\"name\":\"王丽\"}", "王丽");
  assert_described ("interests", "{\"text\":\"茶\"}", "茶");
  assert_described ("birthday", "{\"day\":\"1975-08-15\"}", "1975-08-15");
  assert_described ("birthday", "{\"day\":\"08-15\",\"lunar\":true}", "08-15 (lunar)");
  assert_described ("occasion", "{\"name\":\"婚\",\"day\":\"05-20\"}", "婚, 05-20");
  g_assert_cmpstr (desk_fact_get_label ("birthday"), ==, "Birthday");
  g_assert_cmpstr (desk_fact_get_label ("shoe-size"), ==, "shoe-size");
  g_assert_null (desk_fact_new_parse ("birthday", ""));
}

static void
test_keys (void)
{
  g_autofree char *birthday = desk_fact_make_key ("birthday", "x");
  g_autofree char *wedding = desk_fact_make_key ("occasion", "Wedding Day");

  g_assert_cmpstr (birthday, ==, "birthday");
  g_assert_cmpstr (wedding, ==, "occasion\twedding day");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/fact/hours", test_hours);
  g_test_add_func ("/core/fact/contact", test_contact);
  g_test_add_func ("/core/fact/days", test_days);
  g_test_add_func ("/core/fact/words", test_words);
  g_test_add_func ("/core/fact/keys", test_keys);
  return g_test_run ();
}
