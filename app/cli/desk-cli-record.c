/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-cli-record.h"

#include <desk-care.h>
#include <desk-entitlement.h>
#include <desk-error.h>
#include <desk-member-file.h>
#include <desk-money.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "desk-cli-output.h"

/* use, care: what a manager did for a member. */

static struct
{
  gint64 hours;
  gboolean has_hours;
  char *note;
  char *amount;
  char *points;
  char *day;
} use_options;

/* A callback tells a figure that was given from none: any figure may be given, also a bad one. */
static gboolean
read_hours_cb (const char  *name,
               const char  *value,
               gpointer     user_data,
               GError     **error)
{
  use_options.has_hours = g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64,
                                                    &use_options.hours, NULL);
  if (!use_options.has_hours)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("“%s” is no whole number of hours"), value);
  return use_options.has_hours;
}

static const GOptionEntry use_entries[] = {
  { "hours", 0, 0, G_OPTION_ARG_CALLBACK, (gpointer) read_hours_cb, N_("For how many hours"),
    N_("N") },
  { "amount", 0, 0, G_OPTION_ARG_FILENAME, &use_options.amount, N_("The amount of a credit raise"),
    N_("YUAN") },
  { "points", 0, 0, G_OPTION_ARG_FILENAME, &use_options.points,
    N_("How many points are redeemed or given"), N_("N") },
  { "day", 0, 0, G_OPTION_ARG_FILENAME, &use_options.day,
    N_("When points expire, or what is lent is wanted back"), N_("DAY") },
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &use_options.note, N_("A note"), N_("TEXT") },
  G_OPTION_ENTRY_NULL
};

static struct
{
  char *channel;
  char *result;
  gboolean not_reached;
} care_options;

static const GOptionEntry care_entries[] = {
  { "channel", 0, 0, G_OPTION_ARG_FILENAME, &care_options.channel, N_("How: call or sms"),
    N_("CHANNEL") },
  { "result", 0, 0, G_OPTION_ARG_FILENAME, &care_options.result, N_("What came of it"),
    N_("TEXT") },
  { "not-reached", 0, 0, G_OPTION_ARG_NONE, &care_options.not_reached,
    N_("The member was not reached: the call stays due"), NULL },
  G_OPTION_ENTRY_NULL
};

static void
print_warnings (const DeskVerdict *verdict)
{
  for (guint i = 0; i < verdict->warnings->len; i++)
    {
      g_autofree char *sentence = desk_reason_describe (g_ptr_array_index (verdict->warnings, i));

      desk_console_print (_("Warning: %s\n"), sentence);
    }
}

static JsonObject *
build_use_args (const char *member_no,
                const char *service)
{
  JsonObject *args = json_object_new ();
  gint64 number;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "service", service);
  if (use_options.has_hours)
    json_object_set_int_member (args, "hours", use_options.hours);
  if (use_options.note != NULL)
    json_object_set_string_member (args, "note", use_options.note);
  if (use_options.day != NULL)
    json_object_set_string_member (args, "day", use_options.day);
  if (use_options.amount != NULL && desk_money_parse (use_options.amount, &number, NULL))
    json_object_set_int_member (args, "fen", number);
  if (use_options.points != NULL &&
      g_ascii_string_to_signed (use_options.points, 10, 0, G_MAXINT, &number, NULL))
    json_object_set_int_member (args, "points", number);
  return args;
}

/* The one that was just recorded. */
static gint64
get_certain_until (const DeskMemberFile *file,
                   const char           *use_id)
{
  for (guint i = 0; i < file->uses->len; i++)
    {
      const DeskServiceUse *use = g_ptr_array_index (file->uses, i);

      if (g_str_equal (use->use_id, use_id))
        return use->certain_until_ms;
    }
  return 0;
}

static void
print_use_json (DeskCli                *cli,
                const DeskVerdict      *verdict,
                const DeskServiceCount *count,
                gint64                  certain_until_ms,
                const char             *month)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", verdict->op_id);
  json_object_set_string_member (object, "kind", count->service);
  json_object_set_string_member (object, "month", month);
  json_object_set_int_member (object, "uses", count->used);
  desk_cli_set_limit (object, "uses_limit", count->limit);
  desk_cli_set_time (object, "certain_until", certain_until_ms, cli);
  json_object_set_array_member (object, "warnings", desk_cli_describe_reasons (verdict->warnings));
  desk_console_print_object (object);
}

