/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <desk-bench.h>
#include <desk-member-view.h>
#include <desk-store-test.h>
#include <desk-timeline.h>

/* Opening a member with 5 000 entries on the time line: from the click until all is in the widgets,
 * on either page; and reading the time line to its end, the worst of its pages. */

#define N_ENTRIES 5000
#define N_RUNS    41
#define BIG       "M0000001"
#define SMALL     "M0000002"

static void
add_entry (TestPage *page,
           guint     i)
{
  g_autofree char *id = g_strdup_printf ("e%u", i);
  g_autofree char *moment = g_strdup_printf ("20%02u-%02u-%02uT%02u:%02u:00+08:00", 12 + i / 360 % 14,
                                             i / 28 % 12 + 1, i % 28 + 1, 8 + i % 12, i % 60);
  g_autofree char *change = NULL;

  switch (i % 10)
    {
    case 0:
    case 1:
      test_page_add_use (page, id, BIG, "airport-lounge", moment);
      break;
    case 2:
    case 3:
      test_page_add_visit (page, id, BIG, "done", moment);
      break;
    case 4:
      test_page_add_note (page, id, BIG, "客户要求周三上午联系，不喜欢短信；孩子在实验小学，关心宽带提速");
      break;
    case 5:
      change = g_strdup_printf ("\"%s\",\"" BIG "\",\"" TEST_MANAGER "\",\"18900000001\","
                                "\"balance_fen\",\"100\",\"%u\",%" G_GINT64_FORMAT ",null",
                                id, 200 + i, desk_test_time (moment));
      test_page_add (page, "feed_changes", change);
      break;
    default:
      test_page_add_contact (page, id, BIG, TRUE, moment);
      break;
    }
}

static void
fill (DeskStore *store)
{
  TestPage *page = test_page_new (0);

  test_page_add_member (page, &(TestMember) { BIG, "王伟", .card_tier = "diamond",
                                              .card_expires = "2027-06-28", .phone = "18900000000",
                                              .spend_fen = 400000 });
  test_page_add_member (page, &(TestMember) { SMALL, "李娜", .card_tier = "gold",
                                              .card_expires = "2027-06-28", .phone = "18900000009",
                                              .spend_fen = 300000 });
  test_page_add_account (page, &(TestAccount) { "18900000001", BIG, .balance_fen = 1999 });
  test_page_add_account (page, &(TestAccount) { "18900000002", SMALL, .balance_fen = 5000 });
  for (guint i = 0; i < N_ENTRIES; i++)
    add_entry (page, i);
  test_page_apply (page, store);
}

static gboolean
is_shown (DeskMemberView *view,
          const char     *member_no)
{
  const DeskMemberFile *file = desk_member_view_get_file (view);

  return file != NULL && g_str_equal (file->member->member_no, member_no);
}

/* Milliseconds until the member is in the widgets; and until a frame with them was drawn. */
static void
open_member (DeskMemberView *view,
             const char     *member_no,
             double         *filled,
             double         *drawn)
{
  gint64 start = g_get_monotonic_time ();

  desk_member_view_set_member (view, member_no);
  desk_test_wait_until (is_shown (view, member_no));
  *filled = desk_bench_seconds_since (start) * 1000;
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  *drawn = desk_bench_seconds_since (start) * 1000;
}

/* By turns with one of whom nothing is known. */
static gboolean
bench_opening (DeskMemberView *view,
               const char     *name,
               const char     *name_drawn)
{
  g_autoptr (GArray) fillings = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) drawings = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_RUNS; i++)
    {
      double filled;
      double drawn;

      open_member (view, SMALL, &filled, &drawn);
      open_member (view, BIG, &filled, &drawn);
      g_array_append_val (fillings, filled);
      g_array_append_val (drawings, drawn);
    }
  desk_bench_report (name_drawn, "ms", desk_bench_percentile (drawings, 50));
  return desk_bench_report_at_most (name, "ms", desk_bench_percentile (fillings, 50), 30);
}

/* Milliseconds for the first page of a new list, and then for each up to the last. */
static double
read_worst (DeskStore *store)
{
  double worst = 0;
  g_autoptr (DeskTimeline) list = NULL;
  gint64 start = g_get_monotonic_time ();

  list = desk_timeline_new (store, BIG, DESK_TIMELINE_ALL);
  desk_test_wait_until (!desk_timeline_is_loading (list));
  while (TRUE)
    {
      worst = MAX (worst, desk_bench_seconds_since (start) * 1000);
      start = g_get_monotonic_time ();
      desk_timeline_read_on (list);
      if (!desk_timeline_is_loading (list))
        break;
      desk_test_wait_until (!desk_timeline_is_loading (list));
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_ENTRIES);
  return worst;
}

int
main (int   argc,
      char *argv[])
{
  StoreFixture fixture = { NULL };
  GtkWidget *window;
  DeskMemberView *view;
  gboolean kept = TRUE;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  store_fixture_set_up (&fixture, NULL);
  fill (fixture.store);

  kept &= desk_bench_report_at_most ("timeline-page-worst", "ms", read_worst (fixture.store), 30);
  window = adw_window_new ();
  view = DESK_MEMBER_VIEW (desk_member_view_new (fixture.store));
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 700);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  kept &= bench_opening (view, "member-open", "member-open-drawn");
  gtk_widget_activate_action (GTK_WIDGET (view), "member.show-page", "s", "timeline");
  kept &= bench_opening (view, "member-open-timeline", "member-open-timeline-drawn");

  gtk_window_destroy (GTK_WINDOW (window));
  store_fixture_tear_down (&fixture, NULL);
  return kept ? 0 : 1;
}
