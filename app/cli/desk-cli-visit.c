/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-cli-visit.h"

#include <desk-money.h>
#include <desk-ops.h>
#include <desk-time.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-record.h"

/* visit add, move, done, cancel: visits at the customers' doors. */

static struct
{
  char *minutes;
  char *purpose;
  char *amount;
  char *special_request;
  char *outcome;
  char *why;
} options;

#define MINUTES                                                                              \
  { "minutes", 0, 0, G_OPTION_ARG_FILENAME, &options.minutes, N_("How many minutes it takes"), \
    N_("N") }
#define SPECIAL_REQUEST                                                        \
  { "special-request", 0, 0, G_OPTION_ARG_FILENAME, &options.special_request, \
    N_("The customer's words who asked for another hour"), N_("TEXT") }

static const GOptionEntry add_entries[] = {
  MINUTES,
  { "purpose", 0, 0, G_OPTION_ARG_FILENAME, &options.purpose,
    N_("What for: payment, business, points, card, courtesy or fault"), N_("PURPOSE") },
  { "amount", 0, 0, G_OPTION_ARG_FILENAME, &options.amount, N_("The yuan to be paid"), N_("YUAN") },
  SPECIAL_REQUEST,
  G_OPTION_ENTRY_NULL
};

static const GOptionEntry move_entries[] = { MINUTES, SPECIAL_REQUEST, G_OPTION_ENTRY_NULL };

static const GOptionEntry done_entries[] = {
  { "outcome", 0, 0, G_OPTION_ARG_FILENAME, &options.outcome, N_("What came of it"), N_("TEXT") },
  G_OPTION_ENTRY_NULL
};

static const GOptionEntry cancel_entries[] = {
  { "why", 0, 0, G_OPTION_ARG_FILENAME, &options.why, N_("Why it does not take place"),
    N_("TEXT") },
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

static gboolean
check_start (const char  *start,
             GError     **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 start_ms;

  desk_time_from_rfc3339 (start, &start_ms, &problem);
  return complain_of (problem, error);
}

static gboolean
read_minutes (gint64  *minutes,
              GError **error)
{
  if (options.minutes == NULL ||
      g_ascii_string_to_signed (options.minutes, 10, G_MININT64, G_MAXINT64, minutes, NULL))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no whole number of minutes"), options.minutes);
  return FALSE;
}

static gboolean
read_amount (gint64  *fen,
             GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (options.amount != NULL)
    desk_money_parse (options.amount, fen, &problem);
  return complain_of (problem, error);
}

static gboolean
check_add (DeskCli             *cli,
           const char * const  *arguments,
           GError             **error)
{
  gint64 number;

  return check_start (arguments[1], error) &&
         desk_cli_require_option (options.minutes, "minutes", error) &&
         read_minutes (&number, error) &&
         desk_cli_require_option (options.purpose, "purpose", error) &&
         desk_cli_check_word (options.purpose, desk_visit_list_purposes (), error) &&
         read_amount (&number, error);
}

static gboolean
check_move (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  gint64 minutes;

  return check_start (arguments[1], error) && read_minutes (&minutes, error);
}

static gboolean
check_done (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  return desk_cli_require_option (options.outcome, "outcome", error);
}

static gboolean
check_cancel (DeskCli             *cli,
              const char * const  *arguments,
              GError             **error)
{
  return desk_cli_require_option (options.why, "why", error);
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

/* Performs it and shows the visit as it is then. Takes @args; @visit_id is NULL for a new one. */
static DeskCliExit
perform (DeskCli     *cli,
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
static JsonObject *
build_change (DeskCli     *cli,
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
  if (options.minutes != NULL && read_minutes (&minutes, NULL))
    json_object_set_int_member (args, "minutes", minutes);
  if (options.special_request != NULL)
    json_object_set_string_member (args, "special_request", options.special_request);
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
  set_time (cli, args, arguments[1]);
  if (options.amount != NULL && read_amount (&fen, NULL))
    json_object_set_int_member (args, "amount_fen", fen);
  return perform (cli, DESK_OP_VISIT_SCHEDULE, args, NULL, error);
}

static DeskCliExit
run_move (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  JsonObject *args = build_change (cli, arguments[0], error);

  if (args == NULL)
    return DESK_CLI_FAILED;
  set_time (cli, args, arguments[1]);
  return perform (cli, DESK_OP_VISIT_MOVE, args, arguments[0], error);
}

static DeskCliExit
run_done (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  JsonObject *args = build_change (cli, arguments[0], error);

  if (args == NULL)
    return DESK_CLI_FAILED;
  json_object_set_string_member (args, "outcome", options.outcome);
  return perform (cli, DESK_OP_VISIT_DONE, args, arguments[0], error);
}

static DeskCliExit
run_cancel (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  JsonObject *args = build_change (cli, arguments[0], error);

  if (args == NULL)
    return DESK_CLI_FAILED;
  json_object_set_string_member (args, "why", options.why);
  return perform (cli, DESK_OP_VISIT_CANCEL, args, arguments[0], error);
}

const DeskCliCommand desk_cli_visit_add = {
  "visit add", "MEMBER_NO START", N_("Plans a visit to a member"), add_entries, TRUE, check_add,
  run_add
};

const DeskCliCommand desk_cli_visit_move = {
  "visit move", "ID START", N_("Moves a visit to another time"), move_entries, TRUE, check_move,
  run_move
};

const DeskCliCommand desk_cli_visit_done = {
  "visit done", "ID", N_("Says what came of a visit"), done_entries, TRUE, check_done, run_done
};

const DeskCliCommand desk_cli_visit_cancel = {
  "visit cancel", "ID", N_("Cancels a visit"), cancel_entries, TRUE, check_cancel, run_cancel
};
