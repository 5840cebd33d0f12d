/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>

G_BEGIN_DECLS

/* Removes everything of Member Desk from this computer; closes the store. */
void     desk_sync_forget_async  (DeskStore            *store,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean desk_sync_forget_finish (DeskStore            *store,
                                  GAsyncResult         *result,
                                  char                **keys_left,
                                  GError              **error);

G_END_DECLS
