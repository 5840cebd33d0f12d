/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-fixture.h"

#include <desk-error.h>
#include <desk-test.h>
#include <hub-assign.h>

static void
assign (HubFixture *fixture,
        const char *manager_no)
{
  g_autoptr (GError) error = NULL;

  hub_assign_member (fixture->db, fixture->clock, "A1", manager_no, &error);
  g_assert_no_error (error);
}

static GPtrArray *
pull (HubFixture *fixture,
      const char *token,
      gint64      cursor)
{
  g_autofree char *epoch = hub_fixture_epoch (fixture);
  g_autofree char *path = g_strdup_printf ("/v1/pull?cursor=%" G_GINT64_FORMAT "&epoch=%s", cursor,
                                           epoch);
  g_autofree char *body = hub_fixture_call (fixture, HUB_CALL (.path = path, .token = token), 200);

  return hub_fixture_read_stream (body);
}

static guint
count_lines (GPtrArray  *stream,
             const char *first,
             const char *reason)
{
  guint n_lines = 0;

  for (guint i = 1; i < stream->len; i++)
    {
      JsonArray *line = json_node_get_array (g_ptr_array_index (stream, i));

      n_lines += g_str_equal (json_array_get_string_element (line, 0), first)
                 && (reason == NULL
                     || g_str_equal (json_array_get_string_element (line, 4), reason));
    }
  return n_lines;
}

static void
use (HubFixture *fixture,
     const char *token,
     const char *device_id,
     gint64      seq,
     const char *expected)
{
  g_autoptr (DeskOp) op = hub_fixture_use (fixture, device_id, seq, "A1");
  g_autofree char *verdict = hub_fixture_judge (fixture, token, op->text);

  g_assert_cmpstr (verdict, ==, expected);
}

/* Both laptops see the member in one place, whichever looks first. */
static void
test_both_feeds (HubFixture    *fixture,
                 gconstpointer  data)
{
  g_autofree char *old_id = NULL;
  g_autofree char *new_id = NULL;
  g_autofree char *old_token = hub_fixture_enrol (fixture, "M01", &old_id);
  g_autofree char *new_token = hub_fixture_enrol (fixture, "M02", &new_id);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) arrived = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  use (fixture, old_token, old_id, 1, "accepted");
  assign (fixture, "M02");

  left = pull (fixture, old_token, 4);
  g_assert_cmpuint (left->len, ==, 1 + 3);
  g_assert_cmpuint (count_lines (left, "-", "left"), ==, 3);
  arrived = pull (fixture, new_token, 1);
  g_assert_cmpuint (arrived->len, ==, 1 + 3);
  g_assert_cmpuint (count_lines (arrived, "members", NULL), ==, 1);
  g_assert_cmpuint (count_lines (arrived, "accounts", NULL), ==, 1);
  g_assert_cmpuint (count_lines (arrived, "service_uses", NULL), ==, 1);
}

/* What both laptops did offline meanwhile: the one is turned away and told why, the other goes on
 * with what is left of the month. What the hub knew already, it answers as before. */
static void
test_pending (HubFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *old_id = NULL;
  g_autofree char *new_id = NULL;
  g_autofree char *old_token = hub_fixture_enrol (fixture, "M01", &old_id);
  g_autofree char *new_token = hub_fixture_enrol (fixture, "M02", &new_id);
  g_autoptr (DeskOp) known = hub_fixture_use (fixture, old_id, 1, "A1");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  before = hub_fixture_judge (fixture, old_token, known->text);
  use (fixture, old_token, old_id, 2, "accepted");
  assign (fixture, "M02");

  use (fixture, old_token, old_id, 3, "not-yours");
  after = hub_fixture_judge (fixture, old_token, known->text);
  g_assert_cmpstr (before, ==, "accepted");
  g_assert_cmpstr (after, ==, "accepted");
  use (fixture, new_token, new_id, 1, "accepted");
  use (fixture, new_token, new_id, 2, "quota-used-up");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM service_uses "
                                      "WHERE manager_no = 'M02'"), ==, 3);
}

static void
assert_refused (HubFixture *fixture,
                const char *member_no,
                const char *manager_no)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (hub_assign_member (fixture->db, fixture->clock, member_no, manager_no, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
}

static void
test_nobody (HubFixture    *fixture,
             gconstpointer  data)
{
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  assert_refused (fixture, "A2", "M02");
  assert_refused (fixture, "A1", "M03");
  assign (fixture, "M01");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT sum (rev) FROM feeds"), ==, 3 + 1);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM feeds"), ==, 2);
}

/* There and back, however often: in one feed or the other, never in both, and in one page the row
 * stands instead of what told that it left. */
static void
test_there_and_back (HubFixture    *fixture,
                     gconstpointer  data)
{
  g_autofree char *old_id = NULL;
  g_autofree char *new_id = NULL;
  g_autofree char *old_token = hub_fixture_enrol (fixture, "M01", &old_id);
  g_autofree char *new_token = hub_fixture_enrol (fixture, "M02", &new_id);
  g_autoptr (GPtrArray) here = NULL;
  g_autoptr (GPtrArray) there = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  for (guint i = 0; i < 20; i++)
    {
      assign (fixture, "M02");
      assign (fixture, "M01");
    }
  here = pull (fixture, old_token, 3);
  g_assert_cmpuint (here->len, ==, 1 + 2);
  g_assert_cmpuint (count_lines (here, "members", NULL), ==, 1);
  g_assert_cmpuint (count_lines (here, "accounts", NULL), ==, 1);
  there = pull (fixture, new_token, 1);
  g_assert_cmpuint (there->len, ==, 1 + 2);
  g_assert_cmpuint (count_lines (there, "-", "left"), ==, 2);
}

/* One comes while another leaves: one page holds both. */
static void
test_both_ways (HubFixture    *fixture,
                gconstpointer  data)
{
  g_autofree char *device_id = NULL;
  g_autofree char *token = hub_fixture_enrol (fixture, "M01", &device_id);
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GError) error = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  hub_fixture_add_member (fixture, "A2", "M02", "李四");
  assign (fixture, "M02");
  hub_assign_member (fixture->db, fixture->clock, "A2", "M01", &error);
  g_assert_no_error (error);
  page = pull (fixture, token, 3);
  g_assert_cmpuint (page->len, ==, 1 + 4);
  g_assert_cmpuint (count_lines (page, "-", "left"), ==, 2);
  g_assert_cmpuint (count_lines (page, "members", NULL), ==, 1);
  g_assert_cmpuint (count_lines (page, "accounts", NULL), ==, 1);
}

/* Who is no longer in the billing feed moves as well: their history is not left behind. */
static void
test_closed (HubFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  desk_db_exec (fixture->db, "UPDATE members SET closed = 1", &error);
  g_assert_no_error (error);
  assign (fixture, "M02");
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM members WHERE closed = 1"
                                      " AND manager_no = 'M02'"), ==, 1);
  g_assert_cmpint (hub_fixture_count (fixture, "SELECT count (*) FROM accounts"
                                      " WHERE manager_no = 'M02'"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  hub_fixture_add ("/hub/assign/promise-7-mistake-2-both-feeds", test_both_feeds);
  hub_fixture_add ("/hub/assign/promise-8-pending", test_pending);
  hub_fixture_add ("/hub/assign/mistake-2-there-and-back", test_there_and_back);
  hub_fixture_add ("/hub/assign/both-ways", test_both_ways);
  hub_fixture_add ("/hub/assign/closed", test_closed);
  hub_fixture_add ("/hub/assign/nobody", test_nobody);

  return g_test_run ();
}