static void
print_certain (DeskCli *cli,
               gint64   until_ms)
{
  g_autofree char *until = NULL;

  if (until_ms == 0)
    return;
  until = desk_time_to_rfc3339 (until_ms, desk_policy_get_zone (cli->policy));
  /* Translators: a use of an entitlement; %s is a moment */
  desk_console_print (_("Certain, if it reaches the hub by %s\n"), until);
}

static void
print_use (DeskCli                *cli,
           const DeskVerdict      *verdict,
           const DeskServiceCount *count,
           gint64                  certain_until_ms,
           const char             *month)
{
  const char *label = desk_entitlement_get_label (count->service);

  print_warnings (verdict);
  if (count->limit >= 0)
    /* Translators: a service, a month as 2026-11, and how many of how many uses were drawn */
    desk_console_print (_("%s in %s: %" PRId64 " of %" PRId64 "\n"), label, month, count->used,
                        count->limit);
  else
    /* Translators: a service, a month as 2026-11, and how many uses were drawn */
    desk_console_print (_("%s in %s: %" PRId64 ", limit not set\n"), label, month, count->used);
  print_certain (cli, certain_until_ms);
}

static gboolean
check_use (DeskCli             *cli,
           const char * const  *arguments,
           GError             **error)
{
  gint64 number;

  if (use_options.amount != NULL && !desk_money_parse (use_options.amount, &number, error))
    return FALSE;
  if (use_options.points != NULL &&
      !g_ascii_string_to_signed (use_options.points, 10, 1, G_MAXINT, &number, error))
    return FALSE;
  return desk_cli_check_word (arguments[1], desk_entitlement_list (cli->policy), error);
}

static DeskCliExit
run_use (DeskCli             *cli,
         const char * const  *arguments,
         GError             **error)
{
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskMemberFile) file = NULL;
  g_autofree char *month = NULL;
  const DeskServiceCount *count;
  gint64 certain_until_ms;

  verdict =
    desk_cli_perform (cli, DESK_OP_SERVICE_USE, build_use_args (arguments[0], arguments[1]), error);
  if (verdict == NULL)
    return DESK_CLI_FAILED;

  desk_store_load_member_async (cli->store, arguments[0], NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  file = desk_store_load_member_finish (cli->store, result, error);
  if (file == NULL)
    return DESK_CLI_FAILED;
  month = desk_time_month (desk_clock_now (cli->clock), desk_policy_get_zone (cli->policy));
  count = desk_member_file_find_count (file, arguments[1]);
  g_return_val_if_fail (count != NULL, DESK_CLI_FAILED);
  certain_until_ms = get_certain_until (file, verdict->op_id);
  if (cli->json)
    print_use_json (cli, verdict, count, certain_until_ms, month);
  else
    print_use (cli, verdict, count, certain_until_ms, month);
  return DESK_CLI_DONE;
}

static JsonObject *
build_care_args (const char *member_no,
                 const char *occasion)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "occasion", occasion);
  json_object_set_string_member (args, "channel", care_options.channel);
  json_object_set_string_member (args, "result", care_options.result);
  json_object_set_boolean_member (args, "reached", !care_options.not_reached);
  return args;
}

static void
print_care_json (const DeskVerdict  *verdict,
                 const char * const *arguments)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", verdict->op_id);
  json_object_set_string_member (object, "member_no", arguments[0]);
  json_object_set_string_member (object, "occasion", arguments[1]);
  json_object_set_string_member (object, "channel", care_options.channel);
  json_object_set_boolean_member (object, "reached", !care_options.not_reached);
  json_object_set_array_member (object, "warnings", desk_cli_describe_reasons (verdict->warnings));
  desk_console_print_object (object);
}

static const char * const *
list_occasions (DeskPolicy *policy)
{
  return desk_care_list_occasions ();
}

