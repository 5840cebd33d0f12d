/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-db.h"

G_BEGIN_DECLS

/**
 * DeskRecorder:
 *
 * Records what a piece of work changes in the named tables, so that it can be taken back (the
 * session extension of SQLite). Same thread as its connection.
 */
typedef struct _DeskRecorder DeskRecorder;

DeskRecorder *desk_recorder_start  (DeskDb              *db,
                                    const char * const  *tables,
                                    GError             **error);
GBytes       *desk_recorder_finish (DeskRecorder        *self,
                                    GError             **error);
void          desk_recorder_free   (DeskRecorder        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRecorder, desk_recorder_free)

gboolean      desk_changeset_undo  (DeskDb              *db,
                                    GBytes              *changeset,
                                    GError             **error);

G_END_DECLS
