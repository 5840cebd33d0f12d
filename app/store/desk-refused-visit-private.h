/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"
#include "desk-refused-visit.h"

G_BEGIN_DECLS

GPtrArray *desk_refused_visits_load (DeskLocal  *local,
                                     DeskDb     *db,
                                     gint64      from_ms,
                                     gint64      to_ms,
                                     GError    **error);

G_END_DECLS
