/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-item.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_LIST (desk_member_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberList, desk_member_list, DESK, MEMBER_LIST, GObject)

/* A lazy GListModel of DeskMemberItem over one query's ids. A new query is a new list.
 * get_item answers at once, the same item while it lives, filled in by notify, in pages of 100. */
void            desk_member_list_new_async  (DeskStore              *store,
                                             const DeskMemberQuery  *query,
                                             GCancellable           *cancellable,
                                             GAsyncReadyCallback     callback,
                                             gpointer                user_data);
DeskMemberList *desk_member_list_new_finish (GAsyncResult           *result,
                                             GError                **error);
gint64          desk_member_list_get_id     (DeskMemberList         *self,
                                             guint                   position);
guint           desk_member_list_find       (DeskMemberList         *self,
                                             gint64                  id);
void            desk_member_list_take_text  (DeskMemberList         *self,
                                             DeskMemberList         *other);
guint64         desk_member_list_get_n_made (DeskMemberList         *self);
guint           desk_member_list_get_n_live (DeskMemberList         *self);

G_END_DECLS
