/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-callbacks.h>

G_BEGIN_DECLS

#define DESK_TYPE_CALL_REMINDERS (desk_call_reminders_get_type ())
G_DECLARE_FINAL_TYPE (DeskCallReminders, desk_call_reminders, DESK, CALL_REMINDERS, GObject)

/* Signals "due" (DeskCallbackItem *): its time has come, and the member may be called; "over" (const
 * char *cause): what was told need not be done any more. */
DeskCallReminders *desk_call_reminders_new   (DeskStore         *store);
void               desk_call_reminders_check (DeskCallReminders *self);
void               desk_call_reminders_delay (DeskCallReminders *self,
                                              const char        *cause);

G_END_DECLS
