/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the manager usually is on the way, in minutes: what was said last. */
gint64 desk_visit_travel_get_usual (void);
void   desk_visit_travel_note      (gint64 minutes);

G_END_DECLS
