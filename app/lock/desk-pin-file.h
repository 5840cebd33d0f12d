/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the folder of the local data. It goes when that is removed. */
#define DESK_PIN_FILE "lock.ini"

/**
 * DeskPinState:
 * @hash: (nullable): of the PIN; %NULL: there is none
 * @tries: wrong ones since the last right one
 * @tried_ms: when the last of them was
 */
typedef struct
{
  char   *hash;
  guint   tries;
  gint64  tried_ms;
} DeskPinState;

/* What is kept of a PIN from one start to the next. Any thread. */
DeskPinState *desk_pin_state_copy   (const DeskPinState  *self);
void          desk_pin_state_free   (DeskPinState        *self);
DeskPinState *desk_pin_file_load    (const char          *path,
                                     GError             **error);
gboolean      desk_pin_file_save    (const char          *path,
                                     const DeskPinState  *state,
                                     GError             **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPinState, desk_pin_state_free)

G_END_DECLS
