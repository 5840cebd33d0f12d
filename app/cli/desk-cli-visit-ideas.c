/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-reason.h>
#include <desk-visit-ideas.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-fields.h"
#include "desk-cli-output.h"
#include "desk-cli-table.h"

/* visit suggest: whom to visit, and why. */

#define USUAL_LIMIT 20
#define MOST_LIMIT  1000

static struct
{
  char *near_member_no;
  char *limit;
} options;

static const GOptionEntry entries[] = {
  { "near", 0, 0, G_OPTION_ARG_FILENAME, &options.near_member_no,
    N_("Only on the street of this member, or in the same district"), N_("MEMBER_NO") },
  { "limit", 0, 0, G_OPTION_ARG_FILENAME, &options.limit,
    N_("At most so many, 20 where it is not given"), N_("N") },
  G_OPTION_ENTRY_NULL
};

static gboolean
read_limit (guint   *limit,
            GError **error)
{
  guint64 number = USUAL_LIMIT;

  if (options.limit != NULL &&
      !g_ascii_string_to_unsigned (options.limit, 10, 1, MOST_LIMIT, &number, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is no whole number from 1 to %u"), options.limit, MOST_LIMIT);
      return FALSE;
    }
  *limit = (guint) number;
  return TRUE;
}

static gboolean
check_suggest (DeskCli             *cli,
               const char * const  *arguments,
               GError             **error)
{
  guint limit;

  return read_limit (&limit, error);
}

static JsonObject *
build_idea (DeskCli       *cli,
            gconstpointer  item)
{
  const DeskVisitIdea *idea = item;
  JsonObject *object = json_object_new ();
  JsonArray *reasons = json_array_new ();

  json_object_set_string_member (object, "member_no", idea->member_no);
  json_object_set_string_member (object, "name", idea->name);
  json_object_set_string_member (object, "tier", desk_tier_to_string (idea->tier));
  desk_cli_set_text (object, "area", idea->area);
  desk_cli_set_limit (object, "visited_days", idea->visited_days);
  json_object_set_int_member (object, "weight", idea->weight);
  for (guint i = 0; i < idea->reasons->len; i++)
    json_array_add_element (reasons,
                            desk_reason_to_json (g_ptr_array_index (idea->reasons, i)));
  json_object_set_array_member (object, "reasons", reasons);
  return object;
}

static char *
describe_reasons (const DeskVisitIdea *idea)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < idea->reasons->len; i++)
    {
      g_autofree char *sentence = desk_reason_describe (g_ptr_array_index (idea->reasons, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", sentence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_ideas (GPtrArray *ideas)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Member"), _("Name"), _("Tier"), _("Why"), NULL);

  for (guint i = 0; i < ideas->len; i++)
    {
      const DeskVisitIdea *idea = g_ptr_array_index (ideas, i);
      g_autofree char *why = describe_reasons (idea);

      desk_cli_table_add (table, idea->member_no, idea->name, desk_tier_get_label (idea->tier), why);
    }
  desk_cli_table_print (table);
}

static DeskCliExit
run_suggest (DeskCli             *cli,
             const char * const  *arguments,
             GError             **error)
{
  DeskIdeaQuery query = { .near_member_no = options.near_member_no };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) ideas = NULL;

  if (!read_limit (&query.limit, error))
    return DESK_CLI_FAILED;
  desk_store_find_visit_ideas_async (cli->store, &query, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  ideas = desk_store_find_visit_ideas_finish (cli->store, result, error);
  if (ideas == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    desk_console_print_array (desk_cli_build_list (cli, ideas, build_idea));
  else if (ideas->len == 0)
    desk_console_print ("%s\n", _("There is nobody to be visited."));
  else
    print_ideas (ideas);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_visit_suggest = {
  "visit suggest", "", N_("Whom to visit, and why"), entries, TRUE, check_suggest, run_suggest
};
