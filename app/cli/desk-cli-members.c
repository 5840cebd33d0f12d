/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-error.h>
#include <desk-json.h>
#include <desk-labels.h>
#include <desk-money.h>
#include <desk-saved-filter.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-table.h"

/* members: the list, narrowed by tier, text, flags and a saved filter. Printed when all of it could
 * be read. */

#define ROWS_AT_A_TIME 500

typedef void (*RowFunc) (const DeskMemberRow *row,
                         gpointer             user_data);

static struct
{
  char *tier;
  char *search;
  char **flags;
  char *filter;
} options;

static const GOptionEntry entries[] = {
  { "tier", 0, 0, G_OPTION_ARG_FILENAME, &options.tier,
    N_("Only of this tier: diamond, gold, silver, non-card or none"), N_("TIER") },
  { "search", 0, 0, G_OPTION_ARG_FILENAME, &options.search,
    N_("Only with this text in name, numbers, tags, address or notes"), N_("TEXT") },
  { "flag", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.flags,
    N_("Only with this flag: low-balance, frozen, quota, expiring or duplicate; may be "
       "given again"),
    N_("FLAG") },
  { "filter", 0, 0, G_OPTION_ARG_STRING, &options.filter,
    N_("Only those of a filter that was saved in the app, besides the above"), N_("NAME") },
  G_OPTION_ENTRY_NULL
};

static gboolean
read_flag (const char       *word,
           DeskMemberFlags  *flags,
           GError          **error)
{
  static const struct
  {
    const char *word;
    DeskMemberFlags flag;
  } known[] = {
    { "low-balance", DESK_MEMBER_FLAG_LOW_BALANCE },
    { "frozen", DESK_MEMBER_FLAG_FROZEN },
    { "quota", DESK_MEMBER_FLAG_QUOTA },
    { "expiring", DESK_MEMBER_FLAG_EXPIRING },
    { "duplicate", DESK_MEMBER_FLAG_DUPLICATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].word, word))
      {
        *flags |= known[i].flag;
        return TRUE;
      }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is no flag: low-balance, frozen, quota, expiring or duplicate"), word);
  return FALSE;
}

static gboolean
read_tier (const char  *word,
           int         *tier,
           GError     **error)
{
  DeskTier read;

  if (!desk_tier_from_string (word, &read))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is no tier: diamond, gold, silver, non-card or none"), word);
      return FALSE;
    }
  *tier = (int) read;
  return TRUE;
}

/* The options, besides what @query asks for already. */
static gboolean
narrow (DeskMemberQuery  *query,
        GError          **error)
{
  query->sort = DESK_MEMBER_SORT_MEMBER_NO;
  if (options.tier != NULL && !read_tier (options.tier, &query->tier, error))
    return FALSE;
  if (options.search != NULL)
    {
      g_free (query->text);
      query->text = g_strdup (options.search);
    }
  for (guint i = 0; options.flags != NULL && options.flags[i] != NULL; i++)
    if (!read_flag (options.flags[i], &query->flags, error))
      return FALSE;
  return TRUE;
}

static DeskMemberQuery *
load_filter (DeskCli     *cli,
             const char  *name,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) filters = NULL;

  desk_store_list_filters_async (cli->store, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  filters = desk_store_list_filters_finish (cli->store, result, error);
  if (filters == NULL)
    return NULL;
  for (guint i = 0; i < filters->len; i++)
    {
      const DeskSavedFilter *filter = g_ptr_array_index (filters, i);

      if (g_str_equal (filter->name, name))
        return desk_member_query_copy (filter->query);
    }
  g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
               _("No filter called “%s” is saved on this laptop."), name);
  return NULL;
}

static gboolean
check_members (DeskCli             *cli,
               const char * const  *arguments,
               GError             **error)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  return narrow (query, error);
}

static JsonObject *
build_row (const DeskMemberRow *row)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "member_no", row->member_no);
  json_object_set_string_member (object, "name", row->name);
  desk_cli_set_text (object, "salutation", row->salutation);
  json_object_set_string_member (object, "tier", desk_tier_to_string (row->tier));
  json_object_set_string_member (object, "brand", row->brand);
  json_object_set_boolean_member (object, "frozen", row->frozen);
  json_object_set_array_member (object, "low_balance",
                                desk_cli_build_texts ((const char * const *) row->low_numbers));
  if (row->has_balance)
    json_object_set_int_member (object, "lowest_balance_fen", row->lowest_balance_fen);
  else
    json_object_set_null_member (object, "lowest_balance_fen");
  json_object_set_int_member (object, "uses", row->uses);
  desk_cli_set_limit (object, "uses_limit", row->uses_limit);
  json_object_set_boolean_member (object, "uses_provisional", row->uses_provisional);
  desk_cli_set_text (object, "card_expires", row->card_expires);
  return object;
}

