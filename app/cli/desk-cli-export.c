/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-export.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"

/* export: files for other programs. */

static gboolean show_phones;

static const GOptionEntry entries[] = {
  { "show-phones", 0, 0, G_OPTION_ARG_NONE, &show_phones,
    N_("Phones and addresses in full; that each was shown is recorded"), NULL },
  G_OPTION_ENTRY_NULL
};

static gboolean
check_export (DeskCli             *cli,
              const char * const  *arguments,
              GError             **error)
{
  DeskExportKind kind;

  if (desk_export_kind_from_string (arguments[0], &kind))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is none of: members, care, uses, visits"), arguments[0]);
  return FALSE;
}

static DeskCliExit
run_export (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  DeskExportOrder order = { .kind = DESK_EXPORT_MEMBERS };
  guint64 n_lines;

  desk_export_kind_from_string (arguments[0], &order.kind);
  query->sort = DESK_MEMBER_SORT_MEMBER_NO;
  order.query = query;
  order.path = arguments[1];
  order.unmasked = show_phones;
  desk_export_async (cli->store, &order, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  if (!desk_export_finish (cli->store, result, &n_lines, error))
    return DESK_CLI_FAILED;
  desk_cli_print_written (cli, arguments[1], n_lines);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_export = {
  "export", "members|care|uses|visits FILE",
  N_("Writes a file for other programs: .csv or .xlsx; for members also .vcf, for visits .ics"),
  entries,  TRUE,
  check_export, run_export
};
