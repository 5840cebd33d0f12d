/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk-mask.h"

/* Facts as a person reads them. */

#define DAYS_IN_WEEK 7
#define DAY_LENGTH 5            /* "08-15" */

static const char *
get_day_name (int day)
{
  static const char * const names[DAYS_IN_WEEK] = {
    NC_("short weekday", "Mon"), NC_("short weekday", "Tue"), NC_("short weekday", "Wed"),
    NC_("short weekday", "Thu"), NC_("short weekday", "Fri"), NC_("short weekday", "Sat"),
    NC_("short weekday", "Sun"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "short weekday", names[day]);
}

/* From @first on, as many days as follow each other. */
static int
find_last (guint days,
           int   first)
{
  int last = first;

  while (last + 1 < DAYS_IN_WEEK && (days & 1u << (last + 1)) != 0)
    last++;
  return last;
}

static void
append_days (GString *words,
             int      first,
             int      last)
{
  if (words->len > 0)
    g_string_append (words, C_("list", ", "));
  if (last - first < 2)
    g_string_append (words, get_day_name (first));
  if (last - first == 1)
    g_string_append_printf (words, "%s%s", C_("list", ", "), get_day_name (last));
  if (last - first >= 2)
    /* Translators: the first and the last of several days of the week */
    g_string_append_printf (words, C_("days", "%1$s–%2$s"), get_day_name (first),
                            get_day_name (last));
}

/**
 * desk_fact_describe_days:
 * @days: of DeskCallHours
 *
 * Returns: (transfer full): the days of the week: “Mon–Fri”
 */
char *
desk_fact_describe_days (guint days)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (days == DESK_CALL_HOURS_ALL_DAYS)
    return g_strdup (C_("days", "every day"));
  for (int day = 0; day < DAYS_IN_WEEK; day++)
    if ((days & 1u << day) != 0)
      {
        int last = find_last (days, day);

        append_days (words, day, last);
        day = last;
      }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * desk_fact_describe_hours:
 *
 * Returns: (transfer full): the days of the week, and from when to when: “Mon–Fri, 09:00–11:30”
 */
char *
desk_fact_describe_hours (const DeskCallHours *hours)
{
  g_autofree char *days = desk_fact_describe_days (hours->days);

  /* Translators: days of the week, and from when to when: "Mon–Fri, 09:00–11:30" */
  return g_strdup_printf (_("%1$s, %2$02d:%3$02d–%4$02d:%5$02d"), days, hours->from_minute / 60,
                          hours->from_minute % 60, hours->to_minute / 60, hours->to_minute % 60);
}

/**
 * desk_fact_describe_day:
 * @day: of DeskFact
 * @lunar: whether it is one of the Chinese calendar
 *
 * Returns: (transfer full): the day in words
 */
char *
desk_fact_describe_day (const char *day,
                        gboolean    lunar)
{
  const char *in_year = strlen (day) > DAY_LENGTH ? day + strlen (day) - DAY_LENGTH : day;
  int year = in_year > day ? (int) g_ascii_strtoll (day, NULL, 10) : 0;
  int month = (int) g_ascii_strtoll (in_year, NULL, 10);
  int number = strlen (in_year) == DAY_LENGTH ? (int) g_ascii_strtoll (in_year + 3, NULL, 10) : 0;

  if (lunar && year > 0)
    /* Translators: year, month and day of the Chinese calendar */
    return g_strdup_printf (C_("lunar day", "%1$d-%2$02d-%3$02d (lunar)"), year, month, number);
  if (lunar)
    /* Translators: month and day of the Chinese calendar */
    return g_strdup_printf (C_("lunar day", "%1$02d-%2$02d (lunar)"), month, number);
  if (year > 0)
    return g_strdup (day);
  /* Translators: month and day, of any year */
  return g_strdup_printf (C_("day of a year", "%1$02d-%2$02d"), month, number);
}

static char *
describe_contact (const DeskFact *self)
{
  g_autoptr (GString) words = g_string_new (self->name);

  if (*self->relation != '\0')
    /* Translators: after a name, how that person is related to a member */
    g_string_append_printf (words, C_("relation", " (%s)"), self->relation);
  if (*self->phone != '\0')
    g_string_append_printf (words, "%s%s", C_("list", ", "), self->phone);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe_occasion (const DeskFact *self)
{
  g_autofree char *day = desk_fact_describe_day (self->day, self->lunar);

  /* Translators: an occasion in a family, and its day: "Wedding, 05-20" */
  return g_strdup_printf (C_("occasion", "%1$s, %2$s"), self->name, day);
}

/**
 * desk_fact_describe:
 *
 * Returns: (transfer full): what is known, without saying of which kind it is
 */
char *
desk_fact_describe (const DeskFact *self)
{
  if (g_str_equal (self->kind, DESK_FACT_CALL_HOURS))
    return desk_fact_describe_hours (&self->hours);
  if (g_str_equal (self->kind, DESK_FACT_SECOND_CONTACT))
    return describe_contact (self);
  if (g_str_equal (self->kind, DESK_FACT_BIRTHDAY))
    return desk_fact_describe_day (self->day, self->lunar);
  if (g_str_equal (self->kind, DESK_FACT_OCCASION))
    return describe_occasion (self);
  return g_strdup (self->text);
}

/**
 * desk_fact_get_label:
 *
 * Returns: (transfer none): what is called so; a kind that is not known stands for itself
 */
const char *
desk_fact_get_label (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *label;
  } labels[] = {
    { DESK_FACT_CALL_HOURS, NC_("fact", "Preferred hours to call") },
    { DESK_FACT_SECOND_CONTACT, NC_("fact", "Second contact") },
    { DESK_FACT_INTERESTS, NC_("fact", "Interests") },
    { DESK_FACT_BIRTHDAY, NC_("fact", "Birthday") },
    { DESK_FACT_OCCASION, NC_("fact", "Family occasion") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].kind, kind))
      return g_dpgettext2 (GETTEXT_PACKAGE, "fact", labels[i].label);
  return kind;
}

/**
 * desk_fact_mask:
 *
 * Hides the phone (S).
 */
void
desk_fact_mask (DeskFact *self)
{
  char *masked = desk_mask_number (self->phone);

  g_free (self->phone);
  self->phone = masked;
}
