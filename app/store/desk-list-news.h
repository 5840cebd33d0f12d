/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-list-row.h"
#include "desk-local.h"

G_BEGIN_DECLS

gboolean desk_list_news_adds (DeskDb             *db,
                              const DeskListRow  *row,
                              gboolean           *adds,
                              GError            **error);
gboolean desk_list_news_add  (DeskLocal          *local,
                              DeskDb             *db,
                              DeskChange         *change,
                              DeskListRow        *row,
                              DeskClock          *clock,
                              GError            **error);

G_END_DECLS
