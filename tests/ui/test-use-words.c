/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-test.h>
#include <desk-use-words.h>

#define NOW "2026-11-22T09:30:00+08:00"
#define UNTIL "2026-11-25T09:30:00+08:00"

/* Promise 8: what is sure of a quota while the laptop is offline. */
static const struct
{
  DeskServiceCount  count;
  const char       *held;
  const char       *certain;
} cases[] = {
  { { .used = 0, .limit = 3 },
    NULL, "Provisional until the hub confirms it: none is kept for this computer" },
  { { .used = 2, .limit = 3, .held = 1 },
    "1 kept for this computer until 2026-11-25 09:30",
    "Certain also offline, if it reaches the hub by 2026-11-25 09:30: one is kept for this computer" },
  { { .used = 3, .limit = 3 }, NULL, NULL },
  { { .used = 4, .limit = -1 }, NULL, NULL },
};

static void
test_words (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DeskServiceCount count = cases[i].count;
      g_autofree char *held = NULL;
      g_autofree char *certain = NULL;

      count.held_until_ms = count.held > 0 ? desk_test_time (UNTIL) : 0;
      held = desk_use_words_held (&count, desk_test_time (NOW), zone);
      certain = desk_use_words_certain (&count, desk_test_time (NOW), zone);
      g_assert_cmpstr (held, ==, cases[i].held);
      g_assert_cmpstr (certain, ==, cases[i].certain);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/use-words/E6/promise-8", test_words);
  return g_test_run ();
}
