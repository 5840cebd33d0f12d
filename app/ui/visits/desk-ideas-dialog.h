/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-visit-ideas.h>
#include <desk-visits.h>

#include "desk-undo.h"

G_BEGIN_DECLS

#define DESK_TYPE_IDEAS_DIALOG (desk_ideas_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskIdeasDialog, desk_ideas_dialog, DESK, IDEAS_DIALOG, AdwWindow)

GtkWidget *desk_ideas_dialog_new       (DeskStore       *store,
                                        DeskUndo        *undo);
GtkWidget *desk_ideas_dialog_new_near  (DeskStore       *store,
                                        DeskUndo        *undo,
                                        const DeskVisit *visit);
GPtrArray *desk_ideas_dialog_get_ideas (DeskIdeasDialog *self);
void       desk_ideas_dialog_choose    (DeskIdeasDialog *self,
                                        guint            position,
                                        gboolean         chosen);

G_END_DECLS
