/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-used-month.h>

G_BEGIN_DECLS

#define DESK_TYPE_USED_TOTALS (desk_used_totals_get_type ())
G_DECLARE_FINAL_TYPE (DeskUsedTotals, desk_used_totals, DESK, USED_TOTALS, AdwPreferencesGroup)

GtkWidget *desk_used_totals_new     (void);
void       desk_used_totals_show    (DeskUsedTotals      *self,
                                     const DeskUsedMonth *month,
                                     DeskPolicy          *policy);
GtkWidget *desk_used_totals_get_row (DeskUsedTotals      *self,
                                     guint                position);

G_END_DECLS
