/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visits.h>

#include "desk-deed.h"

G_BEGIN_DECLS

/* What is done to visits, with what undoes it. */
DeskDeed *desk_deed_new_schedule_visit (JsonObject      *args);
DeskDeed *desk_deed_new_move_visit     (const DeskVisit *visit,
                                        gint64           start_ms,
                                        gint64           minutes,
                                        gint64           now_ms,
                                        GTimeZone       *zone);
DeskDeed *desk_deed_new_amend_visit    (const DeskVisit *visit,
                                        JsonObject      *args,
                                        gint64           now_ms,
                                        GTimeZone       *zone);
DeskDeed *desk_deed_new_step_visit     (const DeskVisit *visit,
                                        const char      *kind,
                                        const char      *text_name,
                                        const char      *text);
DeskDeed *desk_deed_new_cancel_visit   (const DeskVisit *visit,
                                        const char      *why,
                                        GTimeZone       *zone);

G_END_DECLS
