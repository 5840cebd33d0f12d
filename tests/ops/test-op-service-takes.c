/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#include <desk-points.h>
#include <desk-rows.h>
#include <desk-time.h>

#define NOON "2026-11-22T12:00:00+08:00"
#define NOON_MS G_GINT64_CONSTANT (1795320000000)

/* A use of @service by M1, with further arguments. */
static DeskVerdict *
use (OpsTest    *self,
     const char *service,
     const char *more)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"service\":\"%s\"%s}", service, more);

  return ops_test_apply (self, DESK_OP_SERVICE_USE, NOON, args);
}

static DeskVerdict *
give_back (OpsTest    *self,
           const char *use_id,
           const char *more)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"use_id\":\"%s\"%s}", use_id, more);

  return ops_test_apply (self, DESK_OP_SERVICE_RETURN, NOON, args);
}

static void
set_points (OpsTest *self,
            gint64   points)
{
  g_autoptr (GError) error = NULL;

  desk_db_run (self->db, &error, "UPDATE members SET points = $1 WHERE member_no = 'M1'", "i", points);
  g_assert_no_error (error);
}

static gint64
get_points_on (OpsTest    *self,
               const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMember) member = desk_rows_load_member (self->db, "M1", &error);
  gint64 available = -1;

  g_assert_no_error (error);
  desk_points_load (self->db, self->policy, member, day, &available, &error);
  g_assert_no_error (error);
  return available;
}

static gint64
get_points (OpsTest *self)
{
  return get_points_on (self, "2026-11-22");
}

/* E2: to at most 200 yuan, with the diamond card only. */
static void
test_credit (OpsTest       *self,
             gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_plain (use (self, "credit-raise", ",\"fen\":20000"));
  ops_test_assert_refused (use (self, "credit-raise", ",\"fen\":20001"), "credit-over-limit", "E2");
  ops_test_assert_plain (use (self, "credit-raise", ",\"fen\":1"));
  ops_test_assert_refused (use (self, "credit-raise", ",\"fen\":0"), "bad-arguments", "");
  ops_test_assert_refused (use (self, "credit-raise", ",\"fen\":\"200\""), "bad-arguments", "");
  ops_test_assert_refused (use (self, "credit-raise", ""), "bad-arguments", "");
  ops_test_assert_refused (use (self, "airport-lounge", ",\"fen\":1"), "bad-arguments", "");
  g_assert_cmpint (ops_test_count (self, "SELECT sum (amount) FROM service_uses"), ==, 20001);

  ops_test_change_policy (self, "raise_limit=200", "raise_limit=300");
  ops_test_assert_plain (use (self, "credit-raise", ",\"fen\":30000"));
}

static void
test_credit_of_others (OpsTest       *self,
                       gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_assert_refused (use (self, "credit-raise", ",\"fen\":100"), "service-not-for-tier", "");
}

/* L5: both need an active card. */
static void
test_frozen (OpsTest       *self,
             gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_add_account (self, "18900000001", "M1", 1);
  set_points (self, 100);
  ops_test_assert_refused (use (self, "credit-raise", ",\"fen\":100"), "frozen", "L5");
  ops_test_assert_refused (use (self, "points-redemption", ",\"points\":1"), "frozen", "L5");
}

static gint64
next_rev_cb (DeskDb      *db,
             const char  *manager_no,
             gpointer     user_data,
             GError     **error)
{
  return 7;
}

/* From here on it is the hub that applies, so many hours after noon. */
static void
become_hub (OpsTest *self,
            gint64   hours)
{
  self->context.next_rev = next_rev_cb;
  self->context.now_ms = NOON_MS + hours * DESK_HOUR_MS;
}

/* The feed's figure becomes 100, so many hours after noon. */
static void
feed_points (OpsTest *self,
             gint64   hours)
{
  g_autofree char *values =
    g_strdup_printf ("[\"M1//points/%" G_GINT64_FORMAT "\",\"M1\",\"" MANAGER "\",\"\",\"points\","
                     "\"90\",\"100\",%" G_GINT64_FORMAT ",null]",
                     hours, NOON_MS + hours * DESK_HOUR_MS);

  ops_test_put (self, "feed_changes", values);
}

/* E4: what is there, less what was redeemed and with what was given since the feed's figure changed. */
static void
test_points (OpsTest       *self,
             gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "silver");
  become_hub (self, 0);
  set_points (self, 100);
  ops_test_assert_refused (use (self, "points-redemption", ",\"points\":101"), "points-short", "E4");
  ops_test_assert_plain (use (self, "points-redemption", ",\"points\":60"));
  g_assert_cmpint (get_points (self), ==, 40);
  ops_test_assert_refused (use (self, "points-redemption", ",\"points\":41"), "points-short", "E4");
  ops_test_assert_plain (use (self, "points-activity", ",\"points\":10,\"day\":\"2026-11-22\""));
  ops_test_assert_plain (use (self, "points-redemption", ",\"points\":50"));
  g_assert_cmpint (get_points (self), ==, 0);

  feed_points (self, 24);
  set_points (self, 30);
  g_assert_cmpint (get_points (self), ==, 30);
}

