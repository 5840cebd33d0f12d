/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskLane:
 * @from: when something begins, in any unit
 * @to: before when it ends
 * @place: from the left, among those that are side by side
 * @span: of so many places it takes this many
 * @places: how many are side by side
 *
 * Where on a calendar something stands that is not to cover others.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  guint  place;
  guint  span;
  guint  places;
} DeskLane;

void desk_lanes_lay (DeskLane *lanes,
                     guint     n_lanes);

G_END_DECLS
