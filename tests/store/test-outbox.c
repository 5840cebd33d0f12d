/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>

#include "desk-store-test.h"

#define USE_WITH_NOTE                                                             \
  "{\"member_no\":\"M1\",\"service\":\"emergency-reactivation\",\"note\":\"出差\"}"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "diamond" });
  test_page_apply (page, fixture->store);
}

static gint64
count_uses (StoreFixture *fixture)
{
  return store_fixture_query_int (fixture, "SELECT count (*) FROM service_uses");
}

static const DeskOutboxEntry *
get_entry (GPtrArray *entries,
           guint      index)
{
  g_assert_cmpuint (index, <, entries->len);
  return g_ptr_array_index (entries, index);
}

/* On disk when it is said: there after the program ended and began again. */
static void
test_perform_once (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (DeskSyncStatus) status = NULL;

  store_fixture_reopen (fixture);
  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (get_entry (entries, 0)->seq, ==, 1);
  g_assert_cmpstr (get_entry (entries, 0)->op_id, ==, op_id);
  g_assert_cmpstr (get_entry (entries, 0)->kind, ==, DESK_OP_SERVICE_USE);
  g_assert_cmpstr (get_entry (entries, 0)->member_no, ==, "M1");
  g_assert_cmpstr (get_entry (entries, 0)->member_name, !=, "");
  g_assert_cmpstr (json_object_get_string_member (get_entry (entries, 0)->args, "member_no"), ==,
                   "M1");
  g_assert_cmpint (get_entry (entries, 0)->made_ms, ==, desk_test_time (TEST_NOW));
  g_assert_cmpint (get_entry (entries, 0)->state, ==, DESK_OUTBOX_QUEUED);
  g_assert_null (get_entry (entries, 0)->reason);
  g_assert_cmpint (count_uses (fixture), ==, 1);

  status = test_load_status (fixture->store);
  g_assert_cmpuint (status->pending, ==, 1);
  g_assert_cmpuint (status->members, ==, 1);
}

/* E6: the fourth use of the month is refused, and leaves nothing: no row, no entry, no number. */
static void
test_refusal (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *next = NULL;

  for (guint i = 0; i < 3; i++)
    g_free (test_use (fixture->store, "M1"));
  verdict = test_perform (fixture->store, DESK_OP_SERVICE_USE,
                          "{\"member_no\":\"M1\",\"service\":\"delayed-suspension\"}", &error);
  g_assert_no_error (error);
  g_assert_false (verdict->accepted);
  g_assert_cmpstr (verdict->reason->code, ==, "quota-used-up");
  g_assert_cmpint (count_uses (fixture), ==, 3);

  desk_clock_set (fixture->clock, desk_test_time ("2026-12-01T00:00:00+08:00"));
  next = test_use (fixture->store, "M1");
  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 4);
  g_assert_cmpint (get_entry (entries, 3)->seq, ==, 4);
}

