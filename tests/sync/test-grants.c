/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#include <desk-entitlement.h>
#include <desk-lapse.h>
#include <desk-member-file.h>
#include <desk-store-sync.h>
#include <desk-time.h>

#define DIAMOND "M0000001"
#define N_OPEN "SELECT count (*) FROM grants WHERE spent_by = ''"
#define N_HELD N_OPEN " AND member_no = '" DIAMOND "'"
#define N_USES "SELECT count (*) FROM service_uses"
/* As the policy says. */
#define UNTIL_MS (72 * DESK_HOUR_MS)

static DeskMemberFile *
load (SyncLaptop *laptop)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_member, laptop->store, DIAMOND);
  g_autoptr (GError) error = NULL;
  DeskMemberFile *file = desk_store_load_member_finish (laptop->store, result, &error);

  g_assert_no_error (error);
  return file;
}

/* What is shown of the member's quota, and of the last use: until when it is certain, 0: it is not. */
static void
assert_shown (SyncLaptop *laptop,
              gint64      held,
              gint64      certain_until_ms)
{
  g_autoptr (DeskMemberFile) file = load (laptop);
  const DeskServiceCount *count =
    desk_member_file_find_count (file, DESK_SERVICE_DELAYED_SUSPENSION);
  const DeskServiceUse *use = file->uses->len > 0 ? g_ptr_array_index (file->uses, 0) : NULL;

  g_assert_cmpint (count->held, ==, held);
  g_assert_cmpint (count->held_until_ms != 0, ==, held > 0);
  if (use == NULL)
    return;
  g_assert_cmpint (use->certain_until_ms, ==, certain_until_ms);
  g_assert_true (!use->provisional || certain_until_ms == 0);
}

static gint64
get_until (void)
{
  return desk_test_time (SYNC_FIXTURE_NOW) + UNTIL_MS;
}

static void
assert_rejected (SyncLaptop *laptop,
                 const char *code)
{
  g_autoptr (GPtrArray) outbox = sync_laptop_outbox (laptop);
  const DeskOutboxEntry *entry;

  g_assert_cmpuint (outbox->len, ==, 1);
  entry = g_ptr_array_index (outbox, 0);
  g_assert_cmpint (entry->state, ==, DESK_OUTBOX_REJECTED);
  g_assert_cmpstr (entry->reason->code, ==, code);
}

static guint
count_asked (SyncFixture *fixture)
{
  g_auto (GStrv) log = desk_front_take_log (fixture->front);
  guint n = 0;

  for (guint i = 0; log[i] != NULL; i++)
    n += g_str_equal (log[i], "POST /v1/grants");
  return n;
}

/* E6, promise 8. The laptop that asked first is sure of one unit while it is away, whatever another
 * one draws; the second use of its own is provisional. */
static void
test_certain (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) away = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) other = sync_laptop_new (fixture, "K001");

  sync_laptop_round (away);
  sync_laptop_round (other);
  assert_shown (away, 1, 0);
  assert_shown (other, 0, 0);
  g_free (sync_laptop_use (away, DIAMOND));
  assert_shown (away, 0, get_until ());

  for (guint i = 0; i < 3; i++)
    g_free (sync_laptop_use (other, DIAMOND));
  assert_shown (other, 0, 0);
  g_assert_cmpuint (sync_laptop_round (other).rejected, ==, 1);
  assert_rejected (other, "quota-held");

  g_assert_cmpuint (sync_laptop_round (away).accepted, ==, 1);
  g_assert_cmpint (sync_fixture_count (fixture, N_USES), ==, 3);
  g_assert_cmpint (sync_laptop_count (away, N_USES), ==, 3);
  g_assert_cmpint (sync_laptop_count (away, N_HELD), ==, 0);
  sync_laptop_assert_converged (away, fixture, "K001");
}

static void
test_beyond (SyncFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (DeskMemberFile) file = NULL;
  guint n_certain = 0;

  sync_laptop_round (laptop);
  g_free (sync_laptop_use (laptop, DIAMOND));
  g_free (sync_laptop_use (laptop, DIAMOND));
  file = load (laptop);
  g_assert_cmpuint (file->uses->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    n_certain += ((DeskServiceUse *) g_ptr_array_index (file->uses, i))->certain_until_ms != 0;
  g_assert_cmpuint (n_certain, ==, 1);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM outbox WHERE"
                                              " json_extract (body, '$.args.grant') IS NULL"), ==, 1);
}

/* News come while a use waits that named its unit: it keeps it. Once the hub has it, it is a use like
 * any other, and the next unit is asked for. */
