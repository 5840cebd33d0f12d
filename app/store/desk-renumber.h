/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"

G_BEGIN_DECLS

/* What a copy of this database, or another device id, asks of the operations that wait. The caller
 * holds the transaction. */
gboolean desk_renumber_join       (DeskDb      *db,
                                   const char  *device_id,
                                   gboolean     same_manager,
                                   GError     **error);
gboolean desk_renumber_for_device (DeskDb      *db,
                                   const char  *device_id,
                                   GError     **error);
gboolean desk_renumber_all        (DeskDb      *db,
                                   GError     **error);
gboolean desk_renumber_collided   (DeskDb      *db,
                                   const char  *op_id,
                                   GError     **error);
gboolean desk_renumber_follow     (DeskLocal   *local,
                                   DeskDb      *db,
                                   gint64       hub_seq,
                                   GError     **error);
gboolean desk_renumber_fork       (DeskLocal   *local,
                                   DeskDb      *db,
                                   GError     **error);

G_END_DECLS
