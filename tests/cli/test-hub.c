/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

#include <hub-device.h>

#define DIAMOND "M0000001"      /* of K001, in data/demo */

static JsonObject *
load_status (CliFixture *fixture)
{
  cli_fixture_run (fixture, 0, "status", "--json", NULL);
  return cli_fixture_object (fixture);
}

static void
use_data_dir (CliFixture *fixture,
              const char *name)
{
  g_free (fixture->data_dir);
  fixture->data_dir = g_build_filename (fixture->hub.dir, name, NULL);
}

static void
test_enrol (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *code = sync_fixture_code (&fixture->hub, "K001");
  const char *url = desk_front_get_uri (fixture->hub.front);
  g_autoptr (JsonObject) before = load_status (fixture);
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (JsonObject) enrolled = NULL;

  g_assert_true (json_object_get_null_member (before, "manager"));
  g_assert_true (json_object_get_null_member (before, "last_sync"));
  cli_fixture_run (fixture, 1, "enrol", url, "AAAA-AAAA", NULL);
  cli_fixture_assert_said (fixture, "code");
  cli_fixture_run (fixture, 1, "enrol", "http://127.0.0.1:1", code, NULL);
  cli_fixture_assert_said (fixture, "127.0.0.1:1");
  cli_fixture_run (fixture, 1, "enrol", "http://hub.example.com", code, NULL);
  cli_fixture_assert_said (fixture, "https://");
  cli_fixture_run (fixture, 0, "enrol", url, code, "--json", NULL);
  enrolled = cli_fixture_object (fixture);
  g_assert_cmpstr (json_object_get_string_member (enrolled, "manager"), ==, "K001");
  after = load_status (fixture);
  g_assert_cmpstr (json_object_get_string_member (after, "manager"), ==, "K001");
  g_assert_cmpstr (json_object_get_string_member (after, "device"), ==,
                   json_object_get_string_member (enrolled, "device"));
  g_assert_cmpstr (json_object_get_string_member (after, "key"), ==, "file");
  cli_fixture_run (fixture, 0, "status", NULL);
  g_assert_nonnull (strstr (fixture->out, "in a file that only you can read"));
}

static void
test_sync (CliFixture    *fixture,
           gconstpointer  data)
{
  g_autoptr (JsonObject) round = NULL;
  g_autoptr (JsonObject) status = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "use", DIAMOND, "emergency-reactivation", NULL);
  cli_fixture_run (fixture, 0, "sync", "--json", NULL);
  round = cli_fixture_object (fixture);
  g_assert_cmpint (json_object_get_int_member (round, "pushed"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (round, "accepted"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (round, "rejected"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (round, "pulled"), ==, 1);
  status = load_status (fixture);
  g_assert_cmpint (json_object_get_int_member (status, "cursor"), ==,
                   json_object_get_int_member (round, "cursor"));
  g_assert_cmpint (json_object_get_int_member (status, "pending"), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (status, "last_sync"), ==, SYNC_FIXTURE_NOW);
  g_assert_true (json_object_get_null_member (status, "offline_since"));
}

static void
test_offline (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (JsonObject) away = NULL;
  g_autoptr (JsonObject) back = NULL;

  cli_fixture_enrol (fixture, "K001");
  desk_front_set_fault (fixture->hub.front, DESK_FRONT_LOSE);
  cli_fixture_run (fixture, 0, "use", DIAMOND, "emergency-reactivation", NULL);
  cli_fixture_run (fixture, 1, "sync", NULL);
  cli_fixture_assert_said (fixture, "hub");
  cli_fixture_run (fixture, 0, "members", NULL);
  away = load_status (fixture);
  g_assert_cmpint (json_object_get_int_member (away, "pending"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (away, "offline_since"), ==, SYNC_FIXTURE_NOW);

  desk_front_set_fault (fixture->hub.front, DESK_FRONT_PASS);
  cli_fixture_run (fixture, 0, "sync", NULL);
  back = load_status (fixture);
  g_assert_cmpint (json_object_get_int_member (back, "pending"), ==, 0);
  g_assert_true (json_object_get_null_member (back, "offline_since"));
  g_assert_cmpint (sync_fixture_count (&fixture->hub, "SELECT count (*) FROM service_uses"), ==, 1);
}

static void
make_one_turned_away (CliFixture *fixture)
{
  use_data_dir (fixture, "first");
  cli_fixture_enrol (fixture, "K001");
  use_data_dir (fixture, "second");
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "use", DIAMOND, "emergency-reactivation", "--note", "我也用了", NULL);
  use_data_dir (fixture, "first");
  for (guint i = 0; i < 3; i++)
    cli_fixture_run (fixture, 0, "use", DIAMOND, "delayed-suspension", NULL);
  cli_fixture_run (fixture, 0, "sync", NULL);
  use_data_dir (fixture, "second");
}

/* Exit 3, the reason said, kept until the person resolves it; a retry is refused here already. */
static void
test_turned_away (CliFixture    *fixture,
                  gconstpointer  data)
{
  g_autoptr (JsonObject) round = NULL;
  g_autoptr (JsonArray) waiting = NULL;
  g_autoptr (JsonArray) none = NULL;
  JsonObject *entry;
  const char *op_id;

  make_one_turned_away (fixture);
  cli_fixture_run (fixture, 3, "sync", "--json", NULL);
  round = cli_fixture_object (fixture);
  g_assert_cmpint (json_object_get_int_member (round, "rejected"), ==, 1);
  cli_fixture_run (fixture, 0, "sync", NULL);

  cli_fixture_run (fixture, 0, "outbox", "--json", NULL);
  waiting = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (waiting), ==, 1);
  entry = json_array_get_object_element (waiting, 0);
  op_id = json_object_get_string_member (entry, "op_id");
  g_assert_cmpstr (json_object_get_string_member (entry, "kind"), ==, "service.use");
  g_assert_cmpstr (json_object_get_string_member (entry, "member_no"), ==, DIAMOND);
  g_assert_cmpstr (json_object_get_string_member (entry, "made"), ==, SYNC_FIXTURE_NOW);
  g_assert_cmpstr (json_object_get_string_member (entry, "state"), ==, "rejected");
  g_assert_cmpuint (strlen (json_object_get_string_member (entry, "reason")), >, 10);

  cli_fixture_run (fixture, 1, "resolve", op_id, "retry", NULL);
  cli_fixture_run (fixture, 0, "resolve", op_id, "drop", NULL);
  cli_fixture_run (fixture, 1, "resolve", op_id, "drop", NULL);
  cli_fixture_run (fixture, 0, "outbox", "--json", NULL);
  none = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (none), ==, 0);
}

