/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-ops.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-member.h"
#include "desk-cli-output.h"
#include "desk-cli-record.h"

/* tag add, remove: short words about a member. Both answer with the tags that are there then. */

static DeskCliExit
change_tags (DeskCli             *cli,
             const char          *kind,
             const char * const  *arguments,
             GError             **error)
{
  JsonObject *args = json_object_new ();
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (DeskMemberFile) file = NULL;
  JsonObject *object;

  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "tag", arguments[1]);
  verdict = desk_cli_perform (cli, kind, args, error);
  if (verdict == NULL || (file = desk_cli_member_load (cli, arguments[0], error)) == NULL)
    return DESK_CLI_FAILED;
  if (!cli->json)
    {
      for (guint i = 0; i < file->tags->len; i++)
        desk_console_print ("%s\n", (const char *) g_ptr_array_index (file->tags, i));
      return DESK_CLI_DONE;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "id", verdict->op_id);
  json_object_set_string_member (object, "member_no", arguments[0]);
  json_object_set_array_member (object, "tags", desk_cli_member_build_tags (file));
  desk_console_print_object (object);
  return DESK_CLI_DONE;
}

static DeskCliExit
run_add (DeskCli             *cli,
         const char * const  *arguments,
         GError             **error)
{
  return change_tags (cli, DESK_OP_TAG_ADD, arguments, error);
}

static DeskCliExit
run_remove (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  return change_tags (cli, DESK_OP_TAG_REMOVE, arguments, error);
}

const DeskCliCommand desk_cli_tag_add = {
  "tag add", "MEMBER_NO TAG", N_("Tags a member with a short word"), NULL, TRUE, NULL, run_add
};

const DeskCliCommand desk_cli_tag_remove = {
  "tag remove", "MEMBER_NO TAG", N_("Takes a tag away from a member"), NULL, TRUE, NULL, run_remove
};
