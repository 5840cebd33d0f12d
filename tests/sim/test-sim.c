/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

#include "sim-drive.h"
#include "sim-shrink.h"

#define FIRST_SEED 9
/* So many have met everything; the fewer under the sanitizers may not. */
#define ENOUGH_SEEDS 100

static void
test_schedule_prints (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimSchedule) drawn = sim_schedule_draw (7);
  g_autofree char *text = sim_schedule_print (drawn);
  g_autoptr (SimSchedule) parsed = sim_schedule_parse (text, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = sim_schedule_print (parsed);
  g_assert_cmpstr (again, ==, text);
}

static void
test_schedule_same (void)
{
  g_autoptr (SimSchedule) one = sim_schedule_draw (8);
  g_autoptr (SimSchedule) two = sim_schedule_draw (8);
  g_autoptr (SimSchedule) other = sim_schedule_draw (9);
  g_autofree char *one_text = sim_schedule_print (one);
  g_autofree char *two_text = sim_schedule_print (two);
  g_autofree char *other_text = sim_schedule_print (other);

  g_assert_cmpstr (one_text, ==, two_text);
  g_assert_cmpstr (one_text, !=, other_text);
}

static void
test_schedule_nonsense (void)
{
  static const char * const texts[] = {
    "", "use 0 0 0\n", "seed 1 2\n", "seed 1 9 2\n", "seed 1 2 2\nfly 0 0 0\n",
    "seed 1 2 2\nuse 0 0\n", "seed 1 2 2\nuse 0 0 -1\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sim_schedule_parse (texts[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* Fails where a backup is followed by a restart, whatever lies between. */
static gboolean
has_both (const SimSchedule *schedule,
          gpointer           user_data)
{
  gboolean backed_up = FALSE;

  for (guint i = 0; i < schedule->steps->len; i++)
    {
      SimKind kind = g_array_index (schedule->steps, SimStep, i).kind;

      backed_up = backed_up || kind == SIM_BACKUP;
      if (backed_up && kind == SIM_RESTART)
        return TRUE;
    }
  return FALSE;
}

static void
test_shrink (void)
{
  static const char text[] = "seed 1 2 2\nuse 0 1 2\nbackup 0 0 0\nuse 0 0 0\nround 0 0 0\n"
                             "use 1 1 1\nrestart 0 0 0\nround 1 0 0\nbackup 0 0 0\n";
  g_autoptr (SimSchedule) schedule = sim_schedule_parse (text, NULL);
  g_autoptr (SimSchedule) shortest = sim_shrink (schedule, has_both, NULL);
  g_autofree char *left = sim_schedule_print (shortest);

  g_assert_cmpstr (left, ==, "seed 1 2 2\nbackup 0 0 0\nrestart 0 0 0\n");
}

/* A run in which one of these never happened proves nothing about it. */
static const char * const wanted[] = {
  "made", "refused-at-once", "quota-reached", "refused-quota-used-up", "refused-not-yours",
  "refused-visit-changed", "refused-time-taken", "refused-note-changed", "refused-note-removed",
  "refused-already-told",
  "tombstones-cleared", "overlapped-reading", "overlapped-writing",
  "crash-laptop-crashed", "crash-laptop-disk-full", "crash-laptop-disk-broken",
  "crash-hub-crashed", "crash-hub-disk-full", "crash-hub-disk-broken",
  "crash-import-crashed", "crash-import-disk-full", "crash-import-disk-broken",
  "end-accepted", "end-visible", "end-resolved", "end-destroyed",
  "resolved-drop", "resolved-retry", "resolved-amend", "another-manager", "told-revoked",
  "told-copied",
  "restored-hub", "forgotten", "restored-laptop", "destroyed", "cloned", "came-late",
  "fault-unavailable", "fault-too-many", "fault-timeout", "fault-proxy-401", "fault-proxy-403",
  "fault-proxy-410", "fault-sign-in", "fault-cut", "fault-cut-clean", "fault-lost-reply",
  "fault-lost-request", "fault-delayed", "fault-repeated", "fault-silent",
  "engine-no-trouble", "engine-unavailable", "engine-too-many", "engine-proxy-401",
  "engine-proxy-410", "engine-sign-in", "engine-cut", "engine-cut-clean", "engine-lost-reply",
  "engine-lost-request", "engine-delayed", "engine-repeated", "engine-half-open",
  "engine-no-waiting", "engine-lost-push", "engine-hasty-proxy", "engine-asleep",
  "engine-another-network", "engine-hub-restarts", "engine-news",
  "engine-administration", "policy-followed", "certain-judged", "refused-quota-held",
  "given-back",
};

static void
test_seeds (void)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "sim", "desk-sim", NULL);
  g_autoptr (SimReport) report = sim_report_new ();
  SimDrive drive = {
    .program = program,
    .report = report,
    .first = FIRST_SEED,
    .n_seeds = SIM_SEEDS,
    .n_jobs = 2,
  };
  g_autofree char *text = NULL;

  sim_drive_run (&drive);
  text = sim_report_print (report);
  g_test_message ("%s", text);
  g_assert_cmpuint (drive.n_played, ==, SIM_SEEDS);
  g_assert_cmpuint (drive.n_failed, ==, 0);
  if (SIM_SEEDS < ENOUGH_SEEDS)
    return;
  for (guint i = 0; i < SIM_N_KINDS; i++)
    g_assert_cmpuint (sim_report_get_witness (report, sim_kind_to_string (i)), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (sim_report_get_witness (report, wanted[i]) == 0)
      g_error ("never happened: %s", wanted[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sim/schedule/prints", test_schedule_prints);
  g_test_add_func ("/sim/schedule/same", test_schedule_same);
  g_test_add_func ("/sim/schedule/nonsense", test_schedule_nonsense);
  g_test_add_func ("/sim/shrink", test_shrink);
  g_test_add_func ("/sim/seeds", test_seeds);
  return g_test_run ();
}
