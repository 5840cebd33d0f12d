/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>

G_BEGIN_DECLS

/**
 * DeskLockError:
 * @DESK_LOCK_ERROR_WRONG: the PIN is another one
 * @DESK_LOCK_ERROR_WAIT: too many were wrong; nothing is tried before the wait is over
 * @DESK_LOCK_ERROR_BUSY: another try is under way
 * @DESK_LOCK_ERROR_NO_PIN: there is none that could be right, or none that can be read
 */
typedef enum
{
  DESK_LOCK_ERROR_WRONG,
  DESK_LOCK_ERROR_WAIT,
  DESK_LOCK_ERROR_BUSY,
  DESK_LOCK_ERROR_NO_PIN,
} DeskLockError;

#define DESK_LOCK_ERROR (desk_lock_error_quark ())
GQuark desk_lock_error_quark (void);

#define DESK_TYPE_LOCK (desk_lock_get_type ())
G_DECLARE_FINAL_TYPE (DeskLock, desk_lock, DESK, LOCK, GObject)

/* Properties: "locked", "has-pin". */
DeskLock   *desk_lock_new               (const char           *data_dir,
                                         DeskClock            *clock);
gboolean    desk_lock_is_locked         (DeskLock             *self);
gboolean    desk_lock_has_pin           (DeskLock             *self);
gboolean    desk_lock_is_wanting        (DeskLock             *self);
const char *desk_lock_get_problem       (DeskLock             *self);
gint64      desk_lock_get_wait_ms       (DeskLock             *self);
void        desk_lock_set_required      (DeskLock             *self,
                                         gboolean              required);
gboolean    desk_lock_is_required       (DeskLock             *self);
void        desk_lock_set_minutes       (DeskLock             *self,
                                         guint                 minutes);
void        desk_lock_note_input        (DeskLock             *self);
void        desk_lock_lock              (DeskLock             *self);
void        desk_lock_unlock_async      (DeskLock             *self,
                                         const char           *pin,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean    desk_lock_unlock_finish     (DeskLock             *self,
                                         GAsyncResult         *result,
                                         GError              **error);
void        desk_lock_set_pin_async     (DeskLock             *self,
                                         const char           *old_pin,
                                         const char           *new_pin,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean    desk_lock_set_pin_finish    (DeskLock             *self,
                                         GAsyncResult         *result,
                                         GError              **error);
gboolean    desk_lock_forget            (DeskLock             *self,
                                         GError              **error);

G_END_DECLS
