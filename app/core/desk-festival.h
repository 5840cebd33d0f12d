/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskFestival:
 *
 * A festival that members are wished well for (P3), in the order of the year.
 */
typedef enum
{
  DESK_FESTIVAL_NEW_YEAR,
  DESK_FESTIVAL_SPRING,
  DESK_FESTIVAL_LANTERN,
  DESK_FESTIVAL_QINGMING,
  DESK_FESTIVAL_DRAGON_BOAT,
  DESK_FESTIVAL_MID_AUTUMN,
  DESK_FESTIVAL_NATIONAL_DAY,
} DeskFestival;
#define DESK_N_FESTIVALS (DESK_FESTIVAL_NATIONAL_DAY + 1)

/**
 * DeskFestivals:
 *
 * Those of one day, 1 << of each: Mid-Autumn is on National Day now and then.
 */
typedef guint DeskFestivals;

/* Days are as of g_date_get_julian(), 0: not known. */
guint32        desk_festival_find      (DeskFestival  festival,
                                        int           year);
guint32        desk_festival_find_next (guint32       julian);
guint32        desk_festival_find_last (guint32       julian);
DeskFestivals  desk_festival_get_on    (guint32       julian);
const char    *desk_festival_get_label (DeskFestival  festival);
char          *desk_festival_describe  (DeskFestivals set);

G_END_DECLS
