/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-bench.h>
#include <desk-store-test.h>
#include <desk-table.h>

/* A laptop with everything: 100 000 members and their 250 000 accounts in the hub's pages, then
 * what a person does with them. Times are those that the main thread waits. */

#define N_MEMBERS  100000
#define N_ACCOUNTS 250000
#define PAGE_ROWS  10000
#define N_WORDS    120

static const char * const surnames[] = {
  "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗",
  "高",
  "郑", "梁", "谢", "宋", "唐", "许", "韩", "邓", "冯", "曹", "彭", "曾", "肖", "田", "董", "潘", "袁", "蔡", "蒋",
  "余",
};

static const char * const given[] = {
  "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀", "霞",
  "平",
  "刚", "桂", "英", "华", "玉", "兰", "文", "建", "国", "志", "红", "海", "燕", "波", "辉", "云", "龙", "峰", "鹏",
  "雪",
};

static const char * const districts[] = { "南明区", "云岩区", "观山湖区", "花溪区", "乌当区", "白云区" };
static const char * const streets[] = {
  "中华南路", "延安东路", "瑞金北路", "北京路", "遵义路", "宝山南路", "花果园大街", "新华路",
};

static char *
make_name (guint i)
{
  return g_strconcat (surnames[i % G_N_ELEMENTS (surnames)], given[i / 40 % G_N_ELEMENTS (given)],
                      i % 5 == 0 ? "" : given[i / 1600 % G_N_ELEMENTS (given)], NULL);
}

static void
add_row (TestPage *page,
         guint     i)
{
  static const char * const tiers[] = { "", "", "", "silver", "silver", "gold", "diamond" };

  if (i < N_MEMBERS)
    {
      g_autofree char *name = make_name (i);
      g_autofree char *member_no = g_strdup_printf ("M%07u", i);
      g_autofree char *phone = g_strdup_printf ("189%08u", i * 997 % 100000000);
      g_autofree char *address = g_strdup_printf ("贵阳市%s%s%u号%u栋%u室", districts[i % 6],
                                                  streets[i / 6 % 8], i % 300, i % 40, i % 3000);
      g_autofree char *expires = g_strdup_printf ("2027-%02u-28", i % 12 + 1);

      test_page_add_member (page,
                            &(TestMember) { member_no, name, i % 3 == 0 ? "ehome" : "tianyi",
                                            tiers[i % 7],
                                                  tiers[i % 7][0] != '\0' ? expires : "", phone, address,
                                                  .spend_fen = i * 7 % 500000 });
    }
  else
    {
      g_autofree char *number = g_strdup_printf ("133%08u", (i - N_MEMBERS) * 331 % 100000000);
      g_autofree char *member_no = g_strdup_printf ("M%07u", (i - N_MEMBERS) % N_MEMBERS);

      test_page_add_account (page,
                             &(TestAccount) { number, member_no,
                                              i % 3 == 0 ? "postpaid" : "prepaid",
                                                    .balance_fen = i * 13 % 20000,
                                                    .low_since = "2026-11-20T06:00:00+08:00" });
    }
}

/* Of every fifth member something is written down. */
static void
add_notes (DeskStore *store)
{
  TestPage *page = test_page_new (N_MEMBERS + N_ACCOUNTS);

  for (guint i = 0; i < N_MEMBERS; i += 5)
    {
      g_autofree char *note_id = g_strdup_printf ("n%u", i);
      g_autofree char *member_no = g_strdup_printf ("M%07u", i);
      g_autofree char *text =
        g_strdup_printf ("客户要求周%u上午联系，不喜欢短信；孩子在实验小学，关心宽带提速，第%u次", i % 7, i);

      test_page_add_note (page, note_id, member_no, text);
    }
  test_page_apply (page, store);
}

static GBytes *
make_page (guint from)
{
  TestPage *page = test_page_new (from);
  guint to = MIN (from + PAGE_ROWS, N_MEMBERS + N_ACCOUNTS);

  for (guint i = from; i < to; i++)
    add_row (page, i);
  if (to < N_MEMBERS + N_ACCOUNTS)
    test_page_set_more (page);
  return test_page_end (page);
}

static double
pull_all (DeskStore *store)
{
  double seconds = 0;

  for (guint from = 0; from < N_MEMBERS + N_ACCOUNTS; from += PAGE_ROWS)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = make_page (from);
      gint64 start = g_get_monotonic_time ();
      DeskPage page;

      test_apply (store, bytes, &page, &error);
      seconds += desk_bench_seconds_since (start);
      g_assert_no_error (error);
    }
  return seconds;
}

static void
put_lines (DeskDb *db,
           GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFeedRow) row = desk_feed_row_new ();
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);

  desk_db_begin (db, &error);
  for (guint i = 1; lines[i][0] == '['; i++)
    {
      desk_feed_row_read (row, lines[i], strlen (lines[i]));
      desk_table_put (desk_table_find (row->values[0].text), db, row->values + row->n_outer,
                      row->n_values - row->n_outer, 1, &error);
    }
  desk_db_commit (db, &error);
  g_assert_no_error (error);
}

/* The yardstick: the same lines parsed and put into the same tables, and nothing else. */
static double
put_all (const char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (dir, "plain.db", NULL);
  g_autoptr (DeskDb) db = desk_db_open (path, &error);
  double seconds = 0;

  desk_ops_migrate (db, &error);
  g_assert_no_error (error);
  for (guint from = 0; from < N_MEMBERS + N_ACCOUNTS; from += PAGE_ROWS)
    {
      g_autoptr (GBytes) bytes = make_page (from);
      gint64 start = g_get_monotonic_time ();

      put_lines (db, bytes);
      seconds += desk_bench_seconds_since (start);
    }
  return seconds;
}

