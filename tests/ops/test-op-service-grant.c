/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-json.h>

#include "ops-test.h"

#define OTHER_DEVICE "0193a1b2-0000-7000-8000-00000000d002"
#define REACTIVATION "emergency-reactivation"
#define SUSPENSION "delayed-suspension"
#define NOON "2026-11-22T12:00:00+08:00"
#define LATER "2026-11-25T12:00:00+08:00"
#define OPEN "SELECT count (*) FROM grants WHERE spent_by = ''"
#define N_USES "SELECT count (*) FROM service_uses"

static void
add_grant (OpsTest    *self,
           const char *grant_id,
           const char *device_id,
           const char *month,
           const char *expires)
{
  g_autoptr (GError) error = NULL;

  desk_db_run (self->db, &error, "INSERT INTO grants VALUES ($1, $2, 'M1', $3, $4, $5, '')",
               "ssssi", grant_id, device_id, REACTIVATION, month, desk_test_time (expires));
  g_assert_no_error (error);
}

static DeskVerdict *
use_at (OpsTest    *self,
        const char *made,
        const char *service,
        const char *grant)
{
  g_autofree char *args = g_strdup_printf (
      "{\"member_no\":\"M1\",\"service\":\"%s\",\"grant\":\"%s\"}", service, grant);

  return ops_test_apply (self, DESK_OP_SERVICE_USE, made, args);
}

static DeskVerdict *
use (OpsTest    *self,
     const char *grant)
{
  return use_at (self, NOON, REACTIVATION, grant);
}

/* A member with three units a month, of which so many are used. */
static void
prepare (OpsTest *self,
         guint    n_uses)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  for (guint i = 0; i < n_uses; i++)
    ops_test_assert_plain (use (self, ""));
}

/* The last unit is another device's: who has no grant is turned away, who has it is not. */
static void
test_held_for_another (OpsTest       *self,
                       gconstpointer  data)
{
  g_autoptr (DeskVerdict) verdict = NULL;

  prepare (self, 2);
  add_grant (self, "g1", OTHER_DEVICE, "2026-11", LATER);
  ops_test_assert_refused (use (self, ""), "quota-held", "E6");
  verdict = use (self, "");
  g_assert_cmpint (desk_json_peek_int (verdict->reason->values, "uses", -1), ==, 2);
  g_assert_cmpint (desk_json_peek_int (verdict->reason->values, "held", -1), ==, 1);
  g_assert_cmpint (desk_json_peek_int (verdict->reason->values, "limit", -1), ==, 3);
  ops_test_assert_refused (use (self, "g1"), "quota-held", "E6");
  g_assert_cmpint (ops_test_count (self, OPEN), ==, 1);
}

/* What the device was granted is sure, and becomes one use: not two. */
static void
test_spent_once (OpsTest       *self,
                 gconstpointer  data)
{
  prepare (self, 2);
  add_grant (self, "g1", OPS_TEST_DEVICE, "2026-11", LATER);
  ops_test_assert_plain (use (self, "g1"));
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM grants AS g"
                                         " JOIN service_uses AS u ON u.use_id = g.spent_by"), ==, 1);
  ops_test_assert_refused (use (self, "g1"), "quota-used-up", "E6");
  g_assert_cmpint (ops_test_count (self, N_USES), ==, 3);
}

/* E6: services that count together share their grants, too. */
static void
test_counted_together (OpsTest       *self,
                       gconstpointer  data)
{
  prepare (self, 2);
  add_grant (self, "g1", OPS_TEST_DEVICE, "2026-11", LATER);
  ops_test_assert_plain (use_at (self, NOON, SUSPENSION, "g1"));
  g_assert_cmpint (ops_test_count (self, OPEN), ==, 0);
}

/* A use that names none takes the device's own unit only when there is no other. */
static void
test_own_unit (OpsTest       *self,
               gconstpointer  data)
{
  prepare (self, 1);
  add_grant (self, "g1", OPS_TEST_DEVICE, "2026-11", LATER);
  ops_test_assert_plain (use (self, ""));
  g_assert_cmpint (ops_test_count (self, OPEN), ==, 1);
  ops_test_assert_plain (use (self, ""));
  g_assert_cmpint (ops_test_count (self, OPEN), ==, 0);
  ops_test_assert_refused (use (self, ""), "quota-used-up", "E6");
}

