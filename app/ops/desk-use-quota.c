/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-use.h"

#include <desk-grant.h>
#include <desk-rating.h>
#include <desk-rows.h>

/* What is known of a month's quota. */
typedef struct
{
  gint64   limit;
  gint64   uses;
  gint64   held;                /* granted and not used yet */
  gboolean has_unit;            /* for the use in question */
} Quota;

/* A grant is a unit that nobody else can take. Without one there must be a unit that is neither used
 * nor granted; a device that holds one all the same takes it for that. An expired grant is none: the
 * unit may be somebody else's by now. */
static gboolean
take_unit (DeskOpsContext  *context,
           const DeskOp    *op,
           const DeskUse   *use,
           Quota           *quota,
           GError         **error)
{
  gint64 now_ms = context->now_ms != 0 ? context->now_ms : op->made_ms;
  DeskGrantKey key = {
    .device_id = op->device_id,
    .member_no = use->member->member_no,
    .quota = desk_entitlement_get_quota (context->policy, use->service),
    .month = use->month,
  };

  if (!desk_grant_spend (context->db, &key, use->grant, op->op_id, now_ms, &quota->has_unit, error))
    return FALSE;
  if (quota->has_unit)
    return TRUE;

  if (!desk_rows_count_uses (context->db, context->policy, use->member->member_no, use->service,
                             use->month, &quota->uses, error) ||
      !desk_grant_count_open (context->db, &key, now_ms, &quota->held, error))
    return FALSE;
  quota->has_unit = quota->uses + quota->held < quota->limit;
  return quota->has_unit ||
         desk_grant_spend_any (context->db, &key, op->op_id, now_ms, &quota->has_unit, error);
}

static void
refuse_quota (const DeskUse *use,
              const Quota   *quota,
              DeskVerdict   *verdict)
{
  gboolean used_up = quota->uses >= quota->limit;
  DeskReason *reason = desk_op_refuse (verdict, used_up ? "quota-used-up" : "quota-held", "E6");

  desk_use_set_values (use, reason);
  desk_reason_set_text (reason, "month", use->month);
  desk_reason_set_int (reason, "uses", quota->uses);
  desk_reason_set_int (reason, "limit", quota->limit);
  if (!used_up)
    desk_reason_set_int (reason, "held", quota->held);
}

/**
 * desk_use_check_quota:
 *
 * E6: by the natural month in which it was made, in the policy's zone. No limit set: nothing to
 * exceed. The caller has checked all else: a unit that is granted is spent.
 */
gboolean
desk_use_check_quota (DeskOpsContext  *context,
                      const DeskOp    *op,
                      const DeskUse   *use,
                      DeskVerdict     *verdict,
                      GError         **error)
{
  DeskTier tier = desk_tier_held (use->member, context->policy);
  Quota quota = { 0 };

  if (!desk_entitlement_get_limit (context->policy, tier, use->service, &quota.limit))
    return TRUE;
  if (!take_unit (context, op, use, &quota, error))
    return FALSE;
  if (!quota.has_unit)
    refuse_quota (use, &quota, verdict);
  return TRUE;
}

