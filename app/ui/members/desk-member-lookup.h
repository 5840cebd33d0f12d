/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-query.h>

G_BEGIN_DECLS

/* The first of those whom the search finds: a GPtrArray of DeskMemberRow, none of them NULL. */
void       desk_member_lookup_rows_async  (DeskStore            *store,
                                           const char           *text,
                                           guint                 most,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
GPtrArray *desk_member_lookup_rows_finish (GAsyncResult         *result,
                                           GError              **error);
/* A member's id in the lists, by member number; 0 when there is none. */
void       desk_member_lookup_async       (DeskStore            *store,
                                           const char           *member_no,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gint64     desk_member_lookup_finish      (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
