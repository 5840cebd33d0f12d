/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskE2e:
 *
 * A hub that serves the demo feed, and a folder for a laptop's data; all of it goes with it.
 */
typedef struct
{
  char        *dir;
  char        *db;              /* the hub's, as --db takes it */
  GSubprocess *hub;
  char        *hub_url;
} DeskE2e;

DeskE2e     *desk_e2e_new       (void);
void         desk_e2e_free      (DeskE2e    *self);
char        *desk_e2e_run_hub   (DeskE2e    *self,
                                 ...) G_GNUC_NULL_TERMINATED;
GSubprocess *desk_e2e_start_app (DeskE2e    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskE2e, desk_e2e_free)

G_END_DECLS
