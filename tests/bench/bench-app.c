/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-bench.h>
#include <desk-store-test.h>

/* From the start of the process to the first drawn frame of the Members page with 100 000 members,
 * beside a window with nothing in it; the two by turns, and of each the median. And the memory of
 * both, of the app after a search, at rest. */

#define N_MEMBERS  100000
#define N_ACCOUNTS 250000
#define PAGE_ROWS  10000
#define N_RUNS     21
#define N_RESTS    3
#define LIMIT      1.5
#define MEMORY_LIMIT 1.4

static const char * const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周" };
static const char * const given[] = { "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇" };
static const char * const tiers[] = { "", "silver", "silver", "gold", "diamond" };

static void
add_row (TestPage *page,
         guint     i)
{
  g_autofree char *member_no = g_strdup_printf ("M%07u", i % N_MEMBERS);
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;

  if (i < N_MEMBERS)
    {
      const char *tier = tiers[i % G_N_ELEMENTS (tiers)];

      name = g_strconcat (surnames[i % G_N_ELEMENTS (surnames)],
                          given[i / 10 % G_N_ELEMENTS (given)],
                          given[i / 110 % G_N_ELEMENTS (given)], NULL);
      number = g_strdup_printf ("189%08u", i * 997 % 100000000);
      test_page_add_member (page, &(TestMember) { member_no, name,
                                                  i % 3 == 0 ? "ehome" : "tianyi", tier,
                                                  *tier != '\0' ? "2027-06-28" : "", number,
                                                  .spend_fen = i * 7 % 500000 });
    }
  else
    {
      number = g_strdup_printf ("133%08u", i);
      test_page_add_account (page, &(TestAccount) { number, member_no,
                                                    i % 3 == 0 ? "postpaid" : "prepaid",
                                                    .balance_fen = i * 13 % 20000,
                                                    .low_since = "2026-11-20T06:00:00+08:00" });
    }
}

static void
fill (DeskStore *store)
{
  for (guint from = 0; from < N_MEMBERS + N_ACCOUNTS; from += PAGE_ROWS)
    {
      TestPage *page = test_page_new (from);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      DeskPage read;

      for (guint i = from; i < from + PAGE_ROWS; i++)
        add_row (page, i);
      if (from + PAGE_ROWS < N_MEMBERS + N_ACCOUNTS)
        test_page_set_more (page);
      bytes = test_page_end (page);
      test_apply (store, bytes, &read, &error);
      g_assert_no_error (error);
    }
  test_note_round (store, TRUE);
}

typedef struct
{
  GArray *seconds;
  GArray *megabytes;
} Figures;

/* Seconds until a program printed the moment of its first frame, and its memory after that. */
static void
run_window (Figures            *figures,
            const char * const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 start = g_get_monotonic_time ();
  double seconds;
  double megabytes;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  lines = g_strsplit (printed, "\n", -1);
  seconds = (double) (g_ascii_strtoll (lines[0], NULL, 10) - start) / G_USEC_PER_SEC;
  megabytes = g_ascii_strtod (lines[1], NULL);
  g_array_append_val (figures->seconds, seconds);
  g_array_append_val (figures->megabytes, megabytes);
}

static void
begin_figures (Figures *figures)
{
  figures->seconds = g_array_new (FALSE, FALSE, sizeof (double));
  figures->megabytes = g_array_new (FALSE, FALSE, sizeof (double));
}

/* The two by turns, once before it counts: from the disk into memory. */
static void
measure (Figures    *members,
         Figures    *empty,
         char       *argv[],
         const char *dir)
{
  const char *show_members[] = { argv[1], "--data-dir", dir, "--page", "members", NULL };
  const char *show_nothing[] = { argv[2], NULL };
  Figures first;

  begin_figures (&first);
  run_window (&first, show_nothing);
  run_window (&first, show_members);
  for (int i = 0; i < N_RUNS; i++)
    {
      run_window (empty, show_nothing);
      run_window (members, show_members);
    }
  g_array_set_size (members->megabytes, 0);
  g_setenv ("DESK_BENCH_REST", "1", TRUE);
  for (int i = 0; i < N_RESTS; i++)
    run_window (members, show_members);
  g_array_set_size (members->seconds, N_RUNS);
}

static gboolean
report (Figures *members,
        Figures *empty)
{
  double nothing = desk_bench_percentile (empty->megabytes, 50);
  double everybody = desk_bench_percentile (members->megabytes, 50);
  gboolean kept = desk_bench_report_ratio ("app-first-frame",
                                           desk_bench_percentile (members->seconds, 50),
                                           desk_bench_percentile (empty->seconds, 50), LIMIT);

  desk_bench_report ("app-memory", "MB", everybody);
  desk_bench_report ("empty-window-memory", "MB", nothing);
  return desk_bench_report_at_most ("app-memory-by-empty-window", "times", everybody / nothing,
                                    MEMORY_LIMIT) && kept;
}

/* Programs: one that shows the members of a folder, and one that shows an empty window. */
int
main (int   argc,
      char *argv[])
{
  StoreFixture fixture = { NULL };
  Figures members;
  Figures empty;
  gboolean kept;

  g_assert_cmpint (argc, ==, 3);
  g_test_init (&argc, &argv, NULL);
  begin_figures (&members);
  begin_figures (&empty);
  store_fixture_set_up (&fixture, NULL);
  fill (fixture.store);
  test_close (fixture.store);

  measure (&members, &empty, argv, fixture.dir);
  kept = report (&members, &empty);

  store_fixture_tear_down (&fixture, NULL);
  return kept ? 0 : 1;
}
