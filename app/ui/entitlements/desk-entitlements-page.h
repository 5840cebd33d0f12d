/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-used-month.h>

#include "desk-today-section.h"
#include "desk-used-totals.h"

G_BEGIN_DECLS

#define DESK_TYPE_ENTITLEMENTS_PAGE (desk_entitlements_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskEntitlementsPage, desk_entitlements_page, DESK, ENTITLEMENTS_PAGE, GtkWidget)

/* Actions: "entitlements.previous", "entitlements.next" and "entitlements.now" show another month. */
GtkWidget           *desk_entitlements_page_new         (DeskStore            *store);
const DeskUsedMonth *desk_entitlements_page_get_month   (DeskEntitlementsPage *self);
DeskTodaySection    *desk_entitlements_page_get_section (DeskEntitlementsPage *self);
DeskUsedTotals      *desk_entitlements_page_get_totals  (DeskEntitlementsPage *self);

G_END_DECLS
