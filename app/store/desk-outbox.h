/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_OUTBOX_QUEUED,
  DESK_OUTBOX_SENT,             /* on its way, no verdict yet */
  DESK_OUTBOX_ACCEPTED,         /* by the hub; leaves when the pull has its revision */
  DESK_OUTBOX_REJECTED,         /* turned away; stays until the person resolves it */
} DeskOutboxState;

typedef enum
{
  DESK_RESOLVE_DROP,
  DESK_RESOLVE_RETRY,
} DeskResolution;

/**
 * DeskOutboxEntry:
 *
 * An operation that the hub has not confirmed. Name and salutation are "" where the member is not
 * here, as after a move. @args is not to be changed.
 */
typedef struct
{
  gint64           seq;
  char            *op_id;
  char            *kind;
  char            *member_no;
  char            *member_name;
  char            *salutation;
  JsonObject      *args;
  gint64           made_ms;
  DeskOutboxState  state;
  DeskReason      *reason;      /* nullable */
  gint64           certain_until_ms; /* a use: when it must be there to be certain; 0: it is not */
} DeskOutboxEntry;

DeskOutboxEntry *
             desk_outbox_entry_copy          (const DeskOutboxEntry *self);
void         desk_outbox_entry_free          (DeskOutboxEntry      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskOutboxEntry, desk_outbox_entry_free)

const char  *desk_outbox_state_to_string     (DeskOutboxState       state);
DeskOutboxState
             desk_outbox_state_from_string   (const char           *name);

/* Runs an operation here and puts it into the outbox, in one transaction: on disk before this
 * says so. A refusal by the rules is a verdict with a reason, and leaves nothing. */
void         desk_store_perform_async        (DeskStore            *store,
                                              const char           *kind,
                                              JsonObject           *args,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
DeskVerdict *desk_store_perform_finish       (DeskStore            *store,
                                              GAsyncResult         *result,
                                              GError              **error);
/* GPtrArray of DeskOutboxEntry, oldest first, without the accepted. */
void         desk_store_list_outbox_async    (DeskStore            *store,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GPtrArray   *desk_store_list_outbox_finish   (DeskStore            *store,
                                              GAsyncResult         *result,
                                              GError              **error);
/* What the person decides about an operation that was turned away: dropped, or made once more,
 * as a new operation of the same moment. `verdict` (nullable) is what the rules here say to the
 * new one, NULL for a drop; refused, the old one stays. DESK_ERROR_NOT_FOUND,
 * DESK_ERROR_UNSUITABLE when it was not turned away. */
void         desk_store_resolve_async        (DeskStore            *store,
                                              const char           *op_id,
                                              DeskResolution        resolution,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean     desk_store_resolve_finish       (DeskStore            *store,
                                              GAsyncResult         *result,
                                              DeskVerdict         **verdict,
                                              GError              **error);
/* Made once more in other words: edited and sent again. Like a retry otherwise. */
void         desk_store_amend_async          (DeskStore            *store,
                                              const char           *op_id,
                                              const char           *kind,
                                              JsonObject           *args,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
DeskVerdict *desk_store_amend_finish         (DeskStore            *store,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
