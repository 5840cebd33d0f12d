/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-slot.h>
#include <desk-visit.h>
#include <desk-visits.h>

G_BEGIN_DECLS

/* What the rules say to a visit while it is still in the hand. */
DeskReason *desk_visit_rules_ask      (DeskStore           *store,
                                       GPtrArray           *visits,
                                       const DeskVisitPlan *plan,
                                       const char          *visit_id);
DeskReason *desk_visit_rules_ask_slot (DeskStore           *store,
                                       GPtrArray           *visits,
                                       const DeskSlot      *slot,
                                       const DeskVisit     *visit);

G_END_DECLS
