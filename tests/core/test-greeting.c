/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-greeting.h>
#include <desk-test.h>

static void
assert_address (const char *name,
                const char *salutation,
                const char *expected)
{
  g_autofree char *address = desk_greeting_make_address (name, salutation);

  g_assert_cmpstr (address, ==, expected);
}

/* The surname, which may have two characters; who has none of ours is not cut. */
static void
test_address_p1 (void)
{
  assert_address ("张伟", "mr", "Mr 张");
  assert_address ("王芳", "ms", "Ms 王");
  assert_address ("欧阳娜娜", "ms", "Ms 欧阳");
  assert_address ("司马光", "mr", "Mr 司马");
  assert_address ("万俟", "mr", "Mr 万");
  assert_address ("贵阳银行", "", "贵阳银行");
  assert_address ("John Smith", "mr", "Mr John Smith");
  assert_address ("", "mr", "Mr ");
  assert_address (NULL, "", "Dear member");
}

static void
assert_words (const char    *occasion,
              DeskFestivals  festivals,
              const char    *warning,
              const char    *expected)
{
  g_autofree char *words = desk_greeting_make (occasion, festivals, warning, "Mr 张");

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words_p3 (void)
{
  assert_words ("birthday", 0, "", "Mr 张, China Telecom wishes you a happy birthday!");
  assert_words ("weekend", 0, "", "Mr 张, we wish you a pleasant weekend!");
  assert_words ("holiday", 1u << DESK_FESTIVAL_SPRING, "",
                "Mr 张, tomorrow is Spring Festival: we wish you a happy holiday!");
  assert_words ("holiday",
                1u << DESK_FESTIVAL_MID_AUTUMN | 1u << DESK_FESTIVAL_NATIONAL_DAY, "",
                "Mr 张, tomorrow is Mid-Autumn Festival and National Day: we wish you a happy "
                "holiday!");
  assert_words ("holiday", 1u << DESK_FESTIVAL_QINGMING, "",
                "Mr 张, Qingming is near: we wish you and your family good health.");
  assert_words ("weather", 0, "heavy rain", "Mr 张, China Telecom reminds you: heavy rain");
  assert_words ("low-balance", 0, "", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/greeting/P1/address", test_address_p1);
  g_test_add_func ("/core/greeting/P3/words", test_words_p3);
  return g_test_run ();
}
