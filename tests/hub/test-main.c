/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-program.h"

#include <signal.h>

#include <desk-json.h>
#include <desk-test-child.h>
#include <desk-test.h>
#include <hub-enrolment.h>

/* The program itself, as a person or a script runs it. */

#define RUN(fixture, code, out, err, ...) \
  hub_program_run (fixture, NULL, code, out, err, \
                   (const char *[]) { g_getenv ("MEMBER_DESK_HUB"), __VA_ARGS__, NULL })

static void
assert_one_line (const char *text)
{
  g_assert_true (g_str_has_suffix (text, "\n"));
  g_assert_true (strchr (text, '\n') == text + strlen (text) - 1);
}

static void
test_help (HubFixture    *fixture,
           gconstpointer  data)
{
  const char *commands[] = { "serve", "import", "enrol", "devices", "revoke", "assign", "backup",
                             "check", "stats", "policy" };
  g_autofree char *help = NULL;
  g_autofree char *version = NULL;

  RUN (fixture, 0, &help, NULL, "--help");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *own = NULL;

      g_assert_nonnull (strstr (help, commands[i]));
      RUN (fixture, 0, &own, NULL, commands[i], "--help");
      g_assert_nonnull (strstr (own, "--db"));
    }
  RUN (fixture, 0, &version, NULL, "--version");
  g_assert_true (g_str_has_prefix (version, "member-desk-hub "));
}

static void
assert_usage (HubFixture  *fixture,
              const char **arguments)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  const char *argv[8] = { g_getenv ("MEMBER_DESK_HUB") };

  for (guint i = 0; arguments[i] != NULL; i++)
    argv[i + 1] = arguments[i];
  hub_program_run (fixture, NULL, 2, &out, &err, argv);
  g_assert_cmpstr (out, ==, "");
  assert_one_line (err);
}

