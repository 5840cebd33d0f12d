/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-policy-schema.h"
#include "desk-money.h"
#include "desk-tier.h"

#include <glib/gi18n-lib.h>

/* Whether a value makes sense; what is wrong with it is stored in *why, to be freed. */
typedef gboolean (*CheckFunc) (const char  *value,
                               char       **why);

typedef struct
{
  const char *group;            /* a pattern */
  const char *key;              /* a pattern */
  CheckFunc   check;
} Entry;

static gboolean
check_text (const char  *value,
            char       **why)
{
  if (*value != '\0')
    return TRUE;
  *why = g_strdup (_("it is empty; leave the key out where nothing is set"));
  return FALSE;
}

static gboolean
check_yuan (const char  *value,
            char       **why)
{
  g_autoptr (GError) error = NULL;
  gint64 fen;

  if (!desk_money_parse (value, &fen, &error))
    *why = g_strdup (error->message);
  else if (fen < 0)
    *why = g_strdup (_("an amount of the policy is not negative"));
  return *why == NULL;
}

static gboolean
check_count (const char  *value,
             char       **why)
{
  if (g_ascii_string_to_unsigned (value, 10, 0, 1000000, NULL, NULL))
    return TRUE;
  *why = g_strdup (_("a whole number from 0 to 1000000 belongs here"));
  return FALSE;
}

static gboolean
check_counts (const char  *value,
              char       **why)
{
  g_auto (GStrv) counts = g_strsplit (value, ";", -1);

  for (guint i = 0; counts[i] != NULL; i++)
    if (!(*counts[i] == '\0' && counts[i + 1] == NULL && i > 0) && !check_count (counts[i], why))
      return FALSE;
  return TRUE;
}

static gboolean
check_shift (const char  *value,
             char       **why)
{
  if (g_ascii_string_to_unsigned (value, 10, 0, 12, NULL, NULL))
    return TRUE;
  *why = g_strdup (_("a whole number of hours from 0 to 12 belongs here"));
  return FALSE;
}

static gboolean
check_boolean (const char  *value,
               char       **why)
{
  if (g_str_equal (value, "true") || g_str_equal (value, "false"))
    return TRUE;
  *why = g_strdup (_("true or false belongs here"));
  return FALSE;
}

static gboolean
check_minute (const char  *value,
              char       **why)
{
  int minute;

  if (desk_policy_parse_minute (value, &minute))
    return TRUE;
  *why = g_strdup (_("a time of day as HH:MM belongs here"));
  return FALSE;
}

static gboolean
check_windows (const char  *value,
               char       **why)
{
  g_auto (GStrv) windows = g_strsplit (value, ";", -1);
  int last = 0;

  if (!check_text (value, why))
    return FALSE;
  for (guint i = 0; windows[i] != NULL; i++)
    {
      int open, close;

      if (*windows[i] == '\0' && windows[i + 1] == NULL && i > 0)
        break;
      if (!desk_policy_parse_window (windows[i], &open, &close))
        {
          *why = g_strdup (_("windows as HH:MM-HH:MM, each opening before it closes, belong here"));
          return FALSE;
        }
      if (open < last)
        {
          *why = g_strdup (_("the windows overlap or are out of order"));
          return FALSE;
        }
      last = close;
    }
  return TRUE;
}

static gboolean
check_zone (const char  *value,
            char       **why)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (value);

  if (zone != NULL)
    return TRUE;
  *why = g_strdup_printf (_("no time zone is called “%s” here"), value);
  return FALSE;
}

static gboolean
check_card (const char  *value,
            char       **why)
{
  DeskTier tier;

  if (desk_tier_from_string (value, &tier) && tier >= DESK_TIER_SILVER)
    return TRUE;
  *why = g_strdup (_("diamond, gold or silver belongs here"));
  return FALSE;
}

/* All that a policy may say: a misspelt key would silently be a figure that is not set. */
static const Entry entries[] = {
  { "*", "source", check_text },
  { "policy", "version", check_text },
  { "policy", "name", check_text },
  { "policy", "zone", check_zone },
  { "tier.*", "rule", check_text },
  { "tier.ehome", "silver|gold|diamond", check_yuan },
  { "tier.tianyi", "silver|gold|diamond", check_yuan },
  { "tier.other", "silver|gold|diamond", check_yuan },
  { "tier.organisation", "silver|gold|diamond", check_yuan },
  { "tier.organisation", "segments", check_text },
  { "tier.government", "bureau|division|section", check_card },
  { "tier.non-card", "package_monthly", check_yuan },
  { "hours.visit", "open|close", check_minute },
  { "hours.notify", "windows", check_windows },
  { "hours.notify", "later_regions", check_text },
  { "hours.notify", "later_hours", check_shift },
  { "balance", "low", check_yuan },
  { "balance", "low_includes_limit", check_boolean },
  { "card", "expiring_days", check_count },
  { "card", "remind_days", check_counts },
  { "quota", "together", check_boolean },
  { "service.*", "per_month.diamond|per_month.gold|per_month.silver", check_count },
  { "service.*", "counts_with", check_text },
  { "service.*", "serves_frozen|hours", check_boolean },
  { "visit", "payment_from", check_yuan },
  { "visit.courtesy", "months.diamond|months.gold|months.silver|months.non-card", check_count },
  { "visit.travel", "same_street|same_district|elsewhere", check_count },
  { "credit", "raise_limit", check_yuan },
};

static const char * const groups[] = {
  "policy", "tier.ehome", "tier.tianyi", "tier.other", "tier.organisation", "tier.government",
  "tier.non-card", "hours.visit", "hours.notify", "balance", "card", "quota", "visit",
  "visit.courtesy", "visit.travel", "credit", NULL,
};