static void
test_not_enrolled (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_forget (fixture);
  g_assert_null (test_perform (fixture->store, DESK_OP_SERVICE_USE, "{\"member_no\":\"M1\"}",
                               &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  g_assert_cmpint (count_uses (fixture), ==, 0);
}

static void
test_too_long (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *note = g_strnfill (100000, 'n');
  g_autofree char *args = NULL;

  args = g_strdup_printf ("{\"member_no\":\"M1\",\"service\":\"airport-lounge\","
                          "\"note\":\"%s\"}", note);
  g_assert_null (test_perform (fixture->store, DESK_OP_SERVICE_USE, args, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

/* A number is never used twice, also when its operation is long gone. */
static void
test_numbers (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *first = test_use (fixture->store, "M1");
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  TestPage *page;

  test_accept (fixture->store, first, 2);
  page = test_page_new (1);
  test_page_add_use (page, first, "M1", "emergency-reactivation", TEST_NOW);
  test_page_apply (page, fixture->store);
  g_assert_cmpint (store_fixture_query_int (fixture, "SELECT count (*) FROM outbox"), ==, 0);

  store_fixture_reopen (fixture);
  second = test_use (fixture->store, "M1");
  entries = test_list_outbox (fixture->store);
  g_assert_cmpint (get_entry (entries, 0)->seq, ==, 2);
}

/* In order, the same ones until they are settled, byte for byte. */
static void
test_batches (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *first = test_use (fixture->store, "M1");
  g_autofree char *second = test_use (fixture->store, "M1");
  g_autofree char *third = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) batch = test_take_batch (fixture->store, 2);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (DeskOp) op = NULL;

  g_assert_cmpuint (batch->len, ==, 2);
  op = desk_op_new_parse (g_ptr_array_index (batch, 0), -1, NULL);
  g_assert_cmpstr (op->op_id, ==, first);
  g_assert_cmpstr (op->device_id, ==, TEST_DEVICE);
  entries = test_list_outbox (fixture->store);
  g_assert_cmpint (get_entry (entries, 0)->state, ==, DESK_OUTBOX_SENT);
  g_assert_cmpint (get_entry (entries, 2)->state, ==, DESK_OUTBOX_QUEUED);

  store_fixture_reopen (fixture);
  again = test_take_batch (fixture->store, 2);
  g_assert_cmpstr (g_ptr_array_index (again, 0), ==, g_ptr_array_index (batch, 0));
  g_assert_cmpstr (g_ptr_array_index (again, 1), ==, g_ptr_array_index (batch, 1));

  test_accept (fixture->store, first, 50);
  test_reject (fixture->store, second, "quota-used-up");
  rest = test_take_batch (fixture->store, 2);
  g_assert_cmpuint (rest->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (rest, 0), third));

  test_unsend (fixture->store);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (get_entry (entries, 0)->state, ==, DESK_OUTBOX_REJECTED);
  g_assert_cmpint (get_entry (entries, 1)->state, ==, DESK_OUTBOX_QUEUED);
}

static void
test_nothing_to_send (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) batch = test_take_batch (fixture->store, 100);

  g_assert_cmpuint (batch->len, ==, 0);
}

static void
test_drop (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (DeskSyncStatus) status = NULL;

  test_reject (fixture->store, op_id, "quota-used-up");
  status = test_load_status (fixture->store);
  g_assert_cmpuint (status->rejected, ==, 1);
  g_assert_cmpuint (status->pending, ==, 0);
  entries = test_list_outbox (fixture->store);
  g_assert_cmpstr (get_entry (entries, 0)->reason->code, ==, "quota-used-up");
  g_assert_cmpstr (get_entry (entries, 0)->reason->rule, ==, "E6");

  g_assert_true (test_resolve (fixture->store, op_id, DESK_RESOLVE_DROP, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* A new operation with a new id, of the moment of the old one. */
static void
test_retry (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  test_reject (fixture->store, op_id, "no-such-member");
  g_assert_cmpint (count_uses (fixture), ==, 0);
  desk_clock_set (fixture->clock, desk_test_time ("2026-12-05T10:00:00+08:00"));
  g_assert_true (test_resolve (fixture->store, op_id, DESK_RESOLVE_RETRY, &verdict, &error));
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  g_assert_cmpstr (verdict->op_id, !=, op_id);

  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (get_entry (entries, 0)->state, ==, DESK_OUTBOX_QUEUED);
  g_assert_cmpint (get_entry (entries, 0)->seq, ==, 2);
  g_assert_cmpint (get_entry (entries, 0)->made_ms, ==, desk_test_time (TEST_NOW));
  g_assert_cmpint (count_uses (fixture), ==, 1);
}

/* Refused here too: the old one stays with the person. */
static void
test_retry_refused (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  test_reject (fixture->store, op_id, "quota-used-up");
  for (guint i = 0; i < 3; i++)
    g_free (test_use (fixture->store, "M1"));
  g_assert_true (test_resolve (fixture->store, op_id, DESK_RESOLVE_RETRY, &verdict, &error));
  g_assert_no_error (error);
  g_assert_false (verdict->accepted);
  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 4);
  g_assert_cmpint (get_entry (entries, 0)->state, ==, DESK_OUTBOX_REJECTED);
}

/* Edited and sent again: the moment stays, the operation is another one. */
static void
test_amended (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  test_reject (fixture->store, op_id, "unfit");
  desk_clock_set (fixture->clock, desk_test_time ("2026-12-05T10:00:00+08:00"));
  verdict = test_amend (fixture->store, op_id, DESK_OP_SERVICE_USE, USE_WITH_NOTE, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  g_assert_cmpstr (verdict->op_id, !=, op_id);

  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (get_entry (entries, 0)->state, ==, DESK_OUTBOX_QUEUED);
  g_assert_cmpint (get_entry (entries, 0)->made_ms, ==, desk_test_time (TEST_NOW));
  g_assert_cmpstr (json_object_get_string_member (get_entry (entries, 0)->args, "note"), ==,
                   "出差");
}

/* What the rules refuse, and what was not turned away, stays as it was. */
static void
test_amend_refused (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_null (test_amend (fixture->store, op_id, DESK_OP_SERVICE_USE, USE_WITH_NOTE, &waiting));
  g_assert_error (waiting, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  test_reject (fixture->store, op_id, "unfit");
  verdict = test_amend (fixture->store, op_id, DESK_OP_SERVICE_USE, "{\"member_no\":\"M1\"}", &error);
  g_assert_no_error (error);
  g_assert_false (verdict->accepted);

  entries = test_list_outbox (fixture->store);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (get_entry (entries, 0)->op_id, ==, op_id);
  g_assert_cmpint (get_entry (entries, 0)->state, ==, DESK_OUTBOX_REJECTED);
  g_assert_cmpstr (get_entry (entries, 0)->reason->code, ==, "unfit");
}

static void
test_resolve_wrong (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) waiting = NULL;
  g_autofree char *op_id = test_use (fixture->store, "M1");

  g_assert_false (test_resolve (fixture->store, "nothing", DESK_RESOLVE_DROP, NULL, &missing));
  g_assert_error (missing, DESK_ERROR, DESK_ERROR_NOT_FOUND);
  g_assert_false (test_resolve (fixture->store, op_id, DESK_RESOLVE_DROP, NULL, &waiting));
  g_assert_error (waiting, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  g_assert_cmpint (count_uses (fixture), ==, 1);
}

/* Cancelled before it began: nothing was done. Never half. */
static void
test_cancelled (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (JsonObject) args = json_object_new ();
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  json_object_set_string_member (args, "member_no", "M1");
  json_object_set_string_member (args, "service", "airport-lounge");
  g_cancellable_cancel (cancellable);
  desk_store_perform_async (fixture->store, DESK_OP_SERVICE_USE, args, cancellable,
                            desk_test_ready_cb, &waiting);
  result = desk_test_wait_result (&waiting);
  g_assert_null (desk_store_perform_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_uses (fixture), ==, 0);
}

#define ADD(name, func)                                                \
  g_test_add ("/store/outbox/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("perform", test_perform_once);
  ADD ("E6/refusal", test_refusal);
  ADD ("not-enrolled", test_not_enrolled);
  ADD ("too-long", test_too_long);
  ADD ("numbers", test_numbers);
  ADD ("batches", test_batches);
  ADD ("nothing-to-send", test_nothing_to_send);
  ADD ("resolve/drop", test_drop);
  ADD ("resolve/retry", test_retry);
  ADD ("resolve/retry-refused", test_retry_refused);
  ADD ("resolve/wrong", test_resolve_wrong);
  ADD ("amend/accepted", test_amended);
  ADD ("amend/refused", test_amend_refused);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
