/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-entitlement.h>
#include <desk-error.h>

#include "desk-store-test.h"

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_member (page,
                        &(TestMember) { "M1", "张伟", .card_tier = "diamond", .spend_fen = 336000 });
  test_page_add_account (page, &(TestAccount) { "18900000001", "M1", .balance_fen = 1999 });
  test_page_add_account (page, &(TestAccount) { "08510001", "M1", "postpaid", .arrears_fen = 1 });
  test_page_add_use (page, "u1", "M1", "delayed-suspension", "2026-11-02T08:00:00+08:00");
  test_page_add_use (page, "u2", "M1", "emergency-reactivation", "2026-10-31T08:00:00+08:00");
  test_page_add_use (page, "u3", "M1", "airport-lounge", "2026-11-03T08:00:00+08:00");
  test_page_add_contact (page, "c1", "M1", TRUE, "2026-11-01T08:00:00+08:00");
  test_page_add_contact (page, "c2", "M1", FALSE, "2026-11-02T08:00:00+08:00");
  test_page_apply (page, fixture->store);
}

static const DeskServiceCount *
find_count (DeskMemberFile *file,
            const char     *service)
{
  for (guint i = 0; i < file->counts->len; i++)
    {
      const DeskServiceCount *count = g_ptr_array_index (file->counts, i);

      if (g_str_equal (count->service, service))
        return count;
    }
  g_assert_not_reached ();
}

static void
test_file (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMemberFile) file = test_load_member (fixture->store, "M1", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (file->member->name, ==, "张伟");
  g_assert_cmpint (file->tier, ==, DESK_TIER_DIAMOND);
  g_assert_true (file->frozen);
  g_assert_cmpuint (file->accounts->len, ==, 2);
  g_assert_cmpstr (((DeskAccount *) g_ptr_array_index (file->accounts, 0))->number, ==, "08510001");
  g_assert_cmpstr (file->rating->rule, ==, "T2");
  g_assert_cmpint (file->rating->tier, ==, DESK_TIER_DIAMOND);
  g_assert_cmpuint (file->rating->reasons->len, >, 0);

  g_assert_cmpuint (file->uses->len, ==, 3);
  g_assert_cmpstr (((DeskServiceUse *) g_ptr_array_index (file->uses, 0))->use_id, ==, "u3");
  g_assert_false (((DeskServiceUse *) g_ptr_array_index (file->uses, 0))->provisional);
  g_assert_cmpuint (file->contacts->len, ==, 2);
  g_assert_cmpstr (((DeskContact *) g_ptr_array_index (file->contacts, 0))->contact_id, ==, "c2");
  g_assert_false (((DeskContact *) g_ptr_array_index (file->contacts, 0))->reached);
}

/* E6 counts both kinds together in this month; E7 counts, without a limit. */
static void
test_counts (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMemberFile) file = test_load_member (fixture->store, "M1", &error);
  const DeskServiceCount *reactivation = find_count (file, DESK_SERVICE_EMERGENCY_REACTIVATION);
  const DeskServiceCount *suspension = find_count (file, DESK_SERVICE_DELAYED_SUSPENSION);
  const DeskServiceCount *lounge = find_count (file, "airport-lounge");

  g_assert_cmpint (reactivation->used, ==, 1);
  g_assert_cmpint (reactivation->used_alone, ==, 0);
  g_assert_cmpint (reactivation->limit, ==, 3);
  g_assert_nonnull (strstr (reactivation->source, "钻石卡会员 6"));
  g_assert_cmpint (suspension->used, ==, 1);
  g_assert_cmpint (suspension->used_alone, ==, 1);
  g_assert_cmpint (lounge->used, ==, 1);
  g_assert_cmpint (lounge->limit, ==, -1);
}

/* Provisional until the hub has judged it, not until it is pulled. */
static void
test_provisional (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *op_id = test_use (fixture->store, "M1");
  g_autoptr (DeskMemberFile) before = test_load_member (fixture->store, "M1", NULL);
  g_autoptr (DeskMemberFile) after = NULL;
  g_autoptr (DeskMemberRow) row = test_load_row (fixture->store, "M1");
  g_autoptr (DeskMemberRow) row_after = NULL;
  const DeskServiceUse *use = g_ptr_array_index (before->uses, 0);

  g_assert_cmpstr (use->use_id, ==, op_id);
  g_assert_cmpint (use->used_ms, ==, desk_test_time (TEST_NOW));
  g_assert_true (use->provisional);
  g_assert_true (row->uses_provisional);
  g_assert_cmpint (row->uses, ==, 2);

  test_accept (fixture->store, op_id, 100);
  after = test_load_member (fixture->store, "M1", NULL);
  row_after = test_load_row (fixture->store, "M1");
  g_assert_cmpuint (after->uses->len, ==, 4);
  g_assert_false (((DeskServiceUse *) g_ptr_array_index (after->uses, 0))->provisional);
  g_assert_cmpint (row_after->uses, ==, 2);
  g_assert_false (row_after->uses_provisional);
}

static void
test_unknown (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (test_load_member (fixture->store, "M2", &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
}

#define ADD(name, func)                                                     \
  g_test_add ("/store/member-file/" name, StoreFixture, NULL, set_up, func, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("file", test_file);
  ADD ("E6/counts", test_counts);
  ADD ("provisional", test_provisional);
  ADD ("unknown", test_unknown);
  return g_test_run ();
}
