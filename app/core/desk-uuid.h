/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-clock.h"

G_BEGIN_DECLS

/* UUIDv7 (RFC 9562): the time in front, so that ids made later sort later. */
char    *desk_uuid_new      (DeskClock  *clock);
gboolean desk_uuid_is_valid (const char *text);

G_END_DECLS
