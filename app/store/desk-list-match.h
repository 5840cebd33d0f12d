/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-list-row.h"
#include "desk-store.h"

G_BEGIN_DECLS

/* Says of `n_rows` rows, beginning with `first`, who they are and what they would add. Those that
 * cannot be read stay as they are. The rows are the caller's again when it is done. */
void     desk_store_match_rows_async  (DeskStore            *store,
                                       GPtrArray            *rows,
                                       guint                 first,
                                       guint                 n_rows,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean desk_store_match_rows_finish (DeskStore            *store,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
