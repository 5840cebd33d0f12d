/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-greeting.h"
#include "desk-labels.h"

#include <glib/gi18n-lib.h>

/* A person's name of this many characters may begin with a surname of two. */
#define SHORTEST_DOUBLE 3

/* The surnames of two characters that are met with today. */
static const char * const double_surnames[] = {
  "欧阳", "上官", "司马", "司徒", "司空", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐",
  "长孙", "宇文", "夏侯", "西门", "南宫", "端木", "百里", "呼延", "轩辕", "闻人", "澹台", "万俟",
  "钟离", "申屠", "太史", "公羊", "单于", "独孤", "拓跋", "赫连", "乐正", "濮阳", "淳于", "公冶",
};

static char *
find_surname (const char *name)
{
  if (g_utf8_strlen (name, -1) >= SHORTEST_DOUBLE)
    for (guint i = 0; i < G_N_ELEMENTS (double_surnames); i++)
      if (g_str_has_prefix (name, double_surnames[i]))
        return g_strdup (double_surnames[i]);
  return g_utf8_substring (name, 0, 1);
}

/* A name in letters is not cut: nobody knows where its surname stands. */
static gboolean
is_chinese (const char *name)
{
  return g_unichar_get_script (g_utf8_get_char (name)) == G_UNICODE_SCRIPT_HAN;
}

/**
 * desk_greeting_make_address:
 * @name: (nullable): %NULL for members in general
 * @salutation: `mr`, `ms` or ""
 *
 * Returns: (transfer full): how the member is addressed: the surname with 先生 or 女士 (P1), the whole
 *   name of whom it is not known
 */
char *
desk_greeting_make_address (const char *name,
                            const char *salutation)
{
  g_autofree char *surname = NULL;

  if (name == NULL)
    /* Translators: stands at the beginning of a greeting to many members */
    return g_strdup (C_ ("greeting", "Dear member"));
  if (*salutation == '\0' || !is_chinese (name))
    return desk_label_member_name (name, salutation);
  surname = find_surname (name);
  return desk_label_member_name (surname, salutation);
}

/* Nobody is wished a happy Qingming: that is the day of the dead. */
static char *
make_holiday (DeskFestivals  festivals,
              const char    *address)
{
  g_autofree char *names = desk_festival_describe (festivals);

  if (festivals == 1u << DESK_FESTIVAL_QINGMING)
    /* Translators: %s is "Mr 张" */
    return g_strdup_printf (_("%s, Qingming is near: we wish you and your family good health."),
                            address);
  /* Translators: "Mr 张", and "Spring Festival" */
  return g_strdup_printf (_("%1$s, tomorrow is %2$s: we wish you a happy holiday!"), address,
                          names);
}

/**
 * desk_greeting_make:
 * @occasion: of care; `birthday`, `holiday`, `weekend`, `weather`; others have no words
 * @festivals: of tomorrow, where the occasion is a holiday
 * @warning: of the weather
 * @address: from desk_greeting_make_address()
 *
 * Returns: (transfer full): the words that are suggested (P3), "" for none
 */
char *
desk_greeting_make (const char    *occasion,
                    DeskFestivals  festivals,
                    const char    *warning,
                    const char    *address)
{
  /* Translators: of the greetings %s is "Mr 张" */
  if (g_str_equal (occasion, "birthday"))
    return g_strdup_printf (_("%s, China Telecom wishes you a happy birthday!"), address);
  if (g_str_equal (occasion, "weekend"))
    return g_strdup_printf (_("%s, we wish you a pleasant weekend!"), address);
  if (g_str_equal (occasion, "holiday"))
    return make_holiday (festivals, address);
  if (g_str_equal (occasion, "weather"))
    /* Translators: "Mr 张", and a warning that the manager typed */
    return g_strdup_printf (_("%1$s, China Telecom reminds you: %2$s"), address, warning);
  return g_strdup ("");
}
