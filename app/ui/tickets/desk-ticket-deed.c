/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-ticket-deed.h"

#include <desk-op.h>
#include <glib/gi18n-lib.h>

static JsonObject *
make_args (const char *member_no)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", member_no);
  return args;
}

/* @flag: (nullable): what is set to @value */
static JsonObject *
make_step_args (const DeskTicketItem *ticket,
                const char           *flag,
                gboolean              value)
{
  JsonObject *args = make_args (ticket->member_no);

  json_object_set_string_member (args, "ticket_id", ticket->ticket_id);
  if (flag != NULL)
    json_object_set_boolean_member (args, flag, value);
  return args;
}

/**
 * desk_deed_new_open_ticket:
 * @kind: `fault`, `complaint` or `request`
 * @place: of a fault; else ""
 */
DeskDeed *
desk_deed_new_open_ticket (const char *member_no,
                           const char *kind,
                           const char *place,
                           const char *text)
{
  JsonObject *args = make_args (member_no);
  JsonObject *undo_args = make_args (member_no);

  json_object_set_string_member (args, "ticket", kind);
  json_object_set_string_member (args, "text", text);
  if (*place != '\0')
    json_object_set_string_member (args, "place", place);
  json_object_set_boolean_member (undo_args, "withdrawn", TRUE);
  return desk_deed_new (DESK_OP_TICKET_OPEN, args, DESK_OP_TICKET_DONE, undo_args,
                        _("Ticket opened."));
}

/**
 * desk_deed_new_tell_ticket:
 *
 * The specialist department was told (D4).
 */
DeskDeed *
desk_deed_new_tell_ticket (const DeskTicketItem *ticket)
{
  return desk_deed_new (DESK_OP_TICKET_TOLD, make_step_args (ticket, NULL, FALSE),
                        DESK_OP_TICKET_TOLD, make_step_args (ticket, "told", FALSE),
                        _("The department was told."));
}

/**
 * desk_deed_new_close_ticket:
 *
 * Dealt with; lacks the `outcome`.
 */
DeskDeed *
desk_deed_new_close_ticket (const DeskTicketItem *ticket)
{
  return desk_deed_new (DESK_OP_TICKET_DONE, make_step_args (ticket, NULL, FALSE),
                        DESK_OP_TICKET_DONE, make_step_args (ticket, "done", FALSE),
                        _("Ticket done."));
}

/**
 * desk_deed_new_withdraw_ticket:
 *
 * It was opened by mistake.
 */
DeskDeed *
desk_deed_new_withdraw_ticket (const DeskTicketItem *ticket)
{
  return desk_deed_new (DESK_OP_TICKET_DONE, make_step_args (ticket, "withdrawn", TRUE),
                        DESK_OP_TICKET_DONE, make_step_args (ticket, "done", FALSE),
                        _("Ticket withdrawn."));
}
