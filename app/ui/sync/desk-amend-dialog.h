/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-outbox.h>

#include "desk-visit-form.h"

G_BEGIN_DECLS

#define DESK_TYPE_AMEND_DIALOG (desk_amend_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskAmendDialog, desk_amend_dialog, DESK, AMEND_DIALOG, AdwWindow)

/* Action: `amend.send` (Ctrl+Return).
 * Signal "done" (const char *sentence): it was recorded, and what is to be said about it. */
GtkWidget     *desk_amend_dialog_new            (DeskStore             *store,
                                                 const DeskOutboxEntry *entry);
gboolean       desk_amend_dialog_is_settled     (DeskAmendDialog       *self);
const char    *desk_amend_dialog_get_problem    (DeskAmendDialog       *self);
const char    *desk_amend_dialog_get_standing   (DeskAmendDialog       *self);
GtkTextBuffer *desk_amend_dialog_get_text       (DeskAmendDialog       *self);
DeskVisitForm *desk_amend_dialog_get_visit_form (DeskAmendDialog       *self);

G_END_DECLS
