/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk-a11y.h"

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
  GSubprocess *hub;             /* NULL while it is stopped */
  char        *hub_url;
} DeskE2e;

DeskE2e     *desk_e2e_new       (void);
void         desk_e2e_free      (DeskE2e    *self);
char        *desk_e2e_run_hub   (DeskE2e    *self,
                                 ...) G_GNUC_NULL_TERMINATED;
void         desk_e2e_start_hub (DeskE2e    *self);
void         desk_e2e_stop_hub  (DeskE2e    *self);
/* One of the counts that the hub tells of itself. */
gint64       desk_e2e_count     (DeskE2e    *self,
                                 const char *name);
GSubprocess *desk_e2e_start_app (DeskE2e    *self);
GSubprocess *desk_e2e_start_app_in
                                (DeskE2e    *self,
                                 const char *language);
void         desk_e2e_stop_app  (DeskE2e    *self,
                                 GSubprocess *app);
void         desk_e2e_wait_end  (DeskE2e    *self,
                                 GSubprocess *app);
/* Activates one of the window's actions over the session bus. */
void         desk_e2e_act       (const char *action,
                                 const char *parameter);
/* From now on files of the app cannot grow: its disk is full; or they can again. */
void         desk_e2e_fill_disk (GSubprocess *app,
                                 gboolean    full);
/* Fills in the first page of a new laptop, for K001. */
void         desk_e2e_enrol     (DeskE2e      *self,
                                 DeskA11yNode *app);
/* The whole of a test program with one test. */
int          desk_e2e_run       (int        *argc,
                                 char     ***argv,
                                 const char *path,
                                 GTestFunc   test);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskE2e, desk_e2e_free)

G_END_DECLS
