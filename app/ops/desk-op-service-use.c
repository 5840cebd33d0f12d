/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-balance.h>
#include <desk-entitlement.h>
#include <desk-grant.h>
#include <desk-json.h>
#include <desk-rating.h>
#include <desk-rows.h>
#include <desk-time.h>

/* What service.use works with: arguments that were checked, and what was found. */
typedef struct
{
  const char *service;
  const char *note;
  const char *grant;            /* "": recorded without one */
  gboolean    has_hours;
  gint64      hours;
  DeskMember *member;
  char       *month;
} Use;

/* What is known of a month's quota. */
typedef struct
{
  gint64   limit;
  gint64   uses;
  gint64   held;                /* granted and not used yet */
  gboolean has_unit;            /* for the use in question */
} Quota;

static void
clear_use (Use *use)
{
  g_clear_pointer (&use->member, desk_member_free);
  g_clear_pointer (&use->month, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Use, clear_use)

static void
set_member_values (DeskReason *reason,
                   const Use  *use)
{
  desk_reason_set_text (reason, "member_no", use->member->member_no);
  desk_reason_set_text (reason, "service", use->service);
}

static gboolean
read_hours (DeskPolicy   *policy,
            const DeskOp *op,
            Use          *use,
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

static gboolean
read_arguments (DeskPolicy   *policy,
                const DeskOp *op,
                Use          *use,
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

  use->note = desk_op_read_text (op, "note", FALSE, verdict);
  if (use->note == NULL)
    return FALSE;
  use->grant = desk_op_read_text (op, "grant", FALSE, verdict);
  return use->grant != NULL && read_hours (policy, op, use, verdict);
}

static gboolean
check_member (const Use   *use,
              DeskVerdict *verdict,
              DeskPolicy  *policy)
{
  const char *code = NULL;

  if (use->member->closed)
    code = "member-closed";
  else if (desk_tier_held (use->member, policy) < DESK_TIER_SILVER)
    code = "no-card";
  if (code == NULL)
    return TRUE;
  set_member_values (desk_op_refuse (verdict, code, ""), use);
  return FALSE;
}

/* L5: what exists for people in arrears warns and is recorded; the rest needs an active card. */
static gboolean
check_frozen (DeskOpsContext  *context,
              const Use       *use,
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
    set_member_values (desk_op_warn (verdict, "frozen", "L5"), use);
  else
    set_member_values (desk_op_refuse (verdict, "frozen", "L5"), use);
  return TRUE;
}

/* A grant is a unit that nobody else can take. Without one there must be a unit that is neither used
 * nor granted; a device that holds one all the same takes it for that. An expired grant is none: the
 * unit may be somebody else's by now. */
static gboolean
take_unit (DeskOpsContext  *context,
           const DeskOp    *op,
           const Use       *use,
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
refuse_quota (const Use   *use,
              const Quota *quota,
              DeskVerdict *verdict)
{
  gboolean used_up = quota->uses >= quota->limit;
  DeskReason *reason = desk_op_refuse (verdict, used_up ? "quota-used-up" : "quota-held", "E6");

  set_member_values (reason, use);
  desk_reason_set_text (reason, "month", use->month);
  desk_reason_set_int (reason, "uses", quota->uses);
  desk_reason_set_int (reason, "limit", quota->limit);
  if (!used_up)
    desk_reason_set_int (reason, "held", quota->held);
}

/* E6: by the natural month in which it was made, in the policy's zone. No limit set: nothing to
 * exceed. */
static gboolean
check_quota (DeskOpsContext  *context,
             const DeskOp    *op,
             const Use       *use,
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

static gboolean
insert_use (DeskOpsContext  *context,
            const DeskOp    *op,
            const Use       *use,
            gint64           rev,
            GError         **error)
{
  static const char insert[] =
    "INSERT INTO service_uses (use_id, member_no, manager_no, service, month, used_ms, hours, note, "
    "rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
  g_autoptr (DeskStmt) stmt =
    desk_db_query (context->db, error, insert, "sssssinsi", op->op_id, use->member->member_no,
                   context->manager_no, use->service, use->month, op->made_ms, use->note, rev);

  if (stmt == NULL)
    return FALSE;
  if (use->has_hours)
    desk_stmt_bind_int (stmt, 7, use->hours);
  return desk_stmt_run (stmt, error);
}

/* service.use: a member draws on an entitlement (E6, E7, L5). The hub's count stands. */
gboolean
desk_op_service_use_apply (DeskOpsContext  *context,
                           const DeskOp    *op,
                           DeskVerdict     *verdict,
                           GError         **error)
{
  g_auto (Use) use = { NULL };

  if (!read_arguments (context->policy, op, &use, verdict))
    return TRUE;
  use.month = desk_time_month (op->made_ms, desk_policy_get_zone (context->policy));
  if (!desk_op_find_member (context, op, verdict, &use.member, error))
    return FALSE;
  if (use.member == NULL || !check_member (&use, verdict, context->policy))
    return TRUE;

  if (!check_frozen (context, &use, verdict, error))
    return FALSE;
  if (verdict->accepted && !check_quota (context, op, &use, verdict, error))
    return FALSE;
  if (!verdict->accepted)
    return TRUE;
  return desk_op_take_rev (context, verdict, error) &&
         insert_use (context, op, &use, verdict->rev, error);
}
