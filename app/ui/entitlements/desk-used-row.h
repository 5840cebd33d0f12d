/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-used-month.h>

G_BEGIN_DECLS

#define DESK_TYPE_USED_ROW (desk_used_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskUsedRow, desk_used_row, DESK, USED_ROW, AdwActionRow)

/* Opens the member by "win.open-member". */
GtkWidget *desk_used_row_new      (void);
void       desk_used_row_set_item (DeskUsedRow         *self,
                                   const DeskUsedItem  *item,
                                   const DeskUsedMonth *month,
                                   GTimeZone           *zone);

G_END_DECLS
