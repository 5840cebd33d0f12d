/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "kill-house.h"

/* kill -9 of the command line and of the hub at random moments, on real sockets and files.
 * MEMBER_DESK_KILLS: how many; MEMBER_DESK_SEED: which. */

#define USUAL_KILLS 100

/* Of the first manager, in turn of the third laptop's, and back. */
#define WANDERER "M0000019"

/* How long each command takes here when nobody disturbs it. */
typedef struct
{
  KillHouse *house;
  gint64     care_us;
  gint64     sync_us;
  gint64     import_us;
  gint64     backup_us;
  gint64     assign_us;
  guint      n_backups;
  gboolean   away;              /* where the wanderer goes next */
  char      *feeds[2];
} Course;

/* A little longer than it takes, so that some come to their end. */
static gint64
stretch (gint64 start_us)
{
  return (g_get_monotonic_time () - start_us) * 5 / 4;
}

static char *
get_demo (const char *name)
{
  return g_build_filename (g_getenv ("MEMBER_DESK_DEMO"), name, NULL);
}

/* The feed of another day: every member has other points. */
static char *
write_other_feed (KillHouse *house)
{
  g_autofree char *path = get_demo ("members.csv");
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GRegex) points = NULL;
  g_autoptr (GError) error = NULL;
  char *written = g_build_filename (house->dir, "members.csv", NULL);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  points = g_regex_new (",([0-9]+),(1[0-9]{10}),", 0, 0, &error);
  g_assert_no_error (error);
  other = g_regex_replace (points, text, -1, 0, ",7\\1,\\2,", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (other, !=, text);
  g_file_set_contents (written, other, -1, &error);
  g_assert_no_error (error);
  return written;
}

static int
import (Course *course,
        gint64  within_us)
{
  g_autofree char *managers = get_demo ("managers.csv");
  g_autofree char *accounts = get_demo ("accounts.csv");

  return kill_house_run_hub (course->house, within_us, NULL, "import", "--managers", managers,
                             "--members", course->feeds[g_rand_boolean (course->house->rand)],
                             "--accounts", accounts);
}

static int
assign (Course *course,
        gint64  within_us)
{
  course->away = !course->away;
  return kill_house_run_hub (course->house, within_us, NULL, "assign", WANDERER,
                             kill_managers[course->away ? 2 : 0]);
}

/* A backup that has its name is whole. */
static void
back_up (Course *course,
         gint64  within_us)
{
  g_autofree char *name = g_strdup_printf ("backup-%u.db", course->n_backups++);
  g_autofree char *path = g_build_filename (course->house->dir, name, NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);
  int exit_code = kill_house_run_hub (course->house, within_us, NULL, "backup", path);

  g_assert_true (exit_code != 0 || g_file_test (path, G_FILE_TEST_EXISTS));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_cmpint (kill_house_run (course->house, 0, NULL, "MEMBER_DESK_HUB", "--db", uri, "check",
                                     NULL),
                     ==, 0);
}

/* The hub goes while laptops talk to it, and comes again. */
static void
kill_hub (Course *course,
          guint   laptop)
{
  KillHouse *house = course->house;
  g_autoptr (GError) error = NULL;
  const char *words[] = { g_getenv ("MEMBER_DESK_CLI"), "--data-dir", house->laptops[laptop], "sync",
                          NULL };
  g_autoptr (GSubprocess) sync =
    desk_test_spawn (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, words);

  kill_house_let_live (house, course->sync_us);
  kill_house_kill_hub (house);
  house->n_kills++;
  g_subprocess_wait (sync, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (sync));
  kill_house_serve (house);
}

static const char *
pick_member (KillHouse *house,
             guint      laptop)
{
  if (g_rand_boolean (house->rand))
    return WANDERER;
  return g_str_equal (kill_managers[laptop], "K001") ? "M0000001" : "M0000002";
}

static void
step (Course *course)
{
  KillHouse *house = course->house;
  guint laptop = (guint) g_rand_int_range (house->rand, 0, KILL_N_LAPTOPS);
  gint32 what = g_rand_int_range (house->rand, 0, 100);

  if (what < 40)
    kill_house_care (house, laptop, pick_member (house, laptop),
                     what < 22 ? course->care_us : 0);
  else if (what < 70)
    kill_house_run_cli (house, what < 65 ? course->sync_us : 0, NULL, laptop, "sync");
  else if (what < 80)
    kill_hub (course, laptop);
  else if (what < 88)
    import (course, course->import_us);
  else if (what < 94)
    assign (course, course->assign_us);
  else
    back_up (course, course->backup_us);
  kill_house_check_laptop (house, laptop, NULL);
}

static gint64
measure_enrolments (KillHouse *house)
{
  gint64 start = g_get_monotonic_time ();
  gint64 within;

  kill_house_enrol (house, 0, 0);
  within = stretch (start) / 3;
  for (guint i = 1; i < KILL_N_LAPTOPS; i++)
    kill_house_enrol (house, i, within);
  return within;
}

static void
measure (Course *course)
{
  KillHouse *house = course->house;
  gint64 start;

  measure_enrolments (house);
  start = g_get_monotonic_time ();
  g_assert_cmpint (kill_house_run_cli (house, 0, NULL, 0, "sync"), ==, 0);
  course->sync_us = stretch (start);
  for (guint i = 1; i < KILL_N_LAPTOPS; i++)
    g_assert_cmpint (kill_house_run_cli (house, 0, NULL, i, "sync"), ==, 0);
  start = g_get_monotonic_time ();
  g_assert_cmpint (kill_house_care (house, 0, "M0000001", 0), ==, 0);
  course->care_us = stretch (start);
  start = g_get_monotonic_time ();
  g_assert_cmpint (import (course, 0), ==, 0);
  course->import_us = stretch (start);
  start = g_get_monotonic_time ();
  back_up (course, 0);
  course->backup_us = stretch (start);
  start = g_get_monotonic_time ();
  g_assert_cmpint (assign (course, 0), ==, 0);
  course->assign_us = stretch (start);
}

static void
test_kill (void)
{
  g_autoptr (KillHouse) house = kill_house_new ();
  guint n_kills = kill_get_number ("MEMBER_DESK_KILLS", USUAL_KILLS);
  Course course = { .house = house };

  course.feeds[0] = get_demo ("members.csv");
  course.feeds[1] = write_other_feed (house);
  measure (&course);
  while (house->n_kills < n_kills)
    step (&course);
  g_assert_cmpint (kill_house_run_hub (house, 0, NULL, "check"), ==, 0);
  kill_house_settle (house);
  g_test_message ("%u kills, %u operations made, %u of them said yes", house->n_kills,
                  house->ledger->len, house->n_yes);
  g_assert_cmpuint (house->n_yes, >, 0);
  g_free (course.feeds[0]);
  g_free (course.feeds[1]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/promise-2-promise-3/programs", test_kill);
  return g_test_run ();
}
