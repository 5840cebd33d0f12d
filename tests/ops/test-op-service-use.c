/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-json.h>

#include "ops-test.h"

#define NOON "2026-11-22T12:00:00+08:00"
#define REACTIVATION "emergency-reactivation"
#define SUSPENSION "delayed-suspension"
#define WITH(more) "{\"member_no\":\"M1\",\"service\":\"" REACTIVATION "\"," more "}"

static DeskVerdict *
use_at (OpsTest    *self,
        const char *made,
        const char *service)
{
  g_autofree char *args = g_strdup_printf ("{\"member_no\":\"M1\",\"service\":\"%s\"}", service);

  return ops_test_apply (self, DESK_OP_SERVICE_USE, made, args);
}

static DeskVerdict *
use (OpsTest    *self,
     const char *service)
{
  return use_at (self, NOON, service);
}

static void
test_recorded (OpsTest       *self,
               gconstpointer  data)
{
  g_autofree char *row = NULL;

  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_plain (ops_test_apply (self, DESK_OP_SERVICE_USE, NOON,
                                         "{\"member_no\":\"M1\",\"service\":\"" REACTIVATION
                                         "\",\"hours\":24,"
                                         "\"note\":\"出差在外，王先生\"}"));
  row = ops_test_text (
      self, "SELECT member_no || '|' || manager_no || '|' || service || '|' || month || '|' || "
            "used_ms || '|' || hours || '|' || note || '|' || rev FROM service_uses");
  g_assert_cmpstr (row, ==, "M1|GM001|" REACTIVATION "|2026-11|1795320000000|24|出差在外，王先生|0");
  g_assert_cmpint (ops_test_count (self, "SELECT length (use_id) FROM service_uses"), ==, 36);
}

static void
test_hours_and_note_are_optional (OpsTest       *self,
                                  gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_plain (use (self, REACTIVATION));
  g_assert_cmpint (
      ops_test_count (self, "SELECT count (*) FROM service_uses WHERE hours IS NULL AND note = ''"),
      ==, 1);
}

/* E6: three of both kinds together, the fourth is turned away and says so. */
static void
test_three_together (OpsTest       *self,
                     gconstpointer  data)
{
  g_autoptr (DeskVerdict) verdict = NULL;

  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_plain (use (self, REACTIVATION));
  ops_test_assert_plain (use (self, SUSPENSION));
  ops_test_assert_plain (use (self, REACTIVATION));
  ops_test_assert_refused (use (self, SUSPENSION), "quota-used-up", "E6");

  verdict = use (self, REACTIVATION);
  g_assert_false (verdict->accepted);
  g_assert_cmpint (desk_json_peek_int (verdict->reason->values, "uses", -1), ==, 3);
  g_assert_cmpint (desk_json_peek_int (verdict->reason->values, "limit", -1), ==, 3);
  g_assert_cmpstr (desk_json_peek_string (verdict->reason->values, "month", ""), ==, "2026-11");
  g_assert_cmpstr (desk_json_peek_string (verdict->reason->values, "service", ""), ==,
                   REACTIVATION);
  g_assert_cmpstr (desk_json_peek_string (verdict->reason->values, "member_no", ""), ==, "M1");
}

/* E6, the policy's other reading: three of each kind. */
static void
test_three_each (OpsTest       *self,
                 gconstpointer  data)
{
  ops_test_change_policy (self, "counts_with=", "# counts_with=");
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  for (int i = 0; i < 3; i++)
    {
      ops_test_assert_plain (use (self, REACTIVATION));
      ops_test_assert_plain (use (self, SUSPENSION));
    }
  ops_test_assert_refused (use (self, REACTIVATION), "quota-used-up", "E6");
  ops_test_assert_refused (use (self, SUSPENSION), "quota-used-up", "E6");
}

/* E6: the natural month of Asia/Shanghai, wherever the laptop believes to be. */
static void
test_month_ends (OpsTest       *self,
                 gconstpointer  zone)
{
  g_autofree char *before = g_strdup (g_getenv ("TZ"));
  g_autofree char *months = NULL;

  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");

  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_plain (use_at (self, "2026-11-01T00:00:00+08:00", REACTIVATION));
  ops_test_assert_plain (use_at (self, "2026-11-15T12:00:00+08:00", REACTIVATION));
  ops_test_assert_plain (use_at (self, "2026-11-30T23:59:59.999+08:00", REACTIVATION));
  ops_test_assert_refused (use_at (self, "2026-11-30T15:59:59.999Z", REACTIVATION), "quota-used-up",
                           "E6");
  ops_test_assert_plain (use_at (self, "2026-11-30T16:00:00Z", REACTIVATION));
  ops_test_assert_plain (use_at (self, "2026-10-31T15:59:59.999Z", REACTIVATION));
  months = ops_test_text (self, "SELECT group_concat (month, ' ') FROM "
                                "(SELECT month FROM service_uses ORDER BY used_ms)");
  g_assert_cmpstr (months, ==, "2026-10 2026-11 2026-11 2026-11 2026-12");

  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
}

