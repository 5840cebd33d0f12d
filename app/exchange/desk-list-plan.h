/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>

#include "desk-list-rows.h"

G_BEGIN_DECLS

#define DESK_TYPE_LIST_PLAN (desk_list_plan_get_type ())
G_DECLARE_FINAL_TYPE (DeskListPlan, desk_list_plan, DESK, LIST_PLAN, GObject)

/* What comes of a manager's own list, row by row, before anything is done, and the doing of it.
 * Belongs to the main thread; the work is done on others. */
DeskListPlan          *desk_list_plan_new           (DeskStore            *store,
                                                     const char           *path);
void                   desk_list_plan_load_async    (DeskListPlan         *self,
                                                     const char           *sheet,
                                                     GArray               *roles,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean               desk_list_plan_load_finish   (DeskListPlan         *self,
                                                     GAsyncResult         *result,
                                                     GError              **error);
void                   desk_list_plan_apply_async   (DeskListPlan         *self,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean               desk_list_plan_apply_finish  (DeskListPlan         *self,
                                                     GAsyncResult         *result,
                                                     guint                *n_added,
                                                     GError              **error);
const DeskListColumns *desk_list_plan_get_columns   (DeskListPlan         *self);
GPtrArray             *desk_list_plan_get_rows      (DeskListPlan         *self);
guint                  desk_list_plan_count         (DeskListPlan         *self,
                                                     DeskListOutcome       outcome);
double                 desk_list_plan_get_progress  (DeskListPlan         *self);

G_END_DECLS
