/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-care.h>
#include <desk-entitlement.h>
#include <desk-mask.h>
#include <desk-money.h>
#include <desk-today.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-table.h"
#include "desk-cli-ticket.h"
#include "desk-cli-visit.h"

/* today: what to do now. */

static const DeskCliField care_fields[] = {
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskCareItem, member_no) },
  { "name", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskCareItem, name) },
  { "tier", DESK_CLI_TIER, G_STRUCT_OFFSET (DeskCareItem, tier) },
  { "occasion", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskCareItem, occasion) },
  { "number", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskCareItem, number) },
  { "balance_fen", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskCareItem, balance_fen) },
  { "callable_now", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskCareItem, callable_now) },
  { "callable_from", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskCareItem, callable_from_ms) },
  { "low_since", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskCareItem, low_since_ms) },
  { "tried", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskCareItem, tried_ms) },
  { "cause", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskCareItem, cause) },
  { NULL }
};

static const DeskCliField snoozed_fields[] = {
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskSnoozedItem, member_no) },
  { "cause", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskSnoozedItem, cause) },
  { "until", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskSnoozedItem, until_ms) },
  { "why", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskSnoozedItem, why) },
  { NULL }
};

static const DeskCliField callback_fields[] = {
  { "id", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskCallbackItem, callback_id) },
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskCallbackItem, member_no) },
  { "due", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskCallbackItem, due_ms) },
  { "about", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskCallbackItem, about) },
  { "cause", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskCallbackItem, cause) },
  { NULL }
};

static const DeskCliField running_fields[] = {
  { "id", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskRunningItem, use_id) },
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskRunningItem, member_no) },
  { "service", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskRunningItem, service) },
  { "used", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskRunningItem, used_ms) },
  { "ends", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskRunningItem, ends_ms) },
  { NULL }
};

static const DeskCliField loan_fields[] = {
  { "id", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskLoanItem, use_id) },
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskLoanItem, member_no) },
  { "service", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskLoanItem, service) },
  { "used", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskLoanItem, used_ms) },
  { "day", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskLoanItem, day) },
  { "cause", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskLoanItem, cause) },
  { NULL }
};

static const DeskCliField tier_change_fields[] = {
  { "member_no", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskTierChangeItem, member_no) },
  { "was", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskTierChangeItem, was) },
  { "became", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskTierChangeItem, became) },
  { "since", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskTierChangeItem, feed_ms) },
  { "cause", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskTierChangeItem, cause) },
  { NULL }
};

static const DeskCliField freeze_fields[] = {
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskFreezeItem, member_no) },
  { "name", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskFreezeItem, name) },
  { "tier", DESK_CLI_TIER, G_STRUCT_OFFSET (DeskFreezeItem, tier) },
  { "arrears_fen", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskFreezeItem, arrears_fen) },
  { "arrears_since", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskFreezeItem, arrears_since) },
  { "cause", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskFreezeItem, cause) },
  { NULL }
};

static const DeskCliField renewal_fields[] = {
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskRenewalItem, member_no) },
  { "name", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskRenewalItem, name) },
  { "tier", DESK_CLI_TIER, G_STRUCT_OFFSET (DeskRenewalItem, tier) },
  { "card_expires", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskRenewalItem, card_expires) },
  { "cause", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskRenewalItem, cause) },
  { NULL }
};

static const DeskCliField occasion_fields[] = {
  { "occasion", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskOccasionItem, occasion) },
  { "member_no", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskOccasionItem, member_no) },
  { "name", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskOccasionItem, name) },
  { "tier", DESK_CLI_TIER, G_STRUCT_OFFSET (DeskOccasionItem, tier) },
  { "day", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskOccasionItem, day) },
  { "missed", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskOccasionItem, missed) },
  { "district", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskOccasionItem, district) },
  { "warning", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskOccasionItem, warning) },
  { "callable_now", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskOccasionItem, callable_now) },
  { "callable_from", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskOccasionItem, callable_from_ms) },
  { "tried", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskOccasionItem, tried_ms) },
  { NULL }
};

static guint
count_members (const DeskOccasionItem *item)
{
  return item->ids != NULL ? item->ids->len : 1;
}

static JsonObject *
build_occasion (DeskCli       *cli,
                gconstpointer  occasion)
{
  JsonObject *object = desk_cli_build_record (cli, occasion_fields, occasion);
  g_autofree char *label = desk_occasion_item_describe (occasion);
  g_autofree char *words = desk_occasion_item_suggest (occasion);

  if (((const DeskOccasionItem *) occasion)->ids != NULL)
    json_object_set_null_member (object, "tier");
  json_object_set_int_member (object, "members", count_members (occasion));
  json_object_set_string_member (object, "label", label);
  desk_cli_set_text (object, "words", words);
  return object;
}

