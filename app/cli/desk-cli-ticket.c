/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-cli-ticket.h"

#include <desk-labels.h>
#include <desk-ops.h>
#include <desk-ticket.h>
#include <desk-tickets.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-record.h"
#include "desk-cli-table.h"

/* ticket: faults, complaints and business requests (D1 to D4). */

static char *text;
static char *place;

static const GOptionEntry open_entries[] = {
  { "text", 0, 0, G_OPTION_ARG_FILENAME, &text, N_("What the member says"), N_("TEXT") },
  { "place", 0, 0, G_OPTION_ARG_FILENAME, &place,
    N_("Where a fault is: town or country; without it, where the member is"), N_("PLACE") },
  G_OPTION_ENTRY_NULL
};

static gboolean not_after_all;

static const GOptionEntry told_entries[] = {
  { "not-after-all", 0, 0, G_OPTION_ARG_NONE, &not_after_all, N_("It was not: it is still to be told"),
    NULL },
  G_OPTION_ENTRY_NULL
};

static struct
{
  char *outcome;
  gboolean withdraw;
  gboolean reopen;
} done_options;

static const GOptionEntry done_entries[] = {
  { "outcome", 0, 0, G_OPTION_ARG_FILENAME, &done_options.outcome, N_("What came of it"), N_("TEXT") },
  { "withdraw", 0, 0, G_OPTION_ARG_NONE, &done_options.withdraw, N_("It was opened by mistake"), NULL },
  { "reopen", 0, 0, G_OPTION_ARG_NONE, &done_options.reopen, N_("It is open again"), NULL },
  G_OPTION_ENTRY_NULL
};

static const char * const *
list_kinds (DeskPolicy *policy)
{
  return desk_ticket_list_kinds ();
}

static gboolean
check_open (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  return desk_cli_check_word (arguments[1], desk_ticket_list_kinds (), error) &&
         (place == NULL || desk_cli_check_word (place, desk_ticket_list_places (), error)) &&
         desk_cli_require_option (text, "text", error);
}

static DeskCliExit
run_open (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "ticket", arguments[1]);
  json_object_set_string_member (args, "text", text);
  if (place != NULL)
    json_object_set_string_member (args, "place", place);
  return desk_cli_perform_id (cli, DESK_OP_TICKET_OPEN, args, error);
}

static JsonObject *
build_step (const char * const *arguments)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "ticket_id", arguments[1]);
  return args;
}

/* D4 */
static DeskCliExit
run_told (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  JsonObject *args = build_step (arguments);

  if (not_after_all)
    json_object_set_boolean_member (args, "told", FALSE);
  return desk_cli_perform_id (cli, DESK_OP_TICKET_TOLD, args, error);
}

static gboolean
check_done (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  return done_options.withdraw || done_options.reopen ||
         desk_cli_require_option (done_options.outcome, "outcome", error);
}

static DeskCliExit
run_done (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  JsonObject *args = build_step (arguments);

  if (done_options.withdraw)
    json_object_set_boolean_member (args, "withdrawn", TRUE);
  else if (done_options.reopen)
    json_object_set_boolean_member (args, "done", FALSE);
  else
    json_object_set_string_member (args, "outcome", done_options.outcome);
  return desk_cli_perform_id (cli, DESK_OP_TICKET_DONE, args, error);
}

static DeskCliExit
run_list (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) tickets = NULL;

  desk_store_list_tickets_async (cli->store, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  tickets = desk_store_list_tickets_finish (cli->store, result, error);
  if (tickets == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    desk_console_print_array (desk_cli_build_records (cli, desk_cli_ticket_fields, tickets));
  else if (tickets->len == 0)
    desk_console_print ("%s\n", _("No open tickets."));
  else
    desk_cli_ticket_print (cli, tickets);
  return DESK_CLI_DONE;
}

const DeskCliField desk_cli_ticket_fields[] = {
  { "id", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskTicketItem, ticket_id) },
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskTicketItem, member_no) },
  { "name", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskTicketItem, name) },
  { "tier", DESK_CLI_TIER, G_STRUCT_OFFSET (DeskTicketItem, tier) },
  { "ticket", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskTicketItem, kind) },
  { "place", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskTicketItem, place) },
  { "text", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskTicketItem, text) },
  { "opened", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskTicketItem, opened_ms) },
  { "untold", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskTicketItem, untold) },
  { "told", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskTicketItem, told_ms) },
  { "due", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskTicketItem, due_ms) },
  { "cause", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskTicketItem, cause) },
  { NULL }
};

void
desk_cli_ticket_print (DeskCli   *cli,
                       GPtrArray *tickets)
{
  g_autoptr (DeskCliTable) table = desk_cli_table_new (_("Ticket"), _("Member"), _("Name"), _("Kind"),
                                                       _("Opened"), _("Due"), _("Text"), NULL);

  for (guint i = 0; i < tickets->len; i++)
    {
      const DeskTicketItem *item = g_ptr_array_index (tickets, i);
      g_autofree char *opened = desk_cli_format_time (cli, item->opened_ms);
      g_autofree char *due = item->due_ms != 0 ? desk_cli_format_time (cli, item->due_ms)
                                               : g_strdup (C_("policy", "not set"));

      desk_cli_table_add (table, item->ticket_id, item->member_no, item->name,
                          desk_label_ticket (item->kind), opened,
                          item->untold ? _("tell the department at once") : due, item->text);
    }
  desk_cli_table_print (table);
}

const DeskCliCommand desk_cli_ticket_open = {
  .name = "ticket open",
  .parameters = "MEMBER_NO KIND",
  .summary = N_("Opens a ticket: a fault, a complaint or a business request"),
  .options = open_entries,
  .enrolled = TRUE,
  .check = check_open,
  .run = run_open,
  .list_words = list_kinds,
};

const DeskCliCommand desk_cli_ticket_told = {
  "ticket told", "MEMBER_NO ID", N_("The specialist department was told of a ticket"), told_entries,
  TRUE, NULL, run_told
};

const DeskCliCommand desk_cli_ticket_done = {
  "ticket done", "MEMBER_NO ID", N_("A ticket was dealt with"), done_entries, TRUE, check_done, run_done
};

const DeskCliCommand desk_cli_ticket_list = {
  "ticket list", "", N_("The open tickets, most urgent first"), NULL, TRUE, NULL, run_list
};
