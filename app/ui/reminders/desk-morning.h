/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-today.h>

G_BEGIN_DECLS

#define DESK_TYPE_MORNING (desk_morning_get_type ())
G_DECLARE_FINAL_TYPE (DeskMorning, desk_morning, DESK, MORNING, GObject)

/* Signal "ready" (const char *words): what the day holds, to be told now, once a day. */
DeskMorning *desk_morning_new      (DeskStore       *store);
void         desk_morning_check    (DeskMorning     *self);
char        *desk_morning_describe (const DeskToday *today);

G_END_DECLS
