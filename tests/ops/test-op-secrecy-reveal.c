/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#define NIGHT "2026-11-22T23:30:00+08:00"

static void
test_recorded (OpsTest       *self,
               gconstpointer  field)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"M1\",\"field\":\"%s\"}", (const char *) field);
  g_autofree char *expected = g_strdup_printf ("M1|GM001|%s|1795361400000|0", (const char *) field);
  g_autofree char *row = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  ops_test_assert_plain (ops_test_apply (self, DESK_OP_SECRECY_REVEAL, NIGHT, args));
  row = ops_test_text (
      self,
      "SELECT member_no || '|' || manager_no || '|' || field || '|' || reveal_ms || '|' || rev "
      "FROM reveals");
  g_assert_cmpstr (row, ==, expected);
}

static void
test_closed_member (OpsTest       *self,
                    gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_close_member (self, "M1");
  ops_test_assert_plain (ops_test_apply (self, DESK_OP_SECRECY_REVEAL, NIGHT,
                                         "{\"member_no\":\"M1\",\"field\":\"phone\"}"));
}

static void
test_whose_member (OpsTest       *self,
                   gconstpointer  data)
{
  static const char args[] = "{\"member_no\":\"M1\",\"field\":\"phone\"}";

  ops_test_assert_refused (ops_test_apply (self, DESK_OP_SECRECY_REVEAL, NIGHT, args),
                           "no-such-member", "");
  ops_test_add_member (self, "M1", OTHER_MANAGER, "gold");
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_SECRECY_REVEAL, NIGHT, args), "not-yours",
                           "");
}

static void
test_bad_arguments (OpsTest       *self,
                    gconstpointer  args)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_SECRECY_REVEAL, NIGHT, args),
                           "bad-arguments", "");
}

#define BAD(name, args)                                                                            \
  OPS_TEST_ADD ("/secrecy-reveal/bad-arguments/" name, args, test_bad_arguments)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  OPS_TEST_ADD ("/secrecy-reveal/phone", "phone", test_recorded);
  OPS_TEST_ADD ("/secrecy-reveal/address", "address", test_recorded);
  OPS_TEST_ADD ("/secrecy-reveal/number", "number", test_recorded);
  OPS_TEST_ADD ("/secrecy-reveal/closed-member", NULL, test_closed_member);
  OPS_TEST_ADD ("/secrecy-reveal/whose-member", NULL, test_whose_member);
  BAD ("nothing", "{}");
  BAD ("no-member", "{\"field\":\"phone\"}");
  BAD ("no-field", "{\"member_no\":\"M1\"}");
  BAD ("unknown-field", "{\"member_no\":\"M1\",\"field\":\"balance\"}");
  BAD ("field-list", "{\"member_no\":\"M1\",\"field\":[\"phone\"]}");

  return g_test_run ();
}
