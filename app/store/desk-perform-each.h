/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ops.h>

#include "desk-store.h"

G_BEGIN_DECLS

/* So many at a time: others wait for the database meanwhile. */
#define DESK_PERFORM_MAX_EACH 1000

/**
 * DeskMemberRefusal:
 *
 * One of several members for whom it was refused.
 */
typedef struct
{
  char        *name;            /* "": it is one member's all over */
  DeskVerdict *verdict;
} DeskMemberRefusal;

/**
 * DeskPerformed:
 *
 * What became of an operation that was made for each of several members.
 */
typedef struct
{
  guint        n_accepted;
  guint        n_refused;
  DeskVerdict *refusal;         /* the first one, NULL: there is none */
  GPtrArray   *refusals;        /* (element-type DeskMemberRefusal) (owned) NULL: there is none */
  char        *first_id;        /* of the first operation that was accepted; NULL: there is none */
} DeskPerformed;

void           desk_performed_add             (DeskPerformed        *self,
                                               const char           *name,
                                               DeskVerdict          *verdict);
void           desk_performed_free            (DeskPerformed        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPerformed, desk_performed_free)

/* One operation for each member, all in one transaction. */
void           desk_store_perform_each_async  (DeskStore            *store,
                                               const char           *kind,
                                               JsonObject           *args,
                                               GArray               *ids,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
/* The same for members by their numbers; desk_store_perform_each_finish() ends it. */
void           desk_store_perform_for_async   (DeskStore            *store,
                                               const char           *kind,
                                               JsonObject           *args,
                                               const char * const   *member_nos,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
DeskPerformed *desk_store_perform_each_finish (DeskStore            *store,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