static void
set_now (CliFixture *fixture,
         const char *now)
{
  g_free (fixture->now);
  fixture->now = g_strdup (now);
}

static void
pass_until (CliFixture *fixture,
            const char *now)
{
  set_now (fixture, now);
  desk_clock_set (fixture->hub.clock, desk_test_time (now));
}

/* Of status, for people and for programs: whether there is a warning, and one with these words. */
static gboolean
warns (CliFixture *fixture,
       const char *words)
{
  g_autoptr (JsonObject) status = load_status (fixture);
  JsonArray *warnings = json_object_get_array_member (status, "warnings");

  cli_fixture_run (fixture, 0, "status", NULL);
  if (json_array_get_length (warnings) == 0)
    return FALSE;
  g_assert_cmpuint (json_array_get_length (warnings), ==, 1);
  g_assert_nonnull (strstr (json_array_get_string_element (warnings, 0), words));
  return strstr (fixture->out, words) != NULL;
}

/* Mistake 6: a queue that stands still while the hub answers is told after ten minutes, no sooner;
 * what waits goes out when the hub takes it again. */
static void
test_stalled (CliFixture    *fixture,
              gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "use", DIAMOND, "emergency-reactivation", NULL);
  desk_front_set_path (fixture->hub.front, "/v1/push");
  desk_front_set_answer (fixture->hub.front, 500, NULL, NULL);
  cli_fixture_run (fixture, 1, "sync", NULL);
  pass_until (fixture, "2026-11-22T09:39:59+08:00");
  cli_fixture_run (fixture, 1, "sync", NULL);
  g_assert_false (warns (fixture, ""));
  pass_until (fixture, "2026-11-22T09:40:00+08:00");
  g_assert_true (warns (fixture, "taken nothing for ten minutes"));
  desk_front_set_fault (fixture->hub.front, DESK_FRONT_PASS);
  cli_fixture_run (fixture, 0, "sync", NULL);
  g_assert_false (warns (fixture, ""));
}

