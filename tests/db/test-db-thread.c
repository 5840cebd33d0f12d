/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-db-thread.h>
#include <desk-test.h>

#define ENDLESS                                                                                    \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000000) "             \
  "SELECT max (i) FROM n"

/* What the thread sees of a test; counters are read by both sides. */
typedef struct
{
  DeskDbThread *thread;
  GThread      *main;
  int           failures;       /* how often opening still fails */
  int           opened;
  int           destroyed;
  int           started;
  GString      *order;          /* the thread's, read after close */
} Fixture;

static DeskDb *
open_cb (gpointer       user_data,
         GCancellable  *cancellable,
         GError       **error)
{
  Fixture *fixture = user_data;
  g_autoptr (DeskDb) db = NULL;

  g_assert_true (g_thread_self () != fixture->main);
  g_atomic_int_inc (&fixture->opened);
  if (g_atomic_int_get (&fixture->failures) > 0)
    {
      g_atomic_int_add (&fixture->failures, -1);
      g_set_error (error, DESK_DB_ERROR, DESK_DB_ERROR_BUSY, "in use");
      return NULL;
    }
  db = desk_db_open (":memory:", error);
  if (db == NULL || !desk_db_exec (db, "CREATE TABLE t (a BIGINT)", error))
    return NULL;
  return g_steal_pointer (&db);
}

static void
destroy_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  g_atomic_int_inc (&fixture->destroyed);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->main = g_thread_self ();
  fixture->order = g_string_new (NULL);
  fixture->thread = desk_db_thread_new ("test-db", open_cb, fixture, destroy_cb);
}

static void
close_thread (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_db_thread_close, fixture->thread);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_db_thread_close_finish (fixture->thread, result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture->destroyed, ==, 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->thread != NULL && !fixture->destroyed)
    close_thread (fixture);
  g_clear_object (&fixture->thread);
  g_string_free (fixture->order, TRUE);
}

static void
push (Fixture       *fixture,
      DeskDbFunc     func,
      GCancellable  *cancellable,
      gpointer       task_data,
      GAsyncResult **result)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, desk_test_ready_cb, result);

  g_task_set_source_tag (task, push);
  g_task_set_task_data (task, task_data, NULL);
  desk_db_thread_push (fixture->thread, task, func);
}

