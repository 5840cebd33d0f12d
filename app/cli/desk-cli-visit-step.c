/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-ops.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-record.h"
#include "desk-cli-visit.h"

/* visit confirm, start, arrive, done, miss, cancel: the life of a visit. */

static struct
{
  char    *outcome;
  char    *paid;
  gboolean form_signed;
  char    *next_step;
  char    *why;
  gboolean all;
} options;

#define ALL                                                      \
  { "all", 0, 0, G_OPTION_ARG_NONE, &options.all,                \
    N_("And the later ones that were planned with it"), NULL }

static const GOptionEntry done_entries[] = {
  { "outcome", 0, 0, G_OPTION_ARG_FILENAME, &options.outcome, N_("What came of it"), N_("TEXT") },
  { "paid", 0, 0, G_OPTION_ARG_FILENAME, &options.paid, N_("The yuan that were taken"),
    N_("YUAN") },
  { "signed", 0, 0, G_OPTION_ARG_NONE, &options.form_signed,
    N_("The acceptance form on paper was signed"), NULL },
  { "next-step", 0, 0, G_OPTION_ARG_FILENAME, &options.next_step, N_("What was agreed on"),
    N_("TEXT") },
  G_OPTION_ENTRY_NULL
};

static const GOptionEntry miss_entries[] = {
  { "why", 0, 0, G_OPTION_ARG_FILENAME, &options.why, N_("What was found at the door"),
    N_("TEXT") },
  G_OPTION_ENTRY_NULL
};

static const GOptionEntry cancel_entries[] = {
  { "why", 0, 0, G_OPTION_ARG_FILENAME, &options.why, N_("Why it does not take place"),
    N_("TEXT") },
  ALL,
  G_OPTION_ENTRY_NULL
};

static gboolean
check_done (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  gint64 fen;

  return desk_cli_require_option (options.outcome, "outcome", error) &&
         desk_cli_visit_read_amount (options.paid, &fen, error);
}

static gboolean
check_why (DeskCli             *cli,
           const char * const  *arguments,
           GError             **error)
{
  return desk_cli_require_option (options.why, "why", error);
}

/* Takes the visit a step further; @text is the argument @name, NULL: it has none. */
static DeskCliExit
take_step (DeskCli             *cli,
           const char * const  *arguments,
           const char          *kind,
           const char          *name,
           const char          *text,
           GError             **error)
{
  JsonObject *args = desk_cli_visit_build_change (cli, arguments[0], error);

  if (args == NULL)
    return DESK_CLI_FAILED;
  if (name != NULL)
    json_object_set_string_member (args, name, text);
  return desk_cli_visit_perform (cli, kind, args, arguments[0], error);
}

static DeskCliExit
run_confirm (DeskCli             *cli,
             const char * const  *arguments,
             GError             **error)
{
  return take_step (cli, arguments, DESK_OP_VISIT_CONFIRM, NULL, NULL, error);
}

static DeskCliExit
run_start (DeskCli             *cli,
           const char * const  *arguments,
           GError             **error)
{
  return take_step (cli, arguments, DESK_OP_VISIT_START, NULL, NULL, error);
}

static DeskCliExit
run_arrive (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  return take_step (cli, arguments, DESK_OP_VISIT_ARRIVE, NULL, NULL, error);
}

static DeskCliExit
run_miss (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  return take_step (cli, arguments, DESK_OP_VISIT_MISS, "why", options.why, error);
}

static DeskCliExit
run_cancel (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  g_autoptr (JsonObject) args = NULL;

  if (options.all)
    {
      args = json_object_new ();
      json_object_set_string_member (args, "why", options.why);
      return desk_cli_visit_change_series (cli, DESK_OP_VISIT_CANCEL, args, arguments[0], error);
    }
  return take_step (cli, arguments, DESK_OP_VISIT_CANCEL, "why", options.why, error);
}

static DeskCliExit
run_done (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  JsonObject *args = desk_cli_visit_build_change (cli, arguments[0], error);
  gint64 fen = 0;

  if (args == NULL)
    return DESK_CLI_FAILED;
  json_object_set_string_member (args, "outcome", options.outcome);
  if (options.paid != NULL && desk_cli_visit_read_amount (options.paid, &fen, NULL))
    json_object_set_int_member (args, "paid_fen", fen);
  if (options.form_signed)
    json_object_set_boolean_member (args, "form_signed", TRUE);
  if (options.next_step != NULL)
    json_object_set_string_member (args, "next_step", options.next_step);
  return desk_cli_visit_perform (cli, DESK_OP_VISIT_DONE, args, arguments[0], error);
}

const DeskCliCommand desk_cli_visit_confirm = {
  "visit confirm", "ID", N_("The customer said that the time suits"), NULL, TRUE, NULL, run_confirm
};

const DeskCliCommand desk_cli_visit_start = {
  "visit start", "ID", N_("You are on the way to a visit"), NULL, TRUE, NULL, run_start
};

const DeskCliCommand desk_cli_visit_arrive = {
  "visit arrive", "ID", N_("You are at the customer's door"), NULL, TRUE, NULL, run_arrive
};

const DeskCliCommand desk_cli_visit_done = {
  "visit done", "ID", N_("Says what came of a visit"), done_entries, TRUE, check_done, run_done
};

const DeskCliCommand desk_cli_visit_miss = {
  "visit miss", "ID", N_("The customer was not met"), miss_entries, TRUE, check_why, run_miss
};

const DeskCliCommand desk_cli_visit_cancel = {
  "visit cancel", "ID", N_("Cancels a visit"), cancel_entries, TRUE, check_why, run_cancel
};
