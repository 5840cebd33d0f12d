/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db-thread.h>
#include <desk-ops.h>
#include <desk-policy.h>

G_BEGIN_DECLS

#define DESK_TYPE_STORE (desk_store_get_type ())
G_DECLARE_FINAL_TYPE (DeskStore, desk_store, DESK, STORE, GObject)

/**
 * DeskIdentity:
 *
 * Who this laptop is to the hub, from enrolment on. @token is "" until desk_store_hold_token().
 */
typedef struct
{
  char *hub_url;
  char *device_id;
  char *token;
  char *manager_no;
  char *manager_name;
  char *region;
} DeskIdentity;

DeskIdentity *desk_identity_copy (const DeskIdentity *self);
void          desk_identity_free (DeskIdentity       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskIdentity, desk_identity_free)

/* The laptop's database. All methods belong to the main thread; the work is done on the database
 * thread.
 *
 * Signal "changed" (GStrv member_nos, nullable): rows of these members changed, or NULL for
 * anything; emitted on the main thread after the change is on disk. Signal "status-changed": the
 * sync status did. Signal "filters-changed": the saved filters did. Signal "visits-changed": visits
 * may have. Signal "occasions-changed": occasions of care may have, where no member did. */
DeskStore          *desk_store_new          (const char           *data_dir,
                                             DeskPolicy           *policy,
                                             DeskClock            *clock);
void                desk_store_open_async   (DeskStore            *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean            desk_store_open_finish  (DeskStore            *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void                desk_store_close_async  (DeskStore            *self,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean            desk_store_close_finish (DeskStore            *self,
                                             GAsyncResult         *result,
                                             GError              **error);
DeskPolicy         *desk_store_get_policy   (DeskStore            *self);
DeskClock          *desk_store_get_clock    (DeskStore            *self);
const DeskIdentity *desk_store_get_identity (DeskStore            *self);
const char         *desk_store_get_data_dir (DeskStore            *self);

G_END_DECLS
