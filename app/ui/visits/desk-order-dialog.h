/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-day-order.h>

#include "desk-undo.h"

G_BEGIN_DECLS

#define DESK_TYPE_ORDER_DIALOG (desk_order_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskOrderDialog, desk_order_dialog, DESK, ORDER_DIALOG, AdwWindow)

GtkWidget  *desk_order_dialog_new         (DeskStore       *store,
                                           DeskUndo        *undo,
                                           guint            day);
GPtrArray  *desk_order_dialog_get_stops   (DeskOrderDialog *self);
const char *desk_order_dialog_get_problem (DeskOrderDialog *self);

G_END_DECLS
