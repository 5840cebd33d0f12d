/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-perform-each.h"

G_BEGIN_DECLS

/* Courtesy visits that repeat: planned together, and changed together from one of them on. Each is a
 * visit of its own for the hub. */
void           desk_store_plan_series_async    (DeskStore            *store,
                                                JsonObject           *args,
                                                int                   months,
                                                guint                 n_visits,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
DeskPerformed *desk_store_plan_series_finish   (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);
void           desk_store_change_series_async  (DeskStore            *store,
                                                const char           *visit_id,
                                                const char           *kind,
                                                JsonObject           *args,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
DeskPerformed *desk_store_change_series_finish (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
