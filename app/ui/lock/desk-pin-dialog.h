/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-lock.h>

G_BEGIN_DECLS

#define DESK_TYPE_PIN_DIALOG (desk_pin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskPinDialog, desk_pin_dialog, DESK, PIN_DIALOG, AdwWindow)

/* Sets, changes or removes the PIN. Action: "pin.accept". */
GtkWidget  *desk_pin_dialog_new         (DeskLock      *lock,
                                         gboolean       removes);
void        desk_pin_dialog_fill        (DeskPinDialog *self,
                                         const char    *old_pin,
                                         const char    *pin,
                                         const char    *repeat);
const char *desk_pin_dialog_get_problem (DeskPinDialog *self);

G_END_DECLS
