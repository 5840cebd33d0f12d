/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What waits for the hub and what it turned away, as a table on this computer. */
void  desk_outbox_save_async    (DeskStore           *store,
                                 GtkWindow           *parent,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
void  desk_outbox_save_to_async (DeskStore           *store,
                                 GFile               *file,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
char *desk_outbox_save_finish   (DeskStore           *store,
                                 GAsyncResult        *result);

G_END_DECLS
