/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-ticket-model.h"

#include <desk-json.h>

typedef struct
{
  char       *member_no;
  char       *kind;
  char       *text;
  const char *status;
  char       *outcome;
  char       *version;
  gint64      told_ms;
  gint64      done_ms;
} Ticket;

struct _SimTicketModel
{
  SimReport  *report;
  GHashTable *tickets;          /* ticket_id → Ticket */
};

static void
free_ticket (gpointer data)
{
  Ticket *ticket = data;

  g_free (ticket->member_no);
  g_free (ticket->kind);
  g_free (ticket->text);
  g_free (ticket->outcome);
  g_free (ticket->version);
  g_free (ticket);
}

SimTicketModel *
sim_ticket_model_new (SimReport *report)
{
  SimTicketModel *self = g_new0 (SimTicketModel, 1);

  self->report = report;
  self->tickets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_ticket);
  return self;
}

static void
add (SimTicketModel *self,
     const DeskOp   *op)
{
  Ticket *ticket = g_new0 (Ticket, 1);

  ticket->member_no = g_strdup (op->member_no);
  ticket->kind = g_strdup (desk_json_peek_string (op->args, "ticket", ""));
  ticket->text = g_strdup (desk_json_peek_string (op->args, "text", ""));
  ticket->status = "open";
  ticket->outcome = g_strdup ("");
  ticket->version = g_strdup (op->op_id);
  g_hash_table_replace (self->tickets, g_strdup (op->op_id), ticket);
}

static void
close_or_reopen (Ticket       *ticket,
                 const DeskOp *op)
{
  gboolean withdrawn = desk_json_peek_boolean (op->args, "withdrawn", FALSE);
  gboolean done = withdrawn || desk_json_peek_boolean (op->args, "done", TRUE);

  ticket->status = withdrawn ? "withdrawn" : done ? "done" : "open";
  ticket->done_ms = done ? op->made_ms : 0;
  g_free (ticket->outcome);
  ticket->outcome = g_strdup (desk_json_peek_string (op->args, "outcome", ""));
}

/* D4: what is measured is the first time that the department was told; nothing is closed twice. */
static void
check (SimTicketModel    *self,
       const DeskOp      *op,
       const DeskVerdict *verdict,
       const Ticket      *ticket)
{
  gboolean tells = g_str_equal (op->kind, DESK_OP_TICKET_TOLD);
  gboolean undoes = !desk_json_peek_boolean (op->args, tells ? "told" : "done", TRUE);
  gboolean open = g_str_equal (ticket->status, "open");
  gboolean fits = tells ? open && (undoes || ticket->told_ms == 0) : open || undoes;
  const char *code = verdict->accepted ? "" : verdict->reason->code;

  if (verdict->accepted && !fits)
    sim_report_fail (self->report, "overwritten", "%s changed a ticket that was past it", op->op_id);
  if (fits && (g_str_equal (code, "already-told") || g_str_equal (code, "ticket-closed") ||
               g_str_equal (code, "no-such-ticket")))
    sim_report_fail (self->report, "verdict", "%s was turned away: %s", op->op_id, code);
}

void
sim_ticket_model_apply (SimTicketModel    *self,
                        const DeskOp      *op,
                        const DeskVerdict *verdict)
{
  Ticket *ticket;

  if (g_str_equal (op->kind, DESK_OP_TICKET_OPEN))
    {
      if (verdict->accepted)
        add (self, op);
      return;
    }
  ticket = g_hash_table_lookup (self->tickets, desk_json_peek_string (op->args, "ticket_id", ""));
  if (ticket == NULL && verdict->accepted)
    sim_report_fail (self->report, "overwritten", "%s changed a ticket that nobody opened",
                     op->op_id);
  if (ticket == NULL)
    return;
  check (self, op, verdict, ticket);
  if (!verdict->accepted)
    return;
  if (g_str_equal (op->kind, DESK_OP_TICKET_TOLD))
    ticket->told_ms = desk_json_peek_boolean (op->args, "told", TRUE) ? op->made_ms : 0;
  else
    close_or_reopen (ticket, op);
  g_free (ticket->version);
  ticket->version = g_strdup (op->op_id);
}

GHashTable *
sim_ticket_model_rows (SimTicketModel *self,
                       GHashTable     *managers)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  const char *ticket_id;
  const Ticket *ticket;

  g_hash_table_iter_init (&iter, self->tickets);
  while (g_hash_table_iter_next (&iter, (gpointer *) &ticket_id, (gpointer *) &ticket))
    {
      const char *manager_no = g_hash_table_lookup (managers, ticket->member_no);

      g_hash_table_insert (rows, g_strdup (ticket_id),
                           g_strdup_printf ("%s | %s | %s | %s | %s | %s | %s | %" G_GINT64_FORMAT
                                            " | %" G_GINT64_FORMAT " | %s", ticket_id,
                                            ticket->member_no, manager_no, ticket->kind,
                                            ticket->text, ticket->status, ticket->outcome,
                                            ticket->told_ms, ticket->done_ms, ticket->version));
    }
  return rows;
}

void
sim_ticket_model_free (SimTicketModel *self)
{
  g_hash_table_unref (self->tickets);
  g_free (self);
}
