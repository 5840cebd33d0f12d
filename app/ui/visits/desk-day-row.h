/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_DAY_ROW (desk_day_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskDayRow, desk_day_row, DESK, DAY_ROW, AdwActionRow)

/* Signal "changed" (): another day was chosen. Days are Julian, as in desk-calendar.h. */
void  desk_day_row_set_day (DeskDayRow *self,
                            guint       day);
guint desk_day_row_get_day (DeskDayRow *self);

G_END_DECLS
