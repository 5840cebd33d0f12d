/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A laptop with 100 000 members and its hub, two processes: 100 operations pushed, each judged and
 * on both disks; 100 changes pulled and on the disk; the first push after a start beside the
 * tenth. */

#include <desk-test.h>

#include "bench-hub.h"
#include "desk-bench.h"

#define N_STARTS 21
#define PUSH_MS 15
#define PULL_MS 3
#define TENTH 10
/* As much as two medians of the same thing may differ here. */
#define NO_SLOWER 1.1

typedef struct
{
  GArray *pushes;               /* (element-type double): seconds */
  GArray *firsts;
  GArray *tenths;
  GArray *pulls;
} Times;

static void
read_times (Times      *times,
            const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_pushes = 0;

  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      double seconds = g_ascii_strtod (strchr (lines[i], ' '), NULL);

      if (g_str_has_prefix (lines[i], "pull"))
        {
          g_array_append_val (times->pulls, seconds);
          continue;
        }
      n_pushes++;
      g_array_append_val (times->pushes, seconds);
      if (n_pushes == 1)
        g_array_append_val (times->firsts, seconds);
      else if (n_pushes == TENTH)
        g_array_append_val (times->tenths, seconds);
    }
}

static void
run_laptop (Times      *times,
            const char *program,
            const char *data_dir,
            BenchHub   *hub,
            const char *what)
{
  const char *words[] = { program, data_dir, hub->db, what, NULL };
  g_autoptr (GSubprocess) process = bench_spawn (words);
  g_autofree char *printed = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &printed, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  read_times (times, printed);
}

static void
measure (Times      *times,
         const char *cli,
         const char *laptop,
         BenchHub   *hub,
         const char *folder)
{
  g_autofree char *data_dir = g_build_filename (folder, "laptop", NULL);
  g_autofree char *code = bench_hub_enrol (hub);
  g_autoptr (GError) error = NULL;

  desk_bench_spawn (&error, cli, "--data-dir", data_dir, "enrol", hub->url, code, NULL);
  g_assert_no_error (error);
  desk_bench_spawn (&error, cli, "--data-dir", data_dir, "sync", NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < N_STARTS; i++)
    run_laptop (times, laptop, data_dir, hub, "push");
  run_laptop (times, laptop, data_dir, hub, "pull");
}

static gboolean
report (Times *times)
{
  double median = desk_bench_percentile (times->pushes, 50) * 1000;
  gboolean kept = desk_bench_report_at_most ("push-100", "ms", median, PUSH_MS);

  desk_bench_report ("push-100-p99", "ms", desk_bench_percentile (times->pushes, 99) * 1000);
  kept &= desk_bench_report_ratio ("push-first-by-tenth", desk_bench_percentile (times->firsts, 50),
                                   desk_bench_percentile (times->tenths, 50), NO_SLOWER);
  median = desk_bench_percentile (times->pulls, 50) * 1000;
  kept &= desk_bench_report_at_most ("pull-100", "ms", median, PULL_MS);
  desk_bench_report ("pull-100-p99", "ms", desk_bench_percentile (times->pulls, 99) * 1000);
  return kept;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (DeskTestDir) folder = NULL;
  BenchHub *hub;
  Times times;

  if (argc != 7)
    g_error ("usage: %s HUB CLI LAPTOP GENERATE-FEED FEED-FOLDER FOLDER-ON-A-DISK", argv[0]);
  folder = bench_make_dir (argv[6]);
  hub = bench_hub_start (argv[1], argv[4], argv[5], folder);
  times.pushes = g_array_new (FALSE, FALSE, sizeof (double));
  times.firsts = g_array_new (FALSE, FALSE, sizeof (double));
  times.tenths = g_array_new (FALSE, FALSE, sizeof (double));
  times.pulls = g_array_new (FALSE, FALSE, sizeof (double));

  measure (&times, argv[2], argv[3], hub, folder);
  bench_hub_stop (hub);
  return report (&times) ? 0 : 1;
}
