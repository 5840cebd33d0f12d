/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-json.h>
#include <desk-test.h>
#include <desk-verdict.h>

static DeskVerdict *
read_back (DeskVerdict *verdict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = desk_verdict_to_json (verdict);
  DeskVerdict *read = desk_verdict_from_json (node, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read->op_id, ==, verdict->op_id);
  return read;
}

static void
test_accepted (void)
{
  g_autoptr (DeskVerdict) verdict = desk_verdict_new ("op-1");
  g_autoptr (DeskVerdict) read = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  verdict->rev = 42;
  node = desk_verdict_to_json (verdict);
  text = desk_json_to_text (node, FALSE);
  g_assert_cmpstr (text, ==, "{\"id\":\"op-1\",\"verdict\":\"accepted\",\"rev\":42}");

  read = read_back (verdict);
  g_assert_true (read->accepted);
  g_assert_cmpint (read->rev, ==, 42);
  g_assert_null (read->reason);
  g_assert_cmpuint (read->warnings->len, ==, 0);
}

static void
test_warned (void)
{
  g_autoptr (DeskVerdict) verdict = desk_verdict_new ("op-1");
  g_autoptr (DeskVerdict) read = NULL;
  DeskReason *warning;

  desk_verdict_warn (verdict, desk_reason_new ("frozen", "L5"));
  desk_verdict_warn (verdict, desk_reason_new ("quiet-hours", "H2"));
  read = read_back (verdict);
  g_assert_true (read->accepted);
  g_assert_cmpuint (read->warnings->len, ==, 2);
  warning = read->warnings->pdata[1];
  g_assert_cmpstr (warning->code, ==, "quiet-hours");
  g_assert_cmpstr (warning->rule, ==, "H2");
}

static void
test_refused (void)
{
  g_autoptr (DeskVerdict) verdict = desk_verdict_new ("op-1");
  g_autoptr (DeskVerdict) read = NULL;
  DeskReason *reason = desk_reason_new ("quota-used-up", "E6");

  desk_reason_set_int (reason, "limit", 3);
  desk_verdict_warn (verdict, desk_reason_new ("frozen", "L5"));
  desk_verdict_refuse (verdict, reason);
  read = read_back (verdict);
  g_assert_false (read->accepted);
  g_assert_cmpstr (read->reason->code, ==, "quota-used-up");
  g_assert_cmpint (desk_json_peek_int (read->reason->values, "limit", 0), ==, 3);
  g_assert_cmpuint (read->warnings->len, ==, 0);
}

static void
test_bad (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (data, &error);

  g_assert_no_error (error);
  g_assert_null (desk_verdict_from_json (node, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

#define BAD(name, text) g_test_add_data_func ("/verdict/bad/" name, text, test_bad)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verdict/accepted", test_accepted);
  g_test_add_func ("/verdict/warned", test_warned);
  g_test_add_func ("/verdict/refused", test_refused);
  BAD ("list", "[]");
  BAD ("text", "\"accepted\"");
  BAD ("no-id", "{\"verdict\":\"accepted\"}");
  BAD ("no-word", "{\"id\":\"1\"}");
  BAD ("other-word", "{\"id\":\"1\",\"verdict\":\"maybe\"}");
  BAD ("rev-text", "{\"id\":\"1\",\"verdict\":\"accepted\",\"rev\":\"7\"}");
  BAD ("refused-without-reason", "{\"id\":\"1\",\"verdict\":\"rejected\"}");
  BAD ("accepted-with-reason",
       "{\"id\":\"1\",\"verdict\":\"accepted\",\"reason\":{\"code\":\"frozen\"}}");
  BAD ("reason-text", "{\"id\":\"1\",\"verdict\":\"rejected\",\"reason\":\"no\"}");
  BAD ("warnings-object", "{\"id\":\"1\",\"verdict\":\"accepted\",\"warnings\":{}}");
  BAD ("warning-number", "{\"id\":\"1\",\"verdict\":\"accepted\",\"warnings\":[1]}");

  return g_test_run ();
}