static void
run_insert (GTask        *task,
             DeskDb       *db,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (desk_db_run (db, &error, "INSERT INTO t VALUES ($1)", "i",
                   (gint64) GPOINTER_TO_INT (task_data)) < 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
run_count (GTask        *task,
           DeskDb       *db,
           gpointer      task_data,
           GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  if (desk_db_query_int (db, &n, &error, "SELECT count (*) FROM t", ""))
    g_task_return_int (task, n);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run_note (GTask        *task,
          DeskDb       *db,
          gpointer      task_data,
          GCancellable *cancellable)
{
  Fixture *fixture = g_object_get_data (G_OBJECT (task), "fixture");

  g_string_append_c (fixture->order, 'a' + GPOINTER_TO_INT (task_data));
  g_task_return_boolean (task, TRUE);
}

static void
run_endless (GTask        *task,
             DeskDb       *db,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Fixture *fixture = task_data;
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_atomic_int_set (&fixture->started, 1);
  if (desk_db_query_int (db, &value, &error, ENDLESS, ""))
    g_task_return_int (task, value);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gssize
count_rows (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gssize n;

  push (fixture, run_count, NULL, NULL, &result);
  desk_test_wait_until (result != NULL);
  n = g_task_propagate_int (G_TASK (result), &error);
  g_assert_no_error (error);
  return n;
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  GAsyncResult *results[26] = { NULL };

  for (int i = 0; i < 26; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, desk_test_ready_cb, &results[i]);

      g_object_set_data (G_OBJECT (task), "fixture", fixture);
      g_task_set_task_data (task, GINT_TO_POINTER (i), NULL);
      desk_db_thread_push (fixture->thread, task, run_note);
    }
  close_thread (fixture);
  g_assert_cmpstr (fixture->order->str, ==, "abcdefghijklmnopqrstuvwxyz");
  for (int i = 0; i < 26; i++)
    {
      g_assert_nonnull (results[i]);
      g_object_unref (results[i]);
    }
}

static void
test_cancelled_in_the_queue (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GCancellable) first_cancellable = g_cancellable_new ();
  g_autoptr (GCancellable) second_cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  push (fixture, run_endless, first_cancellable, fixture, &first);
  push (fixture, run_insert, second_cancellable, GINT_TO_POINTER (1), &second);
  g_cancellable_cancel (second_cancellable);
  g_cancellable_cancel (first_cancellable);

  desk_test_wait_until (second != NULL);
  g_assert_false (g_task_propagate_boolean (G_TASK (second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_rows (fixture), ==, 0);
}

static void
test_cancelled_while_running (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  push (fixture, run_endless, cancellable, fixture, &result);
  desk_test_wait_until (g_atomic_int_get (&fixture->started));
  g_cancellable_cancel (cancellable);
  desk_test_wait_until (result != NULL);
  g_assert_cmpint (g_task_propagate_int (G_TASK (result), &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_rows (fixture), ==, 0);
}

static void
run_leave_open (GTask        *task,
                DeskDb       *db,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  desk_db_begin (db, &error);
  desk_db_run (db, &error, "INSERT INTO t VALUES (1)", "");
  g_assert_no_error (error);
  g_task_return_boolean (task, TRUE);
}

static void
test_open_transaction_is_rolled_back (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;

  push (fixture, run_leave_open, NULL, NULL, &result);
  desk_test_wait_until (result != NULL);
  g_assert_cmpint (count_rows (fixture), ==, 0);
}

static void
test_open_fails_then_works (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  fixture->failures = 1;
  push (fixture, run_insert, NULL, GINT_TO_POINTER (1), &first);
  desk_test_wait_until (first != NULL);
  g_assert_false (g_task_propagate_boolean (G_TASK (first), &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_BUSY);
  g_clear_error (&error);

  push (fixture, run_insert, NULL, GINT_TO_POINTER (1), &second);
  desk_test_wait_until (second != NULL);
  g_assert_true (g_task_propagate_boolean (G_TASK (second), &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_rows (fixture), ==, 1);
  g_assert_cmpint (fixture->opened, ==, 2);
}

static void
test_close_drains (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GAsyncResult) insert = NULL;
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GAsyncResult) closed_again = NULL;
  g_autoptr (GError) error = NULL;

  push (fixture, run_insert, NULL, GINT_TO_POINTER (1), &insert);
  desk_db_thread_close_async (fixture->thread, NULL, desk_test_ready_cb, &closed);
  push (fixture, run_insert, NULL, GINT_TO_POINTER (2), &late);
  desk_db_thread_close_async (fixture->thread, NULL, desk_test_ready_cb, &closed_again);
  desk_test_wait_until (closed != NULL && late != NULL && closed_again != NULL);

  g_assert_nonnull (insert);
  g_assert_true (g_task_propagate_boolean (G_TASK (insert), &error));
  g_assert_true (desk_db_thread_close_finish (fixture->thread, closed, &error));
  g_assert_no_error (error);
  g_assert_false (g_task_propagate_boolean (G_TASK (late), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (desk_db_thread_close_finish (fixture->thread, closed_again, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_cmpint (fixture->destroyed, ==, 1);
}

static void
test_close_unused (Fixture       *fixture,
                   gconstpointer  data)
{
  close_thread (fixture);
  g_assert_cmpint (fixture->opened, ==, 0);
}

static void
test_dropped_without_close (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  push (fixture, run_insert, NULL, GINT_TO_POINTER (1), &result);
  g_clear_object (&fixture->thread);
  desk_test_wait_until (result != NULL && g_atomic_int_get (&fixture->destroyed));
  g_assert_true (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_no_error (error);
}

typedef struct
{
  int      called_back;
  GThread *dropped_on;
} Drop;

static void
called_back_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Drop *drop = user_data;

  g_atomic_int_set (&drop->called_back, TRUE);
}

/* Holds its own reference to the task longer than the main thread does. */
static void
run_slowly_away (GTask        *task,
                 DeskDb       *db,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Drop *drop = task_data;

  g_task_return_boolean (task, TRUE);
  while (!g_atomic_int_get (&drop->called_back))
    g_thread_yield ();
}

static void
note_thread (gpointer  user_data,
             GObject  *where_the_object_was)
{
  Drop *drop = user_data;

  g_atomic_pointer_set (&drop->dropped_on, g_thread_self ());
}

/* The last reference to a source object, often a widget's model, goes on the thread it came
 * from. */
static void
test_source_is_dropped_where_it_came_from (Fixture       *fixture,
                                           gconstpointer  data)
{
  Drop drop = { FALSE, NULL };
  GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
  GTask *task = g_task_new (source, NULL, called_back_cb, &drop);

  g_object_weak_ref (source, note_thread, &drop);
  g_task_set_task_data (task, &drop, NULL);
  desk_db_thread_push (fixture->thread, task, run_slowly_away);
  g_object_unref (task);
  g_object_unref (source);
  desk_test_wait_until (g_atomic_pointer_get (&drop.dropped_on) != NULL);
  g_assert_true (drop.dropped_on == fixture->main);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/db-thread/order", test_order);
  ADD ("/db-thread/cancelled/in-the-queue", test_cancelled_in_the_queue);
  ADD ("/db-thread/cancelled/while-running", test_cancelled_while_running);
  ADD ("/db-thread/open-transaction-is-rolled-back", test_open_transaction_is_rolled_back);
  ADD ("/db-thread/open-fails-then-works", test_open_fails_then_works);
  ADD ("/db-thread/close/drains", test_close_drains);
  ADD ("/db-thread/close/unused", test_close_unused);
  ADD ("/db-thread/dropped-without-close", test_dropped_without_close);
  ADD ("/db-thread/source-is-dropped-where-it-came-from",
       test_source_is_dropped_where_it_came_from);

  return g_test_run ();
}
