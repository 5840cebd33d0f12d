/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"

G_BEGIN_DECLS

/* Rewind and replay of what the hub has not confirmed. The caller holds the transaction. */
gboolean     desk_replay_rewind (DeskDb        *db,
                                 DeskChange    *change,
                                 GError       **error);
gboolean     desk_replay_run    (DeskLocal     *local,
                                 DeskDb        *db,
                                 DeskChange    *change,
                                 GError       **error);
DeskVerdict *desk_replay_apply  (DeskLocal     *local,
                                 DeskDb        *db,
                                 const DeskOp  *op,
                                 GBytes       **changeset,
                                 GError       **error);

G_END_DECLS
