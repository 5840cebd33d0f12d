/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-ops.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-member.h"
#include "desk-cli-output.h"
#include "desk-cli-record.h"

/* fact set, remove: what a manager knows of a member that the billing feed does not. */

#define DAYS_IN_WEEK 7

static struct
{
  char    *days;
  char    *from;
  char    *to;
  char    *name;
  char    *relation;
  char    *phone;
  char    *text;
  char    *day;
  gboolean lunar;
} options;

#define NAME                                                                     \
  { "name", 0, 0, G_OPTION_ARG_FILENAME, &options.name,                          \
    N_("Of the second contact, or of the occasion"), N_("TEXT") }

static const GOptionEntry set_entries[] = {
  { "days", 0, 0, G_OPTION_ARG_FILENAME, &options.days,
    N_("Of call-hours: days of the week, as in 1-5 or 6,7 (1 is Monday)"), N_("DAYS") },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_("Of call-hours: from when"),
    N_("HH:MM") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, N_("Of call-hours: until when"), N_("HH:MM") },
  NAME,
  { "relation", 0, 0, G_OPTION_ARG_FILENAME, &options.relation,
    N_("Of second-contact: how related to the member"), N_("TEXT") },
  { "phone", 0, 0, G_OPTION_ARG_FILENAME, &options.phone, N_("Of second-contact: the number"),
    N_("NUMBER") },
  { "text", 0, 0, G_OPTION_ARG_FILENAME, &options.text, N_("Of interests: what they are"),
    N_("TEXT") },
  { "day", 0, 0, G_OPTION_ARG_FILENAME, &options.day,
    N_("Of birthday or occasion: YYYY-MM-DD, or MM-DD"), N_("DAY") },
  { "lunar", 0, 0, G_OPTION_ARG_NONE, &options.lunar,
    N_("The day is one of the Chinese calendar"), NULL },
  G_OPTION_ENTRY_NULL
};

static const GOptionEntry remove_entries[] = { NAME, G_OPTION_ENTRY_NULL };

/* “1-5” or “1,3,6-7”; NULL for anything else. */
static JsonArray *
read_days (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (JsonArray) days = json_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (parts[i], "-", 2);
      const char *end = ends[0] != NULL && ends[1] != NULL ? ends[1] : ends[0];
      guint64 first, last;

      if (ends[0] == NULL ||
          !g_ascii_string_to_unsigned (ends[0], 10, 1, DAYS_IN_WEEK, &first, NULL) ||
          !g_ascii_string_to_unsigned (end, 10, first, DAYS_IN_WEEK, &last, NULL))
        return NULL;
      for (guint64 day = first; day <= last; day++)
        json_array_add_int_element (days, (gint64) day);
    }
  return g_steal_pointer (&days);
}

static gboolean
check_fact (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  g_autoptr (JsonArray) days = options.days != NULL ? read_days (options.days) : NULL;

  if (!desk_cli_check_word (arguments[1], desk_fact_list (), error))
    return FALSE;
  if (options.days == NULL || days != NULL)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” are no days of the week: 1-5, or 6,7"), options.days);
  return FALSE;
}

static void
set_text (JsonObject *value,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (value, name, text);
}

static JsonObject *
build_value (void)
{
  JsonObject *value = json_object_new ();

  if (options.days != NULL)
    json_object_set_array_member (value, "days", read_days (options.days));
  set_text (value, "from", options.from);
  set_text (value, "to", options.to);
  set_text (value, "name", options.name);
  set_text (value, "relation", options.relation);
  set_text (value, "phone", options.phone);
  set_text (value, "text", options.text);
  set_text (value, "day", options.day);
  if (options.lunar)
    json_object_set_boolean_member (value, "lunar", TRUE);
  return value;
}

/* The version of the fact that is here, "" where there is none. */
static const char *
find_base (const DeskMemberFile *file,
           const char           *kind)
{
  g_autofree char *key = desk_fact_make_key (kind, options.name != NULL ? options.name : "");

  for (guint i = 0; i < file->facts->len; i++)
    {
      const DeskKnownFact *known = g_ptr_array_index (file->facts, i);
      g_autofree char *its_key = desk_fact_make_key (known->fact->kind, known->fact->name);

      if (g_str_equal (its_key, key))
        return known->version;
    }
  return "";
}

static JsonObject *
build_args (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  g_autoptr (DeskMemberFile) file = desk_cli_member_load (cli, arguments[0], error);
  JsonObject *args;

  if (file == NULL)
    return NULL;
  args = json_object_new ();
  json_object_set_string_member (args, "member_no", arguments[0]);
  json_object_set_string_member (args, "fact", arguments[1]);
  json_object_set_string_member (args, "base", find_base (file, arguments[1]));
  return args;
}

/* Takes @args. */
static DeskCliExit
perform (DeskCli             *cli,
         const char          *kind,
         const char * const  *arguments,
         JsonObject          *args,
         GError             **error)
{
  g_autoptr (DeskVerdict) verdict = desk_cli_perform (cli, kind, args, error);
  JsonObject *object;

  if (verdict == NULL)
    return DESK_CLI_FAILED;
  if (!cli->json)
    {
      desk_console_print ("%s\n", verdict->op_id);
      return DESK_CLI_DONE;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "id", verdict->op_id);
  json_object_set_string_member (object, "member_no", arguments[0]);
  json_object_set_string_member (object, "fact", arguments[1]);
  json_object_set_array_member (object, "warnings", desk_cli_describe_reasons (verdict->warnings));
  desk_console_print_object (object);
  return DESK_CLI_DONE;
}

static DeskCliExit
run_set (DeskCli             *cli,
         const char * const  *arguments,
         GError             **error)
{
  JsonObject *args = build_args (cli, arguments, error);

  if (args == NULL)
    return DESK_CLI_FAILED;
  json_object_set_object_member (args, "value", build_value ());
  return perform (cli, DESK_OP_FACT_SET, arguments, args, error);
}

static DeskCliExit
run_remove (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  JsonObject *args = build_args (cli, arguments, error);

  if (args == NULL)
    return DESK_CLI_FAILED;
  set_text (args, "name", options.name);
  return perform (cli, DESK_OP_FACT_REMOVE, arguments, args, error);
}

const DeskCliCommand desk_cli_fact_set = {
  "fact set", "MEMBER_NO FACT",
  N_("Notes call-hours, second-contact, interests, birthday or an occasion of a member"),
  set_entries, TRUE, check_fact, run_set
};

const DeskCliCommand desk_cli_fact_remove = {
  "fact remove", "MEMBER_NO FACT", N_("Forgets what is known of a member"), remove_entries, TRUE,
  check_fact, run_remove
};
