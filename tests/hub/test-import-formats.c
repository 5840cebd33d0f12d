/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed-fixture.h"

/* The same feed as the fixture's, in Chinese: names, words, dates, another order, columns of no
   interest. */
#define MANAGERS_ZH "姓名,备注,客户经理工号,联系电话,省份\n董泰,,K001,18908510000,贵州\n侯言,新来,K002,18908510001,新疆\n"
#define MEMBERS_ZH                                                                        \
  "生日,会员编号,姓名,称谓,客户经理工号,证件类型,聚类,级别,战略合作,品牌,近一年消费,年收入贡献," \
  "套餐月费,卡级别,卡有效期,积分,联系电话,地址,城乡,录入员\n"                              \
  "1950年10月24日,M1,潘友康,女士,K001,个人,,,,我的e家,3360,,41.79,钻石卡,20270628,29,"    \
  "13332739201,北京路,城镇,甲\n"                                                        \
  ",M2,贺康和,先生,K001,个人,,,,天翼,1032.0,,79.73,银,2026年10月27日,1936,1,,,乙\n"      \
  ",M3,杨成,先生,K002,单位,党政军,科级,,其他,,,,,,,2,,农村,\n"
#define ACCOUNTS_ZH                                     \
  "欠费日期,余额,业务号码,会员编号,业务类型,付费方式,状态,欠费金额\n" \
  ",19.99,18930617284,M1,移动,预付费,在用,0\n"            \
  "20260918,0,GZ838271605,M1,宽带,后付费,在用,83.84\n"    \
  ",20.00,18961234568,M2,移动,预付费,在用,0\n"            \
  ",,GZ868888889,M3,iptv,后付费,停机,\n"

/* Asserts that these files, after the fixture's own, are nothing new. */
static void
assert_same (const char *managers,
             const char *members,
             const char *accounts)
{
  g_autoptr (FeedFixture) fixture = feed_fixture_new ();
  g_autoptr (HubImportResult) first = feed_fixture_import (fixture);
  g_autoptr (HubImportResult) second = NULL;

  feed_fixture_write (fixture, managers, members, accounts);
  second = feed_fixture_import (fixture);
  assert_counts (second->managers, 0, 0, 2, 0, 0);
  assert_counts (second->members, 0, 0, 3, 0, 0);
  assert_counts (second->accounts, 0, 0, 4, 0, 0);
}

static char *
to_crlf (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv ("\r\n", lines);
}

static char *
to_gb18030 (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *bytes = g_convert (text, -1, "GB18030", "UTF-8", NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static char *
with_bom (const char *text)
{
  return g_strconcat ("\xef\xbb\xbf", text, NULL);
}

static char *
quote_all (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
        g_autofree char *joined = g_strjoinv ("\",\"", fields);

        g_free (lines[i]);
        lines[i] = g_strdup_printf ("\"%s\"", joined);
      }
  return g_strjoinv ("\n", lines);
}

static void
assert_same_written (char *(*write) (const char *text),
                     const char *managers,
                     const char *members,
                     const char *accounts)
{
  g_autofree char *written_managers = write (managers);
  g_autofree char *written_members = write (members);
  g_autofree char *written_accounts = write (accounts);

  assert_same (written_managers, written_members, written_accounts);
}

static void
test_chinese (void)
{
  assert_same (MANAGERS_ZH, MEMBERS_ZH, ACCOUNTS_ZH);
}

static void
test_gb18030 (void)
{
  assert_same_written (to_gb18030, MANAGERS, MEMBERS, ACCOUNTS);
  assert_same_written (to_gb18030, MANAGERS_ZH, MEMBERS_ZH, ACCOUNTS_ZH);
}

static void
test_crlf (void)
{
  assert_same_written (to_crlf, MANAGERS, MEMBERS, ACCOUNTS);
  assert_same_written (to_crlf, MANAGERS_ZH, MEMBERS_ZH, ACCOUNTS_ZH);
}

static void
test_bom (void)
{
  assert_same_written (with_bom, MANAGERS, MEMBERS, ACCOUNTS);
  assert_same_written (with_bom, MANAGERS_ZH, MEMBERS_ZH, ACCOUNTS_ZH);
}

static void
test_quoted (void)
{
  assert_same_written (quote_all, MANAGERS, MEMBERS, ACCOUNTS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/hub/import-formats/chinese", test_chinese);
  g_test_add_func ("/hub/import-formats/gb18030", test_gb18030);
  g_test_add_func ("/hub/import-formats/crlf", test_crlf);
  g_test_add_func ("/hub/import-formats/bom", test_bom);
  g_test_add_func ("/hub/import-formats/quoted", test_quoted);

  return g_test_run ();
}