/* What the hub refused stays told until the laptop is enrolled again; then the work goes out. */
static void
test_revoked (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (JsonObject) before = NULL;
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (GError) error = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "use", DIAMOND, "emergency-reactivation", NULL);
  before = load_status (fixture);
  g_assert_true (json_object_get_null_member (before, "stop"));
  hub_device_revoke (fixture->hub.db, fixture->hub.clock,
                     json_object_get_string_member (before, "device"), &error);
  g_assert_no_error (error);
  cli_fixture_run (fixture, 1, "sync", NULL);
  cli_fixture_assert_said (fixture, "no longer admits");
  g_assert_true (warns (fixture, "no longer admits"));
  after = load_status (fixture);
  g_assert_cmpstr (json_object_get_string_member (after, "stop"), ==, "revoked");
  cli_fixture_enrol (fixture, "K001");
  g_assert_false (warns (fixture, ""));
  g_assert_cmpint (sync_fixture_count (&fixture->hub, "SELECT count (*) FROM service_uses"), ==, 1);
}

static void
test_outdated (CliFixture    *fixture,
               gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  desk_front_set_answer (fixture->hub.front, 426, NULL, "{\"error\":\"update\",\"message\":\"\"}");
  cli_fixture_run (fixture, 1, "sync", NULL);
  g_assert_true (warns (fixture, "too old for the hub"));
}

/* Six minutes ahead of the hub. */
static void
test_skew (CliFixture    *fixture,
           gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  g_assert_false (warns (fixture, ""));
  set_now (fixture, "2026-11-22T09:36:00+08:00");
  cli_fixture_run (fixture, 0, "sync", NULL);
  g_assert_true (warns (fixture, "clock of this computer is off by"));
}

static gboolean
is_low (CliFixture *fixture,
        const char *member_no)
{
  cli_fixture_run (fixture, 0, "members", "--flag", "low-balance", NULL);
  return strstr (fixture->out, member_no) != NULL;
}

/* E5. The hub's policy is followed at the next sync, by all commands. M0000005 has 38.23
 * yuan. */
static void
test_policy (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr (JsonObject) status = NULL;

  cli_fixture_enrol (fixture, "K011");
  g_assert_false (is_low (fixture, "M0000005"));
  sync_fixture_load_policy (&fixture->hub, "gz.2", "low=20\n", "low=38.24\n");
  g_assert_false (is_low (fixture, "M0000005"));
  cli_fixture_run (fixture, 0, "sync", NULL);
  g_assert_true (is_low (fixture, "M0000005"));
  status = load_status (fixture);
  g_assert_cmpstr (json_object_get_string_member (status, "policy"), ==, "gz.2");
  g_assert_false (warns (fixture, ""));
}

static void
test_policy_unreadable (CliFixture    *fixture,
                        gconstpointer  data)
{
  g_autoptr (JsonObject) status = NULL;

  cli_fixture_enrol (fixture, "K001");
  sync_fixture_spoil_policy (&fixture->hub, "gz.2");
  cli_fixture_run (fixture, 0, "sync", NULL);
  g_assert_true (warns (fixture, "The hub has new rules (gz.2) that this version"));
  g_assert_nonnull (strstr (fixture->out, "Rules: guizhou-2010.2\n"));
  status = load_status (fixture);
  g_assert_cmpstr (json_object_get_string_member (status, "refused_policy"), ==, "gz.2");
}

static void
enrol_only (CliFixture *fixture,
            const char *manager_no)
{
  g_autofree char *code = sync_fixture_code (&fixture->hub, manager_no);

  cli_fixture_run (fixture, 0, "enrol", desk_front_get_uri (fixture->hub.front), code, NULL);
}

/* The moments of one manager's list are not those of the next one's. */
static void
test_other_manager (CliFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr (JsonObject) status = NULL;

  cli_fixture_enrol (fixture, "K001");
  enrol_only (fixture, "K002");
  status = load_status (fixture);
  g_assert_cmpstr (json_object_get_string_member (status, "manager"), ==, "K002");
  g_assert_true (json_object_get_null_member (status, "last_sync"));
  g_assert_true (json_object_get_null_member (status, "feed"));
  g_assert_cmpint (json_object_get_int_member (status, "members"), ==, 0);
}

/* Promise 7: what one manager recorded never takes effect as another one's, and is kept for whoever
 * recorded it. */
static void
test_work_of_another (CliFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr (JsonArray) waiting = NULL;
  JsonObject *entry;
  const char *op_id;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "use", DIAMOND, "emergency-reactivation", NULL);
  enrol_only (fixture, "K002");
  cli_fixture_run (fixture, 3, "sync", NULL);
  cli_fixture_run (fixture, 0, "outbox", "--json", NULL);
  waiting = cli_fixture_array (fixture);
  entry = json_array_get_object_element (waiting, 0);
  op_id = json_object_get_string_member (entry, "op_id");
  g_assert_cmpstr (json_object_get_string_member (entry, "reason_code"), ==, "other-device");
  cli_fixture_run (fixture, 1, "resolve", op_id, "retry", NULL);
  g_assert_cmpint (sync_fixture_count (&fixture->hub, "SELECT count (*) FROM service_uses"), ==, 0);

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "resolve", op_id, "retry", NULL);
  cli_fixture_run (fixture, 0, "sync", NULL);
  g_assert_cmpint (sync_fixture_count (&fixture->hub, "SELECT count (*) FROM service_uses"), ==, 1);
}

