/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many digits or letters a PIN has. */
#define DESK_PIN_MIN 4
#define DESK_PIN_MAX 12

/* Pure functions; those with a hash take some tenths of a second and much memory: not on the main thread. */
gboolean desk_pin_is_fit      (const char  *pin);
char    *desk_pin_hash        (const char  *pin,
                               GError     **error);
gboolean desk_pin_verify      (const char  *hash,
                               const char  *pin);
gboolean desk_pin_is_outdated (const char  *hash);
gint64   desk_pin_get_wait_ms (guint        tries);

G_END_DECLS