static JsonObject *
build_renewal (DeskCli       *cli,
               gconstpointer  renewal)
{
  JsonObject *object = desk_cli_build_record (cli, renewal_fields, renewal);

  json_object_set_int_member (object, "days_left", ((const DeskRenewalItem *) renewal)->days_left);
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
  json_object_set_array_member (object, "care",
                                desk_cli_build_records (cli, care_fields, today->care));
  json_object_set_array_member (object, "callbacks",
                                desk_cli_build_records (cli, callback_fields, today->callbacks));
  json_object_set_array_member (object, "occasions",
                                desk_cli_build_list (cli, today->occasions, build_occasion));
  json_object_set_array_member (object, "visits",
                                desk_cli_build_records (cli, desk_cli_visit_fields, today->visits));
  json_object_set_array_member (object, "unclosed",
                                desk_cli_build_records (cli, desk_cli_visit_fields,
                                                        today->unclosed));
  json_object_set_array_member (object, "tickets",
                                desk_cli_build_records (cli, desk_cli_ticket_fields,
                                                        today->tickets));
  json_object_set_array_member (object, "running",
                                desk_cli_build_records (cli, running_fields, today->running));
  json_object_set_array_member (object, "loans",
                                desk_cli_build_records (cli, loan_fields, today->loans));
  json_object_set_array_member (object, "freezes",
                                desk_cli_build_records (cli, freeze_fields, today->freezes));
  json_object_set_array_member (object, "renewals",
                                desk_cli_build_list (cli, today->renewals, build_renewal));
  json_object_set_array_member (object, "snoozed",
                                desk_cli_build_records (cli, snoozed_fields, today->snoozed));
  json_object_set_array_member (object, "tier_changes",
                                desk_cli_build_records (cli, tier_change_fields,
                                                        today->tier_changes));
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

/* D1 to D4 */
static void
print_tickets (DeskCli   *cli,
               GPtrArray *tickets)
{
  if (tickets->len == 0)
    return;
  desk_console_print (_("Open tickets: %u\n"), tickets->len);
  desk_cli_ticket_print (cli, tickets);
}

/* D5 */
static void
print_callbacks (DeskCli   *cli,
                 GPtrArray *items)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Due"), _("Member"), _("Name"), _("About"), NULL);

  if (items->len == 0)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      const DeskCallbackItem *item = g_ptr_array_index (items, i);
      g_autofree char *due = desk_cli_format_time (cli, item->due_ms);

      desk_cli_table_add (table, due, item->member_no, item->name, item->about);
    }
  desk_console_print (_("Promised call-backs: %u\n"), items->len);
  desk_cli_table_print (table);
}

/* P3: birthdays by member, the other occasions with the number of those who wait. */
static void
print_occasions (DeskCli   *cli,
                 GPtrArray *items)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Occasion"), _("Member"), _("Name"), _(">Members"), _("Call from"), NULL);

  if (items->len == 0)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      const DeskOccasionItem *item = g_ptr_array_index (items, i);
      g_autofree char *label = desk_occasion_item_describe (item);
      g_autofree char *members = g_strdup_printf ("%u", count_members (item));
      g_autofree char *from = desk_cli_format_time (cli, item->callable_from_ms);

      desk_cli_table_add (table, label, item->member_no, item->name, members,
                          item->missed ? "" : item->callable_now ? C_("call from", "now") : from);
    }
  desk_console_print (_("Occasions: %u\n"), items->len);
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

/* Of the days before: what came of them? */
static void
print_unclosed (DeskCli   *cli,
                GPtrArray *visits)
{
  if (visits->len == 0)
    return;
  desk_console_print (_("Visits to be closed: %u\n"), visits->len);
  desk_cli_visit_print (cli, visits);
}

/* E6: what runs, and what has ended today. */
static void
print_running (DeskCli   *cli,
               GPtrArray *items)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Member"), _("Name"), _("Service"), _("Runs until"), NULL);

  if (items->len == 0)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      const DeskRunningItem *item = g_ptr_array_index (items, i);
      g_autofree char *ends = desk_cli_format_time (cli, item->ends_ms);

      desk_cli_table_add (table, item->member_no, item->name,
                          desk_entitlement_get_label (item->service), ends);
    }
  desk_console_print (_("Entitlements that run: %u\n"), items->len);
  desk_cli_table_print (table);
}

/* E7 */
static void
print_loans (GPtrArray *items)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Use"), _("Member"), _("Name"), _("Service"), _("Wanted back"), NULL);

  if (items->len == 0)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      const DeskLoanItem *item = g_ptr_array_index (items, i);

      desk_cli_table_add (table, item->use_id, item->member_no, item->name,
                          desk_entitlement_get_label (item->service), item->day);
    }
  desk_console_print (_("Lent and wanted back: %u\n"), items->len);
  desk_cli_table_print (table);
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

/* L1 */
static void
print_tier_changes (DeskCli   *cli,
                    GPtrArray *items)
{
  g_autoptr (DeskCliTable) table = desk_cli_table_new (_("Member"), _("Name"), _("Before"), _("Tier"),
                                                       _("Since"), NULL);

  if (items->len == 0)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      const DeskTierChangeItem *item = g_ptr_array_index (items, i);
      g_autofree char *since = desk_cli_format_time (cli, item->feed_ms);
      DeskTier was = DESK_TIER_NONE;

      desk_tier_from_string (item->was, &was);
      desk_cli_table_add (table, item->member_no, item->name, desk_tier_get_label (was),
                          desk_tier_get_label (item->tier), since);
    }
  desk_console_print (_("Tiers that changed: %u\n"), items->len);
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
  print_tickets (cli, today->tickets);
  print_callbacks (cli, today->callbacks);
  print_care (cli, today->care);
  print_occasions (cli, today->occasions);
  print_visits (cli, today->visits);
  print_unclosed (cli, today->unclosed);
  print_running (cli, today->running);
  print_loans (today->loans);
  print_freezes (today->freezes);
  print_renewals (today->renewals);
  print_tier_changes (cli, today->tier_changes);
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
