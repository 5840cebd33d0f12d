/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-festival.h>
#include <desk-hours.h>
#include <desk-tier.h>

G_BEGIN_DECLS

#define DESK_OCCASION_BIRTHDAY "birthday"
#define DESK_OCCASION_HOLIDAY  "holiday"
#define DESK_OCCASION_WEATHER  "weather"
#define DESK_OCCASION_WEEKEND  "weekend"

/**
 * DeskOccasionItem:
 *
 * A greeting that is due (P3): one member's birthday, or an occasion of many members at once.
 * Absent texts are "".
 */
typedef struct
{
  char          *occasion;
  char          *member_no;     /* of a birthday, as what follows */
  char          *name;
  char          *salutation;
  DeskTier       tier;
  gboolean       missed;        /* it is over: it can be recorded, and is not sent late */
  gint64         tried_ms;      /* the last try that did not reach the member; 0: none */
  DeskCallHours  hours;         /* that the member prefers; without days: any */
  char          *day;           /* of the birthday or the holiday, YYYY-MM-DD; else today */
  DeskFestivals  festivals;     /* of that day, where it is a holiday */
  char          *district;      /* of the weather */
  char          *warning;
  GArray        *ids;           /* (nullable) (element-type gint64): of many, who is not greeted */
  gboolean       callable_now;
  gint64         callable_from_ms;
  char          *cause;         /* as of a snooze; NULL: of many members, who are greeted or not */
} DeskOccasionItem;

void  desk_occasion_item_free     (DeskOccasionItem       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskOccasionItem, desk_occasion_item_free)
char *desk_occasion_item_make_key (const DeskOccasionItem *self);
char *desk_occasion_item_describe (const DeskOccasionItem *self);
char *desk_occasion_item_suggest  (const DeskOccasionItem *self);

G_END_DECLS
