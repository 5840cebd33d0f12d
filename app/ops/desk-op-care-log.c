/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-hours.h>
#include <desk-json.h>

#include "desk-care.h"

/* H2: a contact in a quiet hour is a fact: kept, with a warning. Where there was none, it disturbed
 * nobody. */
static gboolean
check_hours (DeskOpsContext  *context,
             const DeskOp    *op,
             const char      *channel,
             DeskVerdict     *verdict,
             GError         **error)
{
  g_autofree char *region = NULL;

  if (g_str_equal (channel, DESK_CARE_NO_CONTACT))
    return TRUE;
  if (!desk_op_load_region (context, &region, error))
    return FALSE;
  if (!desk_hours_may_notify (context->policy, region, op->made_ms))
    desk_op_warn (verdict, "quiet-hours", "H2");
  return TRUE;
}

/* Who was not called cannot have been reached. */
static gboolean
check_reached (const char  *channel,
               gboolean     reached,
               DeskVerdict *verdict)
{
  if (!reached || !g_str_equal (channel, DESK_CARE_NO_CONTACT))
    return TRUE;
  desk_op_refuse_argument (verdict, "reached");
  return FALSE;
}

/* care.log: a call or message to a member, and what came of it (E5, P3, H2). A contact that took
 * place is recorded whatever the member's state is now. */
gboolean
desk_op_care_log_apply (DeskOpsContext  *context,
                        const DeskOp    *op,
                        DeskVerdict     *verdict,
                        GError         **error)
{
  static const char insert[] =
    "INSERT INTO contacts (contact_id, member_no, manager_no, occasion, channel, result, reached, "
    "contact_ms, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
  g_autoptr (DeskMember) member = NULL;
  const char *occasion;
  const char *channel;
  const char *result;
  gboolean reached;

  if ((occasion = desk_op_read_word (op, "occasion", desk_care_list_occasions (),
                                     "unknown-occasion", verdict)) == NULL ||
      (channel = desk_op_read_word (op, "channel", desk_care_list_channels (), "unknown-channel",
                                    verdict)) == NULL ||
      (result = desk_op_read_text (op, "result", TRUE, verdict)) == NULL ||
      !desk_op_read_flag (op, "reached", TRUE, &reached, verdict) ||
      !check_reached (channel, reached, verdict))
    return TRUE;

  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;

  return check_hours (context, op, channel, verdict, error) &&
         desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error, insert, "ssssssiii", op->op_id, op->member_no,
                      context->manager_no, occasion, channel, result, (gint64) reached, op->made_ms,
                      verdict->rev) >= 0;
}
