/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-rescue.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"

/* rebuild: local data that cannot be read any more. */

static void
print_json (const DeskRescue *rescue)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "kept", rescue->kept);
  json_object_set_boolean_member (object, "whole", rescue->whole);
  json_object_set_boolean_member (object, "enrolled", rescue->enrolled);
  json_object_set_string_member (object, "damaged", rescue->damaged_path);
  desk_console_print_object (object);
}

static void
print_rescue (const DeskRescue *rescue)
{
  desk_console_print (ngettext ("%u operation was kept.\n", "%u operations were kept.\n",
                                rescue->kept),
                      rescue->kept);
  if (!rescue->whole)
    desk_console_print ("%s\n",
                        _("Some of what was to be sent could not be read and may be lost."));
  desk_console_print (_("The damaged file is kept as “%s”.\n"), rescue->damaged_path);
  if (rescue->enrolled)
    desk_console_print ("%s\n", _("“member-desk-cli sync” fetches the members again."));
  else
    desk_console_print ("%s\n", _("Enrol this laptop again, then “member-desk-cli sync” fetches "
                                  "the members."));
}

static DeskCliExit
run_rebuild (DeskCli             *cli,
             const char * const  *arguments,
             GError             **error)
{
  g_autoptr (DeskStore) store = desk_store_new (cli->data_dir, cli->policy, cli->clock);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskRescue) rescue = NULL;

  desk_store_rescue_async (store, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  rescue = desk_store_rescue_finish (store, result, error);
  if (rescue == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    print_json (rescue);
  else
    print_rescue (rescue);
  return rescue->whole ? DESK_CLI_DONE : DESK_CLI_PARTLY;
}

const DeskCliCommand desk_cli_rebuild = {
  .name = "rebuild",
  .parameters = "",
  .summary = N_("Makes damaged local data anew, with what was to be sent"),
  .run = run_rebuild,
  .closed = TRUE,
};
