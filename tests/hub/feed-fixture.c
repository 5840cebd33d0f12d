/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed-fixture.h"

#include <desk-test-db.h>

FeedFixture *
feed_fixture_new (void)
{
  FeedFixture *self = g_new0 (FeedFixture, 1);
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = desk_test_make_dir ();
  self->clock = desk_clock_new_stopped (desk_test_time (FIXTURE_NOW));
  self->policy = desk_policy_new_builtin (&error);
  g_assert_no_error (error);
  uri = g_strdup_printf ("sqlite:%s/hub.db", self->folder);
  self->db = hub_database_open (uri, self->clock, &error);
  g_assert_no_error (error);

  self->managers = g_build_filename (self->folder, "managers.csv", NULL);
  self->members = g_build_filename (self->folder, "members.csv", NULL);
  self->accounts = g_build_filename (self->folder, "accounts.csv", NULL);
  self->rejects = g_build_filename (self->folder, "rejects.csv", NULL);
  feed_fixture_write (self, MANAGERS, MEMBERS, ACCOUNTS);
  return self;
}

void
feed_fixture_free (FeedFixture *self)
{
  g_clear_object (&self->db);
  g_clear_object (&self->policy);
  g_clear_object (&self->clock);
  g_free (self->managers);
  g_free (self->members);
  g_free (self->accounts);
  g_free (self->rejects);
  desk_test_remove_dir (self->folder);
  g_free (self);
}

void
feed_fixture_write_bytes (const char *path,
                          const char *bytes,
                          gssize      length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

void
feed_fixture_write (FeedFixture *self,
                    const char  *managers,
                    const char  *members,
                    const char  *accounts)
{
  if (managers != NULL)
    feed_fixture_write_bytes (self->managers, managers, -1);
  if (members != NULL)
    feed_fixture_write_bytes (self->members, members, -1);
  if (accounts != NULL)
    feed_fixture_write_bytes (self->accounts, accounts, -1);
}

HubImportResult *
feed_fixture_try (FeedFixture             *self,
                  const HubImportOptions  *options,
                  GError                 **error)
{
  const HubImportFiles files = { self->managers, self->members, self->accounts };

  return hub_import_run (self->db, self->policy, self->clock, &files, options, error);
}

HubImportResult *
feed_fixture_import (FeedFixture *self)
{
  const HubImportOptions options = { FALSE };
  g_autoptr (GError) error = NULL;
  HubImportResult *result = feed_fixture_try (self, &options, &error);

  g_assert_no_error (error);
  return result;
}

void
feed_fixture_refuse (FeedFixture *self,
                     const char  *expected)
{
  const HubImportOptions options = { FALSE };
  g_autofree char *before = feed_fixture_dump (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (HubImportResult) result = feed_fixture_try (self, &options, &error);
  g_autofree char *after = feed_fixture_dump (self);

  g_assert_null (result);
  g_assert_nonnull (error);
  if (strstr (error->message, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, error->message);
  g_assert_cmpstr (before, ==, after);
}

static void
dump_table (FeedFixture *self,
            const char  *name,
            GString     *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY rowid", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt = desk_db_query (self->db, &error, sql, "");

  g_assert_no_error (error);
  while (desk_stmt_step (stmt, &error))
    {
      g_string_append_printf (text, "%s:", name);
      for (int i = 0; i < desk_stmt_n_columns (stmt); i++)
        g_string_append_printf (text, " %s |",
                                desk_stmt_is_null (stmt, i) ? "NULL" : desk_stmt_text (stmt, i));
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
}

char *
feed_fixture_dump (FeedFixture *self)
{
  static const char * const tables[] = {
    "schema_parts", "hub_meta", "feeds", "tombstones", "managers", "members", "accounts",
    "service_uses", "contacts", "reveals", "notes", "visits", "visit_events", "feed_changes",
    "tags", "facts", "duplicates", "snoozes", "callbacks", "tickets",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    dump_table (self, tables[i], text);
  return g_string_free (text, FALSE);
}

gint64
feed_fixture_ask (FeedFixture *self,
                  const char  *sql)
{
  return desk_test_ask (self->db, sql);
}

char *
feed_fixture_ask_text (FeedFixture *self,
                       const char  *sql)
{
  return desk_test_ask_text (self->db, sql);
}

void
feed_fixture_run (FeedFixture *self,
                  const char  *sql)
{
  desk_test_exec (self->db, sql);
}

void
assert_reject (const HubImportResult *result,
               guint                  n,
               const char            *file,
               gint64                 line,
               const char            *column,
               const char            *expected)
{
  const HubReject *reject;

  g_assert_cmpuint (result->rejects->len, >, n);
  reject = g_ptr_array_index (result->rejects, n);
  g_assert_cmpstr (reject->file, ==, file);
  g_assert_cmpint (reject->line, ==, line);
  g_assert_cmpstr (reject->column, ==, column);
  if (strstr (reject->reason, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, reject->reason);
}
