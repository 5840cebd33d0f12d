/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskSlot:
 *
 * Some time of a day on a calendar: the day as desk-calendar.h counts, the minute of the day, and
 * how many minutes.
 */
typedef struct
{
  guint day;
  int   minute;
  int   minutes;
} DeskSlot;

/* What a pointer that is dragged over a calendar makes of a slot, in quarters of an hour. */
DeskSlot desk_slot_draw    (guint           day,
                            double          from,
                            double          to);
DeskSlot desk_slot_carry   (const DeskSlot *self,
                            guint           day,
                            double          minute);
DeskSlot desk_slot_stretch (const DeskSlot *self,
                            double          minute);
gint64   desk_slot_start   (const DeskSlot *self,
                            GTimeZone      *zone);

G_END_DECLS
