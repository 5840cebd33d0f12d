/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-paper.h"

#include <desk-visits.h>

G_BEGIN_DECLS

/* The form of a visit, which is filled in by hand and signed at the door. */
DeskPaper *desk_visit_sheet_new (const DeskVisit *visit,
                                 const char      *manager,
                                 GTimeZone       *zone);

G_END_DECLS
