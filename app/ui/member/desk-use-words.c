/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-use-words.h"

#include "desk-format.h"

#include <desk-money.h>
#include <desk-time.h>
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

static char *
word_points (gint64 points)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d point", "%d points", (gulong) points),
                          (int) points);
}

/**
 * desk_use_words_amount:
 * @amount: of a use, in fen or points
 *
 * Returns: (transfer full) (nullable): it in words, %NULL where there is none
 */
char *
desk_use_words_amount (DeskTakes takes,
                       gint64    amount)
{
  if (amount == 0)
    return NULL;
  return takes == DESK_TAKES_MONEY ? desk_money_format_local (amount) : word_points (amount);
}

/* E7: of a spare SIM or handset. */
static char *
word_loan (const DeskServiceUse *use,
           gint64                now_ms,
           GTimeZone            *zone)
{
  g_autofree char *returned = NULL;
  g_autofree char *today = desk_time_day (now_ms, zone);

  if (use->returned_ms != 0)
    {
      returned = desk_format_moment (use->returned_ms, now_ms, zone);
      /* Translators: something that was lent; %s is a moment */
      return g_strdup_printf (_("returned %s"), returned);
    }
  if (*use->day == '\0')
    return g_strdup (_("lent, not returned yet"));
  /* Translators: something that was lent; %s is a day */
  return g_strdup_printf (strcmp (use->day, today) < 0 ? _("lent, wanted back since %s")
                                                       : _("lent until %s"),
                          use->day);
}

/**
 * desk_use_words_day:
 * @zone: the policy's
 *
 * Returns: (transfer full) (nullable): how long points can be used, or what became of what was lent
 */
char *
desk_use_words_day (DeskTakes             takes,
                    const DeskServiceUse *use,
                    gint64                now_ms,
                    GTimeZone            *zone)
{
  if (takes == DESK_TAKES_LOAN)
    return word_loan (use, now_ms, zone);
  if (*use->day == '\0')
    return NULL;
  /* Translators: bonus points; %s is a day */
  return g_strdup_printf (_("expire after %s"), use->day);
}

/* Bonus points that expire first, no more than there are (E7). */
static const DeskServiceUse *
find_expiring (const DeskMemberFile *file,
               DeskPolicy           *policy,
               gint64                now_ms)
{
  g_autofree char *today = desk_time_day (now_ms, desk_policy_get_zone (policy));
  const DeskServiceUse *first = NULL;

  for (guint i = 0; i < file->uses->len; i++)
    {
      const DeskServiceUse *use = g_ptr_array_index (file->uses, i);

      if (desk_entitlement_get_takes (policy, use->service) == DESK_TAKES_BONUS && use->amount > 0 &&
          *use->day != '\0' && strcmp (use->day, today) >= 0 &&
          (first == NULL || strcmp (use->day, first->day) < 0))
        first = use;
    }
  return first;
}

/* E4, E7: how many can be redeemed, and which of them expire first. */
static char *
word_available_points (const DeskMemberFile *file,
                       DeskPolicy           *policy,
                       gint64                now_ms)
{
  const DeskServiceUse *first = find_expiring (file, policy, now_ms);
  g_autofree char *points = word_points (file->points);
  g_autofree char *expiring = NULL;

  if (first == NULL || file->points == 0)
    /* Translators: %s is a number of points */
    return g_strdup_printf (_("%s to redeem"), points);
  expiring = word_points (MIN (first->amount, file->points));
  /* Translators: numbers of points, and a day */
  return g_strdup_printf (_("%1$s to redeem; %2$s of them expire after %3$s"), points, expiring,
                          first->day);
}

/**
 * desk_use_words_available:
 *
 * Returns: (transfer full) (nullable): how much can be had, where that is no number of uses: points
 *   (E4), or an amount of money (E2)
 */
char *
desk_use_words_available (const DeskMemberFile *file,
                          DeskPolicy           *policy,
                          const char           *service,
                          gint64                now_ms)
{
  g_autofree char *amount = NULL;
  gint64 most_fen;

  if (!desk_entitlement_is_for (policy, file->tier, service))
    return g_strdup (_("Does not come with this card"));
  if (desk_entitlement_get_takes (policy, service) == DESK_TAKES_POINTS)
    return word_available_points (file, policy, now_ms);
  if (!desk_entitlement_get_most_fen (policy, service, &most_fen))
    return NULL;
  amount = desk_money_format_local (most_fen);
  /* Translators: %s is an amount of money */
  return g_strdup_printf (_("To at most %s"), amount);
}
