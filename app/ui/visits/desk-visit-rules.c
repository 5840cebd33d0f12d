/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-visit-rules.h"

#include <desk-member.h>

static gboolean
takes_time (const DeskVisit     *visit,
            const DeskVisitPlan *plan)
{
  gint64 leave_ms = visit->start_ms - visit->travel_minutes * DESK_MINUTE_MS;

  return desk_visit_is_open (visit->status) && leave_ms < desk_visit_plan_end (plan)
         && visit->start_ms + visit->minutes * DESK_MINUTE_MS > desk_visit_plan_leave (plan);
}

static DeskReason *
make_taken (const DeskVisit *visit,
            GTimeZone       *zone)
{
  DeskReason *reason = desk_reason_new ("time-taken", "");

  desk_reason_set_text (reason, "member_no", visit->member_no);
  desk_reason_set_time (reason, "start", visit->start_ms, zone);
  desk_reason_set_time (reason, "end", visit->start_ms + visit->minutes * DESK_MINUTE_MS,
                        zone);
  return reason;
}

/**
 * desk_visit_rules_ask:
 * @visits: (element-type DeskVisit): those around it
 * @visit_id: of the one that is moved; "" for a new one
 *
 * What can be said at once: the standard (H1, E3) and the visits that are shown. The store has the
 * last word.
 *
 * Returns: (transfer full) (nullable): why not; %NULL where nothing speaks against it
 */
DeskReason *
desk_visit_rules_ask (DeskStore           *store,
                      GPtrArray           *visits,
                      const DeskVisitPlan *plan,
                      const char          *visit_id)
{
  DeskPolicy *policy = desk_store_get_policy (store);
  DeskReason *reason =
    desk_visit_plan_check (plan, policy, desk_clock_now (desk_store_get_clock (store)));

  for (guint i = 0; i < visits->len && reason == NULL; i++)
    {
      const DeskVisit *other = g_ptr_array_index (visits, i);

      if (!g_str_equal (other->visit_id, visit_id) && takes_time (other, plan))
        reason = make_taken (other, desk_policy_get_zone (policy));
    }
  return reason;
}

/**
 * desk_visit_rules_ask_slot:
 * @visit: (nullable): what is to be moved there; %NULL for a new one, of which nothing but the time
 *   is known
 *
 * Returns: (transfer full) (nullable): as desk_visit_rules_ask()
 */
DeskReason *
desk_visit_rules_ask_slot (DeskStore       *store,
                           GPtrArray       *visits,
                           const DeskSlot  *slot,
                           const DeskVisit *visit)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (store));
  DeskVisitPlan plan = {
    .purpose = visit != NULL ? visit->purpose : DESK_VISIT_COURTESY,
    .start_ms = desk_slot_start (slot, zone),
    .minutes = slot->minutes,
    .amount_fen = visit != NULL ? visit->amount_fen : DESK_FEN_ABSENT,
    .special_request = visit != NULL ? visit->special_request : "",
    .travel_minutes = visit != NULL ? visit->travel_minutes : 0,
  };

  return desk_visit_rules_ask (store, visits, &plan, visit != NULL ? visit->visit_id : "");
}
