/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-front.h>
#include <desk-outbox.h>
#include <desk-sync-status.h>
#include <desk-sync.h>
#include <desk-test.h>
#include <hub-server.h>

G_BEGIN_DECLS

#define SYNC_FIXTURE_NOW "2026-11-22T09:30:00+08:00"

/**
 * SyncFixture:
 *
 * A hub on port 0 with the demo feed, reached through a front that may fail.
 */
typedef struct
{
  char       *dir;
  char       *db_uri;
  gboolean    is_driven;
  DeskClock  *clock;
  DeskPolicy *policy;
  DeskDb     *db;               /* a second connection, for looking and for preparing */
  HubServer  *hub;
  DeskFront  *front;
} SyncFixture;

typedef struct
{
  char      *dir;
  DeskClock *clock;             /* the hub's, where that is not driven */
  DeskStore *store;
  DeskSync  *sync;
} SyncLaptop;

/* For g_test_add(): the clocks are driven, one for the hub and one for each laptop. */
#define SYNC_FIXTURE_DRIVEN "driven"

#define sync_fixture_add(path, test)                                                            \
  g_test_add (path, SyncFixture, NULL, sync_fixture_set_up, test, sync_fixture_tear_down)

void            sync_fixture_set_up    (SyncFixture    *self,
                                        gconstpointer   data);
void            sync_fixture_tear_down (SyncFixture    *self,
                                        gconstpointer   data);
void            sync_fixture_stop_hub  (SyncFixture    *self);
void            sync_fixture_start_hub (SyncFixture    *self);
/* A one-time code for that manager. */
char           *sync_fixture_code      (SyncFixture    *self,
                                        const char     *manager_no);
gint64          sync_fixture_count     (SyncFixture    *self,
                                        const char     *sql);

/* The next billing feed has this member of K001 no more. */
void            sync_fixture_close_member (SyncFixture *self,
                                           const char  *member_no);
/* The hub has another policy in force: with that version, and `from` replaced. */
void            sync_fixture_load_policy  (SyncFixture *self,
                                           const char  *version,
                                           const char  *from,
                                           const char  *to);
/* Asked for its policy, the hub answers something of that version that nobody can read. */
void            sync_fixture_spoil_policy (SyncFixture *self,
                                           const char  *version);
/* So many rows more in K001's feed. */
void            sync_fixture_lengthen  (SyncFixture    *self,
                                        guint           rows);

/* Takes a folder, with what is in it. */
SyncLaptop     *sync_laptop_open       (SyncFixture    *fixture,
                                        char           *dir);
/* A laptop with a fresh folder; enrolled for that manager through the front unless NULL. */
SyncLaptop     *sync_laptop_new        (SyncFixture    *fixture,
                                        const char     *manager_no);
void            sync_laptop_free       (SyncLaptop     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncLaptop, sync_laptop_free)
gboolean        sync_laptop_enrol      (SyncLaptop     *self,
                                        const char     *url,
                                        const char     *code,
                                        GError        **error);
gboolean        sync_laptop_try        (SyncLaptop     *self,
                                        DeskSyncRound  *round,
                                        GError        **error);
/* A round that must go through. */
DeskSyncRound   sync_laptop_round      (SyncLaptop     *self);
/* A round that must fail so. */
void            sync_laptop_fail       (SyncLaptop     *self,
                                        DeskSyncError   code);
/* What the rules here say to an operation. */
DeskVerdict    *sync_laptop_perform    (SyncLaptop     *self,
                                        const char     *kind,
                                        JsonObject     *args);
/* An emergency reactivation that the rules here allow; its id. */
char           *sync_laptop_use        (SyncLaptop     *self,
                                        const char     *member_no);
/* A note that the rules here allow; its id. */
char           *sync_laptop_add_note   (SyncLaptop     *self,
                                        const char     *member_no,
                                        const char     *text);
/* Changed for the first time. */
void            sync_laptop_edit_note  (SyncLaptop     *self,
                                        const char     *member_no,
                                        const char     *note_id,
                                        const char     *text);
gint64          sync_laptop_count      (SyncLaptop     *self,
                                        const char     *sql);
GPtrArray      *sync_laptop_outbox     (SyncLaptop     *self);
DeskSyncStatus *sync_laptop_status     (SyncLaptop     *self);
/* Promise 6: hub and laptop hold the same rows of that manager, column by column. */
void            sync_laptop_assert_converged (SyncLaptop  *self,
                                              SyncFixture *fixture,
                                              const char  *manager_no);

G_END_DECLS
