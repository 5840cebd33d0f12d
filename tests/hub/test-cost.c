/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-test-db.h>
#include <desk-table.h>
#include <desk-test.h>
#include <hub-feed.h>
#include <hub-handlers.h>

/* What sync promises, 9: cost follows change. Counted, not measured. */

#define FEW 1000
#define MANY 100000
#define N_CHANGES 100

/* Brings the feed of M01 to that many contacts, the last N_CHANGES of them above the cursor. */
static void
fill (HubFixture *fixture,
      guint       n_rows)
{
  g_autofree char *script =
    g_strdup_printf ("BEGIN; DELETE FROM contacts; "
                     "INSERT INTO contacts (contact_id, member_no, manager_no, occasion, channel,"
                     " result, reached, contact_ms, rev) "
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT %u) "
                     "SELECT 'c' || i, 'A1', 'M01', 'low-balance', 'call', '', 1, 1, i + 1 FROM n; "
                     "UPDATE feeds SET rev = %u WHERE manager_no = 'M01'; COMMIT",
                     n_rows, n_rows + 1);

  desk_test_exec (fixture->db, script);
}

/* Statements that a pull of the last changes runs. */
static guint64
count_pull (HubFixture *fixture,
            gint64      cursor)
{
  g_autoptr (HubMetrics) metrics = hub_metrics_new ();
  g_autoptr (HubReply) reply = hub_reply_new ();
  g_autoptr (HubRequest) request = g_new0 (HubRequest, 1);
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, cursor);
  g_autoptr (GError) error = NULL;
  HubContext context = {
    .db = fixture->db,
    .policy = fixture->policy,
    .clock = fixture->clock,
    .metrics = metrics,
  };
  guint64 before;

  request->query = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (request->query, (char *) "cursor", text);
  g_hash_table_insert (request->query, (char *) "epoch", epoch);
  request->device = g_new0 (HubDevice, 1);
  request->device->manager_no = g_strdup ("M01");

  before = desk_db_get_n_steps (fixture->db);
  hub_pull_handle (&context, request, reply, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_nonnull (g_strstr_len (reply->body->str, reply->body->len,
                                  "{\"end\":" G_STRINGIFY (N_CHANGES) "}\n"));
  return desk_db_get_n_steps (fixture->db) - before;
}

static void
test_changes (HubFixture    *fixture,
              gconstpointer  data)
{
  guint n_tables;
  guint64 n_few;
  guint64 n_many;

  desk_table_list (&n_tables);
  fill (fixture, FEW);
  n_few = count_pull (fixture, FEW + 1 - N_CHANGES);
  fill (fixture, MANY);
  n_many = count_pull (fixture, MANY + 1 - N_CHANGES);
  g_assert_cmpuint (n_few, ==, n_many);
  g_assert_cmpuint (n_few, <, n_tables + 10);
}

/* With the tables of rows gone a round with nothing new goes on, and one with news does not. */
static void
test_nothing_new (HubFixture    *fixture,
                  gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *pull = g_strdup_printf ("/v1/pull?cursor=1&epoch=%s", epoch);
  g_autofree char *wait = g_strdup_printf ("/v1/wait?cursor=1&seconds=0&epoch=%s", epoch);
  g_autofree char *pulled = NULL;
  g_autofree char *waited = NULL;

  desk_test_exec (fixture->db,
                  "DROP TABLE reveals; DROP TABLE contacts; DROP TABLE service_uses;"
                  "DROP TABLE accounts; DROP TABLE members; DROP TABLE managers;"
                  "DROP TABLE tombstones; DROP TABLE operations");
  pulled = hub_fixture_call (fixture, HUB_CALL (.path = pull, .token = token), 200);
  waited = hub_fixture_call (fixture, HUB_CALL (.path = wait, .token = token), 200);
  g_assert_cmpuint (strlen (pulled), <, 300);
  g_assert_cmpuint (strlen (waited), <, 300);
  g_free (hub_fixture_call (fixture, HUB_CALL (.path = "/v1/pull?cursor=0", .token = token), 503));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/cost/promise-9-changes", test_changes);
  hub_fixture_add ("/hub/cost/promise-9-nothing-new", test_nothing_new);

  return g_test_run ();
}