static gboolean
is_known_group (const char *group)
{
  return g_strv_contains (groups, group)
         || (g_str_has_prefix (group, DESK_POLICY_SERVICE_PREFIX)
             && group[strlen (DESK_POLICY_SERVICE_PREFIX)] != '\0');
}

static const Entry *
find_entry (const char *group,
            const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_auto (GStrv) keys = g_strsplit (entries[i].key, "|", -1);

      if (g_pattern_match_simple (entries[i].group, group)
          && g_strv_contains ((const char * const *) keys, key))
        return &entries[i];
    }
  return NULL;
}

static gboolean
check_key (DeskIni     *ini,
           const char  *group,
           const char  *key,
           GError     **error)
{
  const Entry *entry = find_entry (group, key);
  g_autofree char *value = desk_ini_get_text (ini, group, key);
  g_autofree char *why = NULL;

  if (entry == NULL)
    return desk_ini_refuse (ini, group, key, _("no such key is known"), error);
  if (!entry->check (value, &why))
    return desk_ini_refuse (ini, group, key, why, error);
  return TRUE;
}

static gboolean
check_group (DeskIni     *ini,
             const char  *group,
             GError     **error)
{
  g_auto (GStrv) keys = desk_ini_list_keys (ini, group);

  if (!is_known_group (group))
    return desk_ini_refuse (ini, group, NULL, _("no such group is known"), error);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (!check_key (ini, group, keys[i], error))
        return FALSE;
    }
  return TRUE;
}

/* The thresholds of a group ascend from silver to diamond; one that is not set is passed over. */
static gboolean
check_ascending (DeskIni     *ini,
                 const char  *group,
                 GError     **error)
{
  static const char * const tiers[] = { "silver", "gold", "diamond" };
  gint64 last = -1;

  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      g_autofree char *value = desk_ini_get_text (ini, group, tiers[i]);
      gint64 fen;

      if (value == NULL || !desk_money_parse (value, &fen, NULL))
        continue;
      if (fen <= last)
        return desk_ini_refuse (ini, group, tiers[i],
                                _("the threshold is not above that of the tier below"), error);
      last = fen;
    }
  return TRUE;
}

static gboolean
check_visit_hours (DeskIni     *ini,
                   GError     **error)
{
  g_autofree char *open = desk_ini_get_text (ini, "hours.visit", "open");
  g_autofree char *close = desk_ini_get_text (ini, "hours.visit", "close");
  int open_minute, close_minute;

  if (open == NULL && close == NULL)
    return TRUE;
  if (open == NULL || close == NULL)
    return desk_ini_refuse (ini, "hours.visit", NULL, _("open and close belong together"), error);
  if (desk_policy_parse_minute (open, &open_minute)
      && desk_policy_parse_minute (close, &close_minute) && open_minute >= close_minute)
    return desk_ini_refuse (ini, "hours.visit", "close", _("it closes before it opens"), error);
  return TRUE;
}

static gboolean
check_counts_with (DeskIni     *ini,
                   const char  *group,
                   GError     **error)
{
  g_auto (GStrv) others = desk_ini_get_list (ini, group, "counts_with");

  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    {
      g_autofree char *other = g_strconcat (DESK_POLICY_SERVICE_PREFIX, others[i], NULL);

      if (!g_strv_contains (desk_ini_list_groups (ini), other))
        return desk_ini_refuse (ini, group, "counts_with",
                                _("it names a service that is not there"), error);
    }
  return TRUE;
}

static gboolean
check_required (DeskIni     *ini,
                const char  *group,
                const char  *key,
                GError     **error)
{
  g_autofree char *value = desk_ini_get_text (ini, group, key);

  return value != NULL || desk_ini_refuse (ini, group, key, _("it is missing"), error);
}

/**
 * desk_policy_parse_minute:
 * @text: a time of day, `HH:MM` from 00:00 to 24:00
 * @minute: (out): where to store the minutes since midnight
 *
 * Returns: whether @text is a time of day
 */
gboolean
desk_policy_parse_minute (const char *text,
                          int        *minute)
{
  if (strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4])
      || text[3] > '5')
    return FALSE;
  *minute = (text[0] - '0') * 600 + (text[1] - '0') * 60 + (text[3] - '0') * 10 + (text[4] - '0');
  return *minute <= 24 * 60;
}

/**
 * desk_policy_parse_window:
 * @text: `HH:MM-HH:MM`
 * @open: (out): where to store the first minute within, since midnight
 * @close: (out): where to store the first minute after it
 *
 * Returns: whether @text is a window that opens before it closes
 */
gboolean
desk_policy_parse_window (const char *text,
                          int        *open,
                          int        *close)
{
  g_auto (GStrv) bounds = g_strsplit (text, "-", -1);

  return g_strv_length (bounds) == 2 && desk_policy_parse_minute (bounds[0], open)
         && desk_policy_parse_minute (bounds[1], close) && *open < *close;
}

/**
 * desk_policy_check:
 * @ini: a policy file
 * @error: return location for a #GError
 *
 * Returns: whether @ini makes sense; %FALSE with %DESK_ERROR_INVALID naming line and reason
 */
gboolean
desk_policy_check (DeskIni  *ini,
                   GError  **error)
{
  const char * const *names = desk_ini_list_groups (ini);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!check_group (ini, names[i], error) || !check_ascending (ini, names[i], error)
          || !check_counts_with (ini, names[i], error))
        return FALSE;
    }
  return check_visit_hours (ini, error) && check_required (ini, "policy", "zone", error)
         && check_required (ini, "policy", "version", error);
}
