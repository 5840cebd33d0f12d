/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-list-columns.h"

#include <desk-fold.h>
#include <desk-phone.h>
#include <string.h>

/* A title is short; a sentence that begins with the same word is none. */
#define LONGEST_TITLE 24

/* Folded, without blanks, digits and marks. Those that stand in a cell of their own. */
static const struct
{
  const char   *title;
  DeskListRole  role;
} aliases[] = {
  { "会员编号", DESK_LIST_MEMBER_NO }, { "会员号", DESK_LIST_MEMBER_NO },
  { "会员编码", DESK_LIST_MEMBER_NO }, { "会员卡号", DESK_LIST_MEMBER_NO },
  { "会员代码", DESK_LIST_MEMBER_NO }, { "客户编号", DESK_LIST_MEMBER_NO },
  { "客户编码", DESK_LIST_MEMBER_NO }, { "客户号", DESK_LIST_MEMBER_NO },
  { "编号", DESK_LIST_MEMBER_NO }, { "卡号", DESK_LIST_MEMBER_NO },
  { "会员id", DESK_LIST_MEMBER_NO }, { "memberno", DESK_LIST_MEMBER_NO },
  { "membernumber", DESK_LIST_MEMBER_NO }, { "memberid", DESK_LIST_MEMBER_NO },
  { "customerno", DESK_LIST_MEMBER_NO }, { "customernumber", DESK_LIST_MEMBER_NO },
  { "customerid", DESK_LIST_MEMBER_NO },

  { "业务号码", DESK_LIST_NUMBER }, { "业务账号", DESK_LIST_NUMBER },
  { "账号", DESK_LIST_NUMBER }, { "帐号", DESK_LIST_NUMBER },
  { "宽带账号", DESK_LIST_NUMBER }, { "接入号", DESK_LIST_NUMBER },
  { "接入号码", DESK_LIST_NUMBER }, { "设备号", DESK_LIST_NUMBER },
  { "号码", DESK_LIST_NUMBER }, { "电话", DESK_LIST_NUMBER },
  { "电话号码", DESK_LIST_NUMBER }, { "联系电话", DESK_LIST_NUMBER },
  { "联系方式", DESK_LIST_NUMBER }, { "联系号码", DESK_LIST_NUMBER },
  { "客户电话", DESK_LIST_NUMBER }, { "手机", DESK_LIST_NUMBER },
  { "手机号", DESK_LIST_NUMBER }, { "手机号码", DESK_LIST_NUMBER },
  { "移动电话", DESK_LIST_NUMBER }, { "固话", DESK_LIST_NUMBER },
  { "固定电话", DESK_LIST_NUMBER }, { "座机", DESK_LIST_NUMBER },
  { "phone", DESK_LIST_NUMBER }, { "phoneno", DESK_LIST_NUMBER },
  { "phonenumber", DESK_LIST_NUMBER }, { "mobile", DESK_LIST_NUMBER },
  { "mobilephone", DESK_LIST_NUMBER }, { "mobileno", DESK_LIST_NUMBER },
  { "mobilenumber", DESK_LIST_NUMBER }, { "cell", DESK_LIST_NUMBER },
  { "cellphone", DESK_LIST_NUMBER }, { "tel", DESK_LIST_NUMBER },
  { "telephone", DESK_LIST_NUMBER }, { "account", DESK_LIST_NUMBER },
  { "accountno", DESK_LIST_NUMBER }, { "accountnumber", DESK_LIST_NUMBER },
  { "servicenumber", DESK_LIST_NUMBER },

  { "姓名", DESK_LIST_NAME }, { "名字", DESK_LIST_NAME }, { "名称", DESK_LIST_NAME },
  { "客户", DESK_LIST_NAME }, { "会员", DESK_LIST_NAME }, { "客户姓名", DESK_LIST_NAME },
  { "客户名称", DESK_LIST_NAME }, { "会员姓名", DESK_LIST_NAME },
  { "会员名称", DESK_LIST_NAME }, { "联系人", DESK_LIST_NAME }, { "name", DESK_LIST_NAME },
  { "fullname", DESK_LIST_NAME }, { "membername", DESK_LIST_NAME },
  { "customername", DESK_LIST_NAME }, { "customer", DESK_LIST_NAME },
  { "member", DESK_LIST_NAME },

  { "城乡", DESK_LIST_AREA }, { "地区", DESK_LIST_AREA }, { "区域", DESK_LIST_AREA },
  { "地址", DESK_LIST_AREA }, { "联系地址", DESK_LIST_AREA }, { "住址", DESK_LIST_AREA },
  { "家庭住址", DESK_LIST_AREA }, { "客户地址", DESK_LIST_AREA }, { "area", DESK_LIST_AREA },
  { "address", DESK_LIST_AREA }, { "region", DESK_LIST_AREA }, { "district", DESK_LIST_AREA },

  { "日期", DESK_LIST_DAY }, { "时间", DESK_LIST_DAY }, { "联系日期", DESK_LIST_DAY },
  { "拜访日期", DESK_LIST_DAY }, { "回访日期", DESK_LIST_DAY }, { "记录日期", DESK_LIST_DAY },
  { "沟通日期", DESK_LIST_DAY }, { "联系时间", DESK_LIST_DAY }, { "拜访时间", DESK_LIST_DAY },
  { "date", DESK_LIST_DAY }, { "day", DESK_LIST_DAY }, { "contactdate", DESK_LIST_DAY },
  { "visitdate", DESK_LIST_DAY },

  { "备注", DESK_LIST_NOTE }, { "备注信息", DESK_LIST_NOTE }, { "备忘", DESK_LIST_NOTE },
  { "说明", DESK_LIST_NOTE }, { "记录", DESK_LIST_NOTE }, { "客户备注", DESK_LIST_NOTE },
  { "note", DESK_LIST_NOTE }, { "notes", DESK_LIST_NOTE }, { "remark", DESK_LIST_NOTE },
  { "remarks", DESK_LIST_NOTE }, { "comment", DESK_LIST_NOTE }, { "comments", DESK_LIST_NOTE },
  { "memo", DESK_LIST_NOTE },

  { "标签", DESK_LIST_TAG }, { "客户标签", DESK_LIST_TAG }, { "会员标签", DESK_LIST_TAG },
  { "分组", DESK_LIST_TAG }, { "分类", DESK_LIST_TAG }, { "类别", DESK_LIST_TAG },
  { "tag", DESK_LIST_TAG }, { "tags", DESK_LIST_TAG }, { "label", DESK_LIST_TAG },
  { "labels", DESK_LIST_TAG }, { "group", DESK_LIST_TAG },
};

