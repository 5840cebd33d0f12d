/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-visit-deed.h"
#include "desk-visit-form.h"
#include "desk-deeds.h"
#include "desk-undo.h"

G_BEGIN_DECLS

#define DESK_TYPE_VISIT_DIALOG (desk_visit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskVisitDialog, desk_visit_dialog, DESK, VISIT_DIALOG, AdwWindow)

GtkWidget     *desk_visit_dialog_new         (DeskStore       *store,
                                              DeskDeeds       *deeds,
                                              DeskUndo        *undo,
                                              gint64           start_ms,
                                              gint64           minutes,
                                              const char      *member_no);
GtkWidget     *desk_visit_dialog_new_move    (DeskStore       *store,
                                              DeskDeeds       *deeds,
                                              DeskUndo        *undo,
                                              const DeskVisit *visit);
DeskVisitForm *desk_visit_dialog_get_form    (DeskVisitDialog *self);
void           desk_visit_dialog_set_later_too
                                             (DeskVisitDialog *self,
                                              gboolean         later_too);
gboolean       desk_visit_dialog_is_complete (DeskVisitDialog *self);
const char    *desk_visit_dialog_get_problem (DeskVisitDialog *self);
guint          desk_visit_dialog_count_times (DeskVisitDialog *self);

G_END_DECLS
