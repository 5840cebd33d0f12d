/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskLunarDay:
 *
 * A day of the Chinese calendar. @length is that of its month, 29 or 30.
 */
typedef struct
{
  int      year;                /* of ours, in which its first month begins */
  int      month;
  int      day;
  gboolean leap;                /* the month after the one of that number */
  int      length;
} DeskLunarDay;

gboolean desk_lunar_from_julian (guint32       julian,
                                 DeskLunarDay *lunar);
guint32  desk_lunar_to_julian   (int           year,
                                 int           month,
                                 int           day);

G_END_DECLS
