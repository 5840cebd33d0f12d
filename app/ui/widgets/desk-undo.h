/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_UNDO (desk_undo_get_type ())
G_DECLARE_FINAL_TYPE (DeskUndo, desk_undo, DESK, UNDO, GObject)

/* Takes back what was done, and says so. */
typedef void (*DeskUndoFunc) (DeskUndo *undo,
                              gpointer  user_data);

DeskUndo *desk_undo_new   (AdwToastOverlay *overlay,
                           const char      *action);
void      desk_undo_say   (DeskUndo        *self,
                           const char      *sentence);
void      desk_undo_offer (DeskUndo        *self,
                           const char      *sentence,
                           DeskUndoFunc     func,
                           gpointer         user_data,
                           GDestroyNotify   destroy);
void      desk_undo_run   (DeskUndo        *self);

G_END_DECLS