/* One keystroke: the ids, and the rows that the first screen shows. */
static double
type (DeskStore       *store,
      DeskMemberQuery *query)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) ids = test_find (store, query);
  g_autoptr (GArray) screen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  g_array_append_vals (screen, ids->data, MIN (ids->len, 100));
  rows = test_load_rows (store, screen);
  return desk_bench_seconds_since (start);
}

/* Types a word letter by letter, as it stands in the search entry after each. */
static void
type_word (DeskStore       *store,
           DeskMemberQuery *query,
           const char      *word,
           GArray          *times)
{
  for (const char *at = g_utf8_next_char (word);; at = g_utf8_next_char (at))
    {
      double seconds;

      g_free (query->text);
      query->text = g_strndup (word, at - word);
      seconds = type (store, query);
      g_array_append_val (times, seconds);
      if (*at == '\0')
        return;
    }
}

/* Names, pinyin, numbers, phones, addresses and notes of members all over the list, some of them
 * wrong. */
static double
type_words (DeskStore *store)
{
  static const char * const typed[] = {
    "wangwei", "zhw", "lidj", "zengguo", "花果园", "新华路", "宽带提速", "周3上午", "zhang 南明区",
  };
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  type (store, query);
  for (guint i = 0; i < N_WORDS; i++)
    {
      guint member = i * 7919 % N_MEMBERS;
      g_autofree char *name = make_name (member);
      g_autofree char *member_no = g_strdup_printf ("m%07u", member);
      g_autofree char *phone = g_strdup_printf ("189%08u", member * 997 % 100000000);
      g_autofree char *wrong = g_strdup_printf ("%u没有", i);

      query->sort = i % (DESK_MEMBER_SORT_MEMBER_NO + 1);
      g_free (query->text);
      query->text = g_strdup ("");
      type (store, query);
      type_word (store, query, name, times);
      type_word (store, query, member_no, times);
      type_word (store, query, phone, times);
      type_word (store, query, wrong, times);
      type_word (store, query, typed[i % G_N_ELEMENTS (typed)], times);
    }
  g_print ("%u keystrokes: median %.2f ms, worst %.2f ms\n", times->len,
           desk_bench_percentile (times, 50) * 1000, desk_bench_percentile (times, 100) * 1000);
  return desk_bench_percentile (times, 99);
}

static double
sort_worst (DeskStore *store)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  double worst = 0;

  for (; query->sort <= DESK_MEMBER_SORT_MEMBER_NO; query->sort++)
    for (query->descending = 0; query->descending < 2; query->descending++)
      {
        double seconds = type (store, query);

        g_print ("sort %d %s: %.1f ms\n", query->sort, query->descending ? "down" : "up",
                 seconds * 1000);
        worst = MAX (worst, seconds);
      }
  return worst;
}

static double
open_and_list (StoreFixture *fixture)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  gint64 start;

  test_close (fixture->store);
  start = g_get_monotonic_time ();
  g_object_unref (fixture->store);
  fixture->store = desk_store_new (fixture->dir, fixture->policy, fixture->clock);
  g_assert_true (test_open (fixture->store, NULL));
  type (fixture->store, query);
  return desk_bench_seconds_since (start);
}

static double
load_today (DeskStore *store)
{
  gint64 start = g_get_monotonic_time ();

  desk_today_free (test_load_today (store));
  return desk_bench_seconds_since (start);
}

static double
perform_one (DeskStore *store)
{
  gint64 start = g_get_monotonic_time ();

  g_free (test_use (store, "M0000006"));
  return desk_bench_seconds_since (start);
}

int
main (int   argc,
      char *argv[])
{
  StoreFixture fixture = { NULL };
  gboolean kept = TRUE;
  double pulled;
  double plain;

  g_test_init (&argc, &argv, NULL);
  store_fixture_set_up (&fixture, NULL);

  pulled = pull_all (fixture.store);
  kept &= desk_bench_report_at_most ("store-peak-memory", "MB",
                                     desk_bench_read_memory ("self", "VmHWM"), 100);
  kept &= desk_bench_report_at_least ("store-first-pull", "rows/s",
                                      (N_MEMBERS + N_ACCOUNTS) / pulled, 40000);
  kept &= desk_bench_report_at_most ("store-open-and-list", "ms", open_and_list (&fixture) * 1000,
                                     150);
  add_notes (fixture.store);
  g_free (test_search (fixture.store, "nobody"));
  kept &= desk_bench_report_at_most ("store-sort-worst", "ms", sort_worst (fixture.store) * 1000,
                                     60);
  kept &= desk_bench_report_at_most ("store-keystroke-p99", "ms", type_words (fixture.store) * 1000,
                                     8);
  kept &= desk_bench_report_at_most ("store-today", "ms", load_today (fixture.store) * 1000, 500);
  kept &= desk_bench_report_at_most ("store-perform", "ms", perform_one (fixture.store) * 1000, 50);
  plain = put_all (fixture.dir);
  kept &= desk_bench_report_ratio ("store-first-pull-ratio", pulled, plain, 2.5);

  store_fixture_tear_down (&fixture, NULL);
  return kept ? 0 : 1;
}
