/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"
#include "desk-outbox.h"

G_BEGIN_DECLS

DeskVerdict *desk_perform_run (DeskLocal   *local,
                               DeskDb      *db,
                               DeskChange  *change,
                               const char  *kind,
                               JsonObject  *args,
                               DeskClock   *clock,
                               GError     **error);

G_END_DECLS
