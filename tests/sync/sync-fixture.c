/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include <desk-table.h>
#include <desk-test-db.h>
#include <desk-test-policy.h>
#include <hub-database.h>
#include <hub-enrolment.h>
#include <hub-import.h>
#include <hub-policy.h>

static char *
find_feed (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "demo", name, NULL);
}

static void
import_feed (SyncFixture *self)
{
  g_autofree char *managers = find_feed ("managers.csv");
  g_autofree char *members = find_feed ("members.csv");
  g_autofree char *accounts = find_feed ("accounts.csv");
  HubImportFiles files = { managers, members, accounts };
  HubImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HubImportResult) result =
    hub_import_run (self->db, self->policy, self->clock, &files, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->rejects->len, ==, 0);
}

void
sync_fixture_start_hub (SyncFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->hub = hub_server_new (self->db_uri, self->policy, self->clock);
  hub_server_listen (self->hub, "127.0.0.1:0", NULL, NULL, &error);
  g_assert_no_error (error);
  if (self->front != NULL)
    desk_front_set_hub (self->front, hub_server_get_uri (self->hub));
}

void
sync_fixture_stop_hub (SyncFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  result = desk_test_call (hub_server_stop, self->hub);
  hub_server_stop_finish (self->hub, result, &error);
  g_assert_no_error (error);
  g_clear_object (&self->hub);
}

void
sync_fixture_set_up (SyncFixture   *self,
                     gconstpointer  data)
{
  gint64 now_ms = desk_test_time (SYNC_FIXTURE_NOW);
  g_autoptr (GError) error = NULL;

  self->is_driven = g_strcmp0 (data, SYNC_FIXTURE_DRIVEN) == 0;
  self->dir = desk_test_make_dir ();
  self->db_uri = g_strdup_printf ("sqlite:%s" G_DIR_SEPARATOR_S "hub.db", self->dir);
  self->clock =
    self->is_driven ? desk_clock_new_driven (now_ms) : desk_clock_new_stopped (now_ms);
  self->policy = desk_policy_new_builtin (&error);
  g_assert_no_error (error);
  self->db = hub_database_open (self->db_uri, self->clock, &error);
  g_assert_no_error (error);
  import_feed (self);
  sync_fixture_start_hub (self);
  self->front = desk_front_new (hub_server_get_uri (self->hub));
}

void
sync_fixture_tear_down (SyncFixture   *self,
                        gconstpointer  data)
{
  g_clear_object (&self->front);
  if (self->hub != NULL)
    sync_fixture_stop_hub (self);
  g_clear_object (&self->db);
  g_clear_object (&self->policy);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->db_uri, g_free);
  g_clear_pointer (&self->dir, desk_test_remove_dir);
}

char *
sync_fixture_code (SyncFixture *self,
                   const char  *manager_no)
{
  g_autoptr (GError) error = NULL;
  char *code = hub_enrolment_new_code (self->db, self->clock, manager_no, &error);

  g_assert_no_error (error);
  return code;
}

gint64
sync_fixture_count (SyncFixture *self,
                    const char  *sql)
{
  return desk_test_ask (self->db, sql);
}

void
sync_fixture_load_policy (SyncFixture *self,
                          const char  *version,
                          const char  *from,
                          const char  *to)
{
  g_autofree char *text = desk_test_policy_amend (self->policy, version, from, to);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) policy =
    desk_policy_new_from_data (text, strlen (text), version, &error);
  gboolean saved;

  g_assert_no_error (error);
  hub_policy_save (self->db, self->clock, policy, &saved, &error);
  g_assert_no_error (error);
  g_assert_true (saved);
}

void
sync_fixture_spoil_policy (SyncFixture *self,
                           const char  *version)
{
  g_autofree char *answer =
    g_strdup_printf ("{\"protocol\":1,\"version\":\"%s\","
                     "\"text\":\"[policy]\\nversion=%s\\nzone=Mars/Olympus\\n\"}",
                     version, version);

  sync_fixture_load_policy (self, version, "low=20\n", "low=21\n");
  desk_front_set_path (self->front, "/v1/policy");
  desk_front_set_answer (self->front, 200, NULL, answer);
  desk_front_set_fault (self->front, DESK_FRONT_STATUS);
}

