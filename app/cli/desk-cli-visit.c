/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-cli-visit.h"

#include <desk-money.h>
#include <desk-ops.h>
#include <desk-time.h>
#include <desk-visit-courtesy.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-record.h"

#define MOST_MONTHS 60

/* visit add, move: visits at the customers' doors. */

static struct
{
  char *minutes;
  char *purpose;
  char *amount;
  char *special_request;
  char *travel;
  char *subject;
  char *why;
  char *repeat;
  char *every;
  gboolean all;
} options;

#define MINUTES                                                                              \
  { "minutes", 0, 0, G_OPTION_ARG_FILENAME, &options.minutes, N_("How many minutes it takes"), \
    N_("N") }
#define SPECIAL_REQUEST                                                        \
  { "special-request", 0, 0, G_OPTION_ARG_FILENAME, &options.special_request, \
    N_("The customer's words who asked for another hour"), N_("TEXT") }
#define TRAVEL                                                                               \
  { "travel", 0, 0, G_OPTION_ARG_FILENAME, &options.travel,                                  \
    N_("How many minutes the way there takes"), N_("N") }

static const GOptionEntry add_entries[] = {
  MINUTES,
  { "purpose", 0, 0, G_OPTION_ARG_FILENAME, &options.purpose,
    N_("What for: payment, business, points, card, courtesy or fault"), N_("PURPOSE") },
  { "amount", 0, 0, G_OPTION_ARG_FILENAME, &options.amount, N_("The yuan to be paid"), N_("YUAN") },
  { "subject", 0, 0, G_OPTION_ARG_FILENAME, &options.subject,
    N_("Which card, what is out of order, …"), N_("TEXT") },
  SPECIAL_REQUEST,
  TRAVEL,
  { "repeat", 0, 0, G_OPTION_ARG_FILENAME, &options.repeat,
    N_("How many visits there are in all, each off weekends and holidays"), N_("N") },
  { "every", 0, 0, G_OPTION_ARG_FILENAME, &options.every,
    N_("Months between two of them, by the tier where it is not given"), N_("N") },
  G_OPTION_ENTRY_NULL
};

static const GOptionEntry move_entries[] = {
  MINUTES,
  SPECIAL_REQUEST,
  TRAVEL,
  { "why", 0, 0, G_OPTION_ARG_FILENAME, &options.why, N_("Why it moves"), N_("TEXT") },
  { "all", 0, 0, G_OPTION_ARG_NONE, &options.all,
    N_("And the later ones that were planned with it"), NULL },
  G_OPTION_ENTRY_NULL
};

/* Wrong usage, whatever the reader called it. */
static gboolean
complain_of (GError  *problem,
             GError **error)
{
  if (problem == NULL)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, problem->message);
  return FALSE;
}

/* Where it is given. */
static gboolean
read_minutes (const char  *text,
              gint64      *minutes,
              GError     **error)
{
  if (text == NULL ||
      g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, minutes, NULL))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no whole number of minutes"), text);
  return FALSE;
}

static gboolean
check_lengths (GError **error)
{
  gint64 minutes;

  return read_minutes (options.minutes, &minutes, error) &&
         read_minutes (options.travel, &minutes, error);
}

static gboolean
read_count (const char  *text,
            guint64      usual,
            guint64      most,
            guint64     *count,
            GError     **error)
{
  *count = usual;
  if (text == NULL || g_ascii_string_to_unsigned (text, 10, 1, most, count, NULL))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no whole number from 1 to %u"), text, (guint) most);
  return FALSE;
}

static gboolean
check_repeat (GError **error)
{
  guint64 count;

  return read_count (options.repeat, 1, DESK_COURTESY_MAX_VISITS, &count, error) &&
         read_count (options.every, 0, MOST_MONTHS, &count, error);
}

static gboolean
check_add (DeskCli             *cli,
           const char * const  *arguments,
           GError             **error)
{
  gint64 number;

  return desk_cli_check_time (arguments[1], error) &&
         desk_cli_require_option (options.minutes, "minutes", error) &&
         check_lengths (error) &&
         check_repeat (error) &&
         desk_cli_require_option (options.purpose, "purpose", error) &&
         desk_cli_check_word (options.purpose, desk_visit_list_purposes (), error) &&
         desk_cli_visit_read_amount (options.amount, &number, error);
}

static gboolean
check_move (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  return desk_cli_check_time (arguments[1], error) && check_lengths (error);
}