static void
test_usage (HubFixture    *fixture,
            gconstpointer  data)
{
  const char *cases[][7] = {
    { NULL },
    { "dance" },
    { "--dance" },
    { "check", "--dance" },
    { "check", "twice" },
    { "enrol" },
    { "enrol", "M01", "M02" },
    { "enrol", "--", "M01", "-M02" },
    { "revoke" },
    { "assign", "A1" },
    { "backup" },
    { "policy" },
    { "policy", "dance" },
    { "policy", "check" },
    { "policy", "load", "a.ini", "b.ini" },
    { "import" },
    { "import", "--managers", "a.csv", "--members", "b.csv" },
    { "serve", "--tls-cert", "cert.pem" },
    { "serve", "--tls-key", "key.pem" },
    { "serve", "--keep-tombstones", "0" },
    { "serve", "--keep-tombstones", "3651" },
    { "serve", "--keep-tombstones", "some" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_usage (fixture, cases[i]);
}

static void
test_failures (HubFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *err = NULL;

  RUN (fixture, 1, NULL, &err, "enrol", "M99", "--db", fixture->db_uri);
  assert_one_line (err);
  g_assert_nonnull (strstr (err, "M99"));
  g_clear_pointer (&err, g_free);

  RUN (fixture, 1, NULL, &err, "revoke", "nobody", "--db", fixture->db_uri);
  assert_one_line (err);
  g_clear_pointer (&err, g_free);

  RUN (fixture, 1, NULL, &err, "check", "--db", "mysql://x");
  assert_one_line (err);
  g_clear_pointer (&err, g_free);

  RUN (fixture, 1, NULL, &err, "check", "--db", fixture->db_uri, "--policy", "/nowhere.ini");
  assert_one_line (err);
  g_assert_nonnull (strstr (err, "/nowhere.ini"));
  g_clear_pointer (&err, g_free);

  RUN (fixture, 1, NULL, &err, "serve", "--db", fixture->db_uri, "--listen", "0.0.0.0:0");
  assert_one_line (err);
  g_assert_nonnull (strstr (err, "--tls-cert"));
}

/* The settings say where the database is; the command line goes before them. */
static void
test_config (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "hub.conf", NULL);
  g_autofree char *text = g_strdup_printf ("[hub]\ndb=%s\n", fixture->db_uri);
  g_autofree char *missing = g_strconcat ("sqlite:", fixture->dir, "/missing.db", NULL);
  g_autofree char *code = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  RUN (fixture, 0, &code, NULL, "--config", path, "enrol", "M01");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count(*) FROM enrolments"), ==, 1);
  RUN (fixture, 1, NULL, &err, "check", "--config", path, "--db", missing);
  assert_one_line (err);
  g_assert_nonnull (strstr (err, "missing.db"));
  g_clear_pointer (&err, g_free);

  g_file_set_contents (path, "[hub]\ntls-cert=only.pem\n", -1, &error);
  g_assert_no_error (error);
  RUN (fixture, 2, NULL, &err, "serve", "--config", path, "--db", fixture->db_uri);
  assert_one_line (err);
}

/* A slip in the name makes no empty database, which would be found to be sound. */
static void
test_no_database (HubFixture    *fixture,
                  gconstpointer  data)
{
  static const char * const commands[] = { "check", "stats", "devices" };
  g_autofree char *path = g_build_filename (fixture->dir, "slip", "hub.db", NULL);
  g_autofree char *uri = g_strconcat ("sqlite:", path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *err = NULL;

      RUN (fixture, 1, NULL, &err, commands[i], "--db", uri);
      assert_one_line (err);
      g_assert_nonnull (strstr (err, path));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* A service runs without a locale; names and values are Chinese all the same. */
static void
test_no_locale (HubFixture    *fixture,
                gconstpointer  data)
{
  g_autofree char *uri = g_strconcat ("sqlite:", fixture->dir, "/中心.db", NULL);
  g_autofree char *err = NULL;
  const char *argv[] = { g_getenv ("MEMBER_DESK_HUB"), "check", "--db", uri, NULL };

  hub_program_run (fixture, "C", 1, NULL, &err, argv);
  assert_one_line (err);
  g_assert_nonnull (strstr (err, "中心.db"));
}

/* The list of rejects is never written over the feed. */
static void
test_rejects_over_feed (HubFixture    *fixture,
                        gconstpointer  data)
{
  g_autofree char *feed = g_build_filename (fixture->dir, "accounts.csv", NULL);
  g_autofree char *list = g_build_filename (fixture->dir, ".", "accounts.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *err = NULL;

  g_assert_true (g_file_set_contents (feed, "number\n", -1, NULL));
  RUN (fixture, 2, NULL, &err, "import", "--db", fixture->db_uri, "--managers", "m.csv",
       "--members", "b.csv", "--accounts", feed, "--rejects", list);
  assert_one_line (err);
  g_assert_true (g_file_get_contents (feed, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "number\n");
}

static void
test_enrol (HubFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *code = NULL;
  g_autofree char *manager_no = NULL;
  g_autoptr (GError) error = NULL;

  RUN (fixture, 0, &code, NULL, "--db", fixture->db_uri, "enrol", "M01");
  assert_one_line (code);
  g_strchomp (code);
  g_assert_cmpuint (strlen (code), ==, 9);
  manager_no = hub_enrolment_use_code (fixture->db, fixture->clock, code, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (manager_no, ==, "M01");
}

static void
test_devices (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *refused = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *device;

  RUN (fixture, 0, &before, NULL, "devices", "--json", "--db", fixture->db_uri);
  node = json_from_string (before, NULL);
  g_assert_nonnull (node);
  device = json_array_get_object_element (json_node_get_array (node), 0);
  g_assert_cmpstr (json_object_get_string_member (device, "device_id"), ==, device_id);
  g_assert_cmpstr (json_object_get_string_member (device, "enrolled"), ==, HUB_FIXTURE_NOW);
  g_assert_true (json_object_get_null_member (device, "seen"));
  g_assert_true (json_object_get_null_member (device, "revoked"));

  RUN (fixture, 0, NULL, NULL, "revoke", device_id, "--db", fixture->db_uri);
  RUN (fixture, 0, &after, NULL, "devices", "--json", "--db", fixture->db_uri);
  g_assert_nonnull (strstr (after, "\"revoked\" : \"" HUB_FIXTURE_NOW "\""));
  RUN (fixture, 0, &lines, NULL, "devices", "--db", fixture->db_uri);
  assert_one_line (lines);
  g_assert_true (g_str_has_prefix (lines, device_id));

  refused = hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0", .token = token), 403);
  hub_fixture_assert_error (refused, "revoked");
}

static void
test_stats (HubFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *out = NULL;
  g_autofree char *sound = NULL;
  g_autoptr (JsonObject) stats = NULL;
  g_autoptr (GError) error = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  RUN (fixture, 0, &out, NULL, "stats", "--json", "--db", fixture->db_uri);
  stats = desk_json_parse_object (out, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_object_get_int_member (stats, "managers"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (stats, "members"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (stats, "accounts"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (stats, "database_bytes"), >, 4096);
  g_assert_cmpint (json_object_get_int_member (stats, "notes"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (stats, "visits"), ==, 0);
  g_assert_true (json_object_get_null_member (stats, "feed"));

  RUN (fixture, 0, &sound, NULL, "check", "--db", fixture->db_uri);
  assert_one_line (sound);
}

/* What only a hand in the database leaves behind. */
static void
assert_found (HubFixture *fixture,
              const char *script,
              const char *what)
{
  g_autofree char *out = NULL;
  g_autofree char *error = NULL;
  g_autoptr (GError) db_error = NULL;

  desk_db_exec (fixture->db, script, &db_error);
  g_assert_no_error (db_error);
  RUN (fixture, 1, &out, &error, "check", "--db", fixture->db_uri);
  g_assert_cmpstr (out, ==, "");
  assert_one_line (error);
  g_assert_nonnull (strstr (error, what));
}

static void
test_check (HubFixture    *fixture,
            gconstpointer  data)
{
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_found (fixture,
                "INSERT INTO notes VALUES ('n1', 'A9', 'M01', '', 'n1', 1, 1, 0, 1)",
                "row n1 of the table notes: its member is not there");
  assert_found (fixture, "UPDATE notes SET member_no = 'A1', manager_no = 'M02'",
                "row n1 of the table notes: its member is another manager's");
  assert_found (fixture, "UPDATE notes SET manager_no = 'M01', rev = 1000",
                "row n1 of the table notes: its manager's feed has not reached");
}

static char *
write_file (HubFixture *fixture,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_import (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *uri = g_strdup_printf ("sqlite:%s/feed.db", fixture->dir);
  g_autofree char *managers = write_file (fixture, "managers.csv",
                                          "manager_no,name,region,phone\nM01,王,guizhou,1\n");
  g_autofree char *members =
    write_file (fixture, "members.csv",
                "member_no,name,salutation,manager_no,certificate,segment,rank,strategic,brand,"
                "spend_12m,revenue_year,package_monthly,card_tier,card_expires,points,phone,address,"
                "area,birthday\n"
                "A1,张三,mr,M01,personal,,,,ehome,3360.00,,,diamond,2027-12-31,,18900000001,,town,\n");
  g_autofree char *accounts =
    write_file (fixture, "accounts.csv",
                "number,member_no,kind,payment,state,balance,arrears,arrears_since\n"
                "18900000001,A1,mobile,prepaid,in-use,19.99,,\n"
                "18900000002,NOBODY,mobile,prepaid,in-use,19.99,,\n");
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (JsonObject) result = NULL;
  g_autoptr (GError) error = NULL;

  RUN (fixture, 3, &out, &err, "import", "--db", uri, "--managers", managers, "--members", members,
       "--accounts", accounts, "--json");
  result = desk_json_parse_object (out, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (result, "members"),
                                               "added"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (result, "accounts"),
                                               "rejected"),
                   ==, 1);
  assert_one_line (err);
  g_assert_nonnull (strstr (err, "accounts.csv"));
  g_assert_nonnull (strstr (err, "3"));
}

static void
serve_until (HubFixture *fixture,
             int         signal_number)
{
  g_autoptr (GError) error = NULL;
  const char *words[] = { g_getenv ("MEMBER_DESK_HUB"), "serve", "--listen", "127.0.0.1:0", "--db",
                          fixture->db_uri, NULL };
  g_autoptr (GSubprocess) process = desk_test_spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE, words);
  g_autoptr (GDataInputStream) out = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *line = NULL;
  g_autofree char *url = NULL;

  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  line = hub_fixture_read_line (out);
  g_assert_true (g_str_has_prefix (line, "listening on http://127.0.0.1:"));
  url = g_strconcat (line + strlen ("listening on "), "/healthz", NULL);
  message = soup_message_new ("GET", url);
  body = hub_fixture_send (fixture, message);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);

  g_subprocess_send_signal (process, signal_number);
  result = desk_test_call (g_subprocess_wait, process);
  g_subprocess_wait_finish (process, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static void
test_serve (HubFixture    *fixture,
            gconstpointer  data)
{
  serve_until (fixture, SIGTERM);
  serve_until (fixture, SIGINT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  hub_fixture_add ("/hub/main/help", test_help);
  hub_fixture_add ("/hub/main/usage", test_usage);
  hub_fixture_add ("/hub/main/failures", test_failures);
  hub_fixture_add ("/hub/main/config", test_config);
  hub_fixture_add ("/hub/main/no-database", test_no_database);
  hub_fixture_add ("/hub/main/no-locale", test_no_locale);
  hub_fixture_add ("/hub/main/rejects-over-feed", test_rejects_over_feed);
  hub_fixture_add ("/hub/main/enrol", test_enrol);
  hub_fixture_add ("/hub/main/devices", test_devices);
  hub_fixture_add ("/hub/main/stats", test_stats);
  hub_fixture_add ("/hub/main/check", test_check);
  hub_fixture_add ("/hub/main/import", test_import);
  hub_fixture_add ("/hub/main/serve", test_serve);
  return g_test_run ();
}
