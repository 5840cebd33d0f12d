/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-query.h"

G_BEGIN_DECLS

/**
 * DeskSavedFilter:
 *
 * What the person looks for again and again: search and conditions under a name, on this laptop.
 */
typedef struct
{
  gint64           id;
  char            *name;
  DeskMemberQuery *query;
} DeskSavedFilter;

void       desk_saved_filter_free           (DeskSavedFilter        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSavedFilter, desk_saved_filter_free)

/* All of them, a GPtrArray of DeskSavedFilter, in the order in which they were made. */
void       desk_store_list_filters_async    (DeskStore              *store,
                                             GCancellable           *cancellable,
                                             GAsyncReadyCallback     callback,
                                             gpointer                user_data);
GPtrArray *desk_store_list_filters_finish   (DeskStore              *store,
                                             GAsyncResult           *result,
                                             GError                **error);
void       desk_store_save_filter_async     (DeskStore              *store,
                                             const char             *name,
                                             const DeskMemberQuery  *query,
                                             gboolean                replace,
                                             GCancellable           *cancellable,
                                             GAsyncReadyCallback     callback,
                                             gpointer                user_data);
gboolean   desk_store_save_filter_finish    (DeskStore              *store,
                                             GAsyncResult           *result,
                                             GError                **error);
void       desk_store_rename_filter_async   (DeskStore              *store,
                                             gint64                  id,
                                             const char             *name,
                                             GCancellable           *cancellable,
                                             GAsyncReadyCallback     callback,
                                             gpointer                user_data);
gboolean   desk_store_rename_filter_finish  (DeskStore              *store,
                                             GAsyncResult           *result,
                                             GError                **error);
void       desk_store_delete_filter_async   (DeskStore              *store,
                                             gint64                  id,
                                             GCancellable           *cancellable,
                                             GAsyncReadyCallback     callback,
                                             gpointer                user_data);
gboolean   desk_store_delete_filter_finish  (DeskStore              *store,
                                             GAsyncResult           *result,
                                             GError                **error);

G_END_DECLS
