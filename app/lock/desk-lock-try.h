/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-pin-file.h"

G_BEGIN_DECLS

/**
 * DeskLockTry:
 * @path: of the file
 * @state: as it is kept; afterwards, as it is kept then
 * @pin: (nullable): typed; %NULL: none is asked for, since there is none yet
 * @wanted: whether another PIN is to hold, namely @new_pin
 * @new_pin: (nullable): %NULL: none from now on
 * @now_ms: when it is tried
 * @error: (nullable): why nothing came of it
 *
 * One try at a PIN, and what is done when it is right.
 */
typedef struct
{
  char         *path;
  DeskPinState *state;
  char         *pin;
  gboolean      wanted;
  char         *new_pin;
  gint64        now_ms;
  GError       *error;
} DeskLockTry;

void desk_lock_try_free (DeskLockTry *self);
void desk_lock_try_run  (DeskLockTry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLockTry, desk_lock_try_free)

G_END_DECLS