/* A copy of this laptop took each number before it. */
static void
take_numbers (CliFixture *fixture)
{
  static const char *changes[] = {
    "INSERT INTO operations (op_id, device_id, seq, manager_no, kind, hash, body, received_ms,"
    " verdict) SELECT 'by-the-copy-' || column1, device_id, column1, manager_no, '', '', '', 0, ''"
    " FROM devices, (VALUES (1), (8))",
    "UPDATE devices SET last_seq = 7",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_assert_cmpint (desk_db_run (fixture->hub.db, NULL, changes[i], ""), >, 0);
}

/* What the hub did not judge is not turned away: exit 0, and yet it is said. */
static void
test_still_waiting (CliFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr (JsonObject) round = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "use", DIAMOND, "emergency-reactivation", NULL);
  take_numbers (fixture);
  cli_fixture_run (fixture, 0, "sync", "--json", NULL);
  round = cli_fixture_object (fixture);
  g_assert_cmpint (json_object_get_int_member (round, "pushed"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (round, "pending"), ==, 1);
  g_assert_cmpstr (fixture->err, ==, "1 change still waits for the hub. Sync again.\n");

  cli_fixture_run (fixture, 1, "sync", NULL);
  cli_fixture_assert_said (fixture, "copy");
  cli_fixture_enrol (fixture, "K001");
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpint (sync_fixture_count (&fixture->hub, "SELECT count (*) FROM service_uses"), ==, 1);
}

/* What waits and what was turned away, for a spreadsheet; never half a file. */
static void
test_export (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->hub.dir, "waiting.csv", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->hub.dir, "none", "waiting.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) written = NULL;

  make_one_turned_away (fixture);
  cli_fixture_run (fixture, 3, "sync", NULL);
  cli_fixture_run (fixture, 0, "use", DIAMOND, "airport-lounge", "--note", "=1+1", NULL);
  cli_fixture_run (fixture, 0, "outbox", "--export", path, "--json", NULL);
  written = cli_fixture_object (fixture);
  g_assert_cmpint (json_object_get_int_member (written, "lines"), ==, 2);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBF\"Recorded\",\"State\",\"What\","));
  g_assert_nonnull (strstr (text, "\r\n2026-11-22 09:30,\"Turned away\",\"Emergency"));
  g_assert_nonnull (strstr (text, ",\"我也用了\",\""));
  g_assert_nonnull (strstr (text, ",\"'=1+1\",\"\",\""));

  cli_fixture_run (fixture, 1, "outbox", "--export", nowhere, NULL);
  cli_fixture_assert_said (fixture, nowhere);
  cli_fixture_run (fixture, 1, "outbox", "--export", "waiting.txt", NULL);
  cli_fixture_assert_said (fixture, ".xlsx");
}

static void
test_not_enrolled (CliFixture    *fixture,
                   gconstpointer  data)
{
  static const char * const words[] = { "sync", "today", "members" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      cli_fixture_run (fixture, 1, words[i], "--json", NULL);
      cli_fixture_assert_said (fixture, "not tied to a hub");
    }
  cli_fixture_run (fixture, 1, "member", DIAMOND, NULL);
  cli_fixture_run (fixture, 1, "use", DIAMOND, "emergency-reactivation", NULL);
  cli_fixture_run (fixture, 1, "care", DIAMOND, "low-balance", "--channel", "call", "--result", "x",
                   NULL);
  cli_fixture_run (fixture, 0, "outbox", NULL);
}

