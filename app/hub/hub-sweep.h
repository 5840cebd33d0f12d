/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

G_BEGIN_DECLS

/* Clears a batch of the tombstones that were laid before `before_ms`: how many, 0: none is left,
 * -1: failed. */
gint64 hub_sweep_tombstones (DeskDb  *db,
                             gint64   before_ms,
                             gint64   batch,
                             GError **error);

G_END_DECLS
