/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db-thread.h>

#include "desk-local.h"
#include "desk-store.h"

G_BEGIN_DECLS

/* What the person did is provisional until the hub has judged its operation, whose id the row
 * bears. */
#define PROVISIONAL(id) \
  "rev = 0 AND EXISTS (SELECT 1 FROM outbox WHERE op_id = " id " AND state IN ('queued', 'sent'))"

/* How every method of the store is built: a function for the database thread and its data, given
 * to one of these. `data` is the job's until its task is gone. Reading answers with the
 * function's result, freed by `free_result`; writing runs in one transaction and tells what
 * changed. `tag` is the public function. */
void      desk_store_read        (DeskStore            *self,
                                  DeskReadFunc          func,
                                  gpointer              data,
                                  GDestroyNotify        free_data,
                                  GDestroyNotify        free_result,
                                  gpointer              tag,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gpointer  desk_store_read_finish (DeskStore            *self,
                                  GAsyncResult         *result,
                                  gpointer              tag,
                                  GError              **error);
void      desk_store_write       (DeskStore            *self,
                                  DeskWriteFunc         func,
                                  gpointer              data,
                                  GDestroyNotify        free_data,
                                  gpointer              tag,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
/* As desk_store_write(), for what can be had from the hub again: whole, but a power cut may take
 * it. It does not wait for the disk. */
void      desk_store_write_fleeting
                                 (DeskStore            *self,
                                  DeskWriteFunc         func,
                                  gpointer              data,
                                  GDestroyNotify        free_data,
                                  gpointer              tag,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
/* The job's data when all went well, as long as `result` lives; NULL with an error. */
gpointer  desk_store_write_finish (DeskStore           *self,
                                   GAsyncResult        *result,
                                   gpointer             tag,
                                   GError             **error);
void      desk_store_set_identity (DeskStore           *self,
                                   const DeskIdentity  *identity);
void      desk_store_forget_token (DeskStore           *self);

/* For those above. The thread is NULL unless the store is opening or open. */
DeskLocal    *desk_store_get_local  (DeskStore      *self);
DeskDbThread *desk_store_get_thread (DeskStore      *self);
void          desk_store_tell       (DeskStore      *self,
                                     GSourceFunc     tell,
                                     gpointer        data,
                                     GDestroyNotify  free_data);

G_END_DECLS
