/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include <desk-callbacks.h>

#include "desk-deeds.h"

G_BEGIN_DECLS

#define DESK_TYPE_CALLBACK_DIALOG (desk_callback_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskCallbackDialog, desk_callback_dialog, DESK, CALLBACK_DIALOG, AdwWindow)

/* Action: "callback.promise". */
GtkWidget  *desk_callback_dialog_new         (DeskStore          *store,
                                              DeskDeeds          *deeds,
                                              const char         *member_no);
void        desk_callback_dialog_move        (DeskCallbackDialog *self,
                                              const DeskCallbackItem
                                                                 *item);
void        desk_callback_dialog_fill        (DeskCallbackDialog *self,
                                              guint               day,
                                              int                 minute,
                                              const char         *about);
const char *desk_callback_dialog_get_problem (DeskCallbackDialog *self);

G_END_DECLS
