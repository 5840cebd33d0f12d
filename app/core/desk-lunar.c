/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-lunar.h"

#define FIRST_YEAR 2020
#define FIRST_JULIAN 737449     /* the Spring Festival of that year, 25 January */
#define MONTHS 12

/* A year in a number, as almanacs print it: from 0x8000 down a bit for each month that has 30 days, in
 * the last digit the number of the month that is followed by a leap month, and 0x10000 where that has
 * 30 days. Computing new moons errs by a day where one falls next to midnight, as in 2027 and 2030. */
static const guint32 years[] = {
  0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,
  0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45,
  0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0,
  0x14b63, 0x09370, 0x049f8, 0x04970, 0x064b0, 0x168a6, 0x0ea50, 0x06b20, 0x1a6c4, 0x0aae0,
};

static int
get_leap_month (int year)
{
  return (int) (years[year] & 0xf);
}

static int
get_length (int      year,
            int      month,
            gboolean leap)
{
  guint32 bit = leap ? 0x10000 : 0x10000u >> month;

  return (years[year] & bit) != 0 ? 30 : 29;
}

/* The month after this one; FALSE at the end of what is known. */
static gboolean
go_on (DeskLunarDay *at)
{
  if (!at->leap && at->month == get_leap_month (at->year))
    at->leap = TRUE;
  else
    {
      at->leap = FALSE;
      at->year += at->month == MONTHS;
      at->month = at->month % MONTHS + 1;
    }
  if (at->year >= (int) G_N_ELEMENTS (years))
    return FALSE;
  at->length = get_length (at->year, at->month, at->leap);
  return TRUE;
}

static void
start (DeskLunarDay *at)
{
  *at = (DeskLunarDay) { .month = 1, .day = 1, .length = get_length (0, 1, FALSE) };
}

/**
 * desk_lunar_from_julian:
 * @julian: as of g_date_get_julian()
 * @lunar: (out): the day in China
 *
 * Returns: %FALSE before 2020 and from 2060 on
 */
gboolean
desk_lunar_from_julian (guint32       julian,
                        DeskLunarDay *lunar)
{
  guint32 rest = julian - FIRST_JULIAN;

  if (julian < FIRST_JULIAN)
    return FALSE;
  start (lunar);
  while (rest >= (guint32) lunar->length)
    {
      rest -= (guint32) lunar->length;
      if (!go_on (lunar))
        return FALSE;
    }
  lunar->day = (int) rest + 1;
  lunar->year += FIRST_YEAR;
  return TRUE;
}

/**
 * desk_lunar_to_julian:
 * @year: as of DeskLunarDay
 * @month: from 1, itself and not the leap month after it
 * @day: from 1; the 30th is the 29th where there is none
 *
 * Returns: the day as of g_date_get_julian(); 0 before 2020 and from 2060 on
 */
guint32
desk_lunar_to_julian (int year,
                      int month,
                      int day)
{
  guint32 julian = FIRST_JULIAN;
  DeskLunarDay at;

  if (year < FIRST_YEAR)
    return 0;
  start (&at);
  while (at.year + FIRST_YEAR != year || at.month != month || at.leap)
    {
      julian += (guint32) at.length;
      if (!go_on (&at))
        return 0;
    }
  return julian + (guint32) MIN (day, at.length) - 1;
}
