/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-ui-fixture.h"
#include "sync-fixture.h"

G_BEGIN_DECLS

/* The Sync page over a laptop and the real hub, in a window. */
GtkWidget *desk_ui_sync_show        (SyncLaptop *laptop);
/* Also proves that nothing kept the page. */
void       desk_ui_sync_close       (GtkWidget  *page);
/* The first row of the outbox; NULL while there is none. */
GtkWidget *desk_ui_sync_find_row    (GtkWidget  *page);
/* The window of that type; NULL while there is none. */
GtkWidget *desk_ui_sync_find_dialog (GType       type);

G_END_DECLS