void
sync_fixture_lengthen (SyncFixture *self,
                       guint        rows)
{
  g_autoptr (GError) error = NULL;

  desk_db_begin (self->db, &error);
  g_assert_no_error (error);
  desk_db_run (self->db, &error,
               "INSERT INTO reveals (reveal_id, member_no, manager_no, field, reveal_ms, rev)"
               " WITH RECURSIVE numbers (n) AS"
               " (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1)"
               " SELECT printf ('r%06d', n), 'M0000001', 'K001', 'phone', n,"
               " n + (SELECT rev FROM feeds WHERE manager_no = 'K001') FROM numbers",
               "i", (gint64) rows);
  g_assert_no_error (error);
  desk_db_run (self->db, &error, "UPDATE feeds SET rev = rev + $1 WHERE manager_no = 'K001'", "i",
               (gint64) rows);
  g_assert_no_error (error);
  desk_db_commit (self->db, &error);
  g_assert_no_error (error);
}

void
sync_fixture_close_member (SyncFixture *self,
                           const char  *member_no)
{
  g_autoptr (GError) error = NULL;

  desk_db_begin (self->db, &error);
  g_assert_no_error (error);
  desk_db_run (self->db, &error, "UPDATE feeds SET rev = rev + 1 WHERE manager_no = 'K001'", "");
  g_assert_no_error (error);
  desk_db_run (self->db, &error,
               "UPDATE members SET closed = 1,"
               " rev = (SELECT rev FROM feeds WHERE manager_no = 'K001') WHERE member_no = $1",
               "s", member_no);
  g_assert_no_error (error);
  desk_db_commit (self->db, &error);
  g_assert_no_error (error);
}

SyncLaptop *
sync_laptop_open (SyncFixture *fixture,
                  char        *dir)
{
  SyncLaptop *self = g_new0 (SyncLaptop, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  self->dir = dir;
  self->clock = fixture->is_driven ? desk_clock_new_driven (desk_clock_now (fixture->clock))
                                   : g_object_ref (fixture->clock);
  self->store = desk_store_new (self->dir, fixture->policy, self->clock);
  result = desk_test_call (desk_store_open, self->store);
  desk_store_open_finish (self->store, result, &error);
  g_assert_no_error (error);
  self->sync = desk_sync_new (self->store);
  return self;
}

SyncLaptop *
sync_laptop_new (SyncFixture *fixture,
                 const char  *manager_no)
{
  SyncLaptop *self = sync_laptop_open (fixture, desk_test_make_dir ());
  g_autoptr (GError) error = NULL;

  if (manager_no != NULL)
    {
      g_autofree char *code = sync_fixture_code (fixture, manager_no);

      sync_laptop_enrol (self, desk_front_get_uri (fixture->front), code, &error);
      g_assert_no_error (error);
    }
  return self;
}

void
sync_laptop_free (SyncLaptop *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  desk_sync_stop (self->sync);
  result = desk_test_call (desk_store_close, self->store);
  desk_store_close_finish (self->store, result, &error);
  g_assert_no_error (error);
  desk_test_assert_let_go (self->sync);
  g_object_unref (self->store);
  g_object_unref (self->clock);
  desk_test_remove_dir (self->dir);
  g_free (self);
}

gboolean
sync_laptop_enrol (SyncLaptop  *self,
                   const char  *url,
                   const char  *code,
                   GError     **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_sync_enrol, self->sync, url, code);

  return desk_sync_enrol_finish (self->sync, result, error);
}

gboolean
sync_laptop_try (SyncLaptop     *self,
                 DeskSyncRound  *round,
                 GError        **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_sync_round, self->sync);

  return desk_sync_round_finish (self->sync, result, round, error);
}

