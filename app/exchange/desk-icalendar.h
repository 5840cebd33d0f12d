/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member.h>
#include <desk-visits.h>

G_BEGIN_DECLS

/* What stands before and behind the visits of a calendar file (RFC 5545). */
#define DESK_ICALENDAR_BEGIN \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Member Desk//Visits//ZH\r\nMETHOD:PUBLISH\r\n"
#define DESK_ICALENDAR_END "END:VCALENDAR\r\n"

gboolean  desk_icalendar_is_name (const char       *path);
char     *desk_icalendar_write   (const DeskVisit  *visit,
                                  const DeskMember *member,
                                  gint64            now_ms,
                                  gboolean          unmasked);

G_END_DECLS
