/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-outbox.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_OUTBOX_ROW (desk_outbox_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskOutboxRow, desk_outbox_row, DESK, OUTBOX_ROW, GtkListBoxRow)

GtkWidget  *desk_outbox_row_new        (void);
void        desk_outbox_row_set_entry  (DeskOutboxRow         *self,
                                        const DeskOutboxEntry *entry,
                                        gint64                 now_ms,
                                        GTimeZone             *zone);
gint64      desk_outbox_row_get_seq    (DeskOutboxRow         *self);
const char *desk_outbox_row_get_deed   (DeskOutboxRow         *self);
const char *desk_outbox_row_get_state  (DeskOutboxRow         *self);
const char *desk_outbox_row_get_reason (DeskOutboxRow         *self);

G_END_DECLS
