/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-json.h>
#include <desk-op.h>
#include <desk-test.h>

#define ID "0193a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b"
#define DEVICE "0193a1b2-0000-7000-8000-00000000d001"
#define DOCUMENT(id, kind, device, seq, made, args)                                                \
  "{\"id\":" id ",\"kind\":" kind ",\"device\":" device ",\"seq\":" seq ",\"made\":" made          \
  ",\"args\":" args "}"
#define GOOD DOCUMENT ("\"" ID "\"", "\"service.use\"", "\"" DEVICE "\"", "7", \
                       "\"2026-11-22T09:30:00+08:00\"", "{\"member_no\":\"M1\"}")

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOp) op = desk_op_new_parse (GOOD, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (op->op_id, ==, ID);
  g_assert_cmpstr (op->kind, ==, DESK_OP_SERVICE_USE);
  g_assert_cmpstr (op->device_id, ==, DEVICE);
  g_assert_cmpint (op->seq, ==, 7);
  g_assert_cmpint (op->made_ms, ==, desk_test_time ("2026-11-22T01:30:00Z"));
  g_assert_cmpstr (op->member_no, ==, "M1");
  g_assert_cmpstr (desk_json_peek_string (op->args, "member_no", NULL), ==, "M1");
  g_assert_cmpstr (op->text, ==, GOOD);
}

/* Byte for byte: blanks, order and unknown members are part of what is hashed. */
static void
test_text_is_kept (void)
{
  static const char text[] =
    " {\"seq\" : 1, \"later\":[1, 2.50], \"id\":\"" ID
    "\",\"kind\":\"care.log\",\"device\":\"" DEVICE "\","
    "\"made\":\"2026-11-22T09:30:00.250+08:00\", \"args\":{\"note\":\"\\u738b 王 \\/\"}} ";
  g_autofree char *longer = g_strconcat (text, "not part of it", NULL);
  g_autofree char *hash = NULL;
  g_autofree char *expected =
    g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskOp) op = desk_op_new_parse (longer, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (op->text, ==, text);
  hash = desk_op_hash (op);
  g_assert_cmpstr (hash, ==, expected);
  g_assert_cmpint (op->made_ms, ==, desk_test_time ("2026-11-22T01:30:00.250Z"));
  g_assert_cmpstr (op->member_no, ==, "");
}

/* Device and number are only how it is sent; everything else is what was done. */
static void
test_is_same (void)
{
#define TEXT(id, kind, device, seq, made, args)                                              \
  DOCUMENT ("\"" id "\"", "\"" kind "\"", "\"" device "\"", seq, "\"" made "\"", args)
#define OTHER "0193a1b2-0000-7000-8000-00000000d002"
#define MADE "2026-11-22T09:30:00+08:00"
  static const struct
  {
    const char *text;
    gboolean    same;
  } cases[] = {
    { GOOD, TRUE },
    { TEXT (ID, "service.use", OTHER, "9", MADE, "{\"member_no\":\"M1\"}"), TRUE },
    { TEXT (OTHER, "service.use", DEVICE, "7", MADE, "{\"member_no\":\"M1\"}"), FALSE },
    { TEXT (ID, "care.log", DEVICE, "7", MADE, "{\"member_no\":\"M1\"}"), FALSE },
    { TEXT (ID, "service.use", DEVICE, "7", "2026-11-22T09:30:01+08:00",
            "{\"member_no\":\"M1\"}"), FALSE },
    { TEXT (ID, "service.use", DEVICE, "7", MADE, "{\"member_no\":\"M2\"}"), FALSE },
  };
  g_autoptr (DeskOp) op = desk_op_new_parse (GOOD, -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DeskOp) other = desk_op_new_parse (cases[i].text, -1, NULL);

      g_assert_cmpint (desk_op_is_same (op, other), ==, cases[i].same);
    }
}

