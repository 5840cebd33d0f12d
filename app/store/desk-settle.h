/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"

G_BEGIN_DECLS

/* What becomes of the outbox while it is sent. The caller holds the transaction. */
GPtrArray *desk_settle_take     (DeskDb       *db,
                                 guint         limit,
                                 GError      **error);
gboolean   desk_settle_verdicts (DeskLocal    *local,
                                 DeskDb       *db,
                                 GPtrArray    *verdicts,
                                 gint64        judged_seq,
                                 DeskChange   *change,
                                 GError      **error);

G_END_DECLS
