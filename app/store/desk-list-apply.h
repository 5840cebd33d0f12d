/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-list-row.h"
#include "desk-store.h"

G_BEGIN_DECLS

/* Does what the rows of a list say, in one transaction: all of it is on disk, or nothing. `n_done`
 * counts along, for another thread to look at. The rows are the caller's again when it is done. */
void     desk_store_apply_rows_async  (DeskStore            *store,
                                       GPtrArray            *rows,
                                       gint                 *n_done,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean desk_store_apply_rows_finish (DeskStore            *store,
                                       GAsyncResult         *result,
                                       guint                *n_added,
                                       GError              **error);

G_END_DECLS
