/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-reason.h>

static void
assert_describes (const DeskReason *reason,
                  const char       *expected)
{
  g_autofree char *text = desk_reason_describe (reason);

  g_assert_cmpstr (text, ==, expected);
}

static DeskReason *
make_used_up (void)
{
  DeskReason *reason = desk_reason_new ("quota-used-up", "E6");

  desk_reason_set_text (reason, "service", "delayed-suspension");
  desk_reason_set_text (reason, "month", "2026-11");
  desk_reason_set_int (reason, "uses", 3);
  desk_reason_set_int (reason, "limit", 3);
  return reason;
}

static void
test_values (void)
{
  g_autoptr (DeskReason) reason = make_used_up ();

  assert_describes (reason, "“Delayed suspension” is used up for November 2026: 3 of 3.");
}

/* A reason of another version may lack a value, or carry nonsense. */
static void
test_values_missing (void)
{
  g_autoptr (DeskReason) reason = desk_reason_new ("quota-used-up", "E6");

  assert_describes (reason, "“…” is used up for …: … of ….");
  desk_reason_set_text (reason, "month", "soon{uses}%s");
  desk_reason_set_text (reason, "service", "massage");
  assert_describes (reason, "“massage” is used up for soon{uses}%s: … of ….");
}

static void
test_every_code (void)
{
  static const char * const codes[] = {
    "amount-missing", "amount-too-large", "amount-too-small", "amount-unasked",
    "minutes-out-of-range", "no-such-visit", "time-taken", "unknown-purpose", "visit-cancelled",
    "visit-changed", "visit-done", "visit-hours", "visit-in-past",
    "bad-arguments", "empty-result", "fact-changed", "fact-removed", "frozen", "no-such-fact",
    "wished-quiet", "hours-out-of-range", "limit-not-set",
    "made-in-future", "member-closed", "no-card", "no-such-member", "no-such-tag",
    "not-yours", "op-changed", "quiet-hours", "quota-used-up", "sequence-used",
    "service-not-for-tier", "too-long",
    "unfit", "unknown-channel", "unknown-kind", "unknown-occasion", "unknown-service",
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (DeskReason) reason = desk_reason_new (codes[i], "");
      g_autofree char *text = desk_reason_describe (reason);

      g_assert_false (g_str_has_prefix (text, "A rule that this program does not know"));
      g_assert_null (strchr (text, '{'));
      g_assert_true (g_str_has_suffix (text, "."));
    }
}

static void
test_unknown_code (void)
{
  g_autoptr (DeskReason) reason = desk_reason_new ("moon-is-full", "");

  assert_describes (reason, "A rule that this program does not know yet says no: moon-is-full.");
}

static void
test_json (void)
{
  g_autoptr (DeskReason) reason = make_used_up ();
  g_autoptr (JsonNode) node = desk_reason_to_json (reason);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskReason) back = desk_reason_from_json (node, &error);

  g_assert_cmpstr (text, ==, "{\"code\":\"quota-used-up\",\"rule\":\"E6\",\"values\":"
                             "{\"service\":\"delayed-suspension\",\"month\":\"2026-11\","
                             "\"uses\":3,\"limit\":3}}");
  g_assert_no_error (error);
  g_assert_cmpstr (back->code, ==, "quota-used-up");
  g_assert_cmpstr (back->rule, ==, "E6");
  g_assert_cmpint (json_object_get_int_member (back->values, "limit"), ==, 3);
}

static void
test_json_bare (void)
{
  g_autoptr (DeskReason) reason = desk_reason_new ("frozen", "");
  g_autoptr (JsonNode) node = desk_reason_to_json (reason);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (DeskReason) back = desk_reason_from_json (node, NULL);

  g_assert_cmpstr (text, ==, "{\"code\":\"frozen\"}");
  g_assert_cmpstr (back->rule, ==, "");
  g_assert_cmpuint (json_object_get_size (back->values), ==, 0);
}

static void
test_json_refuses (void)
{
  static const char * const texts[] = {
    "[]", "\"frozen\"", "null", "{}", "{\"code\":null}", "{\"code\":[]}", "{\"code\":7}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (texts[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_reason_from_json (node, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
    }
}

static void
test_json_strange_values (void)
{
  static const char strange[] = "{\"code\":\"quota-used-up\",\"rule\":7,\"values\":"
                                "{\"service\":[1],\"month\":{},\"uses\":null}}";
  g_autoptr (JsonNode) node = json_from_string (strange, NULL);
  g_autoptr (DeskReason) reason = desk_reason_from_json (node, NULL);
  g_autofree char *text = desk_reason_describe (reason);

  g_assert_cmpstr (reason->rule, ==, "");
  g_assert_true (g_str_has_suffix (text, "."));
}

static void
test_copy (void)
{
  g_autoptr (DeskReason) reason = make_used_up ();
  g_autoptr (DeskReason) copy = desk_reason_copy (reason);

  desk_reason_set_int (reason, "uses", 9);
  g_assert_cmpstr (copy->code, ==, "quota-used-up");
  g_assert_cmpint (json_object_get_int_member (copy->values, "uses"), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reason/values", test_values);
  g_test_add_func ("/reason/values-missing", test_values_missing);
  g_test_add_func ("/reason/every-code", test_every_code);
  g_test_add_func ("/reason/unknown-code", test_unknown_code);
  g_test_add_func ("/reason/json", test_json);
  g_test_add_func ("/reason/json-bare", test_json_bare);
  g_test_add_func ("/reason/json-refuses", test_json_refuses);
  g_test_add_func ("/reason/json-strange-values", test_json_strange_values);
  g_test_add_func ("/reason/copy", test_copy);
  return g_test_run ();
}
