/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-balance.h>

#include "desk-cli-member.h"
#include "desk-cli-output.h"
#include "desk-cli-ticket.h"
#include "desk-cli-visit.h"

static const DeskCliField member_fields[] = {
  { "member_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskMember, member_no) },
  { "name", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskMember, name) },
  { "salutation", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskMember, salutation) },
  { "manager_no", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskMember, manager_no) },
  { "certificate", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskMember, certificate) },
  { "segment", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskMember, segment) },
  { "rank", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskMember, rank) },
  { "strategic", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskMember, strategic) },
  { "brand", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskMember, brand) },
  { "spend_12m_fen", DESK_CLI_FEN, G_STRUCT_OFFSET (DeskMember, spend_12m_fen) },
  { "revenue_year_fen", DESK_CLI_FEN, G_STRUCT_OFFSET (DeskMember, revenue_year_fen) },
  { "package_monthly_fen", DESK_CLI_FEN, G_STRUCT_OFFSET (DeskMember, package_monthly_fen) },
  { "card_tier", DESK_CLI_TIER, G_STRUCT_OFFSET (DeskMember, card_tier) },
  { "card_expires", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskMember, card_expires) },
  { "points", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskMember, points) },
  { "phone", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskMember, phone) },
  { "address", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskMember, address) },
  { "area", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskMember, area) },
  { "birthday", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskMember, birthday) },
  { "closed", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskMember, closed) },
  { NULL }
};

static const DeskCliField account_fields[] = {
  { "number", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskAccount, number) },
  { "kind", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskAccount, kind) },
  { "payment", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskAccount, payment) },
  { "state", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskAccount, state) },
  { "balance_fen", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskAccount, balance_fen) },
  { "arrears_fen", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskAccount, arrears_fen) },
  { "arrears_since", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskAccount, arrears_since) },
  { "low_since", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskAccount, low_since_ms) },
  { NULL }
};

static const DeskCliField count_fields[] = {
  { "kind", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskServiceCount, service) },
  { "uses", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskServiceCount, used) },
  { "uses_alone", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskServiceCount, used_alone) },
  { "uses_limit", DESK_CLI_LIMIT, G_STRUCT_OFFSET (DeskServiceCount, limit) },
  { "held", DESK_CLI_COUNT, G_STRUCT_OFFSET (DeskServiceCount, held) },
  { "held_until", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskServiceCount, held_until_ms) },
  { "source", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskServiceCount, source) },
  { NULL }
};

static const DeskCliField use_fields[] = {
  { "id", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskServiceUse, use_id) },
  { "kind", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskServiceUse, service) },
  { "used", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskServiceUse, used_ms) },
  { "hours", DESK_CLI_SOME, G_STRUCT_OFFSET (DeskServiceUse, hours) },
  { "note", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskServiceUse, note) },
  { "provisional", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskServiceUse, provisional) },
  { "certain_until", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskServiceUse, certain_until_ms) },
  { "amount", DESK_CLI_SOME, G_STRUCT_OFFSET (DeskServiceUse, amount) },
  { "day", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskServiceUse, day) },
  { "returned", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskServiceUse, returned_ms) },
  { "by", DESK_CLI_TEXT, G_STRUCT_OFFSET (DeskServiceUse, by) },
  { NULL }
};

static const DeskCliField contact_fields[] = {
  { "id", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskContact, contact_id) },
  { "occasion", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskContact, occasion) },
  { "channel", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskContact, channel) },
  { "result", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskContact, result) },
  { "reached", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskContact, reached) },
  { "made", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskContact, contact_ms) },
  { "provisional", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskContact, provisional) },
  { NULL }
};

static const DeskCliField note_fields[] = {
  { "id", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskNote, note_id) },
  { "text", DESK_CLI_WORD, G_STRUCT_OFFSET (DeskNote, text) },
  { "made", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskNote, made_ms) },
  { "changed", DESK_CLI_TIME, G_STRUCT_OFFSET (DeskNote, changed_ms) },
  { "provisional", DESK_CLI_FLAG, G_STRUCT_OFFSET (DeskNote, provisional) },
  { NULL }
};