static void
test_usage (CliFixture    *fixture,
            gconstpointer  data)
{
  static const char * const cases[][6] = {
    { NULL },
    { "nonsense" },
    { "sync", "now" },
    { "enrol", "http://127.0.0.1" },
    { "member" },
    { "members", "--tier", "platinum" },
    { "members", "--flag", "rich" },
    { "members", "--colour", "red" },
    { "use", DIAMOND },
    { "use", DIAMOND, "car-wash" },
    { "use", DIAMOND, "emergency-reactivation", "--hours", "many" },
    { "care", DIAMOND, "low-balance", "--channel", "call" },
    { "care", DIAMOND, "low-balance", "--result", "x" },
    { "care", DIAMOND, "full-moon", "--channel=call", "--result=x" },
    { "care", DIAMOND, "low-balance", "--channel=fax", "--result=x" },
    { "resolve", "x" },
    { "visit" },
    { "note", "--json" },
    { "visit", "dance" },
    { "resolve", "x", "forget" },
    { "members", "--search" },
    { "status", "--data-dir", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char * const *word = cases[i];

      cli_fixture_run (fixture, 2, word[0], word[1], word[2], word[3], word[4], word[5], NULL);
      cli_fixture_assert_said (fixture, "");
    }
  /* Wrong usage does not even make the local data. */
  g_assert_false (g_file_test (fixture->data_dir, G_FILE_TEST_EXISTS));
}

static void
test_help (CliFixture    *fixture,
           gconstpointer  data)
{
  cli_fixture_run (fixture, 0, "--help", NULL);
  g_assert_nonnull (strstr (fixture->out, "resolve OP_ID drop|retry"));
  cli_fixture_run (fixture, 0, "use", "--help", NULL);
  g_assert_nonnull (strstr (fixture->out, "--hours"));
  g_assert_nonnull (strstr (fixture->out, "SERVICE: emergency-reactivation, "));
  cli_fixture_run (fixture, 0, "care", "--help", NULL);
  g_assert_nonnull (strstr (fixture->out, "OCCASION: low-balance, "));
  cli_fixture_run (fixture, 0, "visit", "--help", NULL);
  g_assert_nonnull (strstr (fixture->out, "visit move ID START"));
  g_assert_null (strstr (fixture->out, "note"));
  cli_fixture_run (fixture, 0, "--version", NULL);
  g_assert_true (g_str_has_prefix (fixture->out, "member-desk-cli "));
}

static guint32
get_mode (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_UNIX_MODE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, &error);

  g_assert_no_error (error);
  return g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 0777;
}

/* Secrecy (S): nobody else on this computer reads the folder, nor any file in it. */
static void
test_modes (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "note", "add", "M0000001", "x", NULL);
  g_assert_cmphex (get_mode (fixture->data_dir), ==, 0700);
  dir = g_dir_open (fixture->data_dir, 0, NULL);
  for (; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (fixture->data_dir, name, NULL);

      g_assert_cmphex (get_mode (path) & 0077, ==, 0);
    }
  g_assert_cmpuint (n, >=, 2);
}

/* Nothing goes without a clear yes, which was told what is not at the hub; then everything does. */
static void
test_remove (CliFixture    *fixture,
             gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "note", "add", "M0000001", "x", NULL);
  cli_fixture_run (fixture, 1, "remove", NULL);
  cli_fixture_assert_said (fixture, "Nothing was removed. 1 record is not at the hub");
  cli_fixture_run (fixture, 0, "outbox", "--json", NULL);
  g_assert_nonnull (strstr (fixture->out, "note.add"));
  cli_fixture_run (fixture, 0, "remove", "--yes", NULL);
  cli_fixture_run (fixture, 1, "members", NULL);
  g_assert_nonnull (strstr (fixture->err, "not tied to a hub yet"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/hub/enrol", test_enrol);
  cli_fixture_add ("/cli/hub/sync", test_sync);
  cli_fixture_add ("/cli/hub/promise-1/offline", test_offline);
  cli_fixture_add ("/cli/hub/promise-5/turned-away", test_turned_away);
  cli_fixture_add ("/cli/hub/mistake-6/stalled", test_stalled);
  cli_fixture_add ("/cli/hub/revoked", test_revoked);
  cli_fixture_add ("/cli/hub/outdated", test_outdated);
  cli_fixture_add ("/cli/hub/skew", test_skew);
  cli_fixture_add ("/cli/hub/policy", test_policy);
  cli_fixture_add ("/cli/hub/policy-unreadable", test_policy_unreadable);
  cli_fixture_add ("/cli/hub/other-manager", test_other_manager);
  cli_fixture_add ("/cli/hub/promise-7/work-of-another", test_work_of_another);
  cli_fixture_add ("/cli/hub/still-waiting", test_still_waiting);
  cli_fixture_add ("/cli/hub/export", test_export);
  cli_fixture_add ("/cli/hub/not-enrolled", test_not_enrolled);
  cli_fixture_add ("/cli/hub/usage", test_usage);
  cli_fixture_add ("/cli/hub/help", test_help);
  cli_fixture_add ("/cli/hub/remove", test_remove);
  cli_fixture_add ("/cli/hub/S/modes", test_modes);
  return g_test_run ();
}
