/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-visit-courtesy.h"

#include <math.h>

#include "desk-calendar.h"
#include "desk-tier.h"
#include "desk-time.h"

#define DAYS_IN_MONTH 30.44

/* What weighs how much where a week has more visits than hours: a card that is lost soon before what
 * repeats, and the higher card before the lower. */
#define WEIGHT_EXPIRES 30
#define WEIGHT_FROZEN  25
#define WEIGHT_OVERDUE 20
#define WEIGHT_NEVER   15
#define WEIGHT_LOW     10
#define WEIGHT_TIER    5

static void
add_reason (GPtrArray  *reasons,
            DeskReason *reason,
            int        *weight,
            int         more)
{
  g_ptr_array_add (reasons, reason);
  *weight += more;
}

static DeskReason *
make_days_reason (const char *code,
                  int         days)
{
  DeskReason *reason = desk_reason_new (code, "");

  desk_reason_set_int (reason, "days", days);
  return reason;
}

/* The later a visit is, the more it weighs. */
static void
add_overdue (GPtrArray            *reasons,
             const DeskVisitCause *cause,
             int                   months,
             int                  *weight)
{
  int due = (int) ceil (months * DAYS_IN_MONTH);
  DeskReason *reason;

  if (months == 0)
    return;
  if (cause->visited_days < 0)
    {
      add_reason (reasons, desk_reason_new ("never-visited", ""), weight, WEIGHT_NEVER);
      return;
    }
  if (cause->visited_days < due)
    return;
  reason = make_days_reason ("visit-overdue", cause->visited_days);
  desk_reason_set_int (reason, "months", months);
  add_reason (reasons, reason, weight,
              WEIGHT_OVERDUE + MIN (WEIGHT_OVERDUE, (cause->visited_days - due) / 7));
}

static void
add_card (GPtrArray            *reasons,
          DeskPolicy           *policy,
          const DeskVisitCause *cause,
          int                  *weight)
{
  gint64 soon = 0;

  desk_policy_lookup_integer (policy, "card", "expiring_days", &soon);
  if (cause->card_days < 0)
    add_reason (reasons, make_days_reason ("card-expired", -cause->card_days), weight,
                WEIGHT_EXPIRES);
  else if (cause->card_days <= soon)
    add_reason (reasons, make_days_reason ("card-expires", cause->card_days), weight,
                WEIGHT_EXPIRES);
}

static int
weigh_tier (const DeskVisitCause *cause)
{
  return cause->tier >= DESK_TIER_SILVER ? (cause->tier - DESK_TIER_SILVER + 1) * WEIGHT_TIER : 0;
}

/* The same day months later, the last of a shorter month, or the next day that is worked. */
static char *
find_day (GDateTime    *first,
          DeskHolidays *holidays,
          int           months)
{
  g_autoptr (GDateTime) wished = g_date_time_add_months (first, months);
  g_autofree char *day = g_date_time_format (wished, "%F");

  if (desk_holidays_is_working_day (holidays, day))
    return g_steal_pointer (&day);
  return desk_holidays_add_working_days (holidays, day, 1);
}

/**
 * desk_courtesy_get_months:
 *
 * Returns: how many months lie between two courtesy visits to members of the tier; 0: the policy
 *   sets none
 */
int
desk_courtesy_get_months (DeskPolicy *policy,
                          DeskTier    tier)
{
  g_autofree char *key = g_strconcat ("months.", desk_tier_to_string (tier), NULL);
  gint64 months = 0;

  desk_policy_lookup_integer (policy, "visit.courtesy", key, &months);
  return (int) months;
}

/**
 * desk_courtesy_plan:
 * @first_ms: when the first visit begins, which stays as it is
 * @months: between two visits, from 1 on
 * @n_visits: from 1 to %DESK_COURTESY_MAX_VISITS
 *
 * Plans visits that repeat: each at the same time of day, counted from the first, so that one that
 * moves off a holiday or a weekend does not move the later ones.
 *
 * Returns: (transfer full) (element-type gint64): when each begins
 */
GArray *
desk_courtesy_plan (DeskPolicy   *policy,
                    DeskHolidays *holidays,
                    gint64        first_ms,
                    int           months,
                    guint         n_visits)
{
  GTimeZone *zone = desk_policy_get_zone (policy);
  g_autoptr (GDateTime) first = desk_time_local (first_ms, zone);
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (starts, first_ms);
  for (guint i = 1; i < n_visits; i++)
    {
      g_autofree char *day = find_day (first, holidays, (int) i * months);
      gint64 start_ms = desk_calendar_find_moment (
        desk_calendar_read_day (day), desk_calendar_minute_at (first_ms, zone), zone);

      g_array_append_val (starts, start_ms);
    }
  return starts;
}

/**
 * desk_courtesy_find_reasons:
 * @weight: (out): how much they weigh together; 0 without reasons
 *
 * Says why a member should be visited.
 *
 * Returns: (transfer full) (element-type DeskReason): why, or nothing
 */
GPtrArray *
desk_courtesy_find_reasons (DeskPolicy           *policy,
                            const DeskVisitCause *cause,
                            int                  *weight)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_reason_free);

  *weight = 0;
  add_card (reasons, policy, cause, weight);
  if (cause->frozen)
    add_reason (reasons, desk_reason_new ("frozen", "L3"), weight, WEIGHT_FROZEN);
  add_overdue (reasons, cause, desk_courtesy_get_months (policy, cause->tier), weight);
  if (cause->low_balance)
    add_reason (reasons, desk_reason_new ("balance-low", "E5"), weight, WEIGHT_LOW);
  if (reasons->len > 0)
    *weight += weigh_tier (cause);
  return reasons;
}
