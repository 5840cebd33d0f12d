/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-error.h>
#include <desk-export-outbox.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-record.h"
#include "desk-cli-table.h"
#include "desk-cli-waiting.h"

/* outbox, resolve: what waits for the hub, and what it turned away. */

#define DROP "drop"
#define RETRY "retry"

static char *export_path;

static const GOptionEntry entries[] = {
  { "export", 0, 0, G_OPTION_ARG_FILENAME, &export_path,
    N_("Writes them into this file, .csv or .xlsx, instead"), N_("FILE") },
  G_OPTION_ENTRY_NULL
};

static const char *
get_state_label (DeskOutboxState state)
{
  switch (state)
    {
    case DESK_OUTBOX_QUEUED:
      return C_("outbox", "waiting");
    case DESK_OUTBOX_SENT:
      return C_("outbox", "sent");
    case DESK_OUTBOX_ACCEPTED:
      return C_("outbox", "accepted");
    case DESK_OUTBOX_REJECTED:
      return C_("outbox", "turned away");
    default:
      g_return_val_if_reached ("");
    }
}

static void
print_entries (DeskCli   *cli,
               GPtrArray *waiting)
{
  g_autoptr (DeskCliTable) table = desk_cli_table_new (_("Operation"), _("What"), _("Member"),
                                                       _("Made"), _("State"), _("Reason"), NULL);

  for (guint i = 0; i < waiting->len; i++)
    {
      const DeskOutboxEntry *entry = g_ptr_array_index (waiting, i);
      g_autofree char *made = desk_cli_format_time (cli, entry->made_ms);
      g_autofree char *why = desk_cli_waiting_describe (entry);

      desk_cli_table_add (table, entry->op_id, entry->kind, entry->member_no, made,
                          get_state_label (entry->state), why);
    }
  desk_cli_table_print (table);
}

static DeskCliExit
export_outbox (DeskCli  *cli,
               GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  guint64 n_lines;

  desk_export_outbox_async (cli->store, export_path, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  if (!desk_export_outbox_finish (cli->store, result, &n_lines, error))
    return DESK_CLI_FAILED;
  desk_cli_print_written (cli, export_path, n_lines);
  return DESK_CLI_DONE;
}

static DeskCliExit
list_outbox (DeskCli  *cli,
             GError  **error)
{
  g_autoptr (GPtrArray) waiting = desk_cli_waiting_load (cli, error);

  if (waiting == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    desk_console_print_array (desk_cli_waiting_to_json (cli, waiting));
  else if (waiting->len == 0)
    desk_console_print ("%s\n", _("Nothing waits."));
  else
    print_entries (cli, waiting);
  return DESK_CLI_DONE;
}

static DeskCliExit
run_outbox (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  return export_path != NULL ? export_outbox (cli, error) : list_outbox (cli, error);
}

static gboolean
check_resolve (DeskCli             *cli,
               const char * const  *arguments,
               GError             **error)
{
  if (g_str_equal (arguments[1], DROP) || g_str_equal (arguments[1], RETRY))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is neither “drop” nor “retry”"), arguments[1]);
  return FALSE;
}

static void
print_resolved (DeskCli     *cli,
                const char  *op_id,
                DeskVerdict *verdict)
{
  JsonObject *object;

  if (!cli->json)
    {
      if (verdict == NULL)
        desk_console_print (_("%s is dropped\n"), op_id);
      else
        desk_console_print (_("%s was made once more and waits for the hub\n"), op_id);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "op_id", op_id);
  json_object_set_string_member (object, "resolution", verdict == NULL ? DROP : RETRY);
  desk_cli_set_text (object, "new_op_id", verdict != NULL ? verdict->op_id : NULL);
  desk_console_print_object (object);
}

static DeskCliExit
run_resolve (DeskCli             *cli,
             const char * const  *arguments,
             GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  DeskResolution resolution =
    g_str_equal (arguments[1], DROP) ? DESK_RESOLVE_DROP : DESK_RESOLVE_RETRY;

  desk_store_resolve_async (cli->store, arguments[0], resolution, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  if (!desk_store_resolve_finish (cli->store, result, &verdict, error) ||
      !desk_cli_check_verdict (verdict, error))
    return DESK_CLI_FAILED;
  print_resolved (cli, arguments[0], verdict);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_outbox = {
  "outbox", "", N_("What waits for the hub, and what it turned away"), entries, FALSE, NULL,
  run_outbox
};

const DeskCliCommand desk_cli_resolve = { "resolve",
                                          "OP_ID drop|retry",
                                          N_("Drops what was turned away, or makes it once more"),
                                          NULL,
                                          FALSE,
                                          check_resolve,
                                          run_resolve };
