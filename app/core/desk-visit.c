/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-visit.h"
#include "desk-hours.h"
#include "desk-member.h"

#include <glib/gi18n-lib.h>

static const char * const purposes[] = {
  DESK_VISIT_PAYMENT, "business", DESK_VISIT_POINTS, "card", DESK_VISIT_COURTESY, "fault", NULL,
};

/* What is asked of a visit beside its time: of a payment its amount, of a courtesy nothing. And what
 * the manager has along. */
static const struct
{
  const char *label;
  const char *subject;
  const char *bring;
} kinds[] = {
  /* Translators: why a manager visits a member. */
  { NC_("visit purpose", "Payment"), NULL,
    /* Translators: what a manager brings to a member's door. */
    NC_("visit bring", "The receipt book and change") },
  { NC_("visit purpose", "Business"), NC_("visit subject", "Which business"),
    NC_("visit bring", "The application form and the tariff sheet") },
  { NC_("visit purpose", "Points redemption"), NC_("visit subject", "Redeemed for what"),
    NC_("visit bring", "The goods or vouchers, and the redemption form") },
  { NC_("visit purpose", "Card"), NC_("visit subject", "Which card"),
    NC_("visit bring", "The new card and the form for its receipt") },
  { NC_("visit purpose", "Courtesy"), NULL,
    NC_("visit bring", "A business card and a small gift within the standard") },
  { NC_("visit purpose", "Fault"), NC_("visit subject", "What is out of order"),
    NC_("visit bring", "Tools and spare parts") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (purposes) == G_N_ELEMENTS (kinds) + 1);

/* -1: a purpose of a later version. */
static int
find_purpose (const char *purpose)
{
  for (int i = 0; purposes[i] != NULL; i++)
    if (g_str_equal (purposes[i], purpose))
      return i;
  return -1;
}

static DeskReason *
check_purpose (const DeskVisitPlan *plan)
{
  DeskReason *reason;

  if (find_purpose (plan->purpose) >= 0)
    return NULL;
  reason = desk_reason_new ("unknown-purpose", "");
  desk_reason_set_text (reason, "purpose", plan->purpose);
  return reason;
}

static DeskReason *
check_minutes (const DeskVisitPlan *plan)
{
  DeskReason *reason;

  if (plan->minutes >= 1 && plan->minutes <= DESK_VISIT_MAX_MINUTES)
    return NULL;
  reason = desk_reason_new ("minutes-out-of-range", "");
  desk_reason_set_int (reason, "most", DESK_VISIT_MAX_MINUTES);
  return reason;
}

static DeskReason *
check_travel (const DeskVisitPlan *plan)
{
  DeskReason *reason;

  if (plan->travel_minutes >= 0 && plan->travel_minutes <= DESK_VISIT_MAX_TRAVEL)
    return NULL;
  reason = desk_reason_new ("travel-out-of-range", "");
  desk_reason_set_int (reason, "most", DESK_VISIT_MAX_TRAVEL);
  return reason;
}

/* In whole minutes: who writes down a visit that begins now is not late. */
static DeskReason *
check_start (const DeskVisitPlan *plan,
             DeskPolicy          *policy,
             gint64               made_ms)
{
  DeskReason *reason;

  if (plan->start_ms >= made_ms - made_ms % DESK_MINUTE_MS)
    return NULL;
  reason = desk_reason_new ("visit-in-past", "");
  desk_reason_set_time (reason, "start", plan->start_ms, desk_policy_get_zone (policy));
  return reason;
}

/* H1 */
static DeskReason *
check_hours (const DeskVisitPlan *plan,
             DeskPolicy          *policy)
{
  DeskReason *reason;

  if (*plan->special_request != '\0' ||
      desk_hours_visit_fits (policy, plan->start_ms, (int) plan->minutes))
    return NULL;
  reason = desk_reason_new ("visit-hours", "H1");
  desk_reason_set_text (reason, "open", desk_policy_lookup_text (policy, "hours.visit", "open"));
  desk_reason_set_text (reason, "close", desk_policy_lookup_text (policy, "hours.visit", "close"));
  return reason;
}

/* E3 */
static DeskReason *
check_amount (const DeskVisitPlan *plan,
              DeskPolicy          *policy)
{
  DeskReason *reason;
  gint64 least_fen = 1;

  if (!g_str_equal (plan->purpose, DESK_VISIT_PAYMENT))
    return plan->amount_fen == DESK_FEN_ABSENT ? NULL : desk_reason_new ("amount-unasked", "");
  if (plan->amount_fen == DESK_FEN_ABSENT)
    return desk_reason_new ("amount-missing", "E3");
  desk_policy_lookup_fen (policy, "visit", "payment_from", &least_fen);

  if (plan->amount_fen < least_fen)
    {
      reason = desk_reason_new ("amount-too-small", "E3");
      desk_reason_set_int (reason, "least_fen", least_fen);
      return reason;
    }
  if (plan->amount_fen <= DESK_VISIT_MAX_FEN)
    return NULL;
  reason = desk_reason_new ("amount-too-large", "");
  desk_reason_set_int (reason, "most_fen", DESK_VISIT_MAX_FEN);
  return reason;
}

/**
 * desk_visit_list_purposes:
 *
 * Returns: (array zero-terminated=1): what a visit may be for
 */
const char * const *
desk_visit_list_purposes (void)
{
  return purposes;
}

/**
 * desk_visit_get_purpose_label:
 *
 * Returns: the purpose in the reader's language; the word itself where a later version wrote it
 */
const char *
desk_visit_get_purpose_label (const char *purpose)
{
  int i = find_purpose (purpose);

  return i >= 0 ? g_dpgettext2 (GETTEXT_PACKAGE, "visit purpose", kinds[i].label) : purpose;
}

/**
 * desk_visit_get_subject_label:
 *
 * Returns: (nullable): what is asked of such a visit beside its time, such as which card; %NULL
 *   where nothing is
 */
const char *
desk_visit_get_subject_label (const char *purpose)
{
  int i = find_purpose (purpose);

  return i >= 0 && kinds[i].subject != NULL
           ? g_dpgettext2 (GETTEXT_PACKAGE, "visit subject", kinds[i].subject)
           : NULL;
}

/**
 * desk_visit_get_bring_label:
 *
 * Returns: (nullable): what the manager brings to such a visit, in the reader's language; %NULL for
 *   a purpose of a later version
 */
const char *
desk_visit_get_bring_label (const char *purpose)
{
  int i = find_purpose (purpose);

  return i >= 0 ? g_dpgettext2 (GETTEXT_PACKAGE, "visit bring", kinds[i].bring) : NULL;
}

/**
 * desk_visit_plan_leave:
 *
 * Returns: when the manager leaves for the visit, in milliseconds since 1970: what is before must
 *   have ended by then
 */
gint64
desk_visit_plan_leave (const DeskVisitPlan *plan)
{
  return plan->start_ms - plan->travel_minutes * DESK_MINUTE_MS;
}

/**
 * desk_visit_plan_end:
 *
 * Returns: when the visit ends, in milliseconds since 1970; the next may begin then
 */
gint64
desk_visit_plan_end (const DeskVisitPlan *plan)
{
  return plan->start_ms + plan->minutes * DESK_MINUTE_MS;
}

/**
 * desk_visit_plan_check:
 * @made_ms: when it was planned, in milliseconds since 1970: the past is what was before
 *
 * What the standard says of a plan by itself: within 8:00–20:00 unless the customer specially
 * asked (H1), payments from 200 yuan with their amount (E3), not in the past. Other visits and the
 * member are not looked at.
 *
 * Returns: (transfer full) (nullable): why not; %NULL where nothing speaks against it
 */
DeskReason *
desk_visit_plan_check (const DeskVisitPlan *plan,
                       DeskPolicy          *policy,
                       gint64               made_ms)
{
  DeskReason *reason = check_purpose (plan);

  if (reason == NULL)
    reason = check_minutes (plan);
  if (reason == NULL)
    reason = check_travel (plan);
  if (reason == NULL)
    reason = check_start (plan, policy, made_ms);
  if (reason == NULL)
    reason = check_hours (plan, policy);
  return reason != NULL ? reason : check_amount (plan, policy);
}
