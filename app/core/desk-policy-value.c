/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-policy-value.h"
#include "desk-money.h"
#include "desk-tier.h"

#include <glib/gi18n-lib.h>

/* What a header of HTTP can carry as it is. */
#define VERSION_LENGTH 64

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

gboolean
desk_policy_check_text (const char  *value,
                        char       **why)
{
  if (*value != '\0')
    return TRUE;
  *why = g_strdup (_("it is empty; leave the key out where nothing is set"));
  return FALSE;
}

/* It travels, and tells one policy from all others. */
gboolean
desk_policy_check_version (const char  *value,
                           char       **why)
{
  gsize length = strlen (value);

  for (const char *p = value; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p) || *p == '"')
      length = 0;
  if (length > 0 && length <= VERSION_LENGTH)
    return TRUE;
  *why = g_strdup_printf (_("at most %d letters, digits and signs without blanks belong here"),
                          VERSION_LENGTH);
  return FALSE;
}

gboolean
desk_policy_check_yuan (const char  *value,
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

gboolean
desk_policy_check_count (const char  *value,
                         char       **why)
{
  if (g_ascii_string_to_unsigned (value, 10, 0, 1000000, NULL, NULL))
    return TRUE;
  *why = g_strdup (_("a whole number from 0 to 1000000 belongs here"));
  return FALSE;
}

gboolean
desk_policy_check_counts (const char  *value,
                          char       **why)
{
  g_auto (GStrv) counts = g_strsplit (value, ";", -1);

  for (guint i = 0; counts[i] != NULL; i++)
    if (!(*counts[i] == '\0' && counts[i + 1] == NULL && i > 0)
        && !desk_policy_check_count (counts[i], why))
      return FALSE;
  return TRUE;
}

gboolean
desk_policy_check_shift (const char  *value,
                         char       **why)
{
  if (g_ascii_string_to_unsigned (value, 10, 0, 12, NULL, NULL))
    return TRUE;
  *why = g_strdup (_("a whole number of hours from 0 to 12 belongs here"));
  return FALSE;
}

gboolean
desk_policy_check_boolean (const char  *value,
                           char       **why)
{
  if (g_str_equal (value, "true") || g_str_equal (value, "false"))
    return TRUE;
  *why = g_strdup (_("true or false belongs here"));
  return FALSE;
}

gboolean
desk_policy_check_minute (const char  *value,
                          char       **why)
{
  int minute;

  if (desk_policy_parse_minute (value, &minute))
    return TRUE;
  *why = g_strdup (_("a time of day as HH:MM belongs here"));
  return FALSE;
}

gboolean
desk_policy_check_windows (const char  *value,
                           char       **why)
{
  g_auto (GStrv) windows = g_strsplit (value, ";", -1);
  int last = 0;

  if (!desk_policy_check_text (value, why))
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

gboolean
desk_policy_check_zone (const char  *value,
                        char       **why)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (value);

  if (zone != NULL)
    return TRUE;
  *why = g_strdup_printf (_("no time zone is called “%s” here"), value);
  return FALSE;
}

gboolean
desk_policy_check_takes (const char  *value,
                         char       **why)
{
  static const char * const words[] = { "money", "points", "bonus", "loan", NULL };

  if (g_strv_contains (words, value))
    return TRUE;
  *why = g_strdup (_("money, points, bonus or loan belongs here"));
  return FALSE;
}

gboolean
desk_policy_check_card (const char  *value,
                        char       **why)
{
  DeskTier tier;

  if (desk_tier_from_string (value, &tier) && tier >= DESK_TIER_SILVER)
    return TRUE;
  *why = g_strdup (_("diamond, gold or silver belongs here"));
  return FALSE;
}
