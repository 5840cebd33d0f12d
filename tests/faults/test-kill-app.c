/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "kill-house.h"

/* kill -9 of the app at random moments, while it syncs by itself, others make news, and a person
 * clicks around. MEMBER_DESK_KILLS: how many; MEMBER_DESK_SEED: which. */

#define USUAL_KILLS 12

/* Long enough for a window and a round; most kills come within. */
#define LIFE_US (1500 * 1000)

#define WINDOW_PATH "/org/memberdesk/MemberDesk/window/1"
#define N_CLICKS 20

/* What can be done in its window from anywhere. */
static const struct
{
  const char *name;
  const char *parameter;
} actions[] = {
  { "sync", NULL },
  { "page", "today" },
  { "page", "members" },
  { "page", "sync" },
  { "open-member", "M0000001" },
  { "search", NULL },
  { "try-again", NULL },
  { "rebuild", NULL },
};

static GSubprocess *
start_app (KillHouse *house,
           guint      laptop)
{
  const char *words[] = { g_getenv ("MEMBER_DESK_PROGRAM"), "--data-dir", house->laptops[laptop],
                          NULL };

  return desk_test_spawn (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                          words);
}

static void
kill_app (KillHouse   *house,
          GSubprocess *app)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_force_exit (app);
  g_subprocess_wait (app, NULL, &error);
  g_assert_no_error (error);
  /* It did not end by itself before. */
  g_assert_true (g_subprocess_get_if_signaled (app));
  g_assert_cmpint (g_subprocess_get_term_sig (app), ==, 9);
  house->n_kills++;
}

/* Nobody waits for an answer: there may be no window yet. */
static void
click (GDBusConnection *bus,
       guint            which)
{
  GVariantBuilder parameters;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (actions[which].parameter != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (actions[which].parameter));
  g_dbus_connection_call (bus, APP_ID, WINDOW_PATH, "org.gtk.Actions", "Activate",
                          g_variant_new ("(sava{sv})", actions[which].name, &parameters, NULL),
                          NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
}

static void
click_around (KillHouse *house)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_CLICKS; i++)
    {
      click (bus, (guint) g_rand_int_range (house->rand, 0, G_N_ELEMENTS (actions)));
      kill_house_let_live (house, LIFE_US / N_CLICKS);
    }
  g_dbus_connection_flush_sync (bus, NULL, &error);
  g_assert_no_error (error);
}

/* What was made before the app starts waits for it; what another laptop makes is news to it. */
static void
live_once (KillHouse *house)
{
  g_autoptr (GSubprocess) app = NULL;

  g_assert_cmpint (kill_house_care (house, 0, "M0000001", 0), ==, 0);
  app = start_app (house, 0);
  click_around (house);
  g_assert_cmpint (kill_house_care (house, 1, "M0000001", 0), ==, 0);
  kill_house_run_cli (house, 0, NULL, 1, "sync");
  kill_house_let_live (house, LIFE_US / 10);
  kill_app (house, app);
  kill_house_check_laptop (house, 0, NULL);
}

static void
test_app (void)
{
  g_autoptr (KillHouse) house = kill_house_new ();
  guint n_kills = kill_get_number ("MEMBER_DESK_KILLS", USUAL_KILLS);

  for (guint i = 0; i < KILL_N_LAPTOPS; i++)
    {
      kill_house_enrol (house, i, 0);
      g_assert_cmpint (kill_house_run_cli (house, 0, NULL, i, "sync"), ==, 0);
    }
  while (house->n_kills < n_kills)
    live_once (house);
  kill_house_settle (house);
  g_test_message ("%u kills, %u operations made, %u of them said yes", house->n_kills,
                  house->ledger->len, house->n_yes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/promise-2/app", test_app);
  return g_test_run ();
}
