/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "kill-house.h"

/* The programs on a full disk: one clear line, nothing half done, and it works on when there is
 * space again. */

static const char * const limits[] = { "0", "1", "8", "40", "100", "200", "300" };

/* It worked, or it said why not and what to do. */
static void
assert_clear (KillHouse *house,
              int        exit_code)
{
  if (exit_code == 0 || exit_code == 3)
    return;
  g_assert_cmpint (exit_code, ==, 1);
  g_assert_nonnull (strstr (house->said, "try again"));
  g_assert_true (strchr (house->said, '\n') == house->said + strlen (house->said) - 1);
}

static void
work_under (KillHouse  *house,
            const char *limit)
{
  g_autofree char *table = g_build_filename (house->dir, "members.csv", NULL);

  house->limit = limit;
  assert_clear (house, kill_house_run_cli (house, 0, NULL, 0, "status"));
  assert_clear (house, kill_house_care (house, 0, "M0000001", 0));
  assert_clear (house, kill_house_run_cli (house, 0, NULL, 0, "sync"));
  assert_clear (house, kill_house_run_cli (house, 0, NULL, 0, "today"));
  assert_clear (house, kill_house_run_cli (house, 0, NULL, 0, "outbox"));
  assert_clear (house, kill_house_run_cli (house, 0, NULL, 0, "export", "members", table));
  house->limit = NULL;
}

static void
test_laptop (void)
{
  g_autoptr (KillHouse) house = kill_house_new ();

  for (guint i = 0; i < KILL_N_LAPTOPS; i++)
    kill_house_enrol (house, i, 0);
  g_assert_cmpint (kill_house_run_cli (house, 0, NULL, 0, "sync"), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      work_under (house, limits[i]);
      g_assert_cmpint (kill_house_care (house, 0, "M0000001", 0), ==, 0);
    }
  kill_house_settle (house);
}

/* With a little more space each time: a new laptop is enrolled and fetches its members, or says why
 * it is not. */
static void
test_enrol (void)
{
  g_autoptr (KillHouse) house = kill_house_new ();
  g_autofree char *url = g_strconcat ("http://", house->address, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *code = NULL;

      kill_house_run_hub (house, 0, &code, "enrol", kill_managers[0]);
      house->limit = limits[i];
      assert_clear (house, kill_house_run_cli (house, 0, NULL, 0, "enrol", url, g_strchomp (code)));
      if (kill_house_run_cli (house, 0, NULL, 0, "sync") != 0)
        g_assert_cmpuint (strlen (house->said), >, 0);
      house->limit = NULL;
    }
  for (guint i = 0; i < KILL_N_LAPTOPS; i++)
    kill_house_enrol (house, i, 0);
  kill_house_settle (house);
}

/* What its commands cannot write, they leave as it was. */
static void
test_commands (void)
{
  g_autoptr (KillHouse) house = kill_house_new ();
  g_autofree char *backup = g_build_filename (house->dir, "backup.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (kill_house_run_hub (house, 0, &before, "stats", "--json"), ==, 0);
  house->limit = "8";
  g_assert_cmpint (kill_house_run_hub (house, 0, NULL, "assign", "M0000001", "K008"), ==, 1);
  assert_clear (house, 1);
  g_assert_cmpint (kill_house_run_hub (house, 0, NULL, "enrol", "K001"), ==, 1);
  assert_clear (house, 1);
  g_assert_cmpint (kill_house_run_hub (house, 0, NULL, "backup", backup), ==, 1);
  assert_clear (house, 1);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  house->limit = NULL;
  g_assert_cmpint (kill_house_run_hub (house, 0, &after, "stats", "--json"), ==, 0);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (kill_house_run_hub (house, 0, NULL, "backup", backup), ==, 0);
}

/* It goes on answering; what it cannot write down stays with the laptops. */
static void
test_serve (void)
{
  g_autoptr (KillHouse) house = kill_house_new ();
  guint n_failed = 0;

  for (guint i = 0; i < KILL_N_LAPTOPS; i++)
    kill_house_enrol (house, i, 0);
  g_assert_cmpint (kill_house_run_cli (house, 0, NULL, 0, "sync"), ==, 0);
  kill_house_kill_hub (house);
  house->limit = "80";
  kill_house_serve (house);
  house->limit = NULL;
  for (guint i = 0; i < 20; i++)
    {
      g_assert_cmpint (kill_house_care (house, 0, "M0000001", 0), ==, 0);
      n_failed += kill_house_run_cli (house, 0, NULL, 0, "sync") == 1;
    }
  g_assert_cmpuint (n_failed, >, 10);
  g_assert_nonnull (strstr (house->said, "hub"));
  kill_house_kill_hub (house);
  kill_house_serve (house);
  kill_house_settle (house);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/full/promise-2/laptop", test_laptop);
  g_test_add_func ("/full/enrol", test_enrol);
  g_test_add_func ("/full/commands", test_commands);
  g_test_add_func ("/full/serve", test_serve);
  return g_test_run ();
}
