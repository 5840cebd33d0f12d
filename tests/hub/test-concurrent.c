/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-test.h>
#include <hub-database.h>
#include <hub-feed.h>

#define N_WRITERS 4
#define N_TRANSACTIONS 120

/* Every seventh transaction is given up after it took its revisions. */
#define GIVE_UP_EVERY 7

/**
 * Writer:
 *
 * A thread with a connection of its own, as another hub or an import has.
 */
typedef struct
{
  HubFixture *fixture;
  guint       number;
  guint       n_committed;      /* rows */
  int        *n_running;
} Writer;

static void
write_row (Writer     *writer,
           DeskDb     *db,
           guint       transaction,
           guint       row)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strdup_printf ("w%u-%u-%u", writer->number, transaction, row);
  gint64 rev = hub_feed_next_rev (db, "M01", NULL, &error);

  g_assert_no_error (error);
  desk_db_run (db, &error,
               "INSERT INTO contacts (contact_id, member_no, manager_no, occasion, channel, result,"
               " reached, contact_ms, rev) VALUES ($1, 'A1', 'M01', 'low-balance',"
               " 'call', '', 1, 1, $2)",
               "si", key, rev);
  g_assert_no_error (error);
}

static gpointer
write_thread (gpointer user_data)
{
  Writer *writer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = hub_database_open (writer->fixture->db_uri, writer->fixture->clock,
                                             &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_TRANSACTIONS; i++)
    {
      guint n_rows = 1 + i % 3;

      desk_db_begin (db, &error);
      g_assert_no_error (error);
      for (guint row = 0; row < n_rows; row++)
        write_row (writer, db, i, row);
      if (i % GIVE_UP_EVERY == 0)
        {
          desk_db_rollback (db);
          continue;
        }
      desk_db_commit (db, &error);
      g_assert_no_error (error);
      writer->n_committed += n_rows;
    }
  g_atomic_int_add (writer->n_running, -1);
  return NULL;
}

/* Reads one page, notes its rows, and answers whether it was empty. */
static gboolean
follow (HubFixture *fixture,
        const char *token,
        gint64     *cursor,
        GHashTable *seen)
{
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *path = g_strdup_printf ("/v1/pull?limit=300&cursor=%" G_GINT64_FORMAT "&epoch=%s",
                                           *cursor, epoch);
  g_autofree char *body = hub_fixture_call (fixture, HUB_CALL (.path = path, .token = token), 200);
  g_autoptr (GPtrArray) page = hub_fixture_read_stream (body);
  gint64 last = *cursor;

  for (guint i = 1; i < page->len; i++)
    {
      JsonArray *row = json_node_get_array (page->pdata[i]);
      const char *key = json_array_get_string_element (json_array_get_array_element (row, 2), 0);

      g_assert_cmpint (json_array_get_int_element (row, 1), >, last);
      last = json_array_get_int_element (row, 1);
      g_assert_true (g_hash_table_add (seen, g_strdup (key)));
    }
  *cursor = json_object_get_int_member (json_node_get_object (page->pdata[0]), "to");
  return page->len == 1;
}

/* Whoever follows the feed while several connections write to it gets every row that was committed,
   once, and none that was not. */
static void
test_nothing_skipped (HubFixture    *fixture,
                      gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer writers[N_WRITERS] = { 0 };
  GThread *threads[N_WRITERS];
  int n_running = N_WRITERS;
  guint n_committed = 0;
  guint n_while_written = 0;
  gint64 cursor = 1;

  /* The device is seen now, and so not noted again while the writers are at it. */
  follow (fixture, token, &cursor, seen);
  for (guint i = 0; i < N_WRITERS; i++)
    {
      writers[i] = (Writer) { fixture, i, 0, &n_running };
      threads[i] = g_thread_new ("writer", write_thread, &writers[i]);
    }
  while (g_atomic_int_get (&n_running) > 0)
    n_while_written += !follow (fixture, token, &cursor, seen);
  for (guint i = 0; i < N_WRITERS; i++)
    {
      g_thread_join (threads[i]);
      n_committed += writers[i].n_committed;
    }
  while (!follow (fixture, token, &cursor, seen))
    ;

  g_assert_cmpuint (g_hash_table_size (seen), ==, n_committed);
  g_assert_cmpint (cursor, ==, 1 + n_committed);
  /* The witness that reader and writers did overlap. */
  g_assert_cmpuint (n_while_written, >, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/concurrent/promise-10-mistake-1-nothing-skipped", test_nothing_skipped);

  return g_test_run ();
}
