/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-care.h>
#include <desk-mask.h>
#include <desk-money.h>
#include <desk-today.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-table.h"
#include "desk-cli-visit.h"

/* today: what to do now. */

static JsonObject *
build_care (DeskCli       *cli,
            gconstpointer  item)
{
  const DeskCareItem *care = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "member_no", care->member_no);
  json_object_set_string_member (object, "name", care->name);
  json_object_set_string_member (object, "tier", desk_tier_to_string (care->tier));
  json_object_set_string_member (object, "occasion", care->occasion);
  json_object_set_string_member (object, "number", care->number);
  json_object_set_int_member (object, "balance_fen", care->balance_fen);
  json_object_set_boolean_member (object, "callable_now", care->callable_now);
  desk_cli_set_time (object, "callable_from", care->callable_from_ms, cli);
  desk_cli_set_time (object, "low_since", care->low_since_ms, cli);
  desk_cli_set_time (object, "tried", care->tried_ms, cli);
  return object;
}

static JsonObject *
build_freeze (DeskCli       *cli,
              gconstpointer  item)
{
  const DeskFreezeItem *freeze = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "member_no", freeze->member_no);
  json_object_set_string_member (object, "name", freeze->name);
  json_object_set_string_member (object, "tier", desk_tier_to_string (freeze->tier));
  json_object_set_int_member (object, "arrears_fen", freeze->arrears_fen);
  desk_cli_set_text (object, "arrears_since", freeze->arrears_since);
  return object;
}

static JsonObject *
build_renewal (DeskCli       *cli,
               gconstpointer  item)
{
  const DeskRenewalItem *renewal = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "member_no", renewal->member_no);
  json_object_set_string_member (object, "name", renewal->name);
  json_object_set_string_member (object, "tier", desk_tier_to_string (renewal->tier));
  desk_cli_set_text (object, "card_expires", renewal->card_expires);
  json_object_set_int_member (object, "days_left", renewal->days_left);
  return object;
}

static void
print_today_json (DeskCli         *cli,
                  const DeskToday *today)
{
  JsonObject *object = json_object_new ();

  desk_cli_set_time (object, "now", today->now_ms, cli);
  json_object_set_boolean_member (object, "callable_now", today->callable_now);
  desk_cli_set_time (object, "window_turns", today->window_turns_ms, cli);
  json_object_set_int_member (object, "done_today", today->done_today);
  json_object_set_array_member (object, "care", desk_cli_build_list (cli, today->care, build_care));
  json_object_set_array_member (object, "visits",
                                desk_cli_build_list (cli, today->visits, desk_cli_visit_build));
  json_object_set_array_member (object, "tickets", json_array_new ());
  json_object_set_array_member (object, "freezes",
                                desk_cli_build_list (cli, today->freezes, build_freeze));
  json_object_set_array_member (object, "renewals",
                                desk_cli_build_list (cli, today->renewals, build_renewal));
  desk_console_print_object (object);
}

static void
print_care (DeskCli   *cli,
            GPtrArray *items)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Member"), _("Name"), _("Tier"), _("Occasion"), _("Number"),
                        _(">Balance"), _("Call from"), NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const DeskCareItem *care = g_ptr_array_index (items, i);
      g_autofree char *number = desk_mask_number (care->number);
      g_autofree char *balance = desk_money_format_local (care->balance_fen);
      g_autofree char *from = desk_cli_format_time (cli, care->callable_from_ms);

      desk_cli_table_add (table, care->member_no, care->name, desk_tier_get_label (care->tier),
                          desk_care_get_occasion_label (care->occasion), number, balance,
                          care->callable_now ? C_("call from", "now") : from);
    }
  desk_console_print (_("To call: %u\n"), items->len);
  if (items->len > 0)
    desk_cli_table_print (table);
}

static void
print_visits (DeskCli   *cli,
              GPtrArray *visits)
{
  desk_console_print (_("Visits today: %u\n"), visits->len);
  if (visits->len > 0)
    desk_cli_visit_print (cli, visits);
}

static void
print_freezes (GPtrArray *items)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Member"), _("Name"), _("Tier"), _(">Arrears"), _("Since"), NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const DeskFreezeItem *freeze = g_ptr_array_index (items, i);
      g_autofree char *arrears = desk_money_format_local (freeze->arrears_fen);

      desk_cli_table_add (table, freeze->member_no, freeze->name,
                          desk_tier_get_label (freeze->tier), arrears, freeze->arrears_since);
    }
  desk_console_print (_("Frozen by arrears: %u\n"), items->len);
  if (items->len > 0)
    desk_cli_table_print (table);
}

static void
print_renewals (GPtrArray *items)
{
  g_autoptr (DeskCliTable) table = desk_cli_table_new (_("Member"), _("Name"), _("Tier"),
                                                       _("Card expires"), _(">Days left"), NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const DeskRenewalItem *renewal = g_ptr_array_index (items, i);
      g_autofree char *days = g_strdup_printf ("%d", renewal->days_left);

      desk_cli_table_add (table, renewal->member_no, renewal->name,
                          desk_tier_get_label (renewal->tier), renewal->card_expires, days);
    }
  desk_console_print (_("Cards that expire: %u\n"), items->len);
  if (items->len > 0)
    desk_cli_table_print (table);
}

static void
print_today (DeskCli         *cli,
             const DeskToday *today)
{
  g_autofree char *turns = desk_cli_format_time (cli, today->window_turns_ms);

  if (today->callable_now)
    desk_console_print (_("Calls may be made until %s.\n"), turns);
  else
    desk_console_print (_("Quiet hours until %s.\n"), turns);
  print_care (cli, today->care);
  print_visits (cli, today->visits);
  print_freezes (today->freezes);
  print_renewals (today->renewals);
}

static DeskCliExit
run_today (DeskCli             *cli,
           const char * const  *arguments,
           GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskToday) today = NULL;

  desk_store_load_today_async (cli->store, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  today = desk_store_load_today_finish (cli->store, result, error);
  if (today == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    print_today_json (cli, today);
  else
    print_today (cli, today);
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_today = {
  "today", "", N_("What to do now, most urgent first"), NULL, TRUE, NULL, run_today
};
