/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-policy-schema.h"

#include <glib/gi18n-lib.h>

#define WORKED "deadline.complaint|deadline.request"
#define AMOUNT_TIERS "tier.ehome|tier.tianyi|tier.other"

/* All that a policy may say: a misspelt key would silently be a figure that is not set. */
static const DeskPolicyKey keys[] = {
  { "policy", "version", desk_policy_check_version,
    N_("Tells this policy from every other one; laptops ask for a policy when its version is new "
       "to them.") },
  { "policy", "name", desk_policy_check_text, N_("What people call the policy.") },
  { "policy", "zone", desk_policy_check_zone,
    N_("The time zone in which days, months and times of day are meant.") },
  { "tier.*", "rule", desk_policy_check_text, N_("The id of the rule in the standard.") },
  { AMOUNT_TIERS, "silver", desk_policy_check_yuan,
    N_("Who spent so many yuan in twelve months, or more, is rated silver.") },
  { AMOUNT_TIERS, "gold", desk_policy_check_yuan,
    N_("Who spent so many yuan in twelve months, or more, is rated gold.") },
  { AMOUNT_TIERS, "diamond", desk_policy_check_yuan,
    N_("Who spent so many yuan in twelve months, or more, is rated diamond.") },
  { "tier.organisation", "segments", desk_policy_check_text,
    N_("The segments of the feed whose members are rated by the revenue of a year.") },
  { "tier.organisation", "silver", desk_policy_check_yuan,
    N_("An organisation that brings so many yuan a year, or more, is rated silver.") },
  { "tier.organisation", "gold", desk_policy_check_yuan,
    N_("An organisation that brings so many yuan a year, or more, is rated gold.") },
  { "tier.organisation", "diamond", desk_policy_check_yuan,
    N_("An organisation that brings so many yuan a year, or more, is rated diamond.") },
  { "tier.government", "bureau", desk_policy_check_card,
    N_("The tier of an official of bureau rank.") },
  { "tier.government", "division", desk_policy_check_card,
    N_("The tier of an official of division rank.") },
  { "tier.government", "section", desk_policy_check_card,
    N_("The tier of an official of section rank.") },
  { "tier.non-card", "package_monthly", desk_policy_check_yuan,
    N_("Who reaches no card is a non-card member from a package of so many yuan a month on.") },
  { "hours.visit", "open", desk_policy_check_minute,
    N_("From this time of day on, visits are made.") },
  { "hours.visit", "close", desk_policy_check_minute, N_("At this time of day visits are over.") },
  { "hours.notify", "windows", desk_policy_check_windows,
    N_("Within these times of day notices and reminders by phone or SMS are allowed.") },
  { "hours.notify", "later_regions", desk_policy_check_text,
    N_("The regions where these times of day come later.") },
  { "hours.notify", "later_hours", desk_policy_check_shift,
    N_("By how many hours they come later there.") },
  { "balance", "low", desk_policy_check_yuan,
    N_("A prepaid balance below so many yuan is low.") },
  { "balance", "low_includes_limit", desk_policy_check_boolean,
    N_("Whether a balance of just that amount is low, too.") },
  { "card", "expiring_days", desk_policy_check_count,
    N_("A card that expires within so many days is shown as expiring.") },
  { "card", "remind_days", desk_policy_check_counts,
    N_("So many days before a card expires the member is told, once at each number.") },
  { "quota", "together", desk_policy_check_boolean,
    N_("Whether services that name each other share one count a month.") },
  { "grant", "hours", desk_policy_check_count,
    N_("For so many hours a unit is held for a computer that may be offline.") },
  { "grant", "per_member", desk_policy_check_count,
    N_("So many units of a member's month one computer may hold.") },
  { "grant", "per_quota", desk_policy_check_count,
    N_("So many units of a member's month all computers together may hold.") },
  { "grant", "spare", desk_policy_check_count,
    N_("The last units of a member's month, so many, are not held: they are for whoever comes "
       "first.") },
  { "grant", "per_device", desk_policy_check_count,
    N_("So many units in all one computer may hold.") },
  { "service.*", "per_month.diamond", desk_policy_check_count,
    N_("How often in a natural month a diamond member may use the service.") },
  { "service.*", "per_month.gold", desk_policy_check_count,
    N_("How often in a natural month a gold member may use the service.") },
  { "service.*", "per_month.silver", desk_policy_check_count,
    N_("How often in a natural month a silver member may use the service.") },
  { "service.*", "counts_with", desk_policy_check_text,
    N_("The services whose uses count together with those of this one.") },
  { "service.*", "serves_frozen", desk_policy_check_boolean,
    N_("Whether the service is there for members in arrears.") },
  { "service.*", "hours", desk_policy_check_boolean,
    N_("Whether a use lasts for a number of hours that is recorded.") },
  { "service.*", "takes", desk_policy_check_takes,
    N_("What a use names: money for an amount (at most the credit's limit), points for points taken off, "
       "bonus for points given, loan for a thing that comes back.") },
  { "service.*", "tiers", desk_policy_check_card,
    N_("The card that the service comes with; without the key every card.") },
  { "visit", "payment_from", desk_policy_check_yuan,
    N_("A visit to collect a payment is made from so many yuan on.") },
  { "visit.courtesy", "months.diamond", desk_policy_check_count,
    N_("So many months lie between two courtesy visits to a diamond member.") },
  { "visit.courtesy", "months.gold", desk_policy_check_count,
    N_("So many months lie between two courtesy visits to a gold member.") },
  { "visit.courtesy", "months.silver", desk_policy_check_count,
    N_("So many months lie between two courtesy visits to a silver member.") },
  { "visit.courtesy", "months.non-card", desk_policy_check_count,
    N_("So many months lie between two courtesy visits to a non-card member.") },
  { "visit.travel", "same_street", desk_policy_check_count,
    N_("The minutes to the next door in the same street, where nobody said how long it takes.") },
  { "visit.travel", "same_district", desk_policy_check_count,
    N_("The minutes to the next door in the same district, where nobody said how long it takes.") },
  { "visit.travel", "elsewhere", desk_policy_check_count,
    N_("The minutes to any other door, where nobody said how long it takes.") },
  { "deadline.*", "vip_at_once", desk_policy_check_boolean,
    N_("Whether for the holders of a card the specialist department is told at once.") },
  { "deadline.fault", "hours.town", desk_policy_check_count,
    N_("A fault in town is dealt with within so many hours.") },
  { "deadline.fault", "hours.country", desk_policy_check_count,
    N_("A fault in the country is dealt with within so many hours.") },
  { "deadline.fault", "ehome.hours.town", desk_policy_check_count,
    N_("A fault of an e-Home member in town is dealt with within so many hours.") },
  { "deadline.fault", "ehome.hours.country", desk_policy_check_count,
    N_("A fault of an e-Home member in the country is dealt with within so many hours.") },
  { WORKED, "working_days", desk_policy_check_count,
    N_("It is dealt with within so many working days.") },
  { WORKED, "ehome.working_days", desk_policy_check_count,
    N_("That of an e-Home member is dealt with within so many working days.") },
  { "credit", "raise_limit", desk_policy_check_yuan,
    N_("By at most so many yuan the credit of a member is raised.") },
  { "*", "source", desk_policy_check_text, N_("Where the figures of this group come from.") },
};

