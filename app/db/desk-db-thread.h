/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-db.h"

G_BEGIN_DECLS

#define DESK_TYPE_DB_THREAD (desk_db_thread_get_type ())
G_DECLARE_FINAL_TYPE (DeskDbThread, desk_db_thread, DESK, DB_THREAD, GObject)

/**
 * DeskDbOpenFunc:
 *
 * Opens and migrates the connection, on the thread.
 */
typedef DeskDb *(*DeskDbOpenFunc) (gpointer       user_data,
                                   GCancellable  *cancellable,
                                   GError       **error);

/**
 * DeskDbFunc:
 * @task: carries the source tag, the task data and the result
 *
 * A piece of work on the thread. It returns @task's result itself, in every case.
 */
typedef void (*DeskDbFunc) (GTask         *task,
                            DeskDb        *db,
                            gpointer       task_data,
                            GCancellable  *cancellable);

/* One thread, one connection, a queue of GTasks in the order in which they were pushed. */
DeskDbThread *desk_db_thread_new          (const char           *name,
                                           DeskDbOpenFunc        open,
                                           gpointer              user_data,
                                           GDestroyNotify        destroy);
/* Keeps a reference of its own to the task. */
void          desk_db_thread_push         (DeskDbThread         *self,
                                           GTask                *task,
                                           DeskDbFunc            func);
void          desk_db_thread_close_async  (DeskDbThread         *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean      desk_db_thread_close_finish (DeskDbThread         *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
