/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-undo.h"
#include "desk-visit-form.h"

#include <desk-store.h>

G_BEGIN_DECLS

#define DESK_TYPE_ROUND_DIALOG (desk_round_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskRoundDialog, desk_round_dialog, DESK, ROUND_DIALOG, AdwWindow)

GtkWidget     *desk_round_dialog_new         (DeskStore       *store,
                                              DeskUndo        *undo,
                                              GArray          *ids);
void           desk_round_dialog_set_from    (DeskRoundDialog *self,
                                              gint64           from_ms);
DeskVisitForm *desk_round_dialog_get_form    (DeskRoundDialog *self);
GPtrArray     *desk_round_dialog_get_stops   (DeskRoundDialog *self);
const char    *desk_round_dialog_get_problem (DeskRoundDialog *self);

G_END_DECLS
