/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-free-times.h>
#include <desk-time.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-fields.h"
#include "desk-cli-output.h"
#include "desk-cli-table.h"
#include "desk-cli-visit.h"

/* visit free: times for another visit. */

#define USUAL_MINUTES "60"
#define USUAL_DAYS 7

static struct
{
  char *minutes;
  char *travel;
  char *from;
  char *to;
  char *member_no;
} options;

static const GOptionEntry entries[] = {
  { "minutes", 0, 0, G_OPTION_ARG_FILENAME, &options.minutes,
    N_("How many minutes it takes, an hour where it is not given"), N_("N") },
  { "travel", 0, 0, G_OPTION_ARG_FILENAME, &options.travel,
    N_("How many minutes the way there takes"), N_("N") },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_("From this day on, as 2026-11-22"),
    N_("DAY") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, N_("Until this day, which is part of it"),
    N_("DAY") },
  { "member", 0, 0, G_OPTION_ARG_FILENAME, &options.member_no,
    N_("The member to be visited, whose preferred hours are marked"), N_("MEMBER_NO") },
  G_OPTION_ENTRY_NULL
};

static const DeskCliField fields[] = {
  { "first", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskFreeTime, first_ms) },
  { "last", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskFreeTime, last_ms) },
  { "preferred", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskFreeTime, preferred) },
  { NULL }
};

static gboolean
read_length (const char  *text,
             const char  *usual,
             gint64       least,
             gint64       most,
             gint64      *minutes,
             GError     **error)
{
  if (g_ascii_string_to_signed (text != NULL ? text : usual, 10, least, most, minutes, NULL))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no whole number of minutes"), text);
  return FALSE;
}

static gboolean
read_lengths (DeskFreeQuery  *query,
              GError        **error)
{
  return read_length (options.minutes, USUAL_MINUTES, 1, DESK_VISIT_MAX_MINUTES, &query->minutes,
                      error) &&
         read_length (options.travel, "0", 0, DESK_VISIT_MAX_TRAVEL, &query->travel_minutes,
                      error);
}

static gboolean
check_free (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  DeskFreeQuery query = { 0 };

  return read_lengths (&query, error) && desk_cli_visit_check_day (options.from, error) &&
         desk_cli_visit_check_day (options.to, error);
}

static void
print_times (DeskCli *cli,
             GArray  *times)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Begins from"), _("At the latest"), _("Preferred"), NULL);

  for (guint i = 0; i < times->len; i++)
    {
      const DeskFreeTime *time = &g_array_index (times, DeskFreeTime, i);
      g_autofree char *first = desk_cli_format_time (cli, time->first_ms);
      g_autofree char *last = desk_cli_format_time (cli, time->last_ms);

      desk_cli_table_add (table, first, last, time->preferred ? _("Yes") : "");
    }
  desk_cli_table_print (table);
}

static JsonArray *
build_times (DeskCli *cli,
             GArray  *times)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < times->len; i++)
    json_array_add_object_element (
      array, desk_cli_build_record (cli, fields, &g_array_index (times, DeskFreeTime, i)));
  return array;
}

static DeskCliExit
run_free (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  gint64 now_ms = desk_clock_now (cli->clock);
  g_autofree char *today = desk_time_day (now_ms, desk_policy_get_zone (cli->policy));
  DeskFreeQuery query = { .member_no = options.member_no };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) times = NULL;

  if (!read_lengths (&query, error))
    return DESK_CLI_FAILED;
  query.from_ms =
    desk_cli_visit_find_midnight (cli, options.from != NULL ? options.from : today, 0);
  query.to_ms =
    options.to != NULL ? desk_cli_visit_find_midnight (cli, options.to, 1)
                       : desk_cli_visit_find_midnight (
                           cli, options.from != NULL ? options.from : today, USUAL_DAYS);
  desk_store_find_free_times_async (cli->store, &query, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  times = desk_store_find_free_times_finish (cli->store, result, error);
  if (times == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    desk_console_print_array (build_times (cli, times));
  else if (times->len == 0)
    desk_console_print ("%s\n", _("No time is free on these days."));
  else
    print_times (cli, times);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_visit_free = {
  "visit free", "", N_("Times for another visit, of a week where no days are given"), entries, TRUE,
  check_free, run_free
};
