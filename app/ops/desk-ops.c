/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-ops.h"

#include <desk-migration.h>

#include "desk-op-kind.h"
#include "desk-ops-resources.h"

typedef struct
{
  const char *kind;
  gboolean  (*apply) (DeskOpsContext  *context,
                      const DeskOp    *op,
                      DeskVerdict     *verdict,
                      GError         **error);
} Kind;

static const Kind kinds[] = {
  { DESK_OP_SERVICE_USE, desk_op_service_use_apply },
  { DESK_OP_CARE_LOG, desk_op_care_log_apply },
  { DESK_OP_SECRECY_REVEAL, desk_op_secrecy_reveal_apply },
  { DESK_OP_NOTE_ADD, desk_op_note_add_apply },
  { DESK_OP_NOTE_EDIT, desk_op_note_edit_apply },
  { DESK_OP_NOTE_REMOVE, desk_op_note_remove_apply },
  { DESK_OP_TAG_ADD, desk_op_tag_add_apply },
  { DESK_OP_TAG_REMOVE, desk_op_tag_remove_apply },
  { DESK_OP_FACT_SET, desk_op_fact_set_apply },
  { DESK_OP_FACT_REMOVE, desk_op_fact_remove_apply },
  { DESK_OP_DUPLICATE_MARK, desk_op_duplicate_mark_apply },
  { DESK_OP_TASK_SNOOZE, desk_op_task_snooze_apply },
  { DESK_OP_CALLBACK_PROMISE, desk_op_callback_promise_apply },
  { DESK_OP_SERVICE_RETURN, desk_op_service_return_apply },
  { DESK_OP_TICKET_OPEN, desk_op_ticket_open_apply },
  { DESK_OP_TICKET_TOLD, desk_op_ticket_told_apply },
  { DESK_OP_TICKET_DONE, desk_op_ticket_done_apply },
  { DESK_OP_VISIT_SCHEDULE, desk_op_visit_schedule_apply },
  { DESK_OP_VISIT_MOVE, desk_op_visit_move_apply },
  { DESK_OP_VISIT_CONFIRM, desk_op_visit_confirm_apply },
  { DESK_OP_VISIT_START, desk_op_visit_start_apply },
  { DESK_OP_VISIT_ARRIVE, desk_op_visit_arrive_apply },
  { DESK_OP_VISIT_MISS, desk_op_visit_miss_apply },
  { DESK_OP_VISIT_DONE, desk_op_visit_done_apply },
  { DESK_OP_VISIT_CANCEL, desk_op_visit_cancel_apply },
};

static const Kind *
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return &kinds[i];
  return NULL;
}

/* Nothing was done later than now: what a wrong clock says so counts as done now. So nobody loses
 * work by it, nor draws on the quota of a month that has not begun (E6). */
static DeskOp
correct_moment (DeskOpsContext *context,
                const DeskOp   *op,
                DeskVerdict    *verdict)
{
  DeskOp corrected = *op;

  if (context->now_ms == 0 || op->made_ms <= context->now_ms)
    return corrected;
  if (op->made_ms - context->now_ms > DESK_OPS_FUTURE_MS)
    desk_op_warn (verdict, "made-in-future", "");
  corrected.made_ms = context->now_ms;
  return corrected;
}

/**
 * desk_ops_apply:
 *
 * Runs an operation: on the laptop provisionally, on the hub for good, by the same rules. The
 * caller holds a write transaction and sees to it that an operation is run once. A refusal has
 * changed nothing; after an error the caller rolls back.
 *
 * Returns: (transfer full) (nullable): the verdict; %NULL with @error set when the database fails
 */
DeskVerdict *
desk_ops_apply (DeskOpsContext  *context,
                const DeskOp    *op,
                GError         **error)
{
  g_autoptr (DeskVerdict) verdict = desk_verdict_new (op->op_id);
  const Kind *kind = find_kind (op->kind);
  const DeskOp corrected = correct_moment (context, op, verdict);

  if (kind == NULL)
    desk_reason_set_text (desk_op_refuse (verdict, "unknown-kind", ""), "kind", op->kind);
  else if (!kind->apply (context, &corrected, verdict, error))
    return NULL;
  return g_steal_pointer (&verdict);
}

/**
 * desk_ops_is_known:
 *
 * Whether this version knows operations of @kind.
 */
gboolean
desk_ops_is_known (const char *kind)
{
  return find_kind (kind) != NULL;
}

/**
 * desk_ops_migrate:
 *
 * Creates or upgrades the shared tables. %DESK_DB_ERROR_NEWER where a later version made them.
 */
gboolean
desk_ops_migrate (DeskDb  *db,
                  GError **error)
{
  return desk_migrate (db, "ops", desk_ops_get_resource (), "/org/memberdesk/MemberDesk/ops/sql",
                       error);
}
