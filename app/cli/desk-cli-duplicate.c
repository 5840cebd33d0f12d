/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-duplicates.h>
#include <desk-ops.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-record.h"
#include "desk-cli-table.h"

/* duplicate list, mark: one person under two numbers. */

static JsonObject *
build_duplicate (DeskCli       *cli,
                 gconstpointer  item)
{
  const DeskDuplicate *duplicate = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "member_no", duplicate->member_no);
  json_object_set_string_member (object, "name", duplicate->name);
  json_object_set_string_member (object, "other_no", duplicate->other_no);
  json_object_set_string_member (object, "other_name", duplicate->other_name);
  json_object_set_boolean_member (object, "same_phone", duplicate->same_phone);
  json_object_set_boolean_member (object, "same_name_and_address", duplicate->same_person);
  json_object_set_string_member (object, "verdict", duplicate->verdict);
  return object;
}

static const char *
describe_verdict (const DeskDuplicate *duplicate)
{
  if (g_str_equal (duplicate->verdict, "same"))
    return C_("duplicate", "Same person");
  if (g_str_equal (duplicate->verdict, "different"))
    return C_("duplicate", "Different people");
  return C_("duplicate", "Not decided");
}

static void
print_table (GPtrArray *duplicates)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (C_("column", "Member"), C_("column", "Other"), C_("column", "Likeness"),
                        C_("column", "Marked"), NULL);

  for (guint i = 0; i < duplicates->len; i++)
    {
      const DeskDuplicate *duplicate = g_ptr_array_index (duplicates, i);
      g_autofree char *one = g_strdup_printf ("%s %s", duplicate->name, duplicate->member_no);
      g_autofree char *other = g_strdup_printf ("%s %s", duplicate->other_name,
                                                duplicate->other_no);

      desk_cli_table_add (table, one, other, desk_duplicate_describe (duplicate),
                          describe_verdict (duplicate));
    }
  desk_cli_table_print (table);
}

static DeskCliExit
run_list (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) duplicates = NULL;

  desk_store_list_duplicates_async (cli->store, NULL, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  duplicates = desk_store_list_duplicates_finish (cli->store, result, error);
  if (duplicates == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    desk_console_print_array (desk_cli_build_list (cli, duplicates, build_duplicate));
  else
    print_table (duplicates);
  return DESK_CLI_DONE;
}

static gboolean
check_mark (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  static const char * const verdicts[] = { "same", "different", "open", NULL };

  return desk_cli_check_word (arguments[2], verdicts, error);
}

static DeskCliExit
run_mark (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  JsonObject *args = json_object_new ();
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "other_no", arguments[1]);
  json_object_set_string_member (args, "verdict", arguments[2]);
  verdict = desk_cli_perform (cli, DESK_OP_DUPLICATE_MARK, args, error);
  if (verdict == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", verdict->op_id);
      desk_cli_print_object (object);
    }
  else
    desk_cli_print (_("Marked. Operation %s.\n"), verdict->op_id);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_duplicate_list = {
  "duplicate list", "", N_("Members who look like one person under two numbers"), NULL, TRUE, NULL,
  run_list
};

const DeskCliCommand desk_cli_duplicate_mark = {
  "duplicate mark", "MEMBER_NO OTHER_NO same|different|open",
  N_("Says whether two numbers are the same person; open: not decided any more"), NULL, TRUE,
  check_mark, run_mark
};
