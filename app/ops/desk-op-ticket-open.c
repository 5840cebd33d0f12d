/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-rating.h>
#include <desk-ticket.h>

/* Where a fault is: as the operation says, or at the member's address. "" for the other kinds, NULL:
 * refused. */
static const char *
read_place (const DeskOp     *op,
            const DeskMember *member,
            const char       *kind,
            DeskVerdict      *verdict)
{
  if (!g_str_equal (kind, DESK_TICKET_FAULT))
    return "";
  if (json_object_has_member (op->args, "place"))
    return desk_op_read_word (op, "place", desk_ticket_list_places (), NULL, verdict);
  if (g_strv_contains (desk_ticket_list_places (), member->area))
    return member->area;
  desk_op_refuse_argument (verdict, "place");
  return NULL;
}

static gboolean
put (DeskOpsContext      *context,
     const DeskOp        *op,
     const char          *kind,
     const char          *place,
     const char          *text,
     const DeskDeadline  *deadline,
     gint64               rev,
     GError             **error)
{
  return desk_db_run (context->db, error,
                      "INSERT INTO tickets (ticket_id, member_no, manager_no, kind, place, text,"
                      " at_once, hours, working_days, opened_ms, told_ms, done_ms, status, outcome,"
                      " version, changed_ms, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,"
                      " 0, 0, $11, '', $1, $10, $12)",
                      "ssssssiiiisi", op->op_id, op->member_no, context->manager_no, kind, place,
                      text, (gint64) deadline->at_once, (gint64) deadline->hours,
                      (gint64) deadline->working_days, op->made_ms, DESK_TICKET_OPEN, rev) >= 0;
}

/* ticket.open: a fault, a complaint or a business request of a member. The deadline is that of the
 * policy of now (D1, D2, D3): another one later does not change it. */
gboolean
desk_op_ticket_open_apply (DeskOpsContext  *context,
                           const DeskOp    *op,
                           DeskVerdict     *verdict,
                           GError         **error)
{
  const char *kind = desk_op_read_word (op, "ticket", desk_ticket_list_kinds (), NULL, verdict);
  const char *text = kind != NULL ? desk_op_read_text (op, "text", TRUE, verdict) : NULL;
  const char *place;
  g_autoptr (DeskMember) member = NULL;
  DeskDeadline deadline;

  if (text == NULL)
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL || (place = read_place (op, member, kind, verdict)) == NULL)
    return TRUE;
  desk_deadline_find (context->policy, desk_tier_held (member, context->policy), member->brand, kind,
                      place, &deadline);
  return desk_op_take_rev (context, verdict, error) &&
         put (context, op, kind, place, text, &deadline, verdict->rev, error);
}
