/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-outbox.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The form that made an operation, filled in with what was entered. */
gboolean   desk_outbox_dialog_is_for (const DeskOutboxEntry *entry);
GtkWidget *desk_outbox_dialog_new    (DeskStore             *store,
                                      const DeskOutboxEntry *entry);

G_END_DECLS
