/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-balance.h>
#include <desk-care.h>
#include <desk-entitlement.h>
#include <desk-mask.h>
#include <desk-member-file.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-member.h"
#include "desk-cli-record.h"

/* member: everything known of one member. */

static gboolean reveal;

static const GOptionEntry entries[] = {
  { "reveal", 0, 0, G_OPTION_ARG_NONE, &reveal,
    N_("Show phone, address and numbers in full; the asking is recorded"), NULL },
  G_OPTION_ENTRY_NULL
};

/* S: before anything is shown in full, it is on disk that it was asked for. */
static gboolean
record_reveal (DeskCli               *cli,
               const DeskMemberFile  *file,
               GError               **error)
{
  static const char * const fields[] = { "phone", "address", "number", "second-phone" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      JsonObject *args;
      g_autoptr (DeskVerdict) verdict = NULL;

      if (g_str_equal (fields[i], "second-phone") &&
          desk_member_file_find_fact (file, DESK_FACT_SECOND_CONTACT) == NULL)
        continue;
      args = json_object_new ();
      json_object_set_string_member (args, "member_no", file->member->member_no);
      json_object_set_string_member (args, "field", fields[i]);
      verdict = desk_cli_perform (cli, DESK_OP_SECRECY_REVEAL, args, error);
      if (verdict == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
replace (char **secret,
         char  *mask)
{
  g_free (*secret);
  *secret = mask;
}

/* The numbers are what scripts name accounts by, so only people see them masked. */
static void
mask (DeskMemberFile *file,
      gboolean        numbers)
{
  replace (&file->member->phone, desk_mask_number (file->member->phone));
  replace (&file->member->address, desk_mask_address (file->member->address));
  for (guint i = 0; i < file->facts->len; i++)
    desk_fact_mask (((DeskKnownFact *) g_ptr_array_index (file->facts, i))->fact);
  for (guint i = 0; numbers && i < file->accounts->len; i++)
    {
      DeskAccount *account = g_ptr_array_index (file->accounts, i);

      replace (&account->number, desk_mask_number (account->number));
    }
}

static DeskCliExit
run_member (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  g_autoptr (DeskMemberFile) file = desk_cli_member_load (cli, arguments[0], error);

  if (file == NULL || (reveal && !record_reveal (cli, file, error)))
    return DESK_CLI_FAILED;
  if (!reveal)
    mask (file, !cli->json);
  if (cli->json)
    desk_cli_member_print_json (cli, file);
  else
    desk_cli_member_print (cli, file);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_member = {
  "member", "MEMBER_NO", N_("Everything known of one member"), entries, TRUE, NULL, run_member
};

DeskMemberFile *
desk_cli_member_load (DeskCli     *cli,
                      const char  *member_no,
                      GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  desk_store_load_member_async (cli->store, member_no, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  return desk_store_load_member_finish (cli->store, result, error);
}