/* As text at once: that takes less memory than the objects of a long list. */
static void
append_row (const DeskMemberRow *row,
            gpointer             user_data)
{
  GString *document = user_data;
  g_autoptr (JsonObject) object = build_row (row);
  g_autofree char *text = desk_json_object_text (object);

  g_string_append_printf (document, document->len > 1 ? ",\n  %s" : "\n  %s", text);
}

static char *
describe_flags (const DeskMemberRow *row)
{
  g_autoptr (GStrvBuilder) flags = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (row->low_balance)
    g_strv_builder_add (flags, C_("flag", "low balance"));
  if (row->frozen)
    g_strv_builder_add (flags, C_("flag", "frozen"));
  if (row->uses_provisional)
    g_strv_builder_add (flags, C_("flag", "provisional"));
  words = g_strv_builder_end (flags);
  return g_strjoinv (", ", words);
}

static void
add_row (const DeskMemberRow *row,
         gpointer             user_data)
{
  DeskCliTable *table = user_data;
  g_autofree char *balance =
    row->has_balance ? desk_money_format_local (row->lowest_balance_fen) : g_strdup ("");
  g_autofree char *flags = describe_flags (row);
  g_autofree char *uses =
    row->uses_limit >= 0
      ? g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, row->uses, row->uses_limit)
      : g_strdup_printf ("%" G_GINT64_FORMAT, row->uses);

  desk_cli_table_add (table, row->member_no, row->name, desk_tier_get_label (row->tier),
                      desk_label_brand (row->brand), balance, uses, row->card_expires, flags);
}

static GArray *
find_ids (DeskCli  *cli,
          GError  **error)
{
  g_autoptr (DeskMemberQuery) query =
    options.filter != NULL ? load_filter (cli, options.filter, error) : desk_member_query_new ();
  g_autoptr (GAsyncResult) result = NULL;

  if (query == NULL || !narrow (query, error))
    return NULL;
  desk_store_find_members_async (cli->store, query, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  return desk_store_find_members_finish (cli->store, result, error);
}

static gboolean
visit_rows (DeskCli  *cli,
            GArray   *ids,
            RowFunc   visit,
            gpointer  user_data,
            GError  **error)
{
  for (guint done = 0; done < ids->len; done += ROWS_AT_A_TIME)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      desk_store_load_rows_async (cli->store, &g_array_index (ids, gint64, done),
                                  MIN (ROWS_AT_A_TIME, ids->len - done), NULL, NULL,
                                  desk_cli_ready_cb, cli);
      result = desk_cli_wait (cli);
      rows = desk_store_load_rows_finish (cli->store, result, error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        if (g_ptr_array_index (rows, i) != NULL)
          visit (g_ptr_array_index (rows, i), user_data);
    }
  return TRUE;
}

static gboolean
print_json (DeskCli  *cli,
            GArray   *ids,
            GError  **error)
{
  g_autoptr (GString) document = g_string_new ("[");

  if (!visit_rows (cli, ids, append_row, document, error))
    return FALSE;
  desk_console_print (document->len > 1 ? "%s\n]\n" : "%s]\n", document->str);
  return TRUE;
}

static gboolean
print_table (DeskCli  *cli,
             GArray   *ids,
             GError  **error)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Member"), _("Name"), _("Tier"), _("Brand"), _(">Lowest balance"),
                        _(">Uses"), _("Card expires"), _("Flags"), NULL);

  if (!visit_rows (cli, ids, add_row, table, error))
    return FALSE;
  if (ids->len > 0)
    desk_cli_table_print (table);
  desk_console_print (g_dngettext (GETTEXT_PACKAGE, "%u member\n", "%u members\n", ids->len),
                      ids->len);
  return TRUE;
}

static DeskCliExit
run_members (DeskCli             *cli,
             const char * const  *arguments,
             GError             **error)
{
  g_autoptr (GArray) ids = find_ids (cli, error);

  if (ids == NULL)
    return DESK_CLI_FAILED;
  if (!(cli->json ? print_json (cli, ids, error) : print_table (cli, ids, error)))
    return DESK_CLI_FAILED;
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_members = {
  "members", "", N_("The members, or those that fit"), entries, TRUE, check_members, run_members
};
