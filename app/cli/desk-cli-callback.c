/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-ops.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-record.h"

static char *about;

static const GOptionEntry entries[] = {
  { "about", 0, 0, G_OPTION_ARG_FILENAME, &about, N_("What it is about"), N_("TEXT") },
  G_OPTION_ENTRY_NULL
};

static gboolean
check_add (DeskCli             *cli,
           const char * const  *arguments,
           GError             **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 due_ms;

  if (!desk_time_from_rfc3339 (arguments[1], &due_ms, &problem))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, problem->message);
      return FALSE;
    }
  return desk_cli_require_option (about, "about", error);
}

static DeskCliExit
promise (DeskCli     *cli,
         JsonObject  *args,
         GError     **error)
{
  g_autoptr (DeskVerdict) verdict = desk_cli_perform (cli, DESK_OP_CALLBACK_PROMISE, args, error);
  JsonObject *object;

  if (verdict == NULL)
    return DESK_CLI_FAILED;
  if (!cli->json)
    return DESK_CLI_DONE;
  object = json_object_new ();
  json_object_set_string_member (object, "id", verdict->op_id);
  desk_console_print_object (object);
  return DESK_CLI_DONE;
}

/* D5: the member will be called back at a time. */
static DeskCliExit
run_add (DeskCli             *cli,
         const char * const  *arguments,
         GError             **error)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "due", arguments[1]);
  json_object_set_string_member (args, "about", about);
  return promise (cli, args, error);
}

static DeskCliExit
run_withdraw (DeskCli             *cli,
              const char * const  *arguments,
              GError             **error)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "callback_id", arguments[1]);
  return promise (cli, args, error);
}

const DeskCliCommand desk_cli_callback_add = {
  "callback add", "MEMBER_NO TIME", N_("Promises to call a member back"), entries, TRUE, check_add,
  run_add
};

const DeskCliCommand desk_cli_callback_withdraw = {
  "callback withdraw", "MEMBER_NO ID", N_("Takes a promised call-back back"), NULL, TRUE, NULL,
  run_withdraw
};
