/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>

G_BEGIN_DECLS

/**
 * DeskSyncError:
 * @DESK_SYNC_ERROR_UNREACHABLE: no answer from that address
 * @DESK_SYNC_ERROR_CERTIFICATE: the hub's certificate does not match or is not trusted
 * @DESK_SYNC_ERROR_NOT_A_HUB: something answered, but not a hub
 * @DESK_SYNC_ERROR_ADDRESS: the address itself is wrong, or plain http to another machine
 * @DESK_SYNC_ERROR_CODE: the one-time code is wrong, used or expired
 * @DESK_SYNC_ERROR_REVOKED: the hub no longer knows this device
 * @DESK_SYNC_ERROR_OTHER_DATABASE: the hub enrolled another copy of this laptop's data
 * @DESK_SYNC_ERROR_UPDATE: this program is too old for the hub
 * @DESK_SYNC_ERROR_HUB: the hub has trouble of its own (5xx, 429…); trying again may help
 * @DESK_SYNC_ERROR_CUT: the answer broke off or could not be read
 * @DESK_SYNC_ERROR_NOT_ENROLLED: this laptop was never enrolled
 * @DESK_SYNC_ERROR_START_OVER: the hub does not know the cursor even after starting over
 *
 * The messages are sentences for a manager, translated.
 */
typedef enum
{
  DESK_SYNC_ERROR_UNREACHABLE,
  DESK_SYNC_ERROR_CERTIFICATE,
  DESK_SYNC_ERROR_NOT_A_HUB,
  DESK_SYNC_ERROR_ADDRESS,
  DESK_SYNC_ERROR_CODE,
  DESK_SYNC_ERROR_REVOKED,
  DESK_SYNC_ERROR_UPDATE,
  DESK_SYNC_ERROR_HUB,
  DESK_SYNC_ERROR_CUT,
  DESK_SYNC_ERROR_NOT_ENROLLED,
  DESK_SYNC_ERROR_START_OVER,
  DESK_SYNC_ERROR_OTHER_DATABASE,
} DeskSyncError;

#define DESK_SYNC_ERROR (desk_sync_error_quark ())
GQuark desk_sync_error_quark (void);

typedef enum
{
  DESK_SYNC_IDLE,
  DESK_SYNC_RUNNING,
  DESK_SYNC_OFFLINE,            /* the last round did not reach the hub */
  DESK_SYNC_STOPPED,            /* revoked or too old: trying again does not help */
} DeskSyncState;

#define DESK_TYPE_SYNC_STATE (desk_sync_state_get_type ())
GType desk_sync_state_get_type (void);

/**
 * DeskSyncRound:
 *
 * What one full round did.
 */
typedef struct
{
  guint  pushed;
  guint  accepted;
  guint  rejected;
  guint  pulled;
  gint64 cursor;
} DeskSyncRound;

#define DESK_TYPE_SYNC (desk_sync_get_type ())
G_DECLARE_FINAL_TYPE (DeskSync, desk_sync, DESK, SYNC, GObject)

/* Properties, notified on the main thread: "state" (DeskSyncState), "progress" (double 0…1 of the
 * running pull, -1 when unknown), "rows" (uint64, rows pulled in the running round), "error"
 * (GError, nullable: why the last round failed). */
DeskSync      *desk_sync_new          (DeskStore            *store);
void           desk_sync_enrol_async  (DeskSync             *self,
                                       const char           *hub_url,
                                       const char           *code,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean       desk_sync_enrol_finish (DeskSync             *self,
                                       GAsyncResult         *result,
                                       GError              **error);
/* One full round; a call while one runs joins it. */
void           desk_sync_round_async  (DeskSync             *self,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean       desk_sync_round_finish (DeskSync             *self,
                                       GAsyncResult         *result,
                                       DeskSyncRound        *round,
                                       GError              **error);
/* Rounds by themselves: soon after a change here, at once after a change on the hub, with growing
 * jittered waits while the hub cannot be reached. */
void           desk_sync_start        (DeskSync             *self);
void           desk_sync_stop         (DeskSync             *self);
DeskSyncState  desk_sync_get_state    (DeskSync             *self);
double         desk_sync_get_progress (DeskSync             *self);
guint64        desk_sync_get_rows     (DeskSync             *self);
const GError  *desk_sync_get_error    (DeskSync             *self);

G_END_DECLS