static DeskVisit *
load_visit (DeskCli     *cli,
            const char  *visit_id,
            GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  desk_store_load_visit_async (cli->store, visit_id, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  return desk_store_load_visit_finish (cli->store, result, error);
}

/* What add and move say of the time: on the clocks of the policy's zone, however it was given. */
static void
set_time (DeskCli    *cli,
          JsonObject *args,
          const char *start)
{
  gint64 minutes = 0;
  gint64 start_ms = 0;
  g_autofree char *local = NULL;

  desk_time_from_rfc3339 (start, &start_ms, NULL);
  local = desk_time_to_rfc3339 (start_ms, desk_policy_get_zone (cli->policy));
  json_object_set_string_member (args, "start", local);
  if (options.minutes != NULL && read_minutes (options.minutes, &minutes, NULL))
    json_object_set_int_member (args, "minutes", minutes);
  if (options.travel != NULL && read_minutes (options.travel, &minutes, NULL))
    json_object_set_int_member (args, "travel_minutes", minutes);
  if (options.special_request != NULL)
    json_object_set_string_member (args, "special_request", options.special_request);
}

/* Takes @args. */
static DeskCliExit
plan_series (DeskCli     *cli,
             JsonObject  *args,
             GError     **error)
{
  g_autoptr (JsonObject) own = args;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskPerformed) performed = NULL;
  guint64 n_visits;
  guint64 months;

  if (!read_count (options.repeat, 1, DESK_COURTESY_MAX_VISITS, &n_visits, error) ||
      !read_count (options.every, 0, MOST_MONTHS, &months, error))
    return DESK_CLI_FAILED;
  desk_store_plan_series_async (cli->store, own, (int) months, (guint) n_visits, NULL,
                                desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  performed = desk_store_plan_series_finish (cli->store, result, error);
  return performed != NULL ? desk_cli_visit_tell (cli, performed, error) : DESK_CLI_FAILED;
}

static DeskCliExit
run_add (DeskCli             *cli,
         const char * const  *arguments,
         GError             **error)
{
  JsonObject *args = json_object_new ();
  gint64 fen = 0;

  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "purpose", options.purpose);
  if (options.subject != NULL)
    json_object_set_string_member (args, "subject", options.subject);
  set_time (cli, args, arguments[1]);
  if (options.amount != NULL && desk_cli_visit_read_amount (options.amount, &fen, NULL))
    json_object_set_int_member (args, "amount_fen", fen);
  if (options.repeat != NULL)
    return plan_series (cli, args, error);
  return desk_cli_visit_perform (cli, DESK_OP_VISIT_SCHEDULE, args, NULL, error);
}

static DeskCliExit
run_move (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  JsonObject *args = desk_cli_visit_build_change (cli, arguments[0], error);

  if (args == NULL)
    return DESK_CLI_FAILED;
  set_time (cli, args, arguments[1]);
  if (options.why != NULL)
    json_object_set_string_member (args, "why", options.why);
  if (options.all)
    {
      g_autoptr (JsonObject) own = args;

      return desk_cli_visit_change_series (cli, DESK_OP_VISIT_MOVE, own, arguments[0], error);
    }
  return desk_cli_visit_perform (cli, DESK_OP_VISIT_MOVE, args, arguments[0], error);
}

/* Performs it and shows the visit as it is then. Takes @args; @visit_id is NULL for a new one. */
DeskCliExit
desk_cli_visit_perform (DeskCli     *cli,
                        const char  *kind,
                        JsonObject  *args,
                        const char  *visit_id,
                        GError     **error)
{
  g_autoptr (DeskVerdict) verdict = desk_cli_perform (cli, kind, args, error);
  g_autoptr (DeskVisit) visit = NULL;
  g_autoptr (GPtrArray) line = NULL;

  if (verdict == NULL)
    return DESK_CLI_FAILED;
  visit = load_visit (cli, visit_id != NULL ? visit_id : verdict->op_id, error);
  if (visit == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    {
      desk_console_print_object (desk_cli_build_record (cli, desk_cli_visit_fields, visit));
      return DESK_CLI_DONE;
    }
  line = g_ptr_array_new ();
  g_ptr_array_add (line, visit);
  desk_cli_visit_print (cli, line);
  return DESK_CLI_DONE;
}

/* The arguments that name a visit in the version that is here. */
JsonObject *
desk_cli_visit_build_change (DeskCli     *cli,
                             const char  *visit_id,
                             GError     **error)
{
  g_autoptr (DeskVisit) visit = load_visit (cli, visit_id, error);
  JsonObject *args;

  if (visit == NULL)
    return NULL;
  args = json_object_new ();
  json_object_set_string_member (args, "member_no", visit->member_no);
  json_object_set_string_member (args, "visit_id", visit->visit_id);
  json_object_set_string_member (args, "base", visit->version);
  return args;
}

/* An amount of yuan, where it is given. */
gboolean
desk_cli_visit_read_amount (const char  *text,
                            gint64      *fen,
                            GError     **error)
{
  g_autoptr (GError) problem = NULL;

  if (text != NULL)
    desk_money_parse (text, fen, &problem);
  return complain_of (problem, error);
}

const DeskCliCommand desk_cli_visit_add = {
  "visit add", "MEMBER_NO START", N_("Plans a visit to a member"), add_entries, TRUE, check_add,
  run_add
};

const DeskCliCommand desk_cli_visit_move = {
  "visit move", "ID START", N_("Moves a visit to another time"), move_entries, TRUE, check_move,
  run_move
};
