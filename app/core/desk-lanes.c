/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-lanes.h"

static gboolean
overlap (const DeskLane *a,
         const DeskLane *b)
{
  return a->from < b->to && b->from < a->to;
}

/* The first place where @lane covers none of those before it in the group. */
static guint
find_place (const DeskLane *group,
            const DeskLane *lane)
{
  guint place = 0;

  for (const DeskLane *other = group; other < lane;)
    if (other->place == place && overlap (other, lane))
      {
        place++;
        other = group;
      }
    else
      {
        other++;
      }
  return place;
}

static gboolean
is_free (const DeskLane *group,
         const DeskLane *end,
         const DeskLane *lane,
         guint           place)
{
  for (const DeskLane *other = group; other < end; other++)
    if (other->place == place && overlap (other, lane))
      return FALSE;
  return TRUE;
}

/* What has room to its right takes it. */
static void
spread (DeskLane *group,
        DeskLane *end)
{
  guint places = 0;

  for (DeskLane *lane = group; lane < end; lane++)
    places = MAX (places, lane->place + 1);
  for (DeskLane *lane = group; lane < end; lane++)
    {
      lane->places = places;
      lane->span = 1;
      while (lane->place + lane->span < places
             && is_free (group, end, lane, lane->place + lane->span))
        lane->span++;
    }
}

/**
 * desk_lanes_lay:
 * @lanes: by their beginnings
 *
 * Sets the places: those that overlap, also by way of others, stand side by side in as few places
 * as there are at one time; each takes what is free to its right.
 */
void
desk_lanes_lay (DeskLane *lanes,
                guint     n_lanes)
{
  DeskLane *group = lanes;
  gint64 reach = G_MININT64;

  g_return_if_fail (lanes != NULL || n_lanes == 0);

  for (DeskLane *lane = lanes; lane < lanes + n_lanes; lane++)
    {
      if (lane->from >= reach)
        {
          spread (group, lane);
          group = lane;
        }
      lane->place = find_place (group, lane);
      reach = MAX (reach, lane->to);
    }
  spread (group, lanes + n_lanes);
}