/* E4: a redemption made at noon, without the hub, which hears of it at seven in the evening: the feed
 * of six knows nothing of it, that of eight does. On the laptop it counts all the time. */
static void
test_points_late (OpsTest       *self,
                  gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "silver");
  set_points (self, 100);
  ops_test_assert_plain (use (self, "points-redemption", ",\"points\":60"));
  feed_points (self, 6);
  g_assert_cmpint (get_points (self), ==, 40);

  ops_test_count (self, "DELETE FROM service_uses RETURNING 1");
  become_hub (self, 7);
  ops_test_assert_plain (use (self, "points-redemption", ",\"points\":60"));
  g_assert_cmpint (get_points (self), ==, 40);
  feed_points (self, 8);
  g_assert_cmpint (get_points (self), ==, 100);
}

/* E7: points that were given may expire, on no day that is over. */
static void
test_bonus (OpsTest       *self,
            gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "silver");
  ops_test_assert_plain (use (self, "points-activity", ""));
  ops_test_assert_plain (use (self, "points-activity", ",\"points\":5"));
  ops_test_assert_refused (use (self, "points-activity", ",\"points\":5,\"day\":\"2026-11-21\""),
                           "day-past", "");
  ops_test_assert_refused (use (self, "points-activity", ",\"points\":5,\"day\":\"2026-11-31\""),
                           "bad-arguments", "");
  ops_test_assert_refused (use (self, "airport-lounge", ",\"day\":\"2026-11-30\""), "bad-arguments", "");
  g_assert_cmpint (get_points (self), ==, 5);

  ops_test_assert_plain (use (self, "points-activity", ",\"points\":7,\"day\":\"2026-11-30\""));
  g_assert_cmpint (get_points_on (self, "2026-11-30"), ==, 12);
  g_assert_cmpint (get_points_on (self, "2026-12-01"), ==, 5);
}

/* E7: lent, back, not back after all, back. */
static void
test_loan (OpsTest       *self,
           gconstpointer  data)
{
  g_autofree char *lent = NULL;
  g_autofree char *other = NULL;

  ops_test_add_member (self, "M1", MANAGER, "gold");
  lent = g_strdup (use (self, "spare-sim", ",\"note\":\"HUAWEI 7788\",\"day\":\"2026-11-29\"")->op_id);
  other = g_strdup (use (self, "airport-lounge", "")->op_id);
  ops_test_assert_refused (give_back (self, other, ""), "bad-arguments", "");
  ops_test_assert_refused (give_back (self, "nothing", ""), "bad-arguments", "");
  ops_test_assert_plain (give_back (self, lent, ""));
  g_assert_cmpint (ops_test_count (self, "SELECT max (returned_ms) FROM service_uses"), ==,
                   desk_test_time (NOON));
  ops_test_assert_refused (give_back (self, lent, ""), "already-returned", "E7");
  ops_test_assert_plain (give_back (self, lent, ",\"returned\":false"));
  g_assert_cmpint (ops_test_count (self, "SELECT max (returned_ms) FROM service_uses"), ==, 0);
  ops_test_assert_plain (give_back (self, lent, ""));
}

/* Nobody takes back what another computer said of it since. */
static void
test_loan_base (OpsTest       *self,
                gconstpointer  data)
{
  g_autofree char *lent = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  DeskVerdict *verdict;

  ops_test_add_member (self, "M1", MANAGER, "gold");
  verdict = use (self, "spare-sim", "");
  lent = g_strdup (verdict->op_id);
  ops_test_assert_plain (verdict);
  verdict = give_back (self, lent, "");
  first = g_strdup_printf (",\"returned\":false,\"base\":\"%s\"", verdict->op_id);
  ops_test_assert_plain (verdict);
  ops_test_assert_plain (give_back (self, lent, ",\"returned\":false"));
  verdict = give_back (self, lent, "");
  second = g_strdup_printf (",\"returned\":false,\"base\":\"%s\"", verdict->op_id);
  ops_test_assert_plain (verdict);
  ops_test_assert_refused (give_back (self, lent, first), "loan-changed", "");
  ops_test_assert_plain (give_back (self, lent, second));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  OPS_TEST_ADD ("/op/service-use/E2/credit", NULL, test_credit);
  OPS_TEST_ADD ("/op/service-use/E2/others", NULL, test_credit_of_others);
  OPS_TEST_ADD ("/op/service-use/L5/frozen", NULL, test_frozen);
  OPS_TEST_ADD ("/op/service-use/E4/points", NULL, test_points);
  OPS_TEST_ADD ("/op/service-use/E4/points-late", NULL, test_points_late);
  OPS_TEST_ADD ("/op/service-use/E7/bonus", NULL, test_bonus);
  OPS_TEST_ADD ("/op/service-return/E7", NULL, test_loan);
  OPS_TEST_ADD ("/op/service-return/base", NULL, test_loan_base);
  return g_test_run ();
}
