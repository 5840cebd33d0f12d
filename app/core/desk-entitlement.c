/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-entitlement.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *label;
} services[] = {
  { DESK_SERVICE_EMERGENCY_REACTIVATION, NC_("service", "Emergency reactivation") },
  { DESK_SERVICE_DELAYED_SUSPENSION, NC_("service", "Delayed suspension") },
  { DESK_SERVICE_CREDIT_RAISE, NC_("service", "Credit raise") },
  { "points-redemption", NC_("service", "Points redemption") },
  { "spare-sim", NC_("service", "Spare SIM or handset") },
  { "uim-replacement", NC_("service", "Free UIM card replacement") },
  { "free-installation", NC_("service", "Free installation or move") },
  { "airport-lounge", NC_("service", "Airport lounge") },
  { "station-channel", NC_("service", "Station green channel") },
  { "leisure-club", NC_("service", "Leisure club") },
  { "merchant-alliance", NC_("service", "Merchant alliance") },
  { "points-activity", NC_("service", "Points activity") },
};

static char *
make_group (const char *service)
{
  return g_strconcat ("service.", service, NULL);
}

static gboolean
is_set (DeskPolicy *policy,
        const char *service,
        const char *key)
{
  g_autofree char *group = make_group (service);
  gboolean value = FALSE;

  return desk_policy_lookup_boolean (policy, group, key, &value) && value;
}

static gboolean
names_other (DeskPolicy *policy,
             const char *service,
             const char *other)
{
  g_autofree char *group = make_group (service);
  const char * const *others = desk_policy_lookup_list (policy, group, "counts_with");

  return others != NULL && g_strv_contains (others, other);
}

/**
 * desk_entitlement_list:
 * @policy: the policy
 *
 * Returns: (transfer none): the ids of the countable services (E6, E7), in the order of the policy,
 *   as long as @policy lives
 */
const char * const *
desk_entitlement_list (DeskPolicy *policy)
{
  return desk_policy_list_services (policy);
}

/**
 * desk_entitlement_is_known:
 * @policy: the policy
 * @service: a word
 *
 * Returns: whether the policy has a service of this id
 */
gboolean
desk_entitlement_is_known (DeskPolicy *policy,
                           const char *service)
{
  return g_strv_contains (desk_policy_list_services (policy), service);
}

/**
 * desk_entitlement_get_label:
 * @service: a service's id
 *
 * Returns: its name for a person, translated; the id itself where a policy brings a service of its
 *   own
 */
const char *
desk_entitlement_get_label (const char *service)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      if (g_str_equal (services[i].id, service))
        return g_dpgettext2 (GETTEXT_PACKAGE, "service", services[i].label);
    }
  return service;
}

/**
 * desk_entitlement_get_limit:
 * @policy: the policy
 * @tier: the tier of the card held
 * @service: a service's id
 * @uses_per_month: (out): where to store the uses of a natural month; untouched when none are set
 *
 * Returns: whether the source sets a limit (E6); %FALSE: uses are counted and allowed, no limit is
 *   shown
 */
gboolean
desk_entitlement_get_limit (DeskPolicy *policy,
                            DeskTier    tier,
                            const char *service,
                            gint64     *uses_per_month)
{
  g_autofree char *group = make_group (service);
  g_autofree char *key = g_strconcat ("per_month.", desk_tier_to_string (tier), NULL);

  return desk_policy_lookup_integer (policy, group, key, uses_per_month);
}

/**
 * desk_entitlement_counts_with:
 * @policy: the policy
 * @service: a service's id
 *
 * Returns: (transfer full): the other services whose uses count toward the same limit (E6),
 *   whichever of the two names the other; empty when there are none, or when the policy counts each
 *   kind by itself
 */
