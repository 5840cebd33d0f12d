/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-ops.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-record.h"

/* snooze add, end: what Today asks for is put off, or wanted again. The cause is as `today --json` has it. */

static char *why;

static const GOptionEntry entries[] = {
  { "why", 0, 0, G_OPTION_ARG_FILENAME, &why, N_("Why it is put off"), N_("TEXT") },
  G_OPTION_ENTRY_NULL
};

static gboolean
check_add (DeskCli             *cli,
           const char * const  *arguments,
           GError             **error)
{
  return desk_cli_check_time (arguments[2], error) && desk_cli_require_option (why, "why", error);
}

static JsonObject *
make_args (const char * const *arguments)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "cause", arguments[1]);
  return args;
}

static DeskCliExit
run_add (DeskCli             *cli,
         const char * const  *arguments,
         GError             **error)
{
  JsonObject *args = make_args (arguments);

  json_object_set_string_member (args, "until", arguments[2]);
  json_object_set_string_member (args, "why", why);
  return desk_cli_perform_id (cli, DESK_OP_TASK_SNOOZE, args, error);
}

static DeskCliExit
run_end (DeskCli             *cli,
         const char * const  *arguments,
         GError             **error)
{
  return desk_cli_perform_id (cli, DESK_OP_TASK_SNOOZE, make_args (arguments), error);
}

const DeskCliCommand desk_cli_snooze_add = {
  "snooze add", "MEMBER_NO CAUSE UNTIL", N_("Puts off what Today asks for"), entries, TRUE, check_add,
  run_add
};

const DeskCliCommand desk_cli_snooze_end = {
  "snooze end", "MEMBER_NO CAUSE", N_("Wants on Today again what was put off"), NULL, TRUE, NULL,
  run_end
};
