/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"
#include "desk-occasions.h"

G_BEGIN_DECLS

GPtrArray *desk_occasions_load (DeskLocal  *local,
                                DeskDb     *db,
                                gint64      now_ms,
                                GError    **error);
gboolean   desk_birthdays_load (DeskLocal  *local,
                                DeskDb     *db,
                                guint       today,
                                GPtrArray  *items,
                                GError    **error);

G_END_DECLS
