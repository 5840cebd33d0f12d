/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-points.h"

#include <desk-entitlement.h>

#include "desk-feed-change.h"

/* What the hub knew when the feed's figure changed last is in that figure. */
#define SINCE \
  "SELECT coalesce (max (feed_ms), 0) FROM feed_changes" \
  " WHERE member_no = $1 AND field = '" DESK_FEED_CHANGE_POINTS "'"

static gboolean
add_service (DeskDb      *db,
             const char  *member_no,
             const char  *service,
             gint64       sign,
             const char  *today,
             gint64      *available,
             GError     **error)
{
  gint64 sum;

  if (!desk_db_query_int (db, &sum, error,
                          "SELECT sum (amount) FROM service_uses WHERE member_no = $1"
                          " AND service = $2 AND (day = '' OR day >= $3)"
                          " AND (accepted_ms IS NULL OR accepted_ms > (" SINCE "))",
                          "sss", member_no, service, today))
    return FALSE;
  *available += sign * sum;
  return TRUE;
}

/**
 * desk_points_load:
 * @today: `YYYY-MM-DD` in the policy's zone: points that were given count up to their last day
 * @available: (out): points that can be redeemed now, 0 or more
 *
 * What the feed says that a member has, with the points that were given and redeemed and of which
 * that figure cannot know: the hub had not heard of them when it changed last (E4, E7).
 */
gboolean
desk_points_load (DeskDb            *db,
                  DeskPolicy        *policy,
                  const DeskMember  *member,
                  const char        *today,
                  gint64            *available,
                  GError           **error)
{
  const char * const *services = desk_entitlement_list (policy);

  *available = member->points;
  for (guint i = 0; services[i] != NULL; i++)
    {
      DeskTakes takes = desk_entitlement_get_takes (policy, services[i]);
      gint64 sign = takes == DESK_TAKES_POINTS ? -1 : 1;

      if ((takes == DESK_TAKES_POINTS || takes == DESK_TAKES_BONUS) &&
          !add_service (db, member->member_no, services[i], sign, today, available, error))
        return FALSE;
    }
  *available = MAX (*available, 0);
  return TRUE;
}
