/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-calendar.h>
#include <desk-member.h>
#include <desk-money.h>
#include <desk-time.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-table.h"
#include "desk-cli-visit.h"

/* visit list: the visits of some days, and how visits look. */

static struct
{
  char *from;
  char *to;
} options;

static const GOptionEntry entries[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_("From this day on, as 2026-11-22"),
    N_("DAY") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, N_("Until this day, which is part of it"),
    N_("DAY") },
  G_OPTION_ENTRY_NULL
};

static char *
describe_status (const DeskVisit *visit)
{
  const char *label = desk_visit_get_status_label (visit->status);

  if (visit->overlaps)
    /* Translators: the status of a visit */
    return g_strdup_printf (_("%s, at the same time as another"), label);
  return g_strdup (label);
}

/* What came of it, or else what is to be known before. */
static char *
describe_more (const DeskVisit *visit)
{
  if (*visit->outcome != '\0')
    return g_strdup (visit->outcome);
  if (visit->amount_fen != DESK_FEN_ABSENT)
    return desk_money_format_local (visit->amount_fen);
  return g_strdup (visit->special_request);
}

static gboolean
check_list (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  return desk_cli_visit_check_day (options.from, error) && desk_cli_visit_check_day (options.to, error);
}

static DeskCliExit
run_list (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  gint64 from_ms = options.from != NULL ? desk_cli_visit_find_midnight (cli, options.from, 0) : G_MININT64;
  gint64 to_ms = options.to != NULL ? desk_cli_visit_find_midnight (cli, options.to, 1) : G_MAXINT64;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) visits = NULL;

  desk_store_list_visits_async (cli->store, from_ms, to_ms, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  visits = desk_store_list_visits_finish (cli->store, result, error);
  if (visits == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    desk_console_print_array (desk_cli_build_records (cli, desk_cli_visit_fields, visits));
  else if (visits->len == 0)
    desk_console_print ("%s\n", _("No visits."));
  else
    desk_cli_visit_print (cli, visits);
  return DESK_CLI_DONE;
}

const DeskCliField desk_cli_visit_fields[] = {
  { "id", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskVisit, visit_id) },
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskVisit, member_no) },
  { "name", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskVisit, name) },
  { "start", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskVisit, start_ms) },
  { "minutes", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskVisit, minutes) },
  { "purpose", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskVisit, purpose) },
  { "amount_fen", DESK_CLI_FEN, G_STRUCT_OFFSET (DeskVisit, amount_fen) },
  { "status", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskVisit, status) },
  { "outcome", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskVisit, outcome) },
  { "special_request", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskVisit, special_request) },
  { "travel_minutes", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskVisit, travel_minutes) },
  { "subject", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskVisit, subject) },
  { "paid_fen", DESK_CLI_FEN, G_STRUCT_OFFSET (DeskVisit, paid_fen) },
  { "form_signed", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskVisit, form_signed) },
  { "next_step", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskVisit, next_step) },
  { "series", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskVisit, series) },
  { "overlaps", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskVisit, overlaps) },
  { "provisional", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskVisit, provisional) },
  { NULL }
};

void
desk_cli_visit_print (DeskCli   *cli,
                      GPtrArray *visits)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Visit"), _(">Minutes"), _("Member"), _("Name"), _("Purpose"),
                        _("State"), _("More"), _("Number"), NULL);

  for (guint i = 0; i < visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (visits, i);
      g_autofree char *start = desk_cli_format_time (cli, visit->start_ms);
      g_autofree char *minutes = g_strdup_printf ("%" G_GINT64_FORMAT, visit->minutes);
      g_autofree char *status = describe_status (visit);
      g_autofree char *more = describe_more (visit);

      desk_cli_table_add (table, start, minutes, visit->member_no, visit->name,
                          desk_visit_get_purpose_label (visit->purpose), status, more,
                          visit->visit_id);
    }
  desk_cli_table_print (table);
}

/* When a day begins in the policy's zone, or one after it. */
gint64
desk_cli_visit_find_midnight (DeskCli    *cli,
                              const char *iso_day,
                              int         days)
{
  return desk_calendar_find_moment (desk_calendar_read_day (iso_day) + days, 0,
                                    desk_policy_get_zone (cli->policy));
}

/* Wrong usage where it is given and no day. */
gboolean
desk_cli_visit_check_day (const char  *iso_day,
                          GError     **error)
{
  if (iso_day == NULL || desk_date_is_valid (iso_day))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no day, such as 2026-11-22"), iso_day);
  return FALSE;
}

const DeskCliCommand desk_cli_visit_list = {
  "visit list", "", N_("The visits, or those of some days"), entries, TRUE, check_list, run_list
};
