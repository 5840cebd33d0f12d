/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-error.h>
#include <desk-ops.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-member.h"
#include "desk-cli-output.h"
#include "desk-cli-record.h"

/* note add, edit, remove: what a manager writes down about a member. */

static JsonObject *
build_args (const char *member_no)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", member_no);
  return args;
}

/* The arguments that name a note in the version that is here. */
static JsonObject *
build_note_args (DeskCli     *cli,
                 const char  *member_no,
                 const char  *note_id,
                 GError     **error)
{
  g_autoptr (DeskMemberFile) file = desk_cli_member_load (cli, member_no, error);

  if (file == NULL)
    return NULL;
  for (guint i = 0; i < file->notes->len; i++)
    {
      const DeskNote *note = g_ptr_array_index (file->notes, i);
      JsonObject *args;

      if (!g_str_equal (note->note_id, note_id))
        continue;
      args = build_args (member_no);
      json_object_set_string_member (args, "note_id", note_id);
      json_object_set_string_member (args, "base", note->version);
      return args;
    }
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _("%s has no note %s"), member_no, note_id);
  return NULL;
}

/* Takes @args. */
static DeskCliExit
perform (DeskCli     *cli,
         const char  *kind,
         JsonObject  *args,
         GError     **error)
{
  g_autofree char *member_no = g_strdup (json_object_get_string_member (args, "member_no"));
  g_autofree char *note_id =
    g_strdup (json_object_get_string_member_with_default (args, "note_id", NULL));
  g_autoptr (DeskVerdict) verdict = desk_cli_perform (cli, kind, args, error);
  JsonObject *object;

  if (verdict == NULL)
    return DESK_CLI_FAILED;
  if (!cli->json)
    {
      desk_console_print ("%s\n", note_id != NULL ? note_id : verdict->op_id);
      return DESK_CLI_DONE;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "id", note_id != NULL ? note_id : verdict->op_id);
  json_object_set_string_member (object, "member_no", member_no);
  json_object_set_string_member (object, "version", verdict->op_id);
  desk_console_print_object (object);
  return DESK_CLI_DONE;
}

static DeskCliExit
run_add (DeskCli             *cli,
         const char * const  *arguments,
         GError             **error)
{
  JsonObject *args = build_args (arguments[0]);

  json_object_set_string_member (args, "text", arguments[1]);
  return perform (cli, DESK_OP_NOTE_ADD, args, error);
}

static DeskCliExit
run_edit (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  JsonObject *args = build_note_args (cli, arguments[0], arguments[1], error);

  if (args == NULL)
    return DESK_CLI_FAILED;
  json_object_set_string_member (args, "text", arguments[2]);
  return perform (cli, DESK_OP_NOTE_EDIT, args, error);
}

static DeskCliExit
run_remove (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  JsonObject *args = build_note_args (cli, arguments[0], arguments[1], error);

  return args != NULL ? perform (cli, DESK_OP_NOTE_REMOVE, args, error) : DESK_CLI_FAILED;
}

const DeskCliCommand desk_cli_note_add = {
  "note add", "MEMBER_NO TEXT", N_("Writes a note about a member"), NULL, TRUE, NULL, run_add
};

const DeskCliCommand desk_cli_note_edit = {
  "note edit", "MEMBER_NO NOTE_ID TEXT", N_("Changes a note"), NULL, TRUE, NULL, run_edit
};

const DeskCliCommand desk_cli_note_remove = {
  "note remove", "MEMBER_NO NOTE_ID", N_("Removes a note"), NULL, TRUE, NULL, run_remove
};
