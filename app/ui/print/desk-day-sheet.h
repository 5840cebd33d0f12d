/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-paper.h"

#include <desk-visits.h>

G_BEGIN_DECLS

/* A day's visits on paper, for the way from door to door. */
GPtrArray *desk_day_sheet_choose (GPtrArray  *visits);
DeskPaper *desk_day_sheet_new    (GPtrArray  *visits,
                                  gint64      day_ms,
                                  const char *manager,
                                  GTimeZone  *zone);

G_END_DECLS
