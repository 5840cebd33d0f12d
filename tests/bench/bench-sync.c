/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first sync of 100 000 members and 250 000 accounts to one laptop, by the programs themselves:
 * rows a second from start to exit beside the floor of the same run, and the peak memory of the
 * client. */

#include <desk-test.h>
#include <json-glib/json-glib.h>

#include "bench-floor.h"
#include "bench-hub.h"
#include "desk-bench.h"

#define N_RUNS 3
#define SHARE 0.8
#define PEAK_MB 100
#define LOOK_MS 2

typedef struct
{
  double rows_a_second;
  double peak_mb;
  double floor;
} Figures;

/* The largest that the process has been, in MB; 0 when it has ended. */
static double
look_at_peak (GSubprocess *process)
{
  const char *id = g_subprocess_get_identifier (process);

  return id != NULL ? desk_bench_read_memory (id, "VmHWM") : 0;
}

static gboolean
look_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gint64
read_pulled (GSubprocess  *process,
             GAsyncResult *result)
{
  g_autofree char *said = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (process, result, &said, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  node = json_from_string (said, &error);
  g_assert_no_error (error);
  return json_object_get_int_member (json_node_get_object (node), "pulled");
}

static void
enrol (BenchHub   *hub,
       const char *cli,
       const char *data_dir)
{
  g_autofree char *code = bench_hub_enrol (hub);
  g_autoptr (GError) error = NULL;

  desk_bench_spawn (&error, cli, "--data-dir", data_dir, "enrol", hub->url, code, NULL);
  g_assert_no_error (error);
}

static void
measure (Figures    *best,
         const char *cli,
         const char *data_dir)
{
  const char * const words[] = { cli, "--data-dir", data_dir, "sync", "--json", NULL };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GSubprocess) process = bench_spawn (words);
  g_autoptr (GAsyncResult) result = NULL;
  guint look = g_timeout_add (LOOK_MS, look_cb, NULL);
  gint64 pulled;

  g_subprocess_communicate_utf8_async (process, NULL, NULL, desk_test_ready_cb, &result);
  while (result == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      best->peak_mb = MAX (best->peak_mb, look_at_peak (process));
    }
  g_source_remove (look);
  pulled = read_pulled (process, result);
  best->rows_a_second = MAX (best->rows_a_second,
                             (double) pulled / desk_bench_seconds_since (start));
}

/* By turns, the best speed of each and the worst memory: other work on the machine only ever
 * slows. */
static Figures
measure_all (BenchHub   *hub,
             const char *cli,
             const char *folder)
{
  Figures best = { 0 };

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *name = g_strdup_printf ("laptop-%u", i);
      g_autofree char *data_dir = g_build_filename (folder, name, NULL);

      best.floor = MAX (best.floor, bench_floor_run (hub->db, folder));
      enrol (hub, cli, data_dir);
      measure (&best, cli, data_dir);
    }
  return best;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (DeskTestDir) folder = NULL;
  BenchHub *hub;
  Figures figures;
  gboolean kept;

  if (argc != 6)
    g_error ("usage: %s HUB CLI GENERATE-FEED FEED-FOLDER FOLDER-ON-A-DISK", argv[0]);
  folder = bench_make_dir (argv[5]);
  hub = bench_hub_start (argv[1], argv[3], argv[4], folder);
  figures = measure_all (hub, argv[2], folder);
  bench_hub_stop (hub);

  kept = desk_bench_report_share ("first-sync", "rows/s", figures.rows_a_second, figures.floor,
                                  SHARE);
  return desk_bench_report_at_most ("first-sync-memory", "MB", figures.peak_mb, PEAK_MB) && kept
           ? 0
           : 1;
}
