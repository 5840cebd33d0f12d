/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-lock.h>
#include <desk-rescue.h>
#include <desk-sync.h>

G_BEGIN_DECLS

/**
 * DeskSessionState:
 * @DESK_SESSION_OPENING: the local database is being opened
 * @DESK_SESSION_TROUBLE: it cannot be opened; desk_session_get_error() says why
 * @DESK_SESSION_NEW: this laptop is not enrolled
 * @DESK_SESSION_FIRST_SYNC: enrolled, but never yet through a whole round
 * @DESK_SESSION_READY: there is work to show
 */
typedef enum
{
  DESK_SESSION_OPENING,
  DESK_SESSION_TROUBLE,
  DESK_SESSION_NEW,
  DESK_SESSION_FIRST_SYNC,
  DESK_SESSION_READY,
} DeskSessionState;

#define DESK_TYPE_SESSION (desk_session_get_type ())
G_DECLARE_FINAL_TYPE (DeskSession, desk_session, DESK, SESSION, GObject)

/* The local data of one start of the app, and where it stands. Signal "state-changed". */
DeskSession      *desk_session_new          (const char           *data_dir);
void              desk_session_open         (DeskSession          *self);
void              desk_session_advance      (DeskSession          *self);
/* After trouble with a damaged database. */
void              desk_session_rebuild_async
                                            (DeskSession          *self,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
DeskRescue       *desk_session_rebuild_finish
                                            (DeskSession          *self,
                                             GAsyncResult         *result,
                                             GError              **error);
/* Removes everything from this computer; what comes is the state "new". */
void              desk_session_remove_async (DeskSession          *self,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean          desk_session_remove_finish
                                            (DeskSession          *self,
                                             GAsyncResult         *result,
                                             char                **keys_left,
                                             GError              **error);
void              desk_session_close_async  (DeskSession          *self,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean          desk_session_close_finish (DeskSession          *self,
                                             GAsyncResult         *result,
                                             GError              **error);
DeskSessionState  desk_session_get_state    (DeskSession          *self);
const GError     *desk_session_get_error    (DeskSession          *self);
DeskStore        *desk_session_get_store    (DeskSession          *self);
DeskSync         *desk_session_get_sync     (DeskSession          *self);
DeskLock         *desk_session_get_lock     (DeskSession          *self);

G_END_DECLS