GStrv
desk_entitlement_counts_with (DeskPolicy *policy,
                              const char *service)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  const char * const *all = desk_policy_list_services (policy);
  gboolean together = TRUE;

  desk_policy_lookup_boolean (policy, "quota", "together", &together);
  for (guint i = 0; together && all[i] != NULL; i++)
    {
      if (!g_str_equal (all[i], service)
          && (names_other (policy, service, all[i]) || names_other (policy, all[i], service)))
        g_strv_builder_add (others, all[i]);
    }
  return g_strv_builder_end (others);
}

/**
 * desk_entitlement_get_quota:
 * @policy: the policy
 * @service: a service's id
 *
 * Returns: (transfer none): what the service shares a limit by (E6): the first in the policy of those
 *   that count together, as long as @policy lives; @service itself where the policy does not have it
 */
const char *
desk_entitlement_get_quota (DeskPolicy *policy,
                            const char *service)
{
  g_auto (GStrv) others = desk_entitlement_counts_with (policy, service);
  const char * const *all = desk_policy_list_services (policy);

  for (guint i = 0; all[i] != NULL; i++)
    if (g_str_equal (all[i], service) || g_strv_contains ((const char * const *) others, all[i]))
      return all[i];
  return service;
}

/**
 * desk_entitlement_serves_frozen:
 * @policy: the policy
 * @service: a service's id
 *
 * Returns: whether the service exists for people in arrears: a frozen membership warns and does not
 *   block (L5)
 */
gboolean
desk_entitlement_serves_frozen (DeskPolicy *policy,
                                const char *service)
{
  return is_set (policy, service, "serves_frozen");
}

/**
 * desk_entitlement_takes_hours:
 * @policy: the policy
 * @service: a service's id
 *
 * Returns: whether one use lasts a number of hours
 */
gboolean
desk_entitlement_takes_hours (DeskPolicy *policy,
                              const char *service)
{
  return is_set (policy, service, "hours");
}

/**
 * desk_entitlement_get_takes:
 * @policy: the policy
 * @service: a service's id
 *
 * Returns: what a use of it names besides
 */
DeskTakes
desk_entitlement_get_takes (DeskPolicy *policy,
                            const char *service)
{
  static const char * const words[] = {
    [DESK_TAKES_MONEY] = "money",
    [DESK_TAKES_POINTS] = "points",
    [DESK_TAKES_BONUS] = "bonus",
    [DESK_TAKES_LOAN] = "loan",
  };
  g_autofree char *group = make_group (service);
  const char *text = desk_policy_lookup_text (policy, group, "takes");

  for (guint i = DESK_TAKES_MONEY; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i], text) == 0)
      return (DeskTakes) i;
  return DESK_TAKES_NOTHING;
}

/**
 * desk_entitlement_is_for:
 * @policy: the policy
 * @tier: of the card held
 * @service: a service's id
 *
 * Returns: whether the service comes with that card (E2: with the diamond card only)
 */
gboolean
desk_entitlement_is_for (DeskPolicy *policy,
                         DeskTier    tier,
                         const char *service)
{
  g_autofree char *group = make_group (service);
  const char *text = desk_policy_lookup_text (policy, group, "tiers");

  return text == NULL || g_str_equal (text, desk_tier_to_string (tier));
}

/**
 * desk_entitlement_get_most_fen:
 * @policy: the policy
 * @service: a service's id
 * @fen: (out): the most that one use may be of; untouched where nothing is set
 *
 * Returns: whether an amount of money is limited (E2)
 */
gboolean
desk_entitlement_get_most_fen (DeskPolicy *policy,
                               const char *service,
                               gint64     *fen)
{
  return desk_entitlement_get_takes (policy, service) == DESK_TAKES_MONEY &&
         desk_policy_lookup_fen (policy, "credit", "raise_limit", fen);
}

/**
 * desk_entitlement_get_source:
 * @policy: the policy
 * @service: a service's id
 *
 * Returns: (transfer none) (nullable): where the service stands in the source
 */
const char *
desk_entitlement_get_source (DeskPolicy *policy,
                             const char *service)
{
  g_autofree char *group = make_group (service);

  return desk_policy_get_source (policy, group);
}
