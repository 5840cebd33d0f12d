/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-ops.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-record.h"

static gboolean not_after_all;

static const GOptionEntry entries[] = {
  { "not-after-all", 0, 0, G_OPTION_ARG_NONE, &not_after_all, N_("It was not: it is still lent"),
    NULL },
  G_OPTION_ENTRY_NULL
};

/* E7: a spare SIM or handset is back. */
static DeskCliExit
run_return (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "use_id", arguments[1]);
  if (not_after_all)
    json_object_set_boolean_member (args, "returned", FALSE);
  return desk_cli_perform_id (cli, DESK_OP_SERVICE_RETURN, args, error);
}

const DeskCliCommand desk_cli_loan_return = {
  "loan return", "MEMBER_NO USE_ID", N_("What was lent is back"), entries, TRUE, NULL, run_return
};
