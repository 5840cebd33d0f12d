/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visits.h>

G_BEGIN_DECLS

#define DESK_TYPE_REMINDERS (desk_reminders_get_type ())
G_DECLARE_FINAL_TYPE (DeskReminders, desk_reminders, DESK, REMINDERS, GObject)

/* Signals: "due" (DeskVisit *visit): to be told now, once; "over" (const char *visit_id): what was told
 * of it does not hold any more. */
DeskReminders *desk_reminders_new   (DeskStore     *store);
void           desk_reminders_check (DeskReminders *self);

G_END_DECLS
