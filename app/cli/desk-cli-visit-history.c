/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-visit-event.h>
#include <desk-visit-life.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-fields.h"
#include "desk-cli-output.h"
#include "desk-cli-table.h"

/* visit history: what befell a visit. */

static const DeskCliField fields[] = {
  { "event", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskVisitEvent, event) },
  { "made", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskVisitEvent, made_ms) },
  { "start", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskVisitEvent, start_ms) },
  { "minutes", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskVisitEvent, minutes) },
  { "text", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskVisitEvent, text) },
  { "provisional", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskVisitEvent, provisional) },
  { NULL }
};

static void
print_events (DeskCli   *cli,
              GPtrArray *events)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("When"), _("State"), _("Visit"), _(">Minutes"), _("More"), NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const DeskVisitEvent *event = g_ptr_array_index (events, i);
      g_autofree char *made = desk_cli_format_time (cli, event->made_ms);
      g_autofree char *start = desk_cli_format_time (cli, event->start_ms);
      g_autofree char *minutes = g_strdup_printf ("%" G_GINT64_FORMAT, event->minutes);

      desk_cli_table_add (table, made, desk_visit_get_event_label (event->event), start, minutes,
                          event->text);
    }
  desk_cli_table_print (table);
}

static DeskCliExit
run_history (DeskCli             *cli,
             const char * const  *arguments,
             GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) events = NULL;

  desk_store_list_visit_events_async (cli->store, arguments[0], NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  events = desk_store_list_visit_events_finish (cli->store, result, error);
  if (events == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    desk_console_print_array (desk_cli_build_records (cli, fields, events));
  else if (events->len == 0)
    desk_console_print ("%s\n", _("Nothing was written down of this visit."));
  else
    print_events (cli, events);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_visit_history = {
  "visit history", "ID", N_("What befell a visit"), NULL, TRUE, NULL, run_history
};
