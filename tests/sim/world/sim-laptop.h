/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-outbox.h>
#include <desk-sync-status.h>
#include <desk-sync.h>

G_BEGIN_DECLS

/**
 * SimLaptop:
 *
 * A laptop with a folder and a clock of its own. @store is %NULL while it is switched off.
 */
typedef struct
{
  guint       index;
  char       *dir;
  char       *copy_dir;         /* (nullable): an old copy of the folder */
  char       *manager_no;       /* who works with it */
  DeskClock  *clock;
  gint64      skew_ms;
  DeskPolicy *policy;
  DeskStore  *store;
  DeskSync   *sync;
  gboolean    is_running;       /* syncs by itself */
} SimLaptop;

SimLaptop      *sim_laptop_new         (guint               index,
                                        const char         *dir,
                                        DeskPolicy         *policy,
                                        gint64              now_ms);
gboolean        sim_laptop_open        (SimLaptop          *self,
                                        GError            **error);
void            sim_laptop_close       (SimLaptop          *self);
void            sim_laptop_set_time    (SimLaptop          *self,
                                        gint64              now_ms);
gboolean        sim_laptop_enrol       (SimLaptop          *self,
                                        const char         *url,
                                        const char         *manager_no,
                                        const char         *code,
                                        GError            **error);
DeskVerdict    *sim_laptop_perform     (SimLaptop          *self,
                                        const char         *kind,
                                        JsonObject         *args,
                                        GError            **error);
gboolean        sim_laptop_resolve     (SimLaptop          *self,
                                        const char         *op_id,
                                        DeskResolution      resolution,
                                        DeskVerdict       **verdict,
                                        GError            **error);
/* Edited and sent again. */
DeskVerdict    *sim_laptop_amend       (SimLaptop          *self,
                                        const char         *op_id,
                                        const char         *kind,
                                        JsonObject         *args,
                                        GError            **error);
gboolean        sim_laptop_round       (SimLaptop          *self,
                                        DeskSyncRound      *round,
                                        GError            **error);
/* Rounds by itself from now on, as time goes by; no more. */
void            sim_laptop_start       (SimLaptop          *self);
void            sim_laptop_stop        (SimLaptop          *self);
/* A round that the person ends once `condition` holds. */
void            sim_laptop_give_up     (SimLaptop          *self,
                                        gboolean          (*condition) (gpointer),
                                        gpointer            user_data,
                                        GError            **error);
GPtrArray      *sim_laptop_list_outbox (SimLaptop          *self,
                                        GError            **error);
DeskSyncStatus *sim_laptop_load_status (SimLaptop          *self,
                                        GError            **error);
/* A second connection, for looking. */
DeskDb         *sim_laptop_look        (SimLaptop          *self);
/* Keeps a copy of the folder; puts it back. The laptop is switched off meanwhile. */
void            sim_laptop_copy        (SimLaptop          *self,
                                        const char         *to);
void            sim_laptop_put_back    (SimLaptop          *self,
                                        const char         *from);
void            sim_laptop_free        (SimLaptop          *self);

G_END_DECLS
