/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db.h>
#include <desk-ops.h>
#include <desk-policy.h>

#include "desk-collation.h"
#include "desk-search.h"

G_BEGIN_DECLS

/* The file in the folder of the local data. */
#define DESK_LOCAL_DATABASE "desk.db"

/**
 * DeskTouch:
 * @DESK_TOUCH_FILE: what is shown beside the member; no line of the directory depends on it
 * @DESK_TOUCH_BALANCE: an account that was there: what the line says of balance and arrears
 * @DESK_TOUCH_LINE: anything
 *
 * What of a member was touched; the later ones include the earlier.
 */
typedef enum
{
  DESK_TOUCH_FILE,
  DESK_TOUCH_BALANCE,
  DESK_TOUCH_LINE,
} DeskTouch;

/**
 * DeskChange:
 *
 * What a piece of writing touched. Its lines of the directory are made anew before the commit; then
 * it is told to the main thread.
 */
typedef struct
{
  GHashTable *members;          /* (element-type utf8 DeskTouch): by number */
  gboolean    everything;       /* so many, or all, that they are not counted */
  gboolean    directory;        /* lines of the directory depend on it */
  gboolean    status;           /* the sync status changed */
  gboolean    filters;          /* the saved filters changed */
  gboolean    occasions;        /* what is an occasion of care today may have changed */
  gboolean    visits;           /* visits, or what is shown of their members, may have changed */
  GArray     *ids;              /* (element-type gint64): lines of the directory that changed */
  gboolean    balances;         /* others changed in nothing that is searched */
} DeskChange;

DeskChange *desk_change_new        (void);
void        desk_change_free       (DeskChange  *self);
void        desk_change_add_member (DeskChange  *self,
                                    const char  *member_no,
                                    DeskTouch    touch);
GStrv       desk_change_get_members (DeskChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskChange, desk_change_free)

/**
 * DeskLocal:
 *
 * What the store's work needs on the database thread, and only there; but for @policy and @clock,
 * which any thread may use.
 */
typedef struct
{
  char          *data_dir;
  DeskPolicy    *policy;        /* in use; changed on the database thread, see desk_local_set_policy */
  DeskPolicy    *own_policy;    /* that the store was made with */
  GPtrArray     *policies;      /* all that were in use: who asked for one may still look at it */
  DeskClock     *clock;
  DeskCollation *collation;     /* NULL until it is asked for */
  DeskSearch    *search;
  char          *manager_no;    /* "" before enrolment */
  char          *region;
  gint64         skew_ms;       /* how far @clock is ahead of the hub's, when last compared */
  char          *sharing;       /* the services that count together (E6), a JSON array */

  char          *order_key;     /* what order_ids answers, NULL: nothing kept */
  GArray        *order_ids;     /* (element-type gint64) */
  guint64        n_changes;     /* counts what this connection commits */
  gint64         data_version;  /* counts what other connections commit */
} DeskLocal;

typedef gpointer (*DeskReadFunc)  (DeskLocal   *local,
                                   DeskDb      *db,
                                   gpointer     data,
                                   GError     **error);
typedef gboolean (*DeskWriteFunc) (DeskLocal   *local,
                                   DeskDb      *db,
                                   DeskChange  *change,
                                   gpointer     data,
                                   GError     **error);

/* One line of an answer as a structure. */
typedef gpointer (*DeskReadLine)  (DeskStmt    *stmt);

GPtrArray *desk_local_collect       (DeskStmt       *stmt,
                                     DeskReadLine    read,
                                     GDestroyNotify  free_line,
                                     GError        **error);
DeskLocal *desk_local_new           (const char     *data_dir,
                                     DeskPolicy     *policy,
                                     DeskClock      *clock);
void       desk_local_set_policy    (DeskLocal      *self,
                                     DeskPolicy     *policy);
DeskLocal *desk_local_ref           (DeskLocal      *self);
void       desk_local_unref         (DeskLocal      *self);
gboolean   desk_local_migrate       (DeskDb         *db,
                                     GError        **error);
DeskDb    *desk_local_open          (gpointer        user_data,
                                     GCancellable   *cancellable,
                                     GError        **error);
DeskCollation *
           desk_local_get_collation (DeskLocal      *self,
                                     GError        **error);
gboolean   desk_local_load_manager  (DeskLocal      *self,
                                     DeskDb         *db,
                                     GError        **error);
gboolean   desk_local_write         (DeskLocal      *self,
                                     DeskDb         *db,
                                     DeskWriteFunc   func,
                                     gpointer        data,
                                     DeskChange     *change,
                                     GError        **error);
gboolean   desk_local_follow_others (DeskLocal      *self,
                                     DeskDb         *db,
                                     GError        **error);
gint64     desk_local_now           (DeskLocal      *self);
char      *desk_local_today         (DeskLocal      *self);
GDateTime *desk_local_midnight      (DeskLocal      *self);
gint64     desk_local_day_ms        (DeskLocal      *self,
                                     int             days);
char      *desk_local_month         (DeskLocal      *self);
char      *desk_local_expiry_bound  (DeskLocal      *self);
void       desk_local_get_context   (DeskLocal      *self,
                                     DeskDb         *db,
                                     DeskOpsContext *context);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLocal, desk_local_unref)

G_END_DECLS
