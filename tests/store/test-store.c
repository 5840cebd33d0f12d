/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "desk-store-test.h"

static char *
get_path (StoreFixture *fixture)
{
  return g_build_filename (fixture->dir, "desk.db", NULL);
}

static guint
get_mode (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_UNIX_MODE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_assert_nonnull (info);
  return g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 0777;
}

static void
assert_open_fails (StoreFixture *fixture,
                   DeskDbError   code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) store = desk_store_new (fixture->dir, fixture->policy, fixture->clock);

  g_assert_false (test_open (store, &error));
  g_assert_error (error, DESK_DB_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, fixture->dir));
  test_close (store);
}

static void
test_new (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autofree char *path = get_path (fixture);
  g_autofree char *folder = g_build_filename (fixture->dir, "a", "b", NULL);
  g_autofree char *inner = g_build_filename (folder, "desk.db", NULL);
  g_autoptr (DeskStore) store = desk_store_new (folder, fixture->policy, fixture->clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSyncStatus) status = NULL;

  test_open (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpuint (get_mode (inner), ==, 0600);
  g_assert_cmpuint (get_mode (path), ==, 0600);
  g_assert_null (desk_store_get_identity (store));

  status = test_load_status (store);
  g_assert_cmpstr (status->manager_no, ==, "");
  g_assert_cmpint (status->cursor, ==, 0);
  g_assert_cmpuint (status->pending, ==, 0);
  test_close (store);
}

static void
test_not_open (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (DeskStore) store = desk_store_new (fixture->dir, fixture->policy, fixture->clock);
  g_autoptr (GError) error = NULL;

  g_assert_null (test_load_member (store, "M1", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  test_close (store);
}

static void
test_identity (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (DeskSyncPoint) first = test_load_sync_point (fixture->store);
  g_autoptr (DeskSyncPoint) second = NULL;
  const DeskIdentity *identity;

  store_fixture_reopen (fixture);
  identity = desk_store_get_identity (fixture->store);
  g_assert_nonnull (identity);
  g_assert_cmpstr (identity->manager_no, ==, TEST_MANAGER);
  g_assert_cmpstr (identity->device_id, ==, TEST_DEVICE);
  g_assert_cmpstr (identity->token, ==, ""); /* the room secret/ keeps it */
  g_assert_cmpstr (identity->region, ==, "guizhou");

  second = test_load_sync_point (fixture->store);
  g_assert_cmpstr (first->incarnation, ==, second->incarnation);
  g_assert_cmpuint (strlen (first->incarnation), ==, 36);
  g_assert_cmpstr (second->epoch, ==, TEST_EPOCH);

  store_fixture_forget (fixture);
  g_assert_null (desk_store_get_identity (fixture->store));
}

static void
add_one_member (StoreFixture *fixture,
                gint64        from)
{
  TestPage *page = test_page_new (from);

  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_apply (page, fixture->store);
}

/* Enrolling again keeps what is in sight, and fetches it anew: the hub may be an older copy of
 * itself. For another manager nothing old stays. */
static void
test_enrol_again (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (DeskSyncPoint) same = NULL;
  g_autoptr (DeskSyncPoint) other = NULL;
  g_autofree char *op_id = NULL;

  add_one_member (fixture, 0);
  op_id = test_use (fixture->store, "M1");
  test_enrol (fixture->store);
  same = test_load_sync_point (fixture->store);
  g_assert_cmpint (same->cursor, ==, 0);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM members"), ==, 1);

  test_save_identity (fixture->store, "K0002", TEST_DEVICE, TEST_EPOCH);
  other = test_load_sync_point (fixture->store);
  g_assert_cmpint (other->cursor, ==, 0);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM members"), ==, 0);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM service_uses"), ==, 0);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM directory"), ==, 0);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM outbox"), ==, 1);
}

static void
test_round (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (DeskSyncStatus) offline = NULL;
  g_autoptr (DeskSyncStatus) online = NULL;
  gint64 now_ms = desk_test_time (TEST_NOW);

  test_note_round (fixture->store, FALSE);
  desk_clock_set (fixture->clock, now_ms + 60000);
  test_note_round (fixture->store, FALSE);
  offline = test_load_status (fixture->store);
  g_assert_cmpint (offline->offline_since_ms, ==, now_ms);
  g_assert_cmpint (offline->last_sync_ms, ==, 0);

  test_note_round (fixture->store, TRUE);
  online = test_load_status (fixture->store);
  g_assert_cmpint (online->offline_since_ms, ==, 0);
  g_assert_cmpint (online->last_sync_ms, ==, now_ms + 60000);
  g_assert_cmpstr (online->manager_name, ==, "王经理");
}

