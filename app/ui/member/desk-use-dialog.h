/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-outbox.h>

#include "desk-use-form.h"

G_BEGIN_DECLS

#define DESK_TYPE_USE_DIALOG (desk_use_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskUseDialog, desk_use_dialog, DESK, USE_DIALOG, AdwWindow)

/* Action: `use.perform`.
 * Signal "done" (const char *sentence): it was recorded, and what is to be said about it. */
GtkWidget   *desk_use_dialog_new         (DeskStore             *store,
                                          const char            *member_no,
                                          const char            *service);
void         desk_use_dialog_amend       (DeskUseDialog         *self,
                                          const DeskOutboxEntry *entry);
gboolean     desk_use_dialog_is_settled  (DeskUseDialog         *self);
DeskUseForm *desk_use_dialog_get_form    (DeskUseDialog         *self);
const char  *desk_use_dialog_get_problem (DeskUseDialog         *self);

G_END_DECLS