static void
test_rewound (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) other = sync_laptop_new (fixture, "K001");

  sync_laptop_round (laptop);
  sync_laptop_round (other);
  g_free (sync_laptop_use (laptop, DIAMOND));
  g_free (sync_laptop_add_note (other, DIAMOND, "喜欢喝茶"));
  sync_laptop_round (other);

  desk_front_set_path (fixture->front, "/v1/push");
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM notes"), ==, 1);
  g_assert_cmpint (sync_laptop_count (laptop, N_HELD), ==, 0);

  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  count_asked (fixture);
  sync_laptop_round (laptop);
  g_assert_cmpuint (count_asked (fixture), ==, 1);
  g_assert_cmpint (sync_laptop_count (laptop, N_HELD), ==, 1);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM grants WHERE spent_by <> ''"),
                   ==, 0);
  g_assert_cmpint (sync_fixture_count (fixture, N_HELD), ==, 1);
}

/* Turned away for another reason, a use gives its unit back. */
static void
test_turned_away (SyncFixture   *fixture,
                  gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GPtrArray) verdicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_verdict_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *use_id = NULL;
  DeskVerdict *verdict;

  sync_laptop_round (laptop);
  use_id = sync_laptop_use (laptop, DIAMOND);
  g_assert_cmpint (sync_laptop_count (laptop, N_HELD), ==, 0);
  verdict = desk_verdict_new (use_id);
  desk_verdict_refuse (verdict, desk_reason_new ("member-closed", ""));
  g_ptr_array_add (verdicts, verdict);
  result = desk_test_call (desk_store_settle, laptop->store, verdicts, 1);
  g_assert_true (desk_store_settle_finish (laptop->store, result, NULL));
  assert_rejected (laptop, "member-closed");
  g_assert_cmpint (sync_laptop_count (laptop, N_HELD), ==, 1);
}

/* Asked again after an answer that was lost, the laptop holds no more than what the hub knows of. */
static void
test_answer_lost (SyncFixture   *fixture,
                  gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  desk_front_set_path (fixture->front, "/v1/grants");
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);
  g_assert_cmpint (sync_laptop_count (laptop, N_OPEN), ==, 0);
  g_assert_cmpint (sync_fixture_count (fixture, N_HELD), ==, 1);

  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  sync_laptop_round (laptop);
  g_assert_cmpint (sync_fixture_count (fixture, N_HELD), ==, 1);
  g_assert_cmpint (sync_laptop_count (laptop, N_OPEN), ==, sync_fixture_count (fixture, N_OPEN));
}

/* Drawn on while the question was under way, without a unit to name: the one that the answer brings
 * may be taken by it at the hub, so nothing is certain before that is judged. */
static void
test_meanwhile (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  desk_sync_round_async (laptop->sync, NULL, desk_test_ready_cb, &slot);
  desk_test_wait_until (sync_fixture_count (fixture, N_HELD) == 1);
  g_free (sync_laptop_use (laptop, DIAMOND));
  result = desk_test_wait_result (&slot);
  g_assert_true (desk_sync_round_finish (laptop->sync, result, NULL, &error));
  g_assert_no_error (error);
  assert_shown (laptop, 0, 0);

  sync_laptop_round (laptop);
  sync_laptop_round (laptop);
  assert_shown (laptop, 1, 0);
  g_assert_cmpint (sync_fixture_count (fixture, N_USES), ==, 1);
}

static void
set_time (SyncFixture *fixture,
          gint64       now_ms)
{
  desk_clock_set (fixture->clock, now_ms);
}

/* A lost laptop's unit is another's after its time, and an hour. What was drawn on it there is
 * provisional from then on, is turned away in the end, and kept. */
static void
test_stranded (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) lost = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) other = sync_laptop_new (fixture, "K001");

  sync_laptop_round (lost);
  g_free (sync_laptop_use (lost, DIAMOND));
  sync_laptop_round (other);
  set_time (fixture, get_until () - 1);
  assert_shown (lost, 0, get_until ());
  set_time (fixture, get_until ());
  assert_shown (lost, 0, 0);
  sync_laptop_round (other);
  assert_shown (other, 0, 0);

  set_time (fixture, get_until () + 13 * DESK_HOUR_MS);
  sync_laptop_round (other);
  assert_shown (other, 1, 0);
  for (guint i = 0; i < 3; i++)
    g_free (sync_laptop_use (other, DIAMOND));
  g_assert_cmpuint (sync_laptop_round (other).accepted, ==, 3);
  g_assert_cmpuint (sync_laptop_round (lost).rejected, ==, 1);
  assert_rejected (lost, "quota-used-up");
  g_assert_cmpint (sync_fixture_count (fixture, N_USES), ==, 3);
}

/* The last hours of a month: units of the next one are held, too, and a use takes that of the month in
 * which it is made, in the policy's zone. */
