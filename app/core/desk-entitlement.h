/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-policy.h"
#include "desk-tier.h"

G_BEGIN_DECLS

#define DESK_SERVICE_EMERGENCY_REACTIVATION "emergency-reactivation"
#define DESK_SERVICE_DELAYED_SUSPENSION     "delayed-suspension"

#define DESK_SERVICE_CREDIT_RAISE           "credit-raise"

/**
 * DeskTakes:
 * @DESK_TAKES_MONEY: an amount of money, in fen (E2)
 * @DESK_TAKES_POINTS: points taken off (E4)
 * @DESK_TAKES_BONUS: points given, which may expire (E7)
 * @DESK_TAKES_LOAN: a thing that is lent, and comes back (E7)
 *
 * What a use of a service names besides the service.
 */
typedef enum
{
  DESK_TAKES_NOTHING,
  DESK_TAKES_MONEY,
  DESK_TAKES_POINTS,
  DESK_TAKES_BONUS,
  DESK_TAKES_LOAN,
} DeskTakes;

/* The countable services of a card (E6, E7), by the ids of the policy file. */
const char * const *desk_entitlement_list          (DeskPolicy *policy);
gboolean            desk_entitlement_is_known      (DeskPolicy *policy,
                                                    const char *service);
const char         *desk_entitlement_get_label     (const char *service);
gboolean            desk_entitlement_get_limit     (DeskPolicy *policy,
                                                    DeskTier    tier,
                                                    const char *service,
                                                    gint64     *uses_per_month);
GStrv               desk_entitlement_counts_with   (DeskPolicy *policy,
                                                    const char *service);
const char         *desk_entitlement_get_quota     (DeskPolicy *policy,
                                                    const char *service);
gboolean            desk_entitlement_serves_frozen (DeskPolicy *policy,
                                                    const char *service);
gboolean            desk_entitlement_takes_hours   (DeskPolicy *policy,
                                                    const char *service);
DeskTakes           desk_entitlement_get_takes     (DeskPolicy *policy,
                                                    const char *service);
gboolean            desk_entitlement_is_for        (DeskPolicy *policy,
                                                    DeskTier    tier,
                                                    const char *service);
gboolean            desk_entitlement_get_most_fen  (DeskPolicy *policy,
                                                    const char *service,
                                                    gint64     *fen);
const char         *desk_entitlement_get_source    (DeskPolicy *policy,
                                                    const char *service);

G_END_DECLS
