/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-free-times.h"
#include "desk-local.h"

G_BEGIN_DECLS

GArray  *desk_free_times_load_busy  (DeskLocal            *local,
                                     DeskDb               *db,
                                     const DeskFreeQuery  *query,
                                     GError              **error);
gboolean desk_free_times_load_hours (DeskDb               *db,
                                     const char           *member_no,
                                     DeskCallHours        *hours,
                                     GError              **error);

G_END_DECLS