static void
test_month_end (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  gint64 december = desk_test_time ("2026-12-01T00:00:00+08:00");

  set_time (fixture, december - DESK_HOUR_MS);
  sync_laptop_round (laptop);
  g_assert_cmpint (sync_laptop_count (laptop, N_HELD), ==, 2);
  set_time (fixture, december - 1);
  g_free (sync_laptop_use (laptop, DIAMOND));
  set_time (fixture, december);
  g_free (sync_laptop_use (laptop, DIAMOND));
  g_assert_cmpint (sync_laptop_count (laptop, N_HELD), ==, 0);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM grants JOIN service_uses AS u"
                                              " ON u.use_id = spent_by AND u.month = grants.month"),
                   ==, 2);
  g_assert_cmpuint (sync_laptop_round (laptop).accepted, ==, 2);
}

/* Enrolled anew it is another device, to which nothing is granted yet. */
static void
test_enrolled_anew (SyncFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  g_autoptr (GError) error = NULL;

  sync_laptop_round (laptop);
  g_free (sync_laptop_use (laptop, DIAMOND));
  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front), code, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM grants"), ==, 0);
  assert_shown (laptop, 0, 0);
  g_assert_cmpuint (sync_laptop_round (laptop).accepted, ==, 1);
  sync_laptop_assert_converged (laptop, fixture, "K001");
}

/* One that knows nothing of grants is asked once a day; all else goes on. */
static void
test_older_hub (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");

  desk_front_set_path (fixture->front, "/v1/grants");
  desk_front_set_answer (fixture->front, 404, NULL, "{\"error\":\"not-found\",\"message\":\"no\"}");
  desk_front_set_fault (fixture->front, DESK_FRONT_STATUS);
  sync_laptop_round (laptop);
  g_assert_cmpuint (count_asked (fixture), ==, 1);
  sync_laptop_round (laptop);
  g_assert_cmpuint (count_asked (fixture), ==, 0);
  g_free (sync_laptop_use (laptop, DIAMOND));
  assert_shown (laptop, 0, 0);
}

static void
test_nothing_granted (SyncFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (DeskSyncStatus) status = NULL;

  sync_fixture_load_policy (fixture, "gz.2", "[grant]\nhours=72\n", "[grant]\n");
  sync_laptop_round (laptop);
  count_asked (fixture);
  set_time (fixture, get_until () * 2);
  sync_laptop_round (laptop);
  g_assert_cmpuint (count_asked (fixture), ==, 0);
  status = sync_laptop_status (laptop);
  g_assert_false (status->grants_due);
}

/* Promise 9: a laptop that is left alone renews what it holds once in half of its time. */
static void
test_renewed (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  DeskLapse lapse = { fixture->hub, fixture->clock, fixture->front };

  sync_fixture_load_policy (fixture, "gz.2", "hours=72\n", "hours=4\n");
  desk_lapse_add (&lapse, laptop->sync, laptop->clock);
  desk_sync_start (laptop->sync);
  g_assert_true (desk_lapse_run (&lapse, DESK_MINUTE_MS));
  g_assert_cmpuint (count_asked (fixture), ==, 1);
  g_assert_true (desk_lapse_run (&lapse, 118 * DESK_MINUTE_MS));
  g_assert_cmpuint (count_asked (fixture), ==, 0);
  g_assert_true (desk_lapse_run (&lapse, 3 * DESK_MINUTE_MS));
  g_assert_cmpuint (count_asked (fixture), ==, 1);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT min (expires_ms) FROM grants"), >=,
                   desk_test_time (SYNC_FIXTURE_NOW) + 6 * DESK_HOUR_MS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/grants/E6/promise-8/certain", test_certain);
  sync_fixture_add ("/sync/grants/E6/promise-8/beyond", test_beyond);
  sync_fixture_add ("/sync/grants/E6/promise-8/rewound", test_rewound);
  sync_fixture_add ("/sync/grants/turned-away", test_turned_away);
  sync_fixture_add ("/sync/grants/answer-lost", test_answer_lost);
  sync_fixture_add ("/sync/grants/meanwhile", test_meanwhile);
  sync_fixture_add ("/sync/grants/E6/promise-8/stranded", test_stranded);
  sync_fixture_add ("/sync/grants/E6/promise-8/month-end", test_month_end);
  sync_fixture_add ("/sync/grants/enrolled-anew", test_enrolled_anew);
  sync_fixture_add ("/sync/grants/older-hub", test_older_hub);
  sync_fixture_add ("/sync/grants/nothing-granted", test_nothing_granted);
  g_test_add ("/sync/grants/promise-9/renewed", SyncFixture, SYNC_FIXTURE_DRIVEN,
              sync_fixture_set_up, test_renewed, sync_fixture_tear_down);
  return g_test_run ();
}
