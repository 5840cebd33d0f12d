/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-sync-stream.h>
#include <desk-verdict.h>

#define HEADER "{\"protocol\":1,\"epoch\":\"e\",\"now\":\"2026-11-22T09:30:00+08:00\"}\n"
#define YES "{\"id\":\"018f3a00-0000-7000-8000-000000000001\",\"verdict\":\"accepted\",\"rev\":7}\n"
#define NO                                                                                         \
  "{\"id\":\"018f3a00-0000-7000-8000-000000000002\",\"verdict\":\"rejected\",\"reason\":{"         \
  "\"code\":\"frozen\"}}\n"

static GPtrArray *
read_verdicts (const char *text,
               gint64     *judged_seq)
{
  g_autoptr (GBytes) reply = g_bytes_new (text, strlen (text));

  return desk_sync_stream_read_verdicts (reply, judged_seq);
}

static void
test_verdicts (void)
{
  gint64 unsaid;
  gint64 judged_seq;
  g_autoptr (GPtrArray) none = read_verdicts (HEADER "{\"end\":0}\n", &unsaid);
  g_autoptr (GPtrArray) two = read_verdicts (HEADER YES NO "{\"end\":2,\"last_seq\":9}\n",
                                             &judged_seq);
  DeskVerdict *verdict;

  g_assert_cmpint (unsaid, ==, 0);
  g_assert_cmpint (judged_seq, ==, 9);
  g_assert_nonnull (none);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_nonnull (two);
  g_assert_cmpuint (two->len, ==, 2);
  verdict = g_ptr_array_index (two, 0);
  g_assert_true (verdict->accepted);
  g_assert_cmpint (verdict->rev, ==, 7);
  verdict = g_ptr_array_index (two, 1);
  g_assert_false (verdict->accepted);
  g_assert_cmpstr (verdict->reason->code, ==, "frozen");
}

static void
test_verdicts_unreadable (void)
{
  static const char * const cases[] = {
    "",
    HEADER,
    HEADER YES,
    HEADER YES "{\"end\":1}",                   /* the last line broke off */
    HEADER YES "{\"end\":2}\n",
    HEADER YES "{\"end\":1}\n" NO,
    HEADER "[]\n{\"end\":1}\n",
    HEADER "{\"id\":\"x\"}\n{\"end\":1}\n",
    HEADER YES "\n{\"end\":1}\n",
    YES "{\"end\":1}\n",
    "{\"protocol\":2}\n{\"end\":0}\n",
    "<!DOCTYPE html>\n<html>\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 judged_seq;

      g_test_message ("%s", cases[i]);
      g_assert_null (read_verdicts (cases[i], &judged_seq));
    }
}

static gboolean
read_header (const char     *text,
             DeskSyncHeader *header)
{
  g_autoptr (GBytes) page = g_bytes_new (text, strlen (text));

  return desk_sync_stream_read_header (page, header);
}

static void
test_header (void)
{
  g_auto (DeskSyncHeader) header = { 0 };

  g_assert_true (read_header (
    "{\"protocol\":1,\"epoch\":\"e1\",\"from\":0,\"to\":12,\"head\":40,\"more\":true}\n[",
    &header));
  g_assert_cmpstr (header.epoch, ==, "e1");
  g_assert_cmpint (header.to, ==, 12);
  g_assert_true (header.more);
}

static void
test_header_unreadable (void)
{
  static const char * const cases[] = {
    "", "\n", "{}", "{}\n", "{\"protocol\":1,\"epoch\":\"e\",\"to\":12}",
    "{\"protocol\":1,\"to\":12}\n", "{\"protocol\":1,\"epoch\":\"e\",\"to\":\"12\"}\n",
    "{\"protocol\":2,\"epoch\":\"e\",\"to\":12}\n", "<html>\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DeskSyncHeader) header = { 0 };

      g_assert_false (read_header (cases[i], &header));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/stream/verdicts", test_verdicts);
  g_test_add_func ("/sync/stream/verdicts-unreadable", test_verdicts_unreadable);
  g_test_add_func ("/sync/stream/header", test_header);
  g_test_add_func ("/sync/stream/header-unreadable", test_header_unreadable);
  return g_test_run ();
}
