/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-error.h>
#include <desk-list-plan.h>
#include <desk-list-words.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "desk-cli-output.h"
#include "desk-cli-table.h"

/* import: a manager's own list. */

static gboolean apply;
static char *columns;
static char *sheet;

static const GOptionEntry entries[] = {
  { "apply", 0, 0, G_OPTION_ARG_NONE, &apply,
    N_("Add what is listed; without it nothing is changed"), NULL },
  { "columns", 0, 0, G_OPTION_ARG_FILENAME, &columns,
    N_("What the columns are for, from the left: member-no, number, name, area, day, note, "
       "tag or ignored each"),
    N_("LIST") },
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet,
    N_("The sheet of the file; without it, the first that says which members it is about"),
    N_("NAME") },
  G_OPTION_ENTRY_NULL
};

/* By outcome, for scripts. */
static const char * const outcomes[DESK_N_LIST_OUTCOMES] = {
  [DESK_LIST_ADD] = "add",
  [DESK_LIST_NOTHING_NEW] = "nothing-new",
  [DESK_LIST_MATCHED] = "matched",
  [DESK_LIST_AMBIGUOUS] = "ambiguous",
  [DESK_LIST_NOT_FOUND] = "not-found",
  [DESK_LIST_UNREADABLE] = "unreadable",
};

/* NULL where none are given, or with @error set. */
static GArray *
read_roles (GError **error)
{
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (DeskListRole));
  g_auto (GStrv) words = columns != NULL ? g_strsplit (columns, ",", -1) : NULL;

  if (words == NULL)
    return NULL;
  for (guint i = 0; words[i] != NULL; i++)
    {
      DeskListRole role;

      if (!desk_list_role_from_word (g_strstrip (words[i]), &role))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("“%s” is none of: %s"), words[i],
                       "member-no, number, name, area, day, note, tag, ignored");
          return NULL;
        }
      g_array_append_val (roles, role);
    }
  return g_steal_pointer (&roles);
}

static gboolean
check_import (DeskCli             *cli,
              const char * const  *arguments,
              GError             **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GArray) roles = read_roles (&local_error);

  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load (DeskCli       *cli,
      DeskListPlan  *plan,
      GError       **error)
{
  g_autoptr (GArray) roles = read_roles (NULL);
  g_autoptr (GAsyncResult) result = NULL;

  desk_list_plan_load_async (plan, sheet, roles, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  if (!desk_list_plan_load_finish (plan, result, error))
    return FALSE;
  if (desk_list_columns_say_who (desk_list_plan_get_columns (plan)))
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                       _("No column says which members it is about; --columns names them."));
  return FALSE;
}

static JsonArray *
build_columns (const DeskListColumns *found)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < found->n_columns; i++)
    {
      JsonObject *column = json_object_new ();

      desk_cli_set_text (column, "title",
                         i < found->titles->len ? g_ptr_array_index (found->titles, i) : NULL);
      json_object_set_string_member (column, "role",
                                     desk_list_role_get_word (desk_list_columns_get (found, i)));
      json_array_add_object_element (array, column);
    }
  return array;
}

static JsonObject *
build_row (DeskCli       *cli,
           gconstpointer  item)
{
  const DeskListRow *row = item;
  JsonObject *object = json_object_new ();
  g_autofree char *said = desk_list_words_said (row);
  g_autofree char *what = desk_list_words_row (row, apply);

  json_object_set_int_member (object, "row", row->row_no);
  desk_cli_set_text (object, "said", said);
  json_object_set_string_member (object, "outcome", outcomes[row->outcome]);
  desk_cli_set_text (object, "member_no", row->member_no);
  desk_cli_set_text (object, "name", row->name);
  desk_cli_set_text (object, "note", row->note);
  if (row->tags != NULL)
    json_object_set_array_member (object, "tags",
                                  desk_cli_build_texts ((const char * const *) row->tags));
  json_object_set_string_member (object, "explanation", what);
  return object;
}

