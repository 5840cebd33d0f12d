/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-session.h"

G_BEGIN_DECLS

#define DESK_TYPE_CALENDAR_FILE (desk_calendar_file_get_type ())
G_DECLARE_FINAL_TYPE (DeskCalendarFile, desk_calendar_file, DESK, CALENDAR_FILE, GObject)

/* Signal "written" (): it holds the visits as they are, or says why it cannot. */
DeskCalendarFile *desk_calendar_file_new         (DeskSession      *session,
                                                  const char       *data_dir);
char             *desk_calendar_file_dup_path    (DeskCalendarFile *self);
const char       *desk_calendar_file_get_problem (DeskCalendarFile *self);

G_END_DECLS
