/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/* A tag that some members have. */
typedef struct
{
  char   *tag;
  gint64  n_members;
} DeskTagUse;

GPtrArray *desk_tags_load              (DeskDb               *db,
                                        const char           *member_no,
                                        GError              **error);

/* All tags of this manager's members, a GPtrArray of DeskTagUse. */
void       desk_store_list_tags_async  (DeskStore            *store,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GPtrArray *desk_store_list_tags_finish (DeskStore            *store,
                                        GAsyncResult         *result,
                                        GError              **error);
/* Those of several members who have a tag, or have it not: a GArray of gint64. */
void       desk_store_find_tagged_async
                                       (DeskStore            *store,
                                        const char           *tag,
                                        gboolean              tagged,
                                        GArray               *ids,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GArray    *desk_store_find_tagged_finish
                                       (DeskStore            *store,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
