/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-db.h>
#include <desk-test-db.h>
#include <desk-test-disk.h>
#include <desk-test.h>

/* The disk itself: what it loses, and that it loses nothing that was synced. */

#define N_TRANSACTIONS 12
#define ROWS_EACH 5
#define N_SEEDS 40

typedef struct
{
  const char *journal;          /* set once the database is open */
  gboolean    deaf;
} DiskCase;

static const DiskCase wal = { "PRAGMA wal_autocheckpoint = 12", FALSE };
static const DiskCase wal_deaf = { "PRAGMA wal_autocheckpoint = 12", TRUE };
/* The removal of a journal is synced with EXTRA only. */
static const DiskCase journal = { "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA",
                                  FALSE };

static DeskDb *
open_db (const char  *path,
         const char  *journal_mode,
         GError     **error)
{
  g_autoptr (DeskDb) db = desk_db_open (path, error);

  return db != NULL && desk_db_exec (db, journal_mode, error) &&
             desk_db_exec (db, "CREATE TABLE IF NOT EXISTS t (n INTEGER, filler TEXT)", error)
           ? g_steal_pointer (&db)
           : NULL;
}

static gboolean
add_rows (DeskDb  *db,
          gint64   n,
          GError **error)
{
  gboolean ok = desk_db_begin (db, error);

  for (guint i = 0; ok && i < ROWS_EACH; i++)
    ok = desk_db_run (db, error, "INSERT INTO t VALUES ($1, hex (randomblob (700)))", "i", n) == 1;
  if (ok)
    return desk_db_commit (db, error);
  desk_db_rollback (db);
  return FALSE;
}

/* How many transactions said yes before the first that did not. */
static gint64
work (const char *path,
      const char *journal_mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = open_db (path, journal_mode, &error);
  gint64 n = 0;

  while (db != NULL && n < N_TRANSACTIONS && add_rows (db, n, &error))
    n++;
  g_assert_true (error != NULL || n == N_TRANSACTIONS);
  return n;
}

/* Every transaction that said yes is there, and each is whole. */
static gboolean
is_all_there (const char *path,
              const char *journal_mode,
              gint64      n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = open_db (path, journal_mode, &error);

  return db != NULL && desk_db_check (db, &error) &&
         desk_test_ask (db, "SELECT count (DISTINCT n) FROM t") >= n &&
         desk_test_ask (db, "SELECT count (*) FROM t WHERE n < 0") == 0 &&
         desk_test_ask (db, "SELECT count (*) FROM t")
           == desk_test_ask (db, "SELECT count (DISTINCT n) FROM t") * ROWS_EACH;
}

/* With the power cut at the nth change: whether anything was lost. */
static gboolean
cut_power (const DiskCase *how,
           guint           nth,
           guint32         seed,
           gboolean       *reached)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "t.db", NULL);
  gboolean lost;
  gint64 n;

  desk_test_disk_watch (dir);
  desk_test_disk_ignore_syncs (dir, how->deaf);
  desk_test_disk_fail (dir, DESK_TEST_DISK_CRASH, nth, seed);
  n = work (path, how->journal);
  *reached = desk_test_disk_has_failed (dir);
  desk_test_disk_restart (dir);
  desk_test_disk_ignore_syncs (dir, FALSE);
  lost = !is_all_there (path, how->journal, n);
  desk_test_disk_unwatch (dir);
  return lost;
}

static guint
count_losses (const DiskCase *how)
{
  gboolean reached = TRUE;
  guint losses = 0;
  guint nth = 0;

  while (reached)
    {
      nth++;
      losses += cut_power (how, nth, nth, &reached);
    }
  g_assert_cmpuint (nth, >, N_TRANSACTIONS);
  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    losses += cut_power (how, 1 + seed * nth / N_SEEDS, seed + 1000, &reached);
  g_test_message ("%u changes, %u losses", nth, losses);
  return losses;
}

static void
test_power (gconstpointer data)
{
  g_assert_cmpuint (count_losses (data), ==, 0);
}

/* Without syncs, a power cut loses what was promised: the tests of this folder would notice. */
static void
test_deaf (void)
{
  g_assert_cmpuint (count_losses (&wal_deaf), >, 0);
}

/* Full or broken: an error, everything that said yes is there, and it works on when mended. */
static void
test_fault (gconstpointer data)
{
  DeskTestDiskFault fault = (DeskTestDiskFault) GPOINTER_TO_INT (data);
  gboolean reached = TRUE;

  for (guint nth = 1; reached; nth++)
    {
      g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
      g_autofree char *path = g_build_filename (dir, "t.db", NULL);
      gint64 n;

      desk_test_disk_watch (dir);
      desk_test_disk_fail (dir, fault, nth, 0);
      n = work (path, wal.journal);
      reached = desk_test_disk_has_failed (dir);
      desk_test_disk_mend (dir);
      g_assert_true (is_all_there (path, wal.journal, n));
      g_assert_cmpint (work (path, wal.journal), ==, N_TRANSACTIONS);
      desk_test_disk_unwatch (dir);
    }
}

static void
test_full_says_so (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "t.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = NULL;

  desk_test_disk_watch (dir);
  db = open_db (path, wal.journal, &error);
  g_assert_no_error (error);
  desk_test_disk_fail (dir, DESK_TEST_DISK_FULL, 1, 0);
  g_assert_false (add_rows (db, 0, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_FULL);
  g_clear_error (&error);
  desk_test_disk_mend (dir);
  g_assert_true (add_rows (db, 0, &error));
  g_assert_no_error (error);
  g_clear_object (&db);
  desk_test_disk_unwatch (dir);
}

/* A folder that is not watched does not notice. */
static void
test_beside (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (DeskTestDir) beside = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (beside, "t.db", NULL);

  desk_test_disk_watch (dir);
  desk_test_disk_fail (dir, DESK_TEST_DISK_CRASH, 0, 1);
  g_assert_true (desk_test_disk_has_failed (dir));
  g_assert_cmpint (work (path, wal.journal), ==, N_TRANSACTIONS);
  g_assert_cmpuint (desk_test_disk_get_count (dir), ==, 0);
  desk_test_disk_unwatch (dir);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test_disk_install ();
  g_test_add_data_func ("/disk/promise-2/power-cut/wal", &wal, test_power);
  g_test_add_data_func ("/disk/promise-2/power-cut/journal", &journal, test_power);
  g_test_add_func ("/disk/promise-2/power-cut/without-syncs", test_deaf);
  g_test_add_data_func ("/disk/full", GINT_TO_POINTER (DESK_TEST_DISK_FULL), test_fault);
  g_test_add_data_func ("/disk/broken", GINT_TO_POINTER (DESK_TEST_DISK_ERROR), test_fault);
  g_test_add_func ("/disk/full-says-so", test_full_says_so);
  g_test_add_func ("/disk/beside", test_beside);
  return g_test_run ();
}
