/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db.h>

G_BEGIN_DECLS

/* A file beside the hub's database that remembers in which run a hub served from it last. The
 * database holds the same: one that holds another is a copy of an earlier day. */
gboolean hub_witness_check (DeskDb     *db,
                            gboolean   *known,
                            GError    **error);
gboolean hub_witness_renew (DeskDb     *db,
                            DeskClock  *clock,
                            GError    **error);

G_END_DECLS
