/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-use.h"

#include <desk-json.h>
#include <desk-time.h>

void
desk_use_clear (DeskUse *self)
{
  g_clear_pointer (&self->member, desk_member_free);
  g_clear_pointer (&self->month, g_free);
  g_clear_pointer (&self->today, g_free);
}

static gboolean
read_hours (DeskPolicy   *policy,
            const DeskOp *op,
            DeskUse      *use,
            DeskVerdict  *verdict)
{
  use->has_hours = json_object_has_member (op->args, "hours");
  if (!use->has_hours)
    return TRUE;
  if (!desk_entitlement_takes_hours (policy, use->service) ||
      !desk_json_get_int (op->args, "hours", &use->hours, NULL))
    {
      desk_op_refuse_argument (verdict, "hours");
      return FALSE;
    }
  if (use->hours >= 1 && use->hours <= DESK_OP_MAX_HOURS)
    return TRUE;
  desk_reason_set_int (desk_op_refuse (verdict, "hours-out-of-range", ""), "most",
                       DESK_OP_MAX_HOURS);
  return FALSE;
}

/* What a use names beside its service belongs to that kind of service only. */
static gboolean
check_foreign (const DeskOp *op,
               const char   *name,
               gboolean      belongs,
               DeskVerdict  *verdict)
{
  if (belongs || !json_object_has_member (op->args, name))
    return TRUE;
  desk_op_refuse_argument (verdict, name);
  return FALSE;
}

/* An amount in fen (E2), or points (E4); of a points activity it may be unknown. */
static gboolean
read_amount (const DeskOp *op,
             DeskUse      *use,
             DeskVerdict  *verdict)
{
  gboolean money = use->takes == DESK_TAKES_MONEY;
  gboolean points = use->takes == DESK_TAKES_POINTS || use->takes == DESK_TAKES_BONUS;
  const char *name = money ? "fen" : "points";

  if (!check_foreign (op, "fen", money, verdict) || !check_foreign (op, "points", points, verdict))
    return FALSE;
  use->has_amount = (money || points) && json_object_has_member (op->args, name);
  if (!use->has_amount && (use->takes == DESK_TAKES_NOTHING || use->takes == DESK_TAKES_LOAN ||
                           use->takes == DESK_TAKES_BONUS))
    return TRUE;
  if (use->has_amount && desk_json_get_int (op->args, name, &use->amount, NULL) &&
      use->amount > 0 && use->amount <= DESK_OP_MAX_AMOUNT)
    return TRUE;
  desk_op_refuse_argument (verdict, name);
  return FALSE;
}

/* Until when points can be used, or a thing that is lent is wanted back. */
static gboolean
read_day (DeskPolicy   *policy,
          const DeskOp *op,
          DeskUse      *use,
          DeskVerdict  *verdict)
{
  gboolean belongs = use->takes == DESK_TAKES_BONUS || use->takes == DESK_TAKES_LOAN;
  g_autofree char *today = NULL;

  if (!check_foreign (op, "day", belongs, verdict))
    return FALSE;
  use->day = desk_op_read_text (op, "day", FALSE, verdict);
  if (use->day == NULL || *use->day == '\0')
    return use->day != NULL;
  if (!desk_date_is_valid (use->day))
    {
      desk_op_refuse_argument (verdict, "day");
      return FALSE;
    }
  today = desk_time_day (op->made_ms, desk_policy_get_zone (policy));
  if (strcmp (use->day, today) >= 0)
    return TRUE;
  desk_op_refuse (verdict, "day-past", "");
  return FALSE;
}

/**
 * desk_use_read:
 * @use: (out caller-allocates): points into the operation
 *
 * Reads the arguments of a use; what cannot be meant is refused.
 */
gboolean
desk_use_read (DeskPolicy   *policy,
               const DeskOp *op,
               DeskUse      *use,
               DeskVerdict  *verdict)
{
  use->service = desk_op_read_text (op, "service", TRUE, verdict);
  if (use->service == NULL)
    return FALSE;
  if (!desk_entitlement_is_known (policy, use->service))
    {
      desk_reason_set_text (desk_op_refuse (verdict, "unknown-service", ""), "service",
                            use->service);
      return FALSE;
    }

  use->takes = desk_entitlement_get_takes (policy, use->service);
  use->note = desk_op_read_text (op, "note", FALSE, verdict);
  if (use->note == NULL)
    return FALSE;
  use->grant = desk_op_read_text (op, "grant", FALSE, verdict);
  return use->grant != NULL && read_hours (policy, op, use, verdict) &&
         read_amount (op, use, verdict) && read_day (policy, op, use, verdict);
}
