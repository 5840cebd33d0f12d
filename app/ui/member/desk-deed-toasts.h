/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-deeds.h"
#include "desk-undo.h"

G_BEGIN_DECLS

#define DESK_TYPE_DEED_TOASTS (desk_deed_toasts_get_type ())
G_DECLARE_FINAL_TYPE (DeskDeedToasts, desk_deed_toasts, DESK, DEED_TOASTS, GObject)

/* Says on a page what was done, and offers for some seconds to undo it. */
DeskDeedToasts *desk_deed_toasts_new  (DeskDeeds       *deeds,
                                       AdwToastOverlay *overlay,
                                       const char      *undo_action);
void            desk_deed_toasts_say  (DeskDeedToasts  *self,
                                       const char      *sentence);
void            desk_deed_toasts_undo (DeskDeedToasts  *self);
DeskUndo       *desk_deed_toasts_get_undo
                                      (DeskDeedToasts  *self);

G_END_DECLS
