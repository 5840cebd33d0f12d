/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-callbacks.h>
#include <desk-visits.h>

G_BEGIN_DECLS

/* The action of the application that a notice of a visit leads to: (sx), its id and when it begins. */
/* Tells of a call-back again after a while; its target is the cause. */
#define DESK_REMINDER_LATER "remind-later"
#define DESK_REMINDER_ACTION "show-visit"

GNotification *desk_reminder_notice_new      (const DeskVisit *visit,
                                              GTimeZone       *zone,
                                              char           **words);
void           desk_reminder_notice_send     (GApplication    *application,
                                              const DeskVisit *visit,
                                              GTimeZone       *zone);
void           desk_reminder_notice_send_day (GApplication    *application,
                                              const char      *words);
void           desk_reminder_notice_send_call (GApplication   *application,
                                               const DeskCallbackItem
                                                              *item);
void           desk_reminder_notice_withdraw (GApplication    *application,
                                              const char      *visit_id);

G_END_DECLS