/* A group that a policy sets once, and the rule that it belongs to where it names none itself. */
static const char * const groups[] = {
  "policy", "tier.ehome", "tier.tianyi", "tier.other", "tier.government", "tier.organisation",
  "tier.non-card", "hours.visit", "hours.notify", "balance", "card", "quota", "grant", "visit",
  "visit.courtesy", "visit.travel", "credit", "deadline.fault", "deadline.complaint", "deadline.request",
  NULL,
};

static const struct
{
  const char *group;            /* a pattern */
  const char *rule;
} rules[] = {
  { "hours.visit", "H1" },
  { "hours.notify", "H2, H3" },
  { "balance", "E5" },
  { "quota", "E6" },
  { "grant", "E6" },
  { "service.emergency-reactivation", "E6" },
  { "service.delayed-suspension", "E6" },
  { "service.*", "E7" },
  { "visit", "E3" },
  { "credit", "E2" },
  { "deadline.fault", "D1, D4" },
  { "deadline.complaint", "D2, D4" },
  { "deadline.request", "D3, D4" },
};

static gboolean
is_in_group (const DeskPolicyKey *key,
             const char          *group)
{
  g_auto (GStrv) patterns = g_strsplit (key->groups, "|", -1);

  for (guint i = 0; patterns[i] != NULL; i++)
    if (g_pattern_match_simple (patterns[i], group))
      return TRUE;
  return FALSE;
}

/**
 * desk_policy_schema_has_group:
 *
 * Returns: whether a policy may have such a group
 */
gboolean
desk_policy_schema_has_group (const char *group)
{
  return g_strv_contains (groups, group)
         || (g_str_has_prefix (group, DESK_POLICY_SERVICE_PREFIX)
             && group[strlen (DESK_POLICY_SERVICE_PREFIX)] != '\0');
}

/**
 * desk_policy_schema_list_groups:
 *
 * Returns: (transfer none): the groups that every policy may have, without the services, which the
 *   policy names itself
 */
const char * const *
desk_policy_schema_list_groups (void)
{
  return groups;
}

/**
 * desk_policy_schema_find:
 *
 * Returns: (nullable) (transfer none): what is known of a key, %NULL: there is none such
 */
const DeskPolicyKey *
desk_policy_schema_find (const char *group,
                         const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].key, key) && is_in_group (&keys[i], group))
      return &keys[i];
  return NULL;
}

/**
 * desk_policy_schema_list_keys:
 *
 * Returns: (transfer container) (element-type DeskPolicyKey): what may stand in a group
 */
GPtrArray *
desk_policy_schema_list_keys (const char *group)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (is_in_group (&keys[i], group))
      g_ptr_array_add (list, (gpointer) &keys[i]);
  return list;
}

/**
 * desk_policy_schema_explain:
 *
 * Returns: (nullable) (transfer none): what a key means, for a person, translated
 */
const char *
desk_policy_schema_explain (const char *group,
                            const char *key)
{
  const DeskPolicyKey *found = desk_policy_schema_find (group, key);

  return found != NULL ? _(found->explanation) : NULL;
}

/**
 * desk_policy_schema_get_rule:
 *
 * Returns: (nullable) (transfer none): the id of the rule that a group is about, where the policy
 *   itself names none
 */
const char *
desk_policy_schema_get_rule (const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_pattern_match_simple (rules[i].group, group))
      return rules[i].rule;
  return NULL;
}
