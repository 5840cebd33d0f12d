/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-error.h>
#include <desk-test.h>
#include <hub-backup.h>
#include <hub-database.h>

static char *
write_backup (HubFixture *fixture)
{
  char *path = g_build_filename (fixture->dir, "backup.db", NULL);
  g_autoptr (GError) error = NULL;

  hub_backup_write (fixture->db, fixture->clock, path, &error);
  g_assert_no_error (error);
  return path;
}

/* The disk is lost, and a hub serves from the backup. */
static void
serve_from (HubFixture *fixture,
            const char *path)
{
  g_autoptr (GError) error = NULL;

  hub_fixture_stop (fixture);
  g_clear_object (&fixture->db);
  g_free (fixture->db_uri);
  fixture->db_uri = g_strconcat ("sqlite:", path, NULL);
  fixture->db = hub_database_open (fixture->db_uri, fixture->clock, &error);
  g_assert_no_error (error);
  fixture->server = hub_server_new (fixture->db_uri, fixture->policy, fixture->clock);
  hub_server_listen (fixture->server, "127.0.0.1:0", NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Of copies that were begun; SQLite's own files beside the hub's come and go. */
static guint
count_parts (HubFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, &error);
  const char *name;
  guint n_parts = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".part-") != NULL)
      n_parts++;
  return n_parts;
}

/* While the hub serves and another connection writes: the copy is of one moment, without the half
   transaction. */
static void
test_consistent (HubFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) writer = hub_database_open (fixture->db_uri, fixture->clock, &error);
  g_autoptr (DeskDb) copy = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *path = NULL;
  gint64 n_members;

  g_assert_no_error (error);
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  desk_db_begin (writer, &error);
  desk_db_exec (writer, "UPDATE members SET member_no = 'A2'; DELETE FROM accounts", &error);
  g_assert_no_error (error);
  path = write_backup (fixture);
  desk_db_commit (writer, &error);
  g_assert_no_error (error);
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0", .token = token), 200));

  file = g_file_new_for_path (path);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_UNIX_MODE, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 0777, ==,
                    0600);
  copy = desk_db_open (path, &error);
  g_assert_no_error (error);
  desk_db_check (copy, &error);
  g_assert_no_error (error);
  desk_db_query_int (copy, &n_members, &error, "SELECT count (*) FROM members JOIN accounts "
                     "USING (member_no) WHERE member_no = 'A1'", "");
  g_assert_no_error (error);
  g_assert_cmpint (n_members, ==, 1);
}

static void
test_overwrites_nothing (HubFixture    *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = write_backup (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *nowhere = g_build_filename (path, "no-folder", NULL);
  g_autoptr (GError) error = NULL;
  gsize length_before;
  gsize length_after;

  g_file_get_contents (path, &before, &length_before, &error);
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  g_assert_false (hub_backup_write (fixture->db, fixture->clock, path, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_clear_error (&error);
  g_file_get_contents (path, &after, &length_after, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (before, length_before, after, length_after);

  g_assert_false (hub_backup_write (fixture->db, fixture->clock, nowhere, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_parts (fixture), ==, 0);
}

/* Mistake 4: the restored hub has given the revisions 2 to 4 to other changes than the lost one
   had. A laptop that was ahead starts over, even once the hub has caught up with its cursor; it can
   push what it still has, and what the hub forgot it takes again. */
static void
test_restored (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *path = write_backup (fixture);
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *query = g_strdup_printf ("/v1/pull?cursor=4&epoch=%s", epoch);
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, device_id, 1, "A1");
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *anew = NULL;
  g_autofree char *new_epoch = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  first = hub_fixture_judge (fixture, token, op->text);
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = query, .token = token), 200));

  serve_from (fixture, path);
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  again = hub_fixture_judge (fixture, token, op->text);
  g_assert_cmpstr (first, ==, "accepted");
  g_assert_cmpstr (again, ==, "accepted");
  refused = hub_fixture_call (fixture, HUB_CALL (.path = query, .token = token), 410);
  hub_fixture_assert_error (refused, "start-over");
  anew = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0", .token = token), 200);
  new_epoch = hub_fixture_epoch (fixture);
  g_assert_cmpstr (new_epoch, !=, epoch);
  g_assert_nonnull (strstr (anew, new_epoch));
}

/* A backup that somebody only looked into is one still, also the second time it is needed. */
static void
test_settled_once (HubFixture    *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = write_backup (fixture);
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *looked = NULL;
  g_autofree char *served = NULL;
  g_autofree char *served_again = NULL;
  g_autoptr (GError) error = NULL;

  serve_from (fixture, path);
  looked = hub_fixture_epoch (fixture);
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 200));
  served = hub_fixture_epoch (fixture);
  serve_from (fixture, path);
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/healthz"), 200));
  served_again = hub_fixture_epoch (fixture);

  g_assert_cmpstr (looked, ==, epoch);
  g_assert_cmpstr (served, !=, epoch);
  g_assert_cmpstr (served_again, ==, served);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/backup/consistent", test_consistent);
  hub_fixture_add ("/hub/backup/overwrites-nothing", test_overwrites_nothing);
  hub_fixture_add ("/hub/backup/mistake-4-restored", test_restored);
  hub_fixture_add ("/hub/backup/settled-once", test_settled_once);

  return g_test_run ();
}
