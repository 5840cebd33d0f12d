/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>

G_BEGIN_DECLS

#define DESK_TYPE_IDLE (desk_idle_get_type ())
G_DECLARE_FINAL_TYPE (DeskIdle, desk_idle, DESK, IDLE, GObject)

/* Tells by the signal "idle" that nobody did anything for so long. */
DeskIdle *desk_idle_new        (DeskClock *clock);
void      desk_idle_start      (DeskIdle  *self,
                                guint      minutes);
void      desk_idle_stop       (DeskIdle  *self);
void      desk_idle_note_input (DeskIdle  *self);

G_END_DECLS