DeskSyncRound
sync_laptop_round (SyncLaptop *self)
{
  DeskSyncRound round = { 0 };
  g_autoptr (GError) error = NULL;

  sync_laptop_try (self, &round, &error);
  g_assert_no_error (error);
  return round;
}

void
sync_laptop_fail (SyncLaptop    *self,
                  DeskSyncError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sync_laptop_try (self, NULL, &error));
  g_assert_error (error, DESK_SYNC_ERROR, (int) code);
  g_assert_error (desk_sync_get_error (self->sync), DESK_SYNC_ERROR, (int) code);
}

DeskVerdict *
sync_laptop_perform (SyncLaptop *self,
                     const char *kind,
                     JsonObject *args)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DeskVerdict *verdict;

  result = desk_test_call (desk_store_perform, self->store, kind, args);
  verdict = desk_store_perform_finish (self->store, result, &error);
  g_assert_no_error (error);
  return verdict;
}

char *
sync_laptop_use (SyncLaptop *self,
                 const char *member_no)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "service", "emergency-reactivation");
  verdict = sync_laptop_perform (self, DESK_OP_SERVICE_USE, args);
  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

char *
sync_laptop_add_note (SyncLaptop *self,
                      const char *member_no,
                      const char *text)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "text", text);
  verdict = sync_laptop_perform (self, DESK_OP_NOTE_ADD, args);
  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

void
sync_laptop_edit_note (SyncLaptop *self,
                       const char *member_no,
                       const char *note_id,
                       const char *text)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "note_id", note_id);
  json_object_set_string_member (args, "base", note_id);
  json_object_set_string_member (args, "text", text);
  verdict = sync_laptop_perform (self, DESK_OP_NOTE_EDIT, args);
  g_assert_true (verdict->accepted);
}

/* The laptop's files, looked at through a connection of their own. */
static DeskDb *
open_laptop (SyncLaptop *self)
{
  g_autofree char *path = g_build_filename (self->dir, "desk.db", NULL);
  g_autoptr (GError) error = NULL;
  DeskDb *db = desk_db_open (path, &error);

  g_assert_no_error (error);
  return db;
}

gint64
sync_laptop_count (SyncLaptop *self,
                   const char *sql)
{
  g_autoptr (DeskDb) db = open_laptop (self);

  return desk_test_ask (db, sql);
}

GPtrArray *
sync_laptop_outbox (SyncLaptop *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  result = desk_test_call (desk_store_list_outbox, self->store);
  entries = desk_store_list_outbox_finish (self->store, result, &error);
  g_assert_no_error (error);
  return entries;
}

DeskSyncStatus *
sync_laptop_status (SyncLaptop *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DeskSyncStatus *status;

  result = desk_test_call (desk_store_load_status, self->store);
  status = desk_store_load_status_finish (self->store, result, &error);
  g_assert_no_error (error);
  return status;
}

/* All rows of a table that are a manager's, as one text. */
static char *
write_rows (DeskDb          *db,
            const DeskTable *table,
            const char      *manager_no)
{
  g_autoptr (GString) sql = g_string_new ("SELECT json_group_array (line) FROM (SELECT json_array (");
  g_autoptr (GError) error = NULL;
  char *rows;

  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s, ", table->columns[i]);
  g_string_append_printf (sql, "rev) AS line FROM %s WHERE manager_no = $1 ORDER BY %s)",
                          table->name, table->columns[0]);
  rows = desk_db_query_text (db, &error, sql->str, "s", manager_no);
  g_assert_no_error (error);
  return rows;
}

void
sync_laptop_assert_converged (SyncLaptop  *self,
                              SyncFixture *fixture,
                              const char  *manager_no)
{
  g_autoptr (DeskDb) db = open_laptop (self);
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *here = write_rows (db, &tables[i], manager_no);
      g_autofree char *there = write_rows (fixture->db, &tables[i], manager_no);

      g_assert_cmpstr (here, ==, there);
    }
}
