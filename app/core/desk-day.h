/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_DAY_SIZE sizeof ("YYYY-MM-DD")

/**
 * DeskDayForms:
 * @DESK_DAY_FEED: YYYY-MM-DD, YYYYMMDD or YYYY年M月D日, as the billing feed has them
 * @DESK_DAY_ANY: also with slashes or dots, the month and the day of one digit, and the time of day
 *   behind, which is passed over: as people write them
 */
typedef enum
{
  DESK_DAY_FEED,
  DESK_DAY_ANY,
} DeskDayForms;

gboolean desk_day_parse (const char   *text,
                         DeskDayForms  forms,
                         char          day[DESK_DAY_SIZE]);

G_END_DECLS
