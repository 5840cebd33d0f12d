/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-test.h>
#include <hub-cell.h>

static const HubFeedColumn day = { "day", "日", "day", HUB_FIELD_DAY };
static const HubFeedColumn yuan = { "yuan", "元", "yuan_fen", HUB_FIELD_YUAN };
static const HubFeedColumn debt = { "debt", "欠", "debt_fen", HUB_FIELD_YUAN, HUB_FIELD_UNSIGNED };
static const HubFeedColumn count = { "count", "数", "count", HUB_FIELD_COUNT };
static const HubFeedColumn needed = { "text", "文", "text", HUB_FIELD_TEXT, HUB_FIELD_NEEDED };

static void
test_days (void)
{
  static const struct
  {
    const char *field;
    const char *day;
  } cases[] = {
    { "2027-06-28", "2027-06-28" },
    { "20270628", "2027-06-28" },
    { "2027年6月28日", "2027-06-28" },
    { "2027年06月08日", "2027-06-08" },
    { "2028-02-29", "2028-02-29" },
    { "", "" },
    { "2027-02-29", NULL },
    { "2026-02-31", NULL },
    { "20260231", NULL },
    { "2026年2月31日", NULL },
    { "2026-13-01", NULL },
    { "2026-00-10", NULL },
    { "2026-1-5", NULL },
    { "2026/01/05", NULL },
    { "202601", NULL },
    { "2026010", NULL },
    { "2026-01-05 ", NULL },
    { "2026-01-05T00:00", NULL },
    { "26-01-05", NULL },
    { "2026年1月5", NULL },
    { "昨天", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HubCell cell;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].field);
      g_assert_cmpint (hub_cell_parse (&cell, &day, cases[i].field, &error), ==,
                       cases[i].day != NULL);
      if (cases[i].day != NULL)
        g_assert_cmpstr (cell.text, ==, cases[i].day);
      else
        g_assert_nonnull (error);
    }
}

static void
test_amounts (void)
{
  static const struct
  {
    const char *field;
    gboolean    is_read;
    gint64      fen;
  } cases[] = {
    { "19.99", TRUE, 1999 },
    { "20", TRUE, 2000 },
    { "0.5", TRUE, 50 },
    { "-3.00", TRUE, -300 },
    { "12,30", FALSE },
    { "1e9", FALSE },
    { "1.234", FALSE },
    { "元", FALSE },
    { "NaN", FALSE },
    { "0x10", FALSE },
    { "99999999999999999999", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HubCell cell;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].field);
      g_assert_cmpint (hub_cell_parse (&cell, &yuan, cases[i].field, &error), ==, cases[i].is_read);
      if (cases[i].is_read)
        g_assert_cmpint (cell.number, ==, cases[i].fen);
      else
        g_assert_nonnull (strstr (error->message, cases[i].field));
    }
}

static void
test_absent (void)
{
  HubCell cell;
  g_autoptr (GError) error = NULL;

  g_assert_true (hub_cell_parse (&cell, &yuan, "", NULL));
  g_assert_true (cell.is_null);
  g_assert_true (hub_cell_parse (&cell, &count, "", NULL));
  g_assert_true (cell.is_null);
  g_assert_true (hub_cell_parse (&cell, &count, "0", NULL));
  g_assert_false (cell.is_null);

  g_assert_false (hub_cell_parse (&cell, &needed, "", &error));
  g_assert_nonnull (error);
}

static void
test_negative (void)
{
  HubCell cell;
  g_autoptr (GError) error = NULL;

  g_assert_true (hub_cell_parse (&cell, &debt, "0.00", NULL));
  g_assert_false (hub_cell_parse (&cell, &debt, "-0.01", &error));
  g_assert_nonnull (error);
  g_assert_false (hub_cell_parse (&cell, &count, "-1", NULL));
  g_assert_false (hub_cell_parse (&cell, &count, "1.5", NULL));
}

static void
test_words (void)
{
  static const struct
  {
    const HubFeedWord *list;
    const char        *written;
    const char        *word;
  } cases[] = {
    { hub_feed_salutations, "先生", "mr" },
    { hub_feed_salutations, "小姐", "ms" },
    { hub_feed_salutations, "女士", "ms" },
    { hub_feed_certificates, "个人", "personal" },
    { hub_feed_certificates, "单位", "organisation" },
    { hub_feed_segments, "党政军", "government" },
    { hub_feed_segments, "金融", "finance" },
    { hub_feed_segments, "大企业", "enterprise" },
    { hub_feed_segments, "高端聚类", "cluster" },
    { hub_feed_ranks, "厅局级", "bureau" },
    { hub_feed_ranks, "处级", "division" },
    { hub_feed_ranks, "科级", "section" },
    { hub_feed_brands, "我的e家", "ehome" },
    { hub_feed_brands, "天翼", "tianyi" },
    { hub_feed_brands, "商务领航", "navigator" },
    { hub_feed_brands, "宽带", "broadband" },
    { hub_feed_brands, "", "other" },
    { hub_feed_brands, "全球通", NULL },
    { hub_feed_tiers, "钻石卡", "diamond" },
    { hub_feed_tiers, "钻石", "diamond" },
    { hub_feed_tiers, "金卡", "gold" },
    { hub_feed_tiers, "金", "gold" },
    { hub_feed_tiers, "银卡", "silver" },
    { hub_feed_tiers, "银", "silver" },
    { hub_feed_tiers, "", "" },
    { hub_feed_tiers, "platinum", NULL },
    { hub_feed_areas, "城镇", "town" },
    { hub_feed_areas, "农村", "country" },
    { hub_feed_kinds, "移动", "mobile" },
    { hub_feed_kinds, "固话", "fixed" },
    { hub_feed_kinds, "宽带", "broadband" },
    { hub_feed_kinds, "iptv", "iptv" },
    { hub_feed_payments, "预付费", "prepaid" },
    { hub_feed_payments, "后付费", "postpaid" },
    { hub_feed_states, "在用", "in-use" },
    { hub_feed_states, "停机", "suspended" },
    { hub_feed_states, "停机保号", "reserved" },
    { hub_feed_states, "销户", "closed" },
    { hub_feed_regions, "贵州", "guizhou" },
    { hub_feed_regions, "新疆", "xinjiang" },
    { hub_feed_regions, "西藏", "tibet" },
    { hub_feed_regions, "atlantis", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (hub_feed_word_find (cases[i].list, cases[i].written), ==, cases[i].word);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/hub/cell/days", test_days);
  g_test_add_func ("/hub/cell/amounts", test_amounts);
  g_test_add_func ("/hub/cell/absent", test_absent);
  g_test_add_func ("/hub/cell/negative", test_negative);
  g_test_add_func ("/hub/cell/words", test_words);

  return g_test_run ();
}
