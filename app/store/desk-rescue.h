/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskRescue:
 *
 * What came of a damaged database.
 */
typedef struct
{
  guint     kept;               /* operations that were taken over */
  gboolean  whole;              /* FALSE: some may have been unreadable */
  gboolean  enrolled;           /* FALSE: the laptop must be enrolled again */
  char     *damaged_path;       /* where the damaged file is kept */
} DeskRescue;

void        desk_rescue_free          (DeskRescue           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRescue, desk_rescue_free)

/* Puts a new database in the place of a damaged one: the outbox and the laptop's identity are taken
 * over, everything else comes from the hub. For a store that is not open. */
void        desk_store_rescue_async   (DeskStore            *store,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
DeskRescue *desk_store_rescue_finish  (DeskStore            *store,
                                       GAsyncResult         *result,
                                       GError              **error);

/* Ends what a rescue began before its process was killed. Before the database is opened. */
gboolean    desk_rescue_complete      (const char           *data_dir,
                                       GError              **error);

G_END_DECLS
