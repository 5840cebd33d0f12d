/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-outbox.h>

G_BEGIN_DECLS

/* What waits for the hub and what it turned away, in words, to a file that ends in .csv or .xlsx. */
void     desk_export_outbox_async  (DeskStore            *store,
                                    const char           *path,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gboolean desk_export_outbox_finish (DeskStore            *store,
                                    GAsyncResult         *result,
                                    guint64              *n_lines,
                                    GError              **error);

G_END_DECLS
