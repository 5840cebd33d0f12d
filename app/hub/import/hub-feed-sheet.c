/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-feed-sheet.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define ABSENT G_MAXUINT

#define TEXT HUB_FIELD_TEXT
#define WORD HUB_FIELD_WORD
#define DAY HUB_FIELD_DAY
#define YUAN HUB_FIELD_YUAN
#define COUNT HUB_FIELD_COUNT
#define NEEDED HUB_FIELD_NEEDED
#define SECRET HUB_FIELD_SECRET
#define UNSIGNED HUB_FIELD_UNSIGNED

static const HubFeedColumn manager_columns[] = {
  { "manager_no", "客户经理工号", "manager_no", TEXT, NEEDED },
  { "name", "姓名", "name", TEXT, NEEDED },
  { "region", "省份", "region", WORD, NEEDED, hub_feed_regions },
  { "phone", "联系电话", "phone", TEXT, SECRET },
};

static const HubFeedColumn member_columns[] = {
  [HUB_MEMBER_MEMBER_NO] = { "member_no", "会员编号", "member_no", TEXT, NEEDED },
  [HUB_MEMBER_NAME] = { "name", "姓名", "name", TEXT, NEEDED | SECRET },
  [HUB_MEMBER_SALUTATION] = { "salutation", "称谓", "salutation", WORD, 0, hub_feed_salutations },
  [HUB_MEMBER_MANAGER_NO] = { "manager_no", "客户经理工号", "manager_no", TEXT, NEEDED },
  [HUB_MEMBER_CERTIFICATE] = { "certificate", "证件类型", "certificate", WORD, NEEDED,
                               hub_feed_certificates },
  [HUB_MEMBER_SEGMENT] = { "segment", "聚类", "segment", WORD, 0, hub_feed_segments },
  [HUB_MEMBER_RANK] = { "rank", "级别", "rank", WORD, 0, hub_feed_ranks },
  [HUB_MEMBER_STRATEGIC] = { "strategic", "战略合作", "strategic", WORD, 0, hub_feed_tiers },
  [HUB_MEMBER_BRAND] = { "brand", "品牌", "brand", WORD, 0, hub_feed_brands },
  [HUB_MEMBER_SPEND_12M] = { "spend_12m", "近一年消费", "spend_12m_fen", YUAN },
  [HUB_MEMBER_REVENUE_YEAR] = { "revenue_year", "年收入贡献", "revenue_year_fen", YUAN },
  [HUB_MEMBER_PACKAGE_MONTHLY] = { "package_monthly", "套餐月费", "package_monthly_fen", YUAN,
                                   UNSIGNED },
  [HUB_MEMBER_CARD_TIER] = { "card_tier", "卡级别", "card_tier", WORD, 0, hub_feed_tiers },
  [HUB_MEMBER_CARD_EXPIRES] = { "card_expires", "卡有效期", "card_expires", DAY },
  [HUB_MEMBER_POINTS] = { "points", "积分", "points", COUNT },
  [HUB_MEMBER_PHONE] = { "phone", "联系电话", "phone", TEXT, SECRET },
  [HUB_MEMBER_ADDRESS] = { "address", "地址", "address", TEXT, SECRET },
  [HUB_MEMBER_AREA] = { "area", "城乡", "area", WORD, 0, hub_feed_areas },
  [HUB_MEMBER_BIRTHDAY] = { "birthday", "生日", "birthday", DAY },
};

static const HubFeedColumn account_columns[] = {
  [HUB_ACCOUNT_NUMBER] = { "number", "业务号码", "number", TEXT, NEEDED | SECRET },
  [HUB_ACCOUNT_MEMBER_NO] = { "member_no", "会员编号", "member_no", TEXT, NEEDED },
  [HUB_ACCOUNT_KIND] = { "kind", "业务类型", "kind", WORD, NEEDED, hub_feed_kinds },
  [HUB_ACCOUNT_PAYMENT] = { "payment", "付费方式", "payment", WORD, NEEDED, hub_feed_payments },
  [HUB_ACCOUNT_STATE] = { "state", "状态", "state", WORD, NEEDED, hub_feed_states },
  [HUB_ACCOUNT_BALANCE] = { "balance", "余额", "balance_fen", YUAN },
  [HUB_ACCOUNT_ARREARS] = { "arrears", "欠费金额", "arrears_fen", YUAN, UNSIGNED },
  [HUB_ACCOUNT_ARREARS_SINCE] = { "arrears_since", "欠费日期", "arrears_since", DAY },
};

