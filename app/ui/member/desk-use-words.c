/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-use-words.h"

#include "desk-format.h"

#include <glib/gi18n-lib.h>

/**
 * desk_use_words_held:
 * @zone: the policy's
 *
 * Returns: (transfer full) (nullable): how many uses the hub keeps for this laptop, and until when;
 *   %NULL: none
 */
char *
desk_use_words_held (const DeskServiceCount *count,
                     gint64                  now_ms,
                     GTimeZone              *zone)
{
  g_autofree char *until = NULL;

  if (count->held == 0)
    return NULL;
  until = desk_format_moment (count->held_until_ms, now_ms, zone);
  /* Translators: uses of an entitlement, and a moment */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d kept for this computer until %s",
                                       "%d kept for this computer until %s", (gulong) count->held),
                          (int) count->held, until);
}

/**
 * desk_use_words_certain:
 * @zone: the policy's
 *
 * Returns: (transfer full) (nullable): whether the next use is sure also when it is made offline;
 *   %NULL where no limit is set, or nothing is left
 */
char *
desk_use_words_certain (const DeskServiceCount *count,
                        gint64                  now_ms,
                        GTimeZone              *zone)
{
  g_autofree char *until = NULL;

  if (count->limit < 0 || count->used >= count->limit)
    return NULL;
  if (count->held == 0)
    return g_strdup (_("Provisional until the hub confirms it: none is kept for this computer"));
  until = desk_format_moment (count->held_until_ms, now_ms, zone);
  /* Translators: %s is a moment */
  return g_strdup_printf (_("Certain also offline, if it reaches the hub by %s: one is kept for this "
                            "computer"), until);
}
