/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-festival.h"
#include "desk-lunar.h"

#include <glib/gi18n-lib.h>

/* One is found within a year. */
#define LONGEST_WAIT 366

typedef struct
{
  const char *label;
  gboolean    lunar;
  int         month;
  int         day;              /* 0: the sun tells */
} Festival;

static const Festival festivals[] = {
  [DESK_FESTIVAL_NEW_YEAR] = { NC_ ("festival", "New Year"), FALSE, 1, 1 },
  [DESK_FESTIVAL_SPRING] = { NC_ ("festival", "Spring Festival"), TRUE, 1, 1 },
  [DESK_FESTIVAL_LANTERN] = { NC_ ("festival", "Lantern Festival"), TRUE, 1, 15 },
  [DESK_FESTIVAL_QINGMING] = { NC_ ("festival", "Qingming"), FALSE, 4, 0 },
  [DESK_FESTIVAL_DRAGON_BOAT] = { NC_ ("festival", "Dragon Boat Festival"), TRUE, 5, 5 },
  [DESK_FESTIVAL_MID_AUTUMN] = { NC_ ("festival", "Mid-Autumn Festival"), TRUE, 8, 15 },
  [DESK_FESTIVAL_NATIONAL_DAY] = { NC_ ("festival", "National Day"), FALSE, 10, 1 },
};
G_STATIC_ASSERT (G_N_ELEMENTS (festivals) == DESK_N_FESTIVALS);

/* The day of April on which the sun stands at 15 degrees, as almanacs reckon it for this century:
 * the sun comes 0.2422 days later each year, and a leap day takes it back. Checked against the
 * longitude of the sun for 2020 to 2059; the closest calls are 2038 (0:22) and 2042 (23:34). */
static int
find_qingming (int year)
{
  int in_century = year - 2000;

  if (year < 2001 || year > 2099)
    return 0;
  return (in_century * 2422 + 48100) / 10000 - in_century / 4;
}

static guint32
find_from (guint32 julian,
           int     step)
{
  for (int i = 0; i < LONGEST_WAIT && julian > 0; i++, julian += (guint32) step)
    if (desk_festival_get_on (julian) != 0)
      return julian;
  return 0;
}

/**
 * desk_festival_find:
 * @year: of ours
 *
 * Returns: its day that year (P3); of those that go by the moon, 0 before 2020 and from 2060 on
 */
guint32
desk_festival_find (DeskFestival festival,
                    int          year)
{
  const Festival *known;
  GDate date;
  int day;

  g_return_val_if_fail (festival < DESK_N_FESTIVALS, 0);

  known = &festivals[festival];
  day = known->day != 0 ? known->day : find_qingming (year);
  if (known->lunar)
    return desk_lunar_to_julian (year, known->month, known->day);
  if (day == 0 || !g_date_valid_year ((GDateYear) year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) known->month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/**
 * desk_festival_get_on:
 *
 * Returns: the festivals of that day (P3), 0 for none
 */
DeskFestivals
desk_festival_get_on (guint32 julian)
{
  DeskFestivals found = 0;
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (julian), 0);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  for (guint i = 0; i < DESK_N_FESTIVALS; i++)
    if (desk_festival_find ((DeskFestival) i, g_date_get_year (&date)) == julian)
      found |= 1u << i;
  return found;
}

/**
 * desk_festival_find_next:
 *
 * Returns: the first day with a festival, from @julian itself on (P3)
 */
guint32
desk_festival_find_next (guint32 julian)
{
  return find_from (julian, 1);
}

/**
 * desk_festival_find_last:
 *
 * Returns: the last day with a festival, up to @julian itself (P3)
 */
guint32
desk_festival_find_last (guint32 julian)
{
  return find_from (julian, -1);
}

/**
 * desk_festival_get_label:
 *
 * Returns: (transfer none): its name in the reader's language
 */
const char *
desk_festival_get_label (DeskFestival festival)
{
  g_return_val_if_fail (festival < DESK_N_FESTIVALS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "festival", festivals[festival].label);
}

/**
 * desk_festival_describe:
 *
 * Returns: (transfer full): the names of the festivals of a day, "" for none
 */
char *
desk_festival_describe (DeskFestivals set)
{
  g_autoptr (GString) text = g_string_new (NULL);
  /* Translators: stands between "Mid-Autumn Festival" and "National Day" */
  const char *between = C_ ("festivals", " and ");

  for (guint i = 0; i < DESK_N_FESTIVALS; i++)
    if ((set & 1u << i) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? between : "",
                              desk_festival_get_label ((DeskFestival) i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