/* A clock that is ahead opens no quota of a month that has not begun (E6), and loses no work. */
static void
test_made_in_future (OpsTest       *self,
                     gconstpointer  data)
{
  gint64 now_ms = desk_test_time ("2026-11-30T23:00:00+08:00");

  self->context.now_ms = now_ms;
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_plain (use_at (self, "2026-11-30T23:00:00+08:00", REACTIVATION));
  ops_test_assert_plain (use_at (self, "2026-11-30T23:05:00+08:00", REACTIVATION));
  ops_test_assert_warned (use_at (self, "2026-12-01T00:00:00+08:00", REACTIVATION),
                          "made-in-future", "");
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM service_uses"
                                         " WHERE month = '2026-11'"), ==, 3);
  g_assert_cmpint (ops_test_count (self, "SELECT max (used_ms) FROM service_uses"), ==, now_ms);
  ops_test_assert_refused (use_at (self, "2026-12-01T00:00:00+08:00", REACTIVATION),
                           "quota-used-up", "E6");
  self->context.now_ms = desk_test_time ("2026-12-01T00:00:00+08:00");
  ops_test_assert_plain (use_at (self, "2026-12-01T00:00:00+08:00", REACTIVATION));
}

/* E6 is an entitlement of the diamond card; the source sets no limit for others: counted and
 * allowed. */
static void
test_no_limit_set (OpsTest       *self,
                   gconstpointer  tier)
{
  ops_test_add_member (self, "M1", MANAGER, tier);
  for (int i = 0; i < 5; i++)
    ops_test_assert_plain (use (self, REACTIVATION));
  g_assert_cmpint (
      ops_test_count (self, "SELECT count (*) FROM service_uses WHERE month = '2026-11'"), ==, 5);
}

/* E7: recorded and counted, no limit. */
static void
test_other_service (OpsTest       *self,
                    gconstpointer  service)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  for (int i = 0; i < 4; i++)
    ops_test_assert_plain (use (self, service));
  ops_test_assert_plain (use (self, REACTIVATION));
}

static void
test_members_count_apart (OpsTest       *self,
                          gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_add_member (self, "M2", MANAGER, "diamond");
  for (int i = 0; i < 3; i++)
    ops_test_assert_plain (use (self, REACTIVATION));
  ops_test_assert_plain (ops_test_apply (
      self, DESK_OP_SERVICE_USE, NOON, "{\"member_no\":\"M2\",\"service\":\"" REACTIVATION "\"}"));
}

/* L3, L5: what is for people in arrears warns and is recorded. */
static void
test_frozen_warns (OpsTest       *self,
                   gconstpointer  service)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_add_account (self, "18900000001", "M1", 0);
  ops_test_add_account (self, "18900000002", "M1", 1);
  ops_test_assert_warned (use (self, service), "frozen", "L5");
  ops_test_assert_warned (use (self, service), "frozen", "L5");
  ops_test_assert_warned (use (self, service), "frozen", "L5");
  ops_test_assert_refused (use (self, service), "quota-used-up", "E6");
}

static void
test_frozen_refuses (OpsTest       *self,
                     gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_add_account (self, "18900000001", "M1", 1);
  ops_test_assert_refused (use (self, "airport-lounge"), "frozen", "L5");

  ops_test_add_account (self, "18900000001", "M1", 0);
  ops_test_assert_plain (use (self, "airport-lounge"));
}

static void
test_no_card (OpsTest       *self,
              gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "");
  ops_test_assert_refused (use (self, REACTIVATION), "no-card", "");
  ops_test_put (self, "members",
                "[\"M1\",\"GM001\",\"王秀英\",\"ms\",\"personal\",\"\",\"\",\"\",\"tianyi\",0,null,"
                "8000,\"\",\"\","
                "null,\"\",\"\",\"town\",\"\",0]");
  ops_test_assert_refused (use (self, REACTIVATION), "no-card", "");
}

static void
test_member_closed (OpsTest       *self,
                    gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_close_member (self, "M1");
  ops_test_assert_refused (use (self, REACTIVATION), "member-closed", "");
}

static void
test_whose_member (OpsTest       *self,
                   gconstpointer  data)
{
  ops_test_assert_refused (use (self, REACTIVATION), "no-such-member", "");
  ops_test_add_member (self, "M1", OTHER_MANAGER, "diamond");
  ops_test_assert_refused (use (self, REACTIVATION), "not-yours", "");
}

static void
test_unknown_service (OpsTest       *self,
                      gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_refused (use (self, "free-lunch"), "unknown-service", "");
}

static void
test_bad_arguments (OpsTest       *self,
                    gconstpointer  args)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_SERVICE_USE, NOON, args), "bad-arguments",
                           "");
}