static gboolean
check_care (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  return desk_cli_check_word (arguments[1], desk_care_list_occasions (), error) &&
         desk_cli_require_option (care_options.channel, "channel", error) &&
         desk_cli_check_word (care_options.channel, desk_care_list_channels (), error) &&
         desk_cli_require_option (care_options.result, "result", error);
}

static DeskCliExit
run_care (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  g_autoptr (DeskVerdict) verdict = NULL;

  verdict =
    desk_cli_perform (cli, DESK_OP_CARE_LOG, build_care_args (arguments[0], arguments[1]), error);
  if (verdict == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    print_care_json (verdict, arguments);
  else
    {
      print_warnings (verdict);
      desk_console_print (_("Recorded for %s: %s\n"), arguments[0],
                          desk_care_get_occasion_label (arguments[1]));
    }
  return DESK_CLI_DONE;
}

/**
 * desk_cli_check_word:
 *
 * Tells wrong usage apart from a refusal by the rules before anything is done.
 */
gboolean
desk_cli_check_word (const char          *word,
                     const char * const  *words,
                     GError             **error)
{
  g_autofree char *all = NULL;

  if (g_strv_contains (words, word))
    return TRUE;
  all = g_strjoinv (", ", (GStrv) words);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is none of: %s"), word,
               all);
  return FALSE;
}

/**
 * desk_cli_require_option:
 * @value: (nullable): what was given
 * @name: the option's, without its dashes
 *
 * Returns: whether something was given; else @error is wrong usage
 */
gboolean
desk_cli_require_option (const char  *value,
                         const char  *name,
                         GError     **error)
{
  if (value != NULL && *value != '\0')
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("--%s is missing"), name);
  return FALSE;
}

/**
 * desk_cli_check_verdict:
 * @verdict: (nullable): nothing to check
 *
 * Returns: whether the rules said yes; else @error says why not
 */
gboolean
desk_cli_check_verdict (const DeskVerdict  *verdict,
                        GError            **error)
{
  g_autofree char *sentence = NULL;

  if (verdict == NULL || verdict->accepted)
    return TRUE;
  sentence = desk_reason_describe (verdict->reason);
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE, sentence);
  return FALSE;
}

/**
 * desk_cli_perform:
 * @args: (transfer full)
 *
 * Returns: (transfer full) (nullable): the verdict, once the operation is on disk
 */
DeskVerdict *
desk_cli_perform (DeskCli     *cli,
                  const char  *kind,
                  JsonObject  *args,
                  GError     **error)
{
  g_autoptr (JsonObject) owned = args;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  desk_store_perform_async (cli->store, kind, owned, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  verdict = desk_store_perform_finish (cli->store, result, error);
  if (verdict == NULL || !desk_cli_check_verdict (verdict, error))
    return NULL;
  return g_steal_pointer (&verdict);
}

gboolean
desk_cli_check_time (const char  *text,
                     GError     **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 time_ms;

  if (desk_time_from_rfc3339 (text, &time_ms, &problem))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, problem->message);
  return FALSE;
}

DeskCliExit
desk_cli_perform_id (DeskCli     *cli,
                     const char  *kind,
                     JsonObject  *args,
                     GError     **error)
{
  g_autoptr (DeskVerdict) verdict = desk_cli_perform (cli, kind, args, error);
  JsonObject *object;

  if (verdict == NULL)
    return DESK_CLI_FAILED;
  if (!cli->json)
    {
      print_warnings (verdict);
      return DESK_CLI_DONE;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "id", verdict->op_id);
  json_object_set_array_member (object, "warnings", desk_cli_describe_reasons (verdict->warnings));
  desk_console_print_object (object);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_use = {
  .name = "use",
  .parameters = "MEMBER_NO SERVICE",
  .summary = N_("Draws on an entitlement"),
  .options = use_entries,
  .enrolled = TRUE,
  .check = check_use,
  .run = run_use,
  .list_words = desk_entitlement_list,
};

const DeskCliCommand desk_cli_care = {
  .name = "care",
  .parameters = "MEMBER_NO OCCASION",
  .summary = N_("Records a care contact"),
  .options = care_entries,
  .enrolled = TRUE,
  .check = check_care,
  .run = run_care,
  .list_words = list_occasions,
};
