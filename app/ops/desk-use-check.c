/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-use.h"

#include <desk-balance.h>
#include <desk-points.h>
#include <desk-rating.h>
#include <desk-rows.h>

static gboolean
check_card (const DeskUse *use,
            DeskVerdict   *verdict,
            DeskPolicy    *policy)
{
  DeskTier tier = desk_tier_held (use->member, policy);
  const char *code = NULL;

  if (use->member->closed)
    code = "member-closed";
  else if (tier < DESK_TIER_SILVER)
    code = "no-card";
  else if (!desk_entitlement_is_for (policy, tier, use->service))
    code = "service-not-for-tier";
  if (code == NULL)
    return TRUE;
  desk_use_set_values (use, desk_op_refuse (verdict, code, ""));
  return FALSE;
}

/* L5: what exists for people in arrears warns and is recorded; the rest needs an active card. */
static gboolean
check_frozen (DeskOpsContext  *context,
              const DeskUse   *use,
              DeskVerdict     *verdict,
              GError         **error)
{
  g_autoptr (GPtrArray) accounts =
    desk_rows_load_accounts (context->db, use->member->member_no, error);

  if (accounts == NULL)
    return FALSE;
  if (!desk_member_is_frozen (use->member, accounts))
    return TRUE;
  if (desk_entitlement_serves_frozen (context->policy, use->service))
    desk_use_set_values (use, desk_op_warn (verdict, "frozen", "L5"));
  else
    desk_use_set_values (use, desk_op_refuse (verdict, "frozen", "L5"));
  return TRUE;
}

/* E2: up to what the standard names. */
static void
check_money (const DeskUse *use,
             DeskVerdict   *verdict,
             DeskPolicy    *policy)
{
  gint64 most_fen;

  if (desk_entitlement_get_most_fen (policy, use->service, &most_fen) && use->amount > most_fen)
    desk_reason_set_int (desk_op_refuse (verdict, "credit-over-limit", "E2"), "most_fen", most_fen);
}

/* E4: what is there, with what happened since the feed's figure. */
static gboolean
check_points (DeskOpsContext  *context,
              const DeskUse   *use,
              DeskVerdict     *verdict,
              GError         **error)
{
  DeskReason *reason;
  gint64 available;

  if (use->takes != DESK_TAKES_POINTS)
    return TRUE;
  if (!desk_points_load (context->db, context->policy, use->member, use->today, &available, error))
    return FALSE;
  if (use->amount <= available)
    return TRUE;
  reason = desk_op_refuse (verdict, "points-short", "E4");
  desk_reason_set_int (reason, "points", use->amount);
  desk_reason_set_int (reason, "available", available);
  return TRUE;
}

void
desk_use_set_values (const DeskUse *self,
                     DeskReason    *reason)
{
  desk_reason_set_text (reason, "member_no", self->member->member_no);
  desk_reason_set_text (reason, "service", self->service);
}

/**
 * desk_use_check:
 *
 * Whether the card is there, is the right one and not frozen (L5), and what is named is there to
 * have (E2, E4): all but a month's quota.
 */
gboolean
desk_use_check (DeskOpsContext  *context,
                const DeskUse   *use,
                DeskVerdict     *verdict,
                GError         **error)
{
  if (!check_card (use, verdict, context->policy))
    return TRUE;
  if (!check_frozen (context, use, verdict, error))
    return FALSE;
  if (verdict->accepted)
    check_money (use, verdict, context->policy);
  return !verdict->accepted || check_points (context, use, verdict, error);
}
