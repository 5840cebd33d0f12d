/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_OUTBOX_LIST (desk_outbox_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskOutboxList, desk_outbox_list, DESK, OUTBOX_LIST, GtkWidget)

/* Properties: "title", "description", "rejected" (whether it shows those that were turned away). */
void desk_outbox_list_set_entries (DeskOutboxList *self,
                                   GPtrArray      *entries,
                                   gint64          now_ms,
                                   GTimeZone      *zone);

G_END_DECLS
