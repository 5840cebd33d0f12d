/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-policy.h"
#include "desk-tier.h"

G_BEGIN_DECLS

#define DESK_SERVICE_EMERGENCY_REACTIVATION "emergency-reactivation"
#define DESK_SERVICE_DELAYED_SUSPENSION     "delayed-suspension"

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
const char         *desk_entitlement_get_source    (DeskPolicy *policy,
                                                    const char *service);

G_END_DECLS
