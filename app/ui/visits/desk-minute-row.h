/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_MINUTE_ROW (desk_minute_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskMinuteRow, desk_minute_row, DESK, MINUTE_ROW, AdwActionRow)

/* Property "minute", and signal "changed" (): another time was entered. In minutes from midnight. */
void desk_minute_row_set_minute (DeskMinuteRow *self,
                                 int            minute);
int  desk_minute_row_get_minute (DeskMinuteRow *self);

G_END_DECLS