static void
test_note_length (OpsTest       *self,
                  gconstpointer  data)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *fits = NULL;
  g_autofree char *too_long = NULL;

  ops_test_add_member (self, "M1", MANAGER, "diamond");
  for (int i = 0; i < 500; i++)
    g_string_append (note, "王");
  fits = g_strdup_printf ("{\"member_no\":\"M1\",\"service\":\"" REACTIVATION "\",\"note\":\"%s\"}",
                          note->str);
  too_long = g_strdup_printf (
      "{\"member_no\":\"M1\",\"service\":\"" REACTIVATION "\",\"note\":\"%s.\"}", note->str);
  ops_test_assert_plain (ops_test_apply (self, DESK_OP_SERVICE_USE, NOON, fits));
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_SERVICE_USE, NOON, too_long),
                           "too-long", "");
}

static void
test_hours_out_of_range (OpsTest       *self,
                         gconstpointer  args)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_SERVICE_USE, NOON, args),
                           "hours-out-of-range", "");
}

static void
test_hours_bounds (OpsTest       *self,
                   gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_plain (ops_test_apply (self, DESK_OP_SERVICE_USE, NOON, WITH ("\"hours\":1")));
  ops_test_assert_plain (ops_test_apply (self, DESK_OP_SERVICE_USE, NOON, WITH ("\"hours\":9999")));
}

#define OUT_OF_RANGE(name, hours)                                                               \
  OPS_TEST_ADD ("/service-use/hours-out-of-range/" name, WITH ("\"hours\":" hours),             \
                test_hours_out_of_range)
#define BAD(name, args) OPS_TEST_ADD ("/service-use/bad-arguments/" name, args, test_bad_arguments)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  OPS_TEST_ADD ("/service-use/recorded", NULL, test_recorded);
  OPS_TEST_ADD ("/service-use/hours-and-note-are-optional", NULL, test_hours_and_note_are_optional);
  OPS_TEST_ADD ("/service-use/E6/three-together", NULL, test_three_together);
  OPS_TEST_ADD ("/service-use/E6/three-each", NULL, test_three_each);
  OPS_TEST_ADD ("/service-use/E6/month-ends/unset", NULL, test_month_ends);
  OPS_TEST_ADD ("/service-use/E6/month-ends/east", "Pacific/Auckland", test_month_ends);
  OPS_TEST_ADD ("/service-use/E6/month-ends/west", "America/Los_Angeles", test_month_ends);
  OPS_TEST_ADD ("/service-use/E6/made-in-future", NULL, test_made_in_future);
  OPS_TEST_ADD ("/service-use/E6/no-limit-set/gold", "gold", test_no_limit_set);
  OPS_TEST_ADD ("/service-use/E6/no-limit-set/silver", "silver", test_no_limit_set);
  OPS_TEST_ADD ("/service-use/E6/members-count-apart", NULL, test_members_count_apart);
  OPS_TEST_ADD ("/service-use/E7/airport-lounge", "airport-lounge", test_other_service);
  OPS_TEST_ADD ("/service-use/E7/spare-sim", "spare-sim", test_other_service);
  OPS_TEST_ADD ("/service-use/L5/emergency-reactivation", REACTIVATION, test_frozen_warns);
  OPS_TEST_ADD ("/service-use/L5/delayed-suspension", SUSPENSION, test_frozen_warns);
  OPS_TEST_ADD ("/service-use/L5/others-are-refused", NULL, test_frozen_refuses);
  OPS_TEST_ADD ("/service-use/no-card", NULL, test_no_card);
  OPS_TEST_ADD ("/service-use/member-closed", NULL, test_member_closed);
  OPS_TEST_ADD ("/service-use/whose-member", NULL, test_whose_member);
  OPS_TEST_ADD ("/service-use/unknown-service", NULL, test_unknown_service);
  OPS_TEST_ADD ("/service-use/note-length", NULL, test_note_length);
  OPS_TEST_ADD ("/service-use/hours-bounds", NULL, test_hours_bounds);
  OUT_OF_RANGE ("zero", "0");
  OUT_OF_RANGE ("negative", "-1");
  OUT_OF_RANGE ("just-above", "10000");
  OUT_OF_RANGE ("far-above", "99999999999");
  BAD ("nothing", "{}");
  BAD ("no-member", "{\"service\":\"" REACTIVATION "\"}");
  BAD ("no-service", "{\"member_no\":\"M1\"}");
  BAD ("member-number", "{\"member_no\":1,\"service\":\"" REACTIVATION "\"}");
  BAD ("service-list", "{\"member_no\":\"M1\",\"service\":[]}");
  BAD ("hours-text", WITH ("\"hours\":\"3\""));
  BAD ("hours-fraction", WITH ("\"hours\":1.5"));
  BAD ("hours-null", WITH ("\"hours\":null"));
  BAD ("hours-where-none-are-taken",
       "{\"member_no\":\"M1\",\"service\":\"spare-sim\",\"hours\":3}");
  BAD ("note-number", WITH ("\"note\":5"));

  return g_test_run ();
}