/* The hash that the hub compares: of a text anyone can feed to sha256sum. */
static void
test_hash (void)
{
  DeskOp op = { .text = (char *) "{}" };
  g_autofree char *hash = desk_op_hash (&op);

  g_assert_cmpstr (hash, ==, "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
}

static void
test_refused (gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_op_new_parse (data, -1, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
}

static void
test_refused_bytes (void)
{
  g_autofree char *nul = g_strdup (GOOD);
  g_autofree char *latin = g_strdup (GOOD);
  g_autofree char *filler = g_strnfill (64 * 1024, 'x');
  g_autofree char *huge =
    g_strdup_printf (DOCUMENT ("\"" ID "\"", "\"k\"", "\"" DEVICE "\"", "1",
                               "\"2026-11-22T09:30:00+08:00\"", "{\"a\":\"%s\"}"),
                     filler);
  g_autofree char *lines = g_strconcat (GOOD, "\n", NULL);
  const struct { const char *text; gsize length;
  } cases[] = {
    { nul, strlen (GOOD) },
    { latin, strlen (GOOD) },
    { huge, strlen (huge) },
    { lines, strlen (lines) },
    { "", 0 },
  };

  nul[strlen (GOOD) - 4] = '\0';
  latin[strlen (GOOD) - 4] = '\xe9';
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_op_new_parse (cases[i].text, cases[i].length, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
    }
}

static void
test_new (void)
{
  g_autoptr (DeskClock) clock =
    desk_clock_new_stopped (desk_test_time ("2026-11-30T16:00:00.125Z"));
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (DeskOp) op = NULL;
  g_autoptr (DeskOp) read = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (args, "member_no", "M1");
  json_object_set_string_member (args, "note", "line one\nline two, 王");
  op = desk_op_new (DESK_OP_SERVICE_USE, args, DEVICE, 3, clock, zone);
  g_assert_null (strchr (op->text, '\n'));
  g_assert_nonnull (strstr (op->text, "\"made\":\"2026-12-01T00:00:00"));
  g_assert_nonnull (strstr (op->text, "+08:00\""));

  read = desk_op_new_parse (op->text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->op_id, ==, op->op_id);
  g_assert_cmpstr (read->device_id, ==, DEVICE);
  g_assert_cmpint (read->seq, ==, 3);
  g_assert_cmpint (read->made_ms, ==, op->made_ms);
  g_assert_cmpstr (read->member_no, ==, "M1");
  g_assert_cmpstr (desk_json_peek_string (read->args, "note", NULL), ==, "line one\nline two, 王");
}

#define BAD(name, id, kind, device, seq, made, args)                                               \
  g_test_add_data_func ("/op/refused/" name, DOCUMENT (id, kind, device, seq, made, args),         \
                        test_refused)
#define ID_ "\"" ID "\""
#define KIND_ "\"care.log\""
#define DEVICE_ "\"" DEVICE "\""
#define MADE_ "\"2026-11-22T09:30:00+08:00\""

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/op/parse", test_parse);
  g_test_add_func ("/op/text-is-kept", test_text_is_kept);
  g_test_add_func ("/op/hash", test_hash);
  g_test_add_func ("/op/is-same", test_is_same);
  g_test_add_func ("/op/new", test_new);
  g_test_add_func ("/op/refused/bytes", test_refused_bytes);
  BAD ("id-no-uuid", "\"7\"", KIND_, DEVICE_, "1", MADE_, "{}");
  BAD ("id-number", "7", KIND_, DEVICE_, "1", MADE_, "{}");
  BAD ("id-null", "null", KIND_, DEVICE_, "1", MADE_, "{}");
  BAD ("kind-empty", ID_, "\"\"", DEVICE_, "1", MADE_, "{}");
  BAD ("kind-list", ID_, "[]", DEVICE_, "1", MADE_, "{}");
  BAD ("device-no-uuid", ID_, KIND_, "\"laptop\"", "1", MADE_, "{}");
  BAD ("seq-zero", ID_, KIND_, DEVICE_, "0", MADE_, "{}");
  BAD ("seq-negative", ID_, KIND_, DEVICE_, "-1", MADE_, "{}");
  BAD ("seq-text", ID_, KIND_, DEVICE_, "\"1\"", MADE_, "{}");
  BAD ("seq-fraction", ID_, KIND_, DEVICE_, "1.5", MADE_, "{}");
  BAD ("made-no-offset", ID_, KIND_, DEVICE_, "1", "\"2026-11-22T09:30:00\"", "{}");
  BAD ("made-no-date", ID_, KIND_, DEVICE_, "1", "\"2026-02-31T09:30:00+08:00\"", "{}");
  BAD ("made-number", ID_, KIND_, DEVICE_, "1", "1795311000000", "{}");
  BAD ("args-list", ID_, KIND_, DEVICE_, "1", MADE_, "[]");
  BAD ("args-null", ID_, KIND_, DEVICE_, "1", MADE_, "null");
  g_test_add_data_func ("/op/refused/nothing-in-it", "{}", test_refused);
  g_test_add_data_func ("/op/refused/list", "[1]", test_refused);
  g_test_add_data_func ("/op/refused/html", "<html><body>Sign in</body></html>", test_refused);
  g_test_add_data_func ("/op/refused/cut", "{\"id\":\"" ID "\"", test_refused);

  return g_test_run ();
}
