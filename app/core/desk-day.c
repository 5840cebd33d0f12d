/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-day.h"

#include <string.h>

#include "desk-time.h"

typedef struct
{
  guint       least;            /* digits of month and day */
  const char *behind[3];        /* year, month and day */
} Form;

static const Form feed_forms[] = {
  { 2, { "-", "-", "" } }, { 2, { "", "", "" } }, { 1, { "年", "月", "日" } },
};

static const Form other_forms[] = {
  { 1, { "-", "-", "" } }, { 1, { "/", "/", "" } }, { 1, { ".", ".", "" } },
};

/* Reads `least` to `most` digits and what stands behind them. */
static gboolean
take_number (const char **cursor,
             guint        least,
             guint        most,
             const char  *behind,
             int         *number)
{
  guint n = 0;

  *number = 0;
  for (; n < most && g_ascii_isdigit ((*cursor)[n]); n++)
    *number = 10 * *number + g_ascii_digit_value ((*cursor)[n]);
  *cursor += n;
  if (n < least || !g_str_has_prefix (*cursor, behind))
    return FALSE;
  *cursor += strlen (behind);
  return TRUE;
}

/* "9:30", "09:30:00" */
static gboolean
is_time (const char *text)
{
  return g_ascii_isdigit (*text) && strspn (text, "0123456789:") == strlen (text) &&
         strchr (text, ':') != NULL;
}

static gboolean
is_end (const char   *text,
        DeskDayForms  forms)
{
  if (*text == '\0')
    return TRUE;
  return forms == DESK_DAY_ANY && (*text == ' ' || *text == 'T') && is_time (text + 1);
}

static gboolean
parse_forms (const char   *text,
             const Form   *candidates,
             guint         n_candidates,
             DeskDayForms  forms,
             char          day[DESK_DAY_SIZE])
{
  for (guint i = 0; i < n_candidates; i++)
    {
      const Form *form = &candidates[i];
      const char *cursor = text;
      int year;
      int month;
      int day_of_month;

      if (take_number (&cursor, 4, 4, form->behind[0], &year) &&
          take_number (&cursor, form->least, 2, form->behind[1], &month) &&
          take_number (&cursor, form->least, 2, form->behind[2], &day_of_month) &&
          is_end (cursor, forms))
        {
          g_snprintf (day, DESK_DAY_SIZE, "%04d-%02d-%02d", year, month, day_of_month);
          return desk_date_is_valid (day);
        }
    }
  return FALSE;
}

/**
 * desk_day_parse:
 * @day: (out): `YYYY-MM-DD`
 *
 * Returns: whether the text is a day of the calendar in one of these forms
 */
gboolean
desk_day_parse (const char   *text,
                DeskDayForms  forms,
                char          day[DESK_DAY_SIZE])
{
  return parse_forms (text, feed_forms, G_N_ELEMENTS (feed_forms), forms, day) ||
         (forms == DESK_DAY_ANY &&
          parse_forms (text, other_forms, G_N_ELEMENTS (other_forms), forms, day));
}