/* A grant holds until its moment: at it, the unit is free for everybody. */
static void
test_expiry (OpsTest       *self,
             gconstpointer  device_id)
{
  gboolean is_own = g_str_equal (device_id, OPS_TEST_DEVICE);

  prepare (self, 2);
  add_grant (self, "g1", device_id, "2026-11", LATER);
  self->context.now_ms = desk_test_time (LATER) - 1;
  if (!is_own)
    ops_test_assert_refused (use (self, ""), "quota-held", "E6");
  self->context.now_ms++;
  ops_test_assert_plain (use (self, "g1"));
  g_assert_cmpint (ops_test_count (self, OPEN), ==, 1);
  ops_test_assert_refused (use (self, "g1"), "quota-used-up", "E6");
}

static void
test_last_moment (OpsTest       *self,
                  gconstpointer  data)
{
  prepare (self, 2);
  add_grant (self, "g1", OPS_TEST_DEVICE, "2026-11", LATER);
  self->context.now_ms = desk_test_time (LATER) - 1;
  ops_test_assert_plain (use (self, "g1"));
  g_assert_cmpint (ops_test_count (self, OPEN), ==, 0);
}

/* E6: a grant is of one month, that of the policy's zone wherever the laptop believes to be; leap
 * days are days of it. */
static void
test_month_ends (OpsTest       *self,
                 gconstpointer  zone)
{
  g_autofree char *before = g_strdup (g_getenv ("TZ"));

  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
  prepare (self, 0);
  add_grant (self, "g1", OTHER_DEVICE, "2028-02", "2028-03-03T12:00:00+08:00");
  add_grant (self, "g2", OPS_TEST_DEVICE, "2028-02", "2028-03-03T12:00:00+08:00");
  add_grant (self, "g3", OTHER_DEVICE, "2028-02", "2028-03-03T12:00:00+08:00");

  ops_test_assert_plain (use_at (self, "2028-02-29T16:00:00Z", REACTIVATION, "g2"));
  ops_test_assert_plain (use_at (self, "2028-01-31T15:59:59.999Z", REACTIVATION, "g2"));
  g_assert_cmpint (ops_test_count (self, OPEN), ==, 3);
  ops_test_assert_plain (use_at (self, "2028-02-29T15:59:59.999Z", REACTIVATION, "g2"));
  g_assert_cmpint (ops_test_count (self, OPEN), ==, 2);
  ops_test_assert_refused (use_at (self, "2028-02-29T23:59:59.999+08:00", REACTIVATION, "g1"),
                           "quota-held", "E6");
  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
}

/* What nobody granted is judged like any other use: an unknown number gives nothing, and takes
 * nothing. */
static void
test_unknown (OpsTest       *self,
              gconstpointer  data)
{
  prepare (self, 2);
  ops_test_assert_plain (use (self, "g9"));
  ops_test_assert_refused (use (self, "g9"), "quota-used-up", "E6");
}

static void
test_bad_argument (OpsTest       *self,
                   gconstpointer  data)
{
  prepare (self, 0);
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_SERVICE_USE, NOON,
                                           "{\"member_no\":\"M1\",\"service\":\"" REACTIVATION
                                           "\",\"grant\":1}"), "bad-arguments", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  OPS_TEST_ADD ("/service-grant/E6/held-for-another", NULL, test_held_for_another);
  OPS_TEST_ADD ("/service-grant/E6/spent-once", NULL, test_spent_once);
  OPS_TEST_ADD ("/service-grant/E6/counted-together", NULL, test_counted_together);
  OPS_TEST_ADD ("/service-grant/E6/own-unit", NULL, test_own_unit);
  OPS_TEST_ADD ("/service-grant/E6/expiry/own", OPS_TEST_DEVICE, test_expiry);
  OPS_TEST_ADD ("/service-grant/E6/expiry/another", OTHER_DEVICE, test_expiry);
  OPS_TEST_ADD ("/service-grant/E6/last-moment", NULL, test_last_moment);
  OPS_TEST_ADD ("/service-grant/E6/month-ends/unset", NULL, test_month_ends);
  OPS_TEST_ADD ("/service-grant/E6/month-ends/east", "Pacific/Auckland", test_month_ends);
  OPS_TEST_ADD ("/service-grant/E6/month-ends/west", "America/Los_Angeles", test_month_ends);
  OPS_TEST_ADD ("/service-grant/unknown", NULL, test_unknown);
  OPS_TEST_ADD ("/service-grant/bad-argument", NULL, test_bad_argument);

  return g_test_run ();
}
