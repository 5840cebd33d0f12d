/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-outbox.h>

G_BEGIN_DECLS

/* What a form does on OK: an operation, or one that was turned away once more in other words. */
void         desk_submit_async  (DeskStore            *store,
                                 const char           *amended_id,
                                 const char           *kind,
                                 JsonObject           *args,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
DeskVerdict *desk_submit_finish (DeskStore            *store,
                                 GAsyncResult         *result,
                                 GError              **error);

G_END_DECLS
