/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_BALANCE_CHART (desk_balance_chart_get_type ())
G_DECLARE_FINAL_TYPE (DeskBalanceChart, desk_balance_chart, DESK, BALANCE_CHART, GtkWidget)

/**
 * DeskBalanceStep:
 *
 * From @at_ms on the balance was @fen.
 */
typedef struct
{
  gint64 at_ms;
  gint64 fen;
} DeskBalanceStep;

/* A balance as it went, a line of steps, over the line under which it is low. */
GtkWidget *desk_balance_chart_new       (void);
void       desk_balance_chart_set_steps (DeskBalanceChart *self,
                                         GArray           *steps,
                                         gint64            end_ms);
void       desk_balance_chart_set_low   (DeskBalanceChart *self,
                                         gint64            low_fen);

G_END_DECLS
