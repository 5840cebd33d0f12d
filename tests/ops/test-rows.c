/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-rows.h>

#include "ops-test.h"

static void
test_member (OpsTest       *self,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMember) member = NULL;

  ops_test_put (
      self, "members",
      "[\"M1\",\"GM001\",\"王秀英\",\"ms\",\"personal\",\"finance\",\"bureau\",\"gold\",\"ehome\","
      "336000,"
      "5000000,8000,\"diamond\",\"2027-06-30\",1200,\"18900000001\",\"贵阳市\",\"country\","
      "\"1970-01-31\",1]");
  member = desk_rows_load_member (self->db, "M1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (member->member_no, ==, "M1");
  g_assert_cmpstr (member->manager_no, ==, "GM001");
  g_assert_cmpstr (member->name, ==, "王秀英");
  g_assert_cmpstr (member->salutation, ==, "ms");
  g_assert_cmpstr (member->certificate, ==, "personal");
  g_assert_cmpstr (member->segment, ==, "finance");
  g_assert_cmpstr (member->rank, ==, "bureau");
  g_assert_cmpstr (member->strategic, ==, "gold");
  g_assert_cmpstr (member->brand, ==, "ehome");
  g_assert_cmpint (member->spend_12m_fen, ==, 336000);
  g_assert_cmpint (member->revenue_year_fen, ==, 5000000);
  g_assert_cmpint (member->package_monthly_fen, ==, 8000);
  g_assert_cmpint (member->card_tier, ==, DESK_TIER_DIAMOND);
  g_assert_cmpstr (member->card_expires, ==, "2027-06-30");
  g_assert_cmpint (member->points, ==, 1200);
  g_assert_cmpstr (member->phone, ==, "18900000001");
  g_assert_cmpstr (member->address, ==, "贵阳市");
  g_assert_cmpstr (member->area, ==, "country");
  g_assert_cmpstr (member->birthday, ==, "1970-01-31");
  g_assert_true (member->closed);
}

static void
test_absent_amounts (OpsTest       *self,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMember) member = NULL;

  ops_test_put (self, "members",
                "[\"M1\",\"GM001\",\"王秀英\",\"ms\",\"personal\",\"\",\"\",\"\",\"ehome\",null,"
                "null,null,\"\",\"\",null,\"\",\"\",\"\",\"\",0]");
  member = desk_rows_load_member (self->db, "M1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (member->spend_12m_fen, ==, DESK_FEN_ABSENT);
  g_assert_cmpint (member->revenue_year_fen, ==, DESK_FEN_ABSENT);
  g_assert_cmpint (member->package_monthly_fen, ==, DESK_FEN_ABSENT);
}

static void
test_no_member (OpsTest       *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  g_assert_null (desk_rows_load_member (self->db, "M404", &error));
  g_assert_no_error (error);
  accounts = desk_rows_load_accounts (self->db, "M404", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 0);
}

static void
test_no_card (OpsTest       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMember) member = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  member = desk_rows_load_member (self->db, "M1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (member->card_tier, ==, DESK_TIER_NONE);
  g_assert_false (member->closed);
  g_assert_cmpint (member->points, ==, 0);
}

static void
test_accounts (OpsTest       *self,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  DeskAccount *account;

  ops_test_put (self, "accounts",
                "[\"18900000002\",\"M1\",\"GM001\",\"mobile\",\"prepaid\",\"suspended\",-150,2000,"
                "\"2026-10-01\",77]");
  ops_test_add_account (self, "18900000001", "M1", 0);
  ops_test_add_account (self, "18900000003", "M2", 0);
  accounts = desk_rows_load_accounts (self->db, "M1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 2);
  account = accounts->pdata[0];
  g_assert_cmpstr (account->number, ==, "18900000001");
  g_assert_cmpint (account->balance_fen, ==, 0);
  account = accounts->pdata[1];
  g_assert_cmpstr (account->number, ==, "18900000002");
  g_assert_cmpstr (account->member_no, ==, "M1");
  g_assert_cmpstr (account->kind, ==, "mobile");
  g_assert_cmpstr (account->payment, ==, "prepaid");
  g_assert_cmpstr (account->state, ==, "suspended");
  g_assert_cmpint (account->balance_fen, ==, -150);
  g_assert_cmpint (account->arrears_fen, ==, 2000);
  g_assert_cmpstr (account->arrears_since, ==, "2026-10-01");
  g_assert_cmpint (account->low_since_ms, ==, 77);
}

static void
add_use (OpsTest    *self,
         const char *member_no,
         const char *service,
         const char *month)
{
  g_autofree char *values =
    g_strdup_printf ("[\"U%" G_GINT64_FORMAT "\",\"%s\",\"GM001\",\"%s\",\"%s\",0,null,\"\","
                     "null,\"\",null,\"\",0]",
                     ++self->seq, member_no, service, month);

  ops_test_put (self, "service_uses", values);
}

static gint64
count_uses (OpsTest    *self,
            const char *service,
            const char *month)
{
  g_autoptr (GError) error = NULL;
  gint64 uses = -1;

  desk_rows_count_uses (self->db, self->policy, "M1", service, month, &uses, &error);
  g_assert_no_error (error);
  return uses;
}

static void
test_count_uses (OpsTest       *self,
                 gconstpointer  data)
{
  add_use (self, "M1", "emergency-reactivation", "2026-11");
  add_use (self, "M1", "emergency-reactivation", "2026-11");
  add_use (self, "M1", "delayed-suspension", "2026-11");
  add_use (self, "M1", "airport-lounge", "2026-11");
  add_use (self, "M1", "delayed-suspension", "2026-12");
  add_use (self, "M2", "delayed-suspension", "2026-11");

  g_assert_cmpint (count_uses (self, "emergency-reactivation", "2026-11"), ==, 3);
  g_assert_cmpint (count_uses (self, "delayed-suspension", "2026-11"), ==, 3);
  g_assert_cmpint (count_uses (self, "airport-lounge", "2026-11"), ==, 1);
  g_assert_cmpint (count_uses (self, "delayed-suspension", "2026-12"), ==, 1);
  g_assert_cmpint (count_uses (self, "delayed-suspension", "2027-01"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  OPS_TEST_ADD ("/rows/member", NULL, test_member);
  OPS_TEST_ADD ("/rows/absent-amounts", NULL, test_absent_amounts);
  OPS_TEST_ADD ("/rows/no-member", NULL, test_no_member);
  OPS_TEST_ADD ("/rows/no-card", NULL, test_no_card);
  OPS_TEST_ADD ("/rows/accounts", NULL, test_accounts);
  OPS_TEST_ADD ("/rows/E6-count-uses", NULL, test_count_uses);

  return g_test_run ();
}
