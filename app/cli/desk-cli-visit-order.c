/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-calendar.h>
#include <desk-day-order.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-table.h"
#include "desk-cli-visit.h"

/* visit order: the visits of a day in a better order. */

static struct
{
  gboolean apply;
} options;

static const GOptionEntry entries[] = {
  { "apply", 0, 0, G_OPTION_ARG_NONE, &options.apply, N_("Move the visits so"), NULL },
  G_OPTION_ENTRY_NULL
};

static const DeskCliField fields[] = {
  { "id", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskOrderStop, visit_id) },
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskOrderStop, member_no) },
  { "name", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskOrderStop, name) },
  { "was", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskOrderStop, was_ms) },
  { "start", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskOrderStop, start_ms) },
  { "minutes", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskOrderStop, minutes) },
  { "travel_minutes", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskOrderStop, travel_minutes) },
  { "fixed", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskOrderStop, fixed) },
  { NULL }
};

static gboolean
check_order (DeskCli             *cli,
             const char * const  *arguments,
             GError             **error)
{
  return desk_cli_visit_check_day (arguments[0], error);
}

static const char *
describe_state (const DeskOrderStop *stop)
{
  if (stop->fixed)
    return C_("visit order", "Stays as agreed");
  return desk_order_stop_moves (stop) ? C_("visit order", "Moves") : C_("visit order", "Stays");
}

static void
print_stops (DeskCli   *cli,
             GPtrArray *stops)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Visit"), _(">Minutes"), _("Member"), _("Name"), C_("visit order", "Was"),
                        _("State"), _("Number"), NULL);

  for (guint i = 0; i < stops->len; i++)
    {
      const DeskOrderStop *stop = g_ptr_array_index (stops, i);
      g_autofree char *start = desk_cli_format_time (cli, stop->start_ms);
      g_autofree char *was = desk_cli_format_time (cli, stop->was_ms);
      g_autofree char *minutes = g_strdup_printf ("%" G_GINT64_FORMAT, stop->minutes);

      desk_cli_table_add (table, start, minutes, stop->member_no, stop->name, was,
                          describe_state (stop), stop->visit_id);
    }
  desk_cli_table_print (table);
}

static DeskCliExit
show_order (DeskCli   *cli,
            GPtrArray *stops)
{
  if (cli->json)
    desk_console_print_array (desk_cli_build_records (cli, fields, stops));
  else if (stops->len == 0)
    desk_console_print ("%s\n", _("There is nothing to be put in order on this day."));
  else
    print_stops (cli, stops);
  return DESK_CLI_DONE;
}

/* What came of it, below the order for people. */
static DeskCliExit
apply_order (DeskCli    *cli,
             GPtrArray  *stops,
             GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskPerformed) performed = NULL;

  desk_store_apply_order_async (cli->store, stops, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  performed = desk_store_apply_order_finish (cli->store, result, error);
  if (performed == NULL)
    return DESK_CLI_FAILED;
  if (!cli->json && performed->refusal == NULL)
    show_order (cli, stops);
  return desk_cli_visit_tell (cli, performed, error);
}

static DeskCliExit
run_order (DeskCli             *cli,
           const char * const  *arguments,
           GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stops = NULL;

  desk_store_propose_order_async (cli->store, desk_calendar_read_day (arguments[0]), NULL,
                                  desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  stops = desk_store_propose_order_finish (cli->store, result, error);
  if (stops == NULL)
    return DESK_CLI_FAILED;
  return options.apply ? apply_order (cli, stops, error) : show_order (cli, stops);
}

const DeskCliCommand desk_cli_visit_order = {
  "visit order", "DAY", N_("The visits of a day in a better order"), entries, TRUE, check_order,
  run_order
};