static void
test_newer (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = store_fixture_peek (fixture);

  test_close (fixture->store);
  desk_db_exec (db, "UPDATE schema_parts SET version = version + 96 WHERE part = 'store'", &error);
  g_assert_no_error (error);
  assert_open_fails (fixture, DESK_DB_ERROR_NEWER);

  desk_db_exec (db, "UPDATE schema_parts SET version = version - 96 WHERE part = 'store'", &error);
  g_assert_no_error (error);
  test_open (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (desk_store_get_identity (fixture->store));
}

static void
test_locked (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = NULL;

  test_close (fixture->store);
  db = store_fixture_peek (fixture);
  desk_db_exec (db,
                "PRAGMA locking_mode = EXCLUSIVE;"
                 "BEGIN IMMEDIATE; DELETE FROM meta WHERE key = 'x'; COMMIT",
                &error);
  g_assert_no_error (error);
  assert_open_fails (fixture, DESK_DB_ERROR_BUSY);

  g_clear_object (&db);
  test_open (fixture->store, &error);
  g_assert_no_error (error);
}

static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = get_path (fixture);
  g_autofree char *garbage = g_strnfill (8192, 'g');
  g_autofree char *kept = NULL;
  gsize length;

  test_close (fixture->store);
  g_file_set_contents (path, garbage, 8192, &error);
  g_assert_no_error (error);
  assert_open_fails (fixture, DESK_DB_ERROR_DAMAGED);

  g_file_get_contents (path, &kept, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (kept, length, garbage, 8192);
}

static void
test_no_folder (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = get_path (fixture);
  g_autofree char *folder = g_build_filename (path, "below-a-file", NULL);
  g_autoptr (DeskStore) store = desk_store_new (folder, fixture->policy, fixture->clock);

  g_assert_false (test_open (store, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_CANNOT_OPEN);
  test_close (store);
}

/* The app and the command line at the same data: each sees what the other wrote. */
static void
test_two_stores (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStore) other = desk_store_new (fixture->dir, fixture->policy, fixture->clock);
  g_autofree char *before = NULL;
  g_autofree char *found = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  test_open (other, &error);
  g_assert_no_error (error);
  before = test_search (other, "m");
  g_assert_cmpstr (before, ==, "");

  add_one_member (fixture, 0);
  found = test_search (other, "m");
  g_assert_cmpstr (found, ==, "M1");

  first = test_use (fixture->store, "M1");
  second = test_use (other, "M1");
  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (((DeskOutboxEntry *) g_ptr_array_index (entries, 0))->seq, ==, 1);
  g_assert_cmpint (((DeskOutboxEntry *) g_ptr_array_index (entries, 1))->seq, ==, 2);
  test_close (other);
}

static void
changed_cb (DeskStore *store,
            GStrv      member_nos,
            GString   *log)
{
  g_autofree char *joined = member_nos != NULL ? g_strjoinv (",", member_nos) : g_strdup ("*");

  g_string_append_printf (log, "%s;", joined);
}

static void
status_changed_cb (DeskStore *store,
                   guint     *n)
{
  (*n)++;
}

static void
test_signals (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *op_id = NULL;
  g_autoptr (DeskVerdict) refused = NULL;
  TestPage *page;
  guint n = 0;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), log);
  g_signal_connect (fixture->store, "status-changed", G_CALLBACK (status_changed_cb), &n);

  add_one_member (fixture, 0);
  desk_test_wait_until (n == 1);
  op_id = test_use (fixture->store, "M1");
  desk_test_wait_until (n == 2);
  page = test_page_new (1);
  test_page_add_member (page, &(TestMember) { "M2" });
  test_page_apply (page, fixture->store);
  desk_test_wait_until (n == 3);
  g_assert_true (g_str_equal (log->str, "*;M1;M2,M1;") || g_str_equal (log->str, "*;M1;M1,M2;"));

  refused = test_perform (fixture->store, DESK_OP_CARE_LOG, "{\"member_no\":\"M9\"}", NULL);
  g_assert_false (refused->accepted);
  test_note_round (fixture->store, TRUE);
  desk_test_wait_until (n == 4);
  g_signal_handlers_disconnect_by_data (fixture->store, log);
  g_signal_handlers_disconnect_by_data (fixture->store, &n);
}

#define ADD(name, func)                                                             \
  g_test_add ("/store/store/" name, StoreFixture, NULL, store_fixture_set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("not-open", test_not_open);
  ADD ("identity", test_identity);
  ADD ("enrol-again", test_enrol_again);
  ADD ("round", test_round);
  ADD ("newer", test_newer);
  ADD ("locked", test_locked);
  ADD ("damaged", test_damaged);
  ADD ("no-folder", test_no_folder);
  ADD ("two-stores", test_two_stores);
  ADD ("signals", test_signals);
  return g_test_run ();
}