#define SHEET(name, columns) { name, columns, G_N_ELEMENTS (columns) }

const HubFeedSheet hub_feed_managers = SHEET ("managers", manager_columns);
const HubFeedSheet hub_feed_members = SHEET ("members", member_columns);
const HubFeedSheet hub_feed_accounts = SHEET ("accounts", account_columns);

static gboolean
is_named (const HubFeedColumn *column,
          const char          *header)
{
  return g_ascii_strcasecmp (column->name, header) == 0 || strcmp (column->name_zh, header) == 0;
}

/* Where a column stands in the header; ABSENT when it does not, or when twice, with @twice set. */
static guint
find_column (const HubFeedColumn *column,
             DeskCsv             *header,
             gboolean            *twice)
{
  guint found = ABSENT;

  *twice = FALSE;
  for (guint i = 0; i < desk_csv_n_fields (header); i++)
    if (is_named (column, desk_csv_field (header, i)))
      {
        *twice = found != ABSENT;
        found = i;
        if (*twice)
          return ABSENT;
      }
  return found;
}

static guint
count_columns (const HubFeedSheet *self,
               DeskCsv            *header)
{
  guint n_found = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean twice;

      if (find_column (&self->columns[i], header, &twice) != ABSENT)
        n_found++;
    }
  return n_found;
}

/* The sheet that the header would be whole for; NULL when none. */
static const HubFeedSheet *
guess_sheet (DeskCsv *header)
{
  const HubFeedSheet *sheets[] = { &hub_feed_members, &hub_feed_accounts, &hub_feed_managers };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (count_columns (sheets[i], header) == sheets[i]->n_columns)
      return sheets[i];
  return NULL;
}

static void
fail_match (const HubFeedSheet   *self,
            const HubFeedColumn  *column,
            DeskCsv              *csv,
            GError              **error)
{
  const HubFeedSheet *other = guess_sheet (csv);
  const char *name = desk_csv_get_name (csv);

  if (other != NULL)
    /* Translators: %s are file names and the names of options, such as accounts.csv, accounts,
       members. */
    g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                 _("%s has no column “%s” (%s): this looks like the %s file, given as --%s"),
                 name, column->name, column->name_zh, other->name, self->name);
  else if (count_columns (self, csv) == 0)
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("%s, line %" PRId64 ": none of the columns of the %s file is named "
                   "here (%s, %s…); a CSV file begins with its column names"),
                 name, desk_csv_get_line_no (csv), self->name, self->columns[0].name,
                 self->columns[1].name);
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("%s, line %" PRId64 ": no column “%s” (%s)"), name,
                 desk_csv_get_line_no (csv), column->name, column->name_zh);
}

static gboolean
read_header (DeskCsv  *csv,
             GError  **error)
{
  g_autoptr (GError) local_error = NULL;

  if (desk_csv_next (csv, &local_error))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("%s is empty; a CSV file begins with its column names"), desk_csv_get_name (csv));
  return FALSE;
}

/**
 * hub_feed_sheet_match:
 * @csv: before its first record
 *
 * Reads the header and finds the columns in it, by English or Chinese name, in any order. The error
 * names the column that is not there, or there twice, and says so when the file is another of the
 * three.
 *
 * Returns: (transfer full) (nullable): for each column of the sheet its place in the file
 */
guint *
hub_feed_sheet_match (const HubFeedSheet  *self,
                      DeskCsv             *csv,
                      GError             **error)
{
  g_autofree guint *places = g_new (guint, self->n_columns);

  if (!read_header (csv, error))
    return NULL;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const HubFeedColumn *column = &self->columns[i];
      gboolean twice;

      places[i] = find_column (column, csv, &twice);
      if (twice)
        {
          g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _("%s, line %" PRId64 ": the column “%s” (%s) stands there twice"),
                       desk_csv_get_name (csv), desk_csv_get_line_no (csv), column->name,
                       column->name_zh);
          return NULL;
        }
      if (places[i] == ABSENT)
        {
          fail_match (self, column, csv, error);
          return NULL;
        }
    }
  return g_steal_pointer (&places);
}
