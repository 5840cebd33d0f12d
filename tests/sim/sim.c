/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <locale.h>

#include "sim-drive.h"
#include "sim-run.h"

static gint64 option_seed = -1;
static gint64 option_seeds;
static int option_minutes;
static char *option_schedule;
static gboolean option_until_failure;
static gboolean option_play;

static const GOptionEntry entries[] = {
  { "seed", 0, 0, G_OPTION_ARG_INT64, &option_seed, "Plays one seed, and prints its steps", "N" },
  { "seeds", 0, 0, G_OPTION_ARG_INT64, &option_seeds, "Plays so many seeds", "N" },
  { "minutes", 0, 0, G_OPTION_ARG_INT, &option_minutes, "Plays new seeds for so long", "M" },
  { "schedule", 0, 0, G_OPTION_ARG_FILENAME, &option_schedule, "Plays the steps in a file",
    "FILE" },
  { "until-failure", 0, 0, G_OPTION_ARG_NONE, &option_until_failure,
    "Stops at the first that fails", NULL },
  { "play", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &option_play, "", NULL },
  G_OPTION_ENTRY_NULL,
};

static char *
read_input (void)
{
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (0);
  char *text = NULL;

  g_io_channel_read_to_end (channel, &text, NULL, NULL);
  return text;
}

/* In this process. */
static int
play (const SimSchedule *schedule,
      gboolean           verbose)
{
  g_autoptr (SimReport) report = sim_report_new ();
  g_autofree char *text = NULL;

  sim_report_set_verbose (report, verbose);
  sim_run (schedule, report);
  text = sim_report_print (report);
  g_print ("%s", text);
  return sim_report_has_failed (report) ? 1 : 0;
}

/* A schedule from a file, or from who drives this process. */
static int
play_text (const char *text,
           gboolean    verbose)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SimSchedule) schedule = sim_schedule_parse (text, &error);

  if (schedule != NULL)
    return play (schedule, verbose);
  g_printerr ("%s\n", error->message);
  return 2;
}

static int
play_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (path, &text, NULL, &error))
    return play_text (text, TRUE);
  g_printerr ("%s\n", error->message);
  return 2;
}

static int
drive (const char *program,
       gint64      first,
       guint       n_seeds,
       guint       minutes)
{
  g_autoptr (SimReport) report = sim_report_new ();
  g_autofree char *text = NULL;
  SimDrive drive = {
    .program = program,
    .report = report,
    .first = first >= 0 ? (guint32) first : g_random_int (),
    .n_seeds = n_seeds,
    .minutes = minutes,
    .until_failure = option_until_failure,
    .n_jobs = g_get_num_processors (),
  };

  g_print ("# seeds from %u on\n", drive.first);
  sim_drive_run (&drive);
  text = sim_report_print_witnesses (report);
  g_print ("%s# %u seeds, %u failed\n", text, drive.n_played, drive.n_failed);
  return drive.n_failed > 0 ? 1 : 0;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *input = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (option_play)
    {
      input = read_input ();
      return play_text (input, FALSE);
    }
  if (option_schedule != NULL)
    return play_file (option_schedule);
  if (option_seed >= 0 && option_seeds == 0)
    {
      g_autoptr (SimSchedule) schedule = sim_schedule_draw ((guint32) option_seed);

      return play (schedule, TRUE);
    }
  return drive (argv[0], option_seed, (guint) option_seeds, (guint) MAX (option_minutes, 1));
}
