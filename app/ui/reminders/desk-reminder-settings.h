/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-reminder.h>
#include <desk-visits.h>

G_BEGIN_DECLS

/* What a manager wants to be reminded of, and what was reminded of already. */
void              desk_reminder_settings_read  (GSettings       *settings,
                                                DeskReminderWish *wish);
DeskReminderState desk_reminder_settings_judge (GSettings       *settings,
                                                const DeskVisit *visit,
                                                gint64           now_ms,
                                                GTimeZone       *zone);
void              desk_reminder_settings_note  (GSettings       *settings,
                                                const DeskVisit *visit,
                                                GPtrArray       *visits);

G_END_DECLS