static JsonObject *
build_account (DeskCli       *cli,
               gconstpointer  account)
{
  JsonObject *object = desk_cli_build_record (cli, account_fields, account);

  json_object_set_boolean_member (object, "low_balance",
                                  desk_account_is_low (account, cli->policy));
  return object;
}

static JsonObject *
build_rating (const DeskRating *rating)
{
  JsonObject *object = json_object_new ();
  JsonArray *reasons = json_array_new ();
  gboolean can_rise = rating->has_figure && rating->next_tier != DESK_TIER_NONE;
  gboolean can_fall = rating->has_figure && rating->threshold_fen >= 0;

  json_object_set_string_member (object, "tier", desk_tier_to_string (rating->tier));
  desk_cli_set_text (object, "rule", rating->rule);
  desk_cli_set_limit (object, "figure_fen", rating->has_figure ? rating->figure_fen : -1);
  desk_cli_set_limit (object, "threshold_fen", rating->threshold_fen);
  desk_cli_set_text (object, "next_tier",
                     rating->next_tier != DESK_TIER_NONE ? desk_tier_to_string (rating->next_tier)
                                                         : NULL);
  desk_cli_set_limit (object, "to_next_fen", can_rise ? rating->to_next_fen : -1);
  desk_cli_set_limit (object, "above_floor_fen", can_fall ? rating->above_floor_fen : -1);
  for (guint i = 0; i < rating->reasons->len; i++)
    json_array_add_string_element (reasons, g_ptr_array_index (rating->reasons, i));
  json_object_set_array_member (object, "reasons", reasons);
  return object;
}

JsonArray *
desk_cli_member_build_tags (const DeskMemberFile *file)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < file->tags->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (file->tags, i));
  return array;
}

static JsonObject *
build_fact (DeskCli       *cli,
            gconstpointer  item)
{
  const DeskKnownFact *known = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "fact", known->fact->kind);
  json_object_set_object_member (object, "value", desk_fact_to_json (known->fact));
  desk_cli_set_text (object, "next", known->next);
  desk_cli_set_time (object, "changed", known->changed_ms, cli);
  json_object_set_boolean_member (object, "provisional", known->provisional);
  return object;
}

/**
 * desk_cli_member_print_json:
 * @file: masked already where it must be
 */
void
desk_cli_member_print_json (DeskCli              *cli,
                            const DeskMemberFile *file)
{
  JsonObject *object = desk_cli_build_record (cli, member_fields, file->member);

  json_object_set_string_member (object, "tier", desk_tier_to_string (file->tier));
  json_object_set_boolean_member (object, "frozen", file->frozen);
  json_object_set_object_member (object, "rating", build_rating (file->rating));
  json_object_set_array_member (object, "accounts",
                                desk_cli_build_list (cli, file->accounts, build_account));
  json_object_set_array_member (object, "entitlements",
                                desk_cli_build_records (cli, count_fields, file->counts));
  json_object_set_array_member (object, "uses",
                                desk_cli_build_records (cli, use_fields, file->uses));
  json_object_set_array_member (object, "contacts",
                                desk_cli_build_records (cli, contact_fields, file->contacts));
  json_object_set_array_member (object, "tickets",
                                desk_cli_build_records (cli, desk_cli_ticket_fields, file->tickets));
  json_object_set_array_member (object, "visits",
                                desk_cli_build_records (cli, desk_cli_visit_fields, file->visits));
  json_object_set_array_member (object, "notes",
                                desk_cli_build_records (cli, note_fields, file->notes));
  json_object_set_array_member (object, "tags", desk_cli_member_build_tags (file));
  json_object_set_array_member (object, "facts",
                                desk_cli_build_list (cli, file->facts, build_fact));
  desk_console_print_object (object);
}