static void
print_json (DeskCli      *cli,
            DeskListPlan *plan,
            guint         n_added)
{
  g_autoptr (JsonObject) object = json_object_new ();
  const DeskListColumns *found = desk_list_plan_get_columns (plan);
  JsonObject *counts = json_object_new ();

  for (guint i = 0; i < DESK_N_LIST_OUTCOMES; i++)
    json_object_set_int_member (counts, outcomes[i], desk_list_plan_count (plan, i));
  desk_cli_set_text (object, "sheet", found->sheets[found->sheet]);
  json_object_set_array_member (object, "columns", build_columns (found));
  json_object_set_object_member (object, "counts", counts);
  json_object_set_boolean_member (object, "applied", apply);
  json_object_set_int_member (object, "added", n_added);
  json_object_set_array_member (object, "rows",
                                desk_cli_build_list (cli, desk_list_plan_get_rows (plan),
                                                     build_row));
  desk_console_print_object (g_steal_pointer (&object));
}

static void
print_columns (const DeskListColumns *found)
{
  guint n_sheets = g_strv_length (found->sheets);

  if (n_sheets > 1)
    {
      /* Translators: the name of a sheet, and of how many it is one. */
      desk_console_print (_("Sheet “%s”, one of %u"), found->sheets[found->sheet], n_sheets);
      desk_console_print ("\n");
    }
  for (guint i = 0; i < found->titles->len; i++)
    if (desk_list_columns_get (found, i) != DESK_LIST_IGNORED)
      desk_console_print ("%s: %s\n", (const char *) g_ptr_array_index (found->titles, i),
                          desk_list_words_role (desk_list_columns_get (found, i)));
}

static void
print_counts (DeskListPlan *plan)
{
  for (guint i = 0; i < DESK_N_LIST_OUTCOMES; i++)
    {
      guint count = desk_list_plan_count (plan, i);

      if (count > 0)
        desk_console_print ("%s: %u\n", desk_list_words_outcome (i, apply), count);
    }
}

static void
print_text (DeskListPlan *plan,
            guint         n_added)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (C_("column", ">Row"), C_("column", "In the list"), C_("column", "Member"),
                        C_("column", "What happens"), NULL);
  GPtrArray *rows = desk_list_plan_get_rows (plan);

  print_columns (desk_list_plan_get_columns (plan));
  for (guint i = 0; i < rows->len; i++)
    {
      const DeskListRow *row = g_ptr_array_index (rows, i);
      g_autofree char *row_no = g_strdup_printf ("%" PRId64, row->row_no);
      g_autofree char *said = desk_list_words_said (row);
      g_autofree char *member = row->member_no != NULL
                                  ? g_strdup_printf ("%s %s", row->name, row->member_no)
                                  : g_strdup ("");
      g_autofree char *what = desk_list_words_row (row, apply);

      desk_cli_table_add (table, row_no, said, member, g_strdelimit (what, "\n", ' '));
    }
  desk_cli_table_print (table);
  print_counts (plan);
  if (apply)
    desk_console_print (g_dngettext (GETTEXT_PACKAGE, "%u row was added.\n",
                                     "%u rows were added.\n", n_added),
                        n_added);
  else
    desk_console_print ("%s\n", _("Nothing was changed; --apply adds it."));
}

/* Whether something of the list came to nothing that the person may want to mend. */
static gboolean
is_partial (DeskListPlan *plan)
{
  return desk_list_plan_count (plan, DESK_LIST_AMBIGUOUS) > 0 ||
         desk_list_plan_count (plan, DESK_LIST_NOT_FOUND) > 0 ||
         desk_list_plan_count (plan, DESK_LIST_UNREADABLE) > 0;
}

static DeskCliExit
run_import (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  g_autoptr (DeskListPlan) plan = desk_list_plan_new (cli->store, arguments[0]);
  guint n_added = 0;

  if (!load (cli, plan, error))
    return DESK_CLI_FAILED;
  if (apply)
    {
      g_autoptr (GAsyncResult) result = NULL;

      desk_list_plan_apply_async (plan, NULL, desk_cli_ready_cb, cli);
      result = desk_cli_wait (cli);
      if (!desk_list_plan_apply_finish (plan, result, &n_added, error))
        return DESK_CLI_FAILED;
    }
  if (cli->json)
    print_json (cli, plan, n_added);
  else
    print_text (plan, n_added);
  return apply && is_partial (plan) ? DESK_CLI_PARTLY : DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_import = {
  "import", "FILE",
  N_("Adds the notes and tags of your own list, .csv or .xlsx, to the members; lists what would "
     "happen"),
  entries, TRUE,
  check_import, run_import
};
