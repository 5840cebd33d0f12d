/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing a feed of 100 000 members and 250 000 accounts into a new hub, beside what the sqlite3
   shell * needs for `.import` of the same two files into plain tables with the same indexes. */

#include <desk-test.h>

#include "desk-bench.h"

#define N_MEMBERS "100000"
#define N_RUNS 3
#define LIMIT 3

/* The columns of the files; the indexes of the hub's tables. What the files lack stands in by a
   column of * theirs: the account's member for its manager, and the key for the revision. */
static const char yardstick_sql[] =
  "CREATE TABLE members (member_no TEXT NOT NULL PRIMARY KEY, name TEXT, salutation TEXT,\n"
  "  manager_no TEXT,\n"
  "  certificate TEXT, segment TEXT, rank TEXT, strategic TEXT, brand TEXT, spend_12m TEXT,\n"
  "  revenue_year TEXT, package_monthly TEXT, card_tier TEXT, card_expires TEXT, points BIGINT,\n"
  "  phone TEXT, address TEXT, area TEXT, birthday TEXT);\n"
  "CREATE INDEX members_by_rev ON members (manager_no, member_no);\n"
  "CREATE TABLE accounts (number TEXT NOT NULL PRIMARY KEY, member_no TEXT, kind TEXT,\n"
  "  payment TEXT, state TEXT, balance TEXT, arrears TEXT, arrears_since TEXT);\n"
  "CREATE INDEX accounts_by_member ON accounts (member_no);\n"
  "CREATE INDEX accounts_by_rev ON accounts (member_no, number);\n"
  ".import --csv --skip 1 %s/members.csv members\n"
  ".import --csv --skip 1 %s/accounts.csv accounts\n";

static double
time_yardstick (const char *folder)
{
  g_autofree char *script = g_build_filename (folder, "yardstick.sql", NULL);
  g_autofree char *db = g_build_filename (folder, "yardstick.db", NULL);
  g_autofree char *sql = g_strdup_printf (yardstick_sql, folder, folder);
  g_autofree char *read = g_strdup_printf (".read %s", script);
  g_autoptr (GFile) file = g_file_new_for_path (db);
  g_autoptr (GError) error = NULL;
  gint64 start;

  g_file_set_contents (script, sql, -1, &error);
  g_assert_no_error (error);
  g_file_delete (file, NULL, NULL);

  start = g_get_monotonic_time ();
  desk_bench_spawn (&error, "sqlite3", "-batch", db, read, NULL);
  g_assert_no_error (error);
  return desk_bench_seconds_since (start);
}

static double
time_import (const char *hub,
             const char *folder,
             const char *name)
{
  g_autofree char *managers = g_build_filename (folder, "managers.csv", NULL);
  g_autofree char *members = g_build_filename (folder, "members.csv", NULL);
  g_autofree char *accounts = g_build_filename (folder, "accounts.csv", NULL);
  g_autofree char *uri = g_strdup_printf ("sqlite:%s/%s", folder, name);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  desk_bench_spawn (&error, hub, "--db", uri, "import", "--managers", managers,
                    "--members", members, "--accounts", accounts, NULL);
  g_assert_no_error (error);
  return desk_bench_seconds_since (start);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (DeskTestDir) folder = desk_test_make_dir ();
  g_autoptr (GError) error = NULL;
  double yardstick = G_MAXDOUBLE;
  double import = G_MAXDOUBLE;
  double again = G_MAXDOUBLE;

  if (argc != 4)
    g_error ("usage: %s HUB GENERATE-FEED FEED-FOLDER", argv[0]);
  desk_bench_spawn (&error, argv[2], "--from", argv[3], "--to", folder,
                    "--members", N_MEMBERS, NULL);
  g_assert_no_error (error);

  /* By turns, and the best of each: other work on the machine only ever adds. */
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *name = g_strdup_printf ("hub-%u.db", i);

      yardstick = MIN (yardstick, time_yardstick (folder));
      import = MIN (import, time_import (argv[1], folder, name));
      again = MIN (again, time_import (argv[1], folder, name));
    }

  desk_bench_report_ratio ("import-again", again, yardstick, LIMIT);
  return desk_bench_report_ratio ("import", import, yardstick, LIMIT) ? 0 : 1;
}
