/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-record.h"
#include "desk-cli-visit.h"

/* Several visits that were planned together. */

static void
print_json (const DeskPerformed *performed)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "accepted", performed->n_accepted);
  json_object_set_int_member (object, "refused", performed->n_refused);
  if (performed->refusal != NULL)
    json_object_set_member (object, "reason", desk_reason_to_json (performed->refusal->reason));
  desk_console_print_object (object);
}

static void
print_text (const DeskPerformed *performed)
{
  desk_console_print (g_dngettext (GETTEXT_PACKAGE, "%u visit recorded\n", "%u visits recorded\n",
                                   performed->n_accepted),
                      performed->n_accepted);
  if (performed->refusal != NULL)
    {
      g_autofree char *why = desk_reason_describe (performed->refusal->reason);

      desk_console_print (_("Refused: %u. %s\n"), performed->n_refused, why);
    }
}

/* What became of them; as a failure where none was accepted. */
DeskCliExit
desk_cli_visit_tell (DeskCli              *cli,
                     const DeskPerformed  *performed,
                     GError              **error)
{
  if (performed->n_accepted == 0 && performed->refusal != NULL)
    {
      desk_cli_check_verdict (performed->refusal, error);
      return DESK_CLI_FAILED;
    }
  if (cli->json)
    print_json (performed);
  else
    print_text (performed);
  return performed->n_refused > 0 ? DESK_CLI_PARTLY : DESK_CLI_DONE;
}

DeskCliExit
desk_cli_visit_change_series (DeskCli     *cli,
                              const char  *kind,
                              JsonObject  *args,
                              const char  *visit_id,
                              GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskPerformed) performed = NULL;

  desk_store_change_series_async (cli->store, visit_id, kind, args, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  performed = desk_store_change_series_finish (cli->store, result, error);
  return performed != NULL ? desk_cli_visit_tell (cli, performed, error) : DESK_CLI_FAILED;
}