static const char * const words[DESK_N_LIST_ROLES] = {
  [DESK_LIST_IGNORED] = "ignored",
  [DESK_LIST_MEMBER_NO] = "member-no",
  [DESK_LIST_NUMBER] = "number",
  [DESK_LIST_NAME] = "name",
  [DESK_LIST_AREA] = "area",
  [DESK_LIST_DAY] = "day",
  [DESK_LIST_NOTE] = "note",
  [DESK_LIST_TAG] = "tag",
};

/* The letters alone: "手机号 2（必填）" is 手机号, and "Member No." is memberno. */
static char *
simplify (const char *title)
{
  g_autofree char *folded = desk_fold_compact (title);
  g_autoptr (GString) simple = g_string_new (NULL);

  if (strlen (title) > LONGEST_TITLE * strlen ("字"))
    return g_strdup ("");
  for (const char *at = folded; *at != '\0' && *at != '('; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isalpha (character))
        g_string_append_unichar (simple, character);
    }
  return g_string_free (g_steal_pointer (&simple), FALSE);
}

static DeskListRole
find_role (const char *title)
{
  g_autofree char *simple = simplify (title);

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (aliases[i].title, simple))
      return aliases[i].role;
  return DESK_LIST_IGNORED;
}

static gboolean
says_who (DeskListRole role)
{
  return role == DESK_LIST_MEMBER_NO || role == DESK_LIST_NUMBER || role == DESK_LIST_NAME;
}

