/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-drive.h"

#include <gio/gio.h>

#include "sim-shrink.h"

/* Where there is one, nothing waits for a real disk: what a crash loses is played. */
#define MEMORY_DISK "/dev/shm"

typedef struct
{
  SimDrive *drive;
  GMutex    lock;
  guint     n_begun;
  gint64    begun_us;
  gint64    end_us;
} Run;

typedef struct
{
  const char *program;
  const char *kind;
} Same;

/* What the process said last before it died. */
static const char *
find_last_line (char *text)
{
  char *newline;

  g_strchomp (text);
  newline = strrchr (text, '\n');
  return newline != NULL ? newline + 1 : text;
}

SimReport *
sim_drive_play (const char        *program,
                const SimSchedule *schedule)
{
  SimReport *report = sim_report_new ();
  g_autofree char *text = sim_schedule_print (schedule);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;

  if (g_file_test (MEMORY_DISK, G_FILE_TEST_IS_DIR))
    g_subprocess_launcher_setenv (launcher, "TMPDIR", MEMORY_DISK, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "--play", NULL);

  if (process == NULL ||
      !g_subprocess_communicate_utf8 (process, text, NULL, &output, &errors, &error))
    {
      sim_report_fail (report, "start", "%s", error->message);
      return report;
    }
  sim_report_read (report, output);
  if (!g_subprocess_get_successful (process) && !sim_report_has_failed (report))
    sim_report_fail (report, "crash", "%s", find_last_line (errors));
  return report;
}

static gboolean
fails_alike (const SimSchedule *schedule,
             gpointer           user_data)
{
  Same *same = user_data;
  g_autoptr (SimReport) report = sim_drive_play (same->program, schedule);

  return g_strcmp0 (sim_report_get_kind (report), same->kind) == 0;
}

/* Prints the failure, and the short schedule with the way to play it again. */
static void
tell (Run               *run,
      const SimSchedule *schedule,
      SimReport         *report)
{
  SimDrive *drive = run->drive;
  Same same = { drive->program, sim_report_get_kind (report) };
  double seconds = (double) (g_get_monotonic_time () - run->begun_us) / G_USEC_PER_SEC;
  g_autoptr (SimSchedule) shortest = sim_shrink (schedule, fails_alike, &same);
  g_autoptr (SimReport) short_report = sim_drive_play (drive->program, shortest);
  g_autofree char *text = sim_schedule_print (shortest);
  g_autofree char *failures = sim_report_print_failures (short_report);

  g_print ("# seed %u fails (after %.1f s, %u seeds) by: %s; %u steps shrunk to %u:\n%s%s"
           "# ./dev sim --seed %u plays all of it; ./dev sim --schedule FILE the lines above\n",
           schedule->seed, seconds, drive->n_played, same.kind, schedule->steps->len,
           shortest->steps->len, text, failures, schedule->seed);
}

static gboolean
take_seed (Run     *run,
           guint32 *seed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&run->lock);
  SimDrive *drive = run->drive;

  if (drive->until_failure && drive->n_failed > 0)
    return FALSE;
  if (drive->n_seeds > 0 ? run->n_begun >= drive->n_seeds
                         : g_get_monotonic_time () >= run->end_us)
    return FALSE;
  *seed = drive->first + run->n_begun++;
  return TRUE;
}

static void
note (Run       *run,
      SimReport *report)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&run->lock);
  g_autofree char *text = sim_report_print (report);

  run->drive->n_played++;
  run->drive->n_failed += sim_report_has_failed (report);
  sim_report_read (run->drive->report, text);
}

static gpointer
work (gpointer data)
{
  Run *run = data;
  guint32 seed;

  while (take_seed (run, &seed))
    {
      g_autoptr (SimSchedule) schedule = sim_schedule_draw (seed);
      g_autoptr (SimReport) report = sim_drive_play (run->drive->program, schedule);

      note (run, report);
      if (sim_report_has_failed (report))
        tell (run, schedule, report);
    }
  return NULL;
}

void
sim_drive_run (SimDrive *self)
{
  Run run = { .drive = self };
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  g_mutex_init (&run.lock);
  run.begun_us = g_get_monotonic_time ();
  run.end_us = run.begun_us + self->minutes * 60 * G_USEC_PER_SEC;
  for (guint i = 0; i < self->n_jobs; i++)
    g_ptr_array_add (threads, g_thread_new ("sim", work, &run));
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
  g_mutex_clear (&run.lock);
}
