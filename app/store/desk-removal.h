/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/* In the folder of the local data, while it is being removed. */
#define DESK_REMOVAL_MARKER "removal"
/* The same file, once only keys in a key ring that was not open are left. */
#define DESK_REMOVAL_KEYS "keys-left"

/* All that this laptop was to the hub, for whoever keeps something for each. */
void     desk_store_list_devices_async  (DeskStore            *store,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GStrv    desk_store_list_devices_finish (DeskStore            *store,
                                         GAsyncResult         *result,
                                         GError              **error);

/* Removes what the folder of a store holds that is not open, and the keys of those devices. */
void     desk_store_remove_async        (DeskStore            *store,
                                         const char * const   *device_ids,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean desk_store_remove_finish       (DeskStore            *store,
                                         GAsyncResult         *result,
                                         char                **keys_left,
                                         GError              **error);

/* Ends what a removal began before its process was killed. Before the database is opened. */
gboolean desk_removal_complete          (const char           *data_dir,
                                         GError              **error);
gboolean desk_removal_is_under_way     (const char           *data_dir);
void     desk_removal_refuse            (GError              **error);
gboolean desk_removal_covers            (const char           *name);

G_END_DECLS