/* How many cells are titles, where at least half of those that are not blank are, or one says who it
 * is about and another something else; a row with a phone number in it has none, whatever its words
 * are. */
static guint
count_titles (GStrv cells)
{
  guint n_titles = 0;
  guint n_filled = 0;
  guint n_who = 0;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      DeskListRole role = find_role (cells[i]);
      g_autofree char *phone = desk_phone_key (cells[i]);

      if (*phone != '\0')
        return 0;
      n_filled += *cells[i] != '\0';
      n_titles += role != DESK_LIST_IGNORED;
      n_who += says_who (role);
    }
  return 2 * n_titles >= n_filled || (n_who > 0 && n_titles > n_who) ? n_titles : 0;
}

/* Of a title over several rows the lower one says more; @cells are below those taken before. */
static void
take_titles (DeskListColumns *self,
             GStrv            cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      DeskListRole role = find_role (cells[i]);

      if (i == self->titles->len)
        {
          DeskListRole none = DESK_LIST_IGNORED;

          g_ptr_array_add (self->titles, g_strdup (""));
          g_array_append_val (self->roles, none);
        }
      if (*cells[i] != '\0')
        {
          g_free (g_ptr_array_index (self->titles, i));
          g_ptr_array_index (self->titles, i) = g_strdup (cells[i]);
        }
      if (role != DESK_LIST_IGNORED)
        g_array_index (self->roles, DeskListRole, i) = role;
    }
}

/**
 * desk_list_role_get_word:
 *
 * Returns: what scripts call it
 */
const char *
desk_list_role_get_word (DeskListRole self)
{
  return words[self];
}

/**
 * desk_list_role_from_word:
 *
 * Returns: whether @word is one of these
 */
gboolean
desk_list_role_from_word (const char   *word,
                          DeskListRole *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desk_list_title_is_plain:
 *
 * Returns: whether a column's title says no more than that there are notes
 */
gboolean
desk_list_title_is_plain (const char *title)
{
  return *title == '\0' || find_role (title) == DESK_LIST_NOTE;
}

/**
 * desk_list_columns_find:
 * @rows: (element-type GStrv): the first rows of a list
 *
 * Finds the titles, which may stand below others and in several rows, and what the columns are for.
 *
 * Returns: (transfer full): without any role where there is no header
 */
DeskListColumns *
desk_list_columns_find (GPtrArray *rows)
{
  DeskListColumns *self = g_new0 (DeskListColumns, 1);
  guint n_best = 0;
  guint best = 0;

  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->roles = g_array_new (FALSE, TRUE, sizeof (DeskListRole));
  for (guint i = 0; i < rows->len; i++)
    {
      guint n_titles = count_titles (g_ptr_array_index (rows, i));

      self->n_columns = MAX (self->n_columns, g_strv_length (g_ptr_array_index (rows, i)));
      if (n_titles > n_best)
        {
          n_best = n_titles;
          best = i;
        }
    }
  if (n_best == 0)
    return self;

  while (best > 0 && count_titles (g_ptr_array_index (rows, best - 1)) > 0)
    best--;
  for (; best < rows->len && count_titles (g_ptr_array_index (rows, best)) > 0; best++)
    take_titles (self, g_ptr_array_index (rows, best));
  self->n_above = best;
  return self;
}

/**
 * desk_list_columns_get:
 *
 * Returns: what the column is for; none beyond the last
 */
DeskListRole
desk_list_columns_get (const DeskListColumns *self,
                       guint                  column)
{
  return column < self->roles->len ? g_array_index (self->roles, DeskListRole, column)
                                   : DESK_LIST_IGNORED;
}

/**
 * desk_list_columns_say_who:
 *
 * Returns: whether any column tells members apart
 */
gboolean
desk_list_columns_say_who (const DeskListColumns *self)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (says_who (desk_list_columns_get (self, i)))
      return TRUE;
  return FALSE;
}

void
desk_list_columns_free (DeskListColumns *self)
{
  g_ptr_array_unref (self->titles);
  g_array_unref (self->roles);
  g_strfreev (self->sheets);
  g_free (self);
}
