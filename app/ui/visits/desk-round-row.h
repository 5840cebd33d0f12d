/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-visit-round.h>

G_BEGIN_DECLS

#define DESK_TYPE_ROUND_ROW (desk_round_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskRoundRow, desk_round_row, DESK, ROUND_ROW, AdwExpanderRow)

/* Signal "changed" (): another time, or left out. */
GtkWidget *desk_round_row_new         (DeskRoundStop *stop,
                                       gint64         minutes,
                                       gint64         from_ms,
                                       GTimeZone     *zone);
void       desk_round_row_set_problem (DeskRoundRow  *self,
                                       const char    *problem);
void       desk_round_row_set_start   (DeskRoundRow  *self,
                                       gint64         start_ms);

G_END_DECLS
