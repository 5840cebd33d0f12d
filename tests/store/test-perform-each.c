/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-json.h>
#include <desk-perform-each.h>
#include <desk-tags.h>

#include "desk-store-test.h"

#define TOLD "{\"occasion\":\"low-balance\",\"channel\":\"sms\",\"result\":\"sent\",\"reached\":true}"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_enrol (fixture->store);
  test_page_add_member (page, &(TestMember) { "M1" });
  test_page_add_member (page, &(TestMember) { "M2" });
  test_page_add_member (page, &(TestMember) { "M3" });
  test_page_apply (page, fixture->store);
}

static DeskPerformed *
perform_each (StoreFixture  *fixture,
              const char    *text,
              GArray        *ids,
              GError       **error)
{
  g_autoptr (JsonObject) args = desk_json_parse_object (text, -1, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  result = desk_test_call (desk_store_perform_each, fixture->store, DESK_OP_CARE_LOG, args, ids);
  return desk_store_perform_each_finish (fixture->store, result, error);
}

static GArray *
find_all (StoreFixture *fixture)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  query->sort = DESK_MEMBER_SORT_MEMBER_NO;
  return test_find (fixture->store, query);
}

/* An operation for each, in the order of the list, with numbers that follow each other. */
static void
test_each (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GArray) ids = find_all (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed = perform_each (fixture, TOLD, ids, &error);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (performed->n_accepted, ==, 3);
  g_assert_cmpuint (performed->n_refused, ==, 0);
  g_assert_null (performed->refusal);
  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < entries->len; i++)
    {
      const DeskOutboxEntry *entry = entries->pdata[i];
      g_autofree char *member_no = g_strdup_printf ("M%u", i + 1);

      g_assert_cmpstr (entry->member_no, ==, member_no);
      g_assert_cmpint (entry->seq, ==, i + 1);
    }
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count(*) FROM contacts"), ==, 3);
}

/* By their numbers likewise; who is gone is passed over. */
static void
test_for (StoreFixture  *fixture,
          gconstpointer  data)
{
  const char * const member_nos[] = { "M3", "M9", "M1", NULL };
  g_autoptr (JsonObject) args = desk_json_parse_object (TOLD, -1, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskPerformed) performed = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  result = desk_test_call (desk_store_perform_for, fixture->store, DESK_OP_CARE_LOG, args,
                           member_nos);
  performed = desk_store_perform_each_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (performed->n_accepted, ==, 2);
  g_assert_cmpuint (performed->n_refused, ==, 0);
  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (((DeskOutboxEntry *) entries->pdata[0])->member_no, ==, "M3");
  g_assert_cmpstr (((DeskOutboxEntry *) entries->pdata[1])->member_no, ==, "M1");
}

/* What the rules refuse leaves nothing, and is counted; a member who is gone is passed over. */
static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GArray) all = find_all (fixture);
  g_autoptr (GArray) ids = g_array_copy (all);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) refused = NULL;
  g_autoptr (DeskPerformed) performed = NULL;
  gint64 gone = 999;

  refused = perform_each (fixture, "{\"occasion\":\"weather\"}", ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refused->n_accepted, ==, 0);
  g_assert_cmpuint (refused->n_refused, ==, 3);
  g_assert_false (refused->refusal->accepted);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count(*) FROM outbox"), ==, 0);

  g_array_append_val (ids, gone);
  performed = perform_each (fixture, TOLD, ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (performed->n_accepted, ==, 3);
}

/* Before enrolment, or with too many of them, nothing is done at all. */
static void
test_nothing (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GArray) ids = find_all (fixture);
  g_autoptr (GArray) many = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  g_array_set_size (many, DESK_PERFORM_MAX_EACH + 1);
  g_assert_null (perform_each (fixture, TOLD, many, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_clear_error (&error);

  store_fixture_forget (fixture);
  g_assert_null (perform_each (fixture, TOLD, ids, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count(*) FROM outbox"), ==, 0);
}

static GArray *
find_tagged (StoreFixture *fixture,
             const char   *tag,
             gboolean      tagged,
             GArray       *ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *found;

  result = desk_test_call (desk_store_find_tagged, fixture->store, tag, tagged, ids);
  found = desk_store_find_tagged_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return found;
}

static void
tag (StoreFixture *fixture,
     const char   *kind,
     const char   *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = test_perform (fixture->store, kind, args, &error);

  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

/* However it is spelled, and not who had it once. */
static void
test_tagged (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GArray) all = find_all (fixture);
  g_autoptr (GArray) before = find_tagged (fixture, "Golf", FALSE, all);
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) tagged = NULL;

  g_assert_cmpuint (before->len, ==, 3);
  tag (fixture, DESK_OP_TAG_ADD, "{\"member_no\":\"M2\",\"tag\":\"golf\"}");
  tag (fixture, DESK_OP_TAG_ADD, "{\"member_no\":\"M1\",\"tag\":\"golf\"}");
  tag (fixture, DESK_OP_TAG_REMOVE, "{\"member_no\":\"M1\",\"tag\":\"Golf\"}");
  after = find_tagged (fixture, "GOLF", FALSE, all);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpint (g_array_index (after, gint64, 0), ==, g_array_index (all, gint64, 0));
  g_assert_cmpint (g_array_index (after, gint64, 1), ==, g_array_index (all, gint64, 2));

  tagged = find_tagged (fixture, "GOLF", TRUE, all);
  g_assert_cmpuint (tagged->len, ==, 1);
  g_assert_cmpint (g_array_index (tagged, gint64, 0), ==, g_array_index (all, gint64, 1));
}

#define ADD(name, func)                                                      \
  g_test_add ("/store/perform-each/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each", test_each);
  ADD ("for", test_for);
  ADD ("refused", test_refused);
  ADD ("nothing", test_nothing);
  ADD ("tagged", test_tagged);
  return g_test_run ();
}
