/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-balance.h>

#include "desk-cli-member.h"
#include "desk-cli-output.h"
#include "desk-cli-visit.h"

static JsonObject *
build_account (DeskCli       *cli,
               gconstpointer  item)
{
  const DeskAccount *account = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "number", account->number);
  json_object_set_string_member (object, "kind", account->kind);
  json_object_set_string_member (object, "payment", account->payment);
  json_object_set_string_member (object, "state", account->state);
  json_object_set_int_member (object, "balance_fen", account->balance_fen);
  json_object_set_int_member (object, "arrears_fen", account->arrears_fen);
  desk_cli_set_text (object, "arrears_since", account->arrears_since);
  json_object_set_boolean_member (object, "low_balance",
                                  desk_account_is_low (account, cli->policy));
  desk_cli_set_time (object, "low_since", account->low_since_ms, cli);
  return object;
}

static JsonObject *
build_count (DeskCli       *cli,
             gconstpointer  item)
{
  const DeskServiceCount *count = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", count->service);
  json_object_set_int_member (object, "uses", count->used);
  json_object_set_int_member (object, "uses_alone", count->used_alone);
  desk_cli_set_limit (object, "uses_limit", count->limit);
  desk_cli_set_text (object, "source", count->source);
  return object;
}

static JsonObject *
build_use (DeskCli       *cli,
           gconstpointer  item)
{
  const DeskServiceUse *use = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", use->use_id);
  json_object_set_string_member (object, "kind", use->service);
  desk_cli_set_time (object, "used", use->used_ms, cli);
  desk_cli_set_limit (object, "hours", use->hours > 0 ? use->hours : -1);
  desk_cli_set_text (object, "note", use->note);
  json_object_set_boolean_member (object, "provisional", use->provisional);
  return object;
}

static JsonObject *
build_contact (DeskCli       *cli,
               gconstpointer  item)
{
  const DeskContact *contact = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", contact->contact_id);
  json_object_set_string_member (object, "occasion", contact->occasion);
  json_object_set_string_member (object, "channel", contact->channel);
  json_object_set_string_member (object, "result", contact->result);
  json_object_set_boolean_member (object, "reached", contact->reached);
  desk_cli_set_time (object, "made", contact->contact_ms, cli);
  json_object_set_boolean_member (object, "provisional", contact->provisional);
  return object;
}

static JsonObject *
build_note (DeskCli       *cli,
            gconstpointer  item)
{
  const DeskNote *note = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", note->note_id);
  json_object_set_string_member (object, "text", note->text);
  desk_cli_set_time (object, "made", note->made_ms, cli);
  desk_cli_set_time (object, "changed", note->changed_ms, cli);
  json_object_set_boolean_member (object, "provisional", note->provisional);
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

static void
set_fen (JsonObject *object,
         const char *name,
         gint64      fen)
{
  if (fen == DESK_FEN_ABSENT)
    json_object_set_null_member (object, name);
  else
    json_object_set_int_member (object, name, fen);
}

static void
set_member (JsonObject       *object,
            const DeskMember *member)
{
  json_object_set_string_member (object, "member_no", member->member_no);
  json_object_set_string_member (object, "name", member->name);
  desk_cli_set_text (object, "salutation", member->salutation);
  json_object_set_string_member (object, "manager_no", member->manager_no);
  json_object_set_string_member (object, "certificate", member->certificate);
  desk_cli_set_text (object, "segment", member->segment);
  desk_cli_set_text (object, "rank", member->rank);
  desk_cli_set_text (object, "strategic", member->strategic);
  json_object_set_string_member (object, "brand", member->brand);
  set_fen (object, "spend_12m_fen", member->spend_12m_fen);
  set_fen (object, "revenue_year_fen", member->revenue_year_fen);
  set_fen (object, "package_monthly_fen", member->package_monthly_fen);
  json_object_set_string_member (object, "card_tier", desk_tier_to_string (member->card_tier));
  desk_cli_set_text (object, "card_expires", member->card_expires);
  json_object_set_int_member (object, "points", member->points);
  desk_cli_set_text (object, "phone", member->phone);
  desk_cli_set_text (object, "address", member->address);
  desk_cli_set_text (object, "area", member->area);
  desk_cli_set_text (object, "birthday", member->birthday);
  json_object_set_boolean_member (object, "closed", member->closed);
}

JsonArray *
desk_cli_member_build_tags (const DeskMemberFile *file)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < file->tags->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (file->tags, i));
  return array;
}

/**
 * desk_cli_member_print_json:
 * @file: masked already where it must be
 */
void
desk_cli_member_print_json (DeskCli              *cli,
                            const DeskMemberFile *file)
{
  JsonObject *object = json_object_new ();

  set_member (object, file->member);
  json_object_set_string_member (object, "tier", desk_tier_to_string (file->tier));
  json_object_set_boolean_member (object, "frozen", file->frozen);
  json_object_set_object_member (object, "rating", build_rating (file->rating));
  json_object_set_array_member (object, "accounts",
                                desk_cli_build_list (cli, file->accounts, build_account));
  json_object_set_array_member (object, "entitlements",
                                desk_cli_build_list (cli, file->counts, build_count));
  json_object_set_array_member (object, "uses", desk_cli_build_list (cli, file->uses, build_use));
  json_object_set_array_member (object, "contacts",
                                desk_cli_build_list (cli, file->contacts, build_contact));
  json_object_set_array_member (object, "visits",
                                desk_cli_build_list (cli, file->visits, desk_cli_visit_build));
  json_object_set_array_member (object, "notes",
                                desk_cli_build_list (cli, file->notes, build_note));
  json_object_set_array_member (object, "tags", desk_cli_member_build_tags (file));
  desk_console_print_object (object);
}
