/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-ops.h>
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
  return desk_cli_check_time (arguments[1], error) &&
         desk_cli_require_option (about, "about", error);
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
  return desk_cli_perform_id (cli, DESK_OP_CALLBACK_PROMISE, args, error);
}

static DeskCliExit
run_withdraw (DeskCli             *cli,
              const char * const  *arguments,
              GError             **error)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "callback_id", arguments[1]);
  return desk_cli_perform_id (cli, DESK_OP_CALLBACK_PROMISE, args, error);
}

const DeskCliCommand desk_cli_callback_add = {
  "callback add", "MEMBER_NO TIME", N_("Promises to call a member back"), entries, TRUE, check_add,
  run_add
};

const DeskCliCommand desk_cli_callback_withdraw = {
  "callback withdraw", "MEMBER_NO ID", N_("Takes a promised call-back back"), NULL, TRUE, NULL,
  run_withdraw
};
