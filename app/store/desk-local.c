/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-local.h"

#include <desk-entitlement.h>
#include <desk-json.h>
#include <desk-migration.h>
#include <desk-calendar.h>
#include <desk-time.h>
#include <desk-uuid.h>

#include "desk-directory.h"
#include "desk-hub-policy.h"
#include "desk-meta.h"
#include "desk-removal.h"
#include "desk-rescue.h"
#include "desk-store-resources.h"

/* The clocks are compared to half the time that an exchange may take, five seconds. */
#define CORRECTED_MS (10 * 1000)

/* 8 MB: beside the app's window, on a laptop with little memory. */
#define SMALL_CACHE "PRAGMA cache_size = -8192"

static char *
make_sharing (DeskPolicy *policy)
{
  g_auto (GStrv) others = desk_entitlement_counts_with (policy,
                                                        DESK_SERVICE_EMERGENCY_REACTIVATION);
  g_autoptr (JsonArray) services = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_array_add_string_element (services, DESK_SERVICE_EMERGENCY_REACTIVATION);
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    json_array_add_string_element (services, others[i]);
  json_node_set_array (node, services);
  return desk_json_to_text (node, FALSE);
}

static void
clear_local (gpointer data)
{
  DeskLocal *self = data;

  g_free (self->data_dir);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->collation, desk_collation_free);
  g_clear_pointer (&self->search, desk_search_free);
  g_free (self->manager_no);
  g_free (self->region);
  g_free (self->sharing);
  g_free (self->order_key);
  g_clear_pointer (&self->order_ids, g_array_unref);
}

static gboolean
ensure_incarnation (DeskLocal  *self,
                    DeskDb     *db,
                    GError    **error)
{
  g_autofree char *incarnation = desk_meta_load (db, DESK_META_INCARNATION, error);
  g_autofree char *made = NULL;

  if (incarnation == NULL)
    return FALSE;
  if (*incarnation != '\0')
    return TRUE;

  made = desk_uuid_new (self->clock);
  return desk_db_run (db, error,
                      "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING",
                      "ss", DESK_META_INCARNATION, made) >= 0;
}

static void
forget_order (DeskLocal *self)
{
  g_clear_pointer (&self->order_key, g_free);
  g_clear_pointer (&self->order_ids, g_array_unref);
}

/* What is kept in memory of the directory follows what was committed; what fails is read anew
 * later. */
static void
follow_change (DeskLocal  *self,
               DeskDb     *db,
               DeskChange *change)
{
  self->n_changes++;
  if (!change->everything && !change->balances && change->ids->len == 0)
    return;

  forget_order (self);
  if (change->everything || !desk_search_patch (self->search, db, change->ids, NULL))
    desk_search_unload (self->search);
}

DeskLocal *
desk_local_new (const char *data_dir,
                DeskPolicy *policy,
                DeskClock  *clock)
{
  DeskLocal *self = g_atomic_rc_box_new0 (DeskLocal);

  self->data_dir = g_strdup (data_dir);
  self->policies = g_ptr_array_new_with_free_func (g_object_unref);
  self->own_policy = policy;
  self->clock = g_object_ref (clock);
  self->search = desk_search_new ();
  self->manager_no = g_strdup ("");
  self->region = g_strdup ("");
  desk_local_set_policy (self, policy);
  return self;
}

/**
 * desk_local_set_policy:
 *
 * From now on @policy is in use. The main thread may be looking at the one before, which is kept.
 */
void
desk_local_set_policy (DeskLocal  *self,
                       DeskPolicy *policy)
{
  if (policy == self->policy)
    return;
  g_ptr_array_add (self->policies, g_object_ref (policy));
  g_atomic_pointer_set (&self->policy, policy);
  g_free (self->sharing);
  self->sharing = make_sharing (policy);
}

DeskLocal *
desk_local_ref (DeskLocal *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
desk_local_unref (DeskLocal *self)
{
  g_atomic_rc_box_release_full (self, clear_local);
}

/**
 * desk_local_migrate:
 *
 * Makes the tables that are missing in a laptop's database.
 */
gboolean
desk_local_migrate (DeskDb  *db,
                    GError **error)
{
  return desk_ops_migrate (db, error) &&
         desk_migrate (db, "store", desk_store_resources_get_resource (),
                       "/org/memberdesk/store/sql", error);
}

/* Another program may have begun to remove everything since that was looked for: it found nobody here. */
static gboolean
check_staying (DeskLocal  *self,
               GError    **error)
{
  if (!desk_removal_is_under_way (self->data_dir))
    return TRUE;
  desk_removal_refuse (error);
  return FALSE;
}

/**
 * desk_local_open:
 * @user_data: a #DeskLocal
 *
 * A #DeskDbOpenFunc: opens the database, makes what is missing in it and brings it up to date. The
 * message of an error is for the person; nothing was overwritten.
 */
DeskDb *
desk_local_open (gpointer       user_data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  DeskLocal *self = user_data;
  g_autofree char *path = g_build_filename (self->data_dir, DESK_LOCAL_DATABASE, NULL);
  g_autoptr (DeskDb) db = NULL;

  if (!desk_removal_complete (self->data_dir, error) ||
      !desk_rescue_complete (self->data_dir, error))
    return NULL;
  db = desk_db_open (path, error);
  if (db == NULL ||
      !check_staying (self, error) ||
      !desk_db_exec (db, SMALL_CACHE, error) ||
      !desk_local_migrate (db, error) ||
      !ensure_incarnation (self, db, error))
    return NULL;

  if (!desk_hub_policy_follow (self, db, error) ||
      !desk_directory_prepare (self, db, error) ||
      !desk_local_load_manager (self, db, error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * desk_local_get_collation:
 *
 * Returns: (nullable): the order of names; made when it is first asked for, since it takes memory
 *   and only what comes from the hub needs it
 */
DeskCollation *
desk_local_get_collation (DeskLocal  *self,
                          GError    **error)
{
  if (self->collation == NULL)
    self->collation = desk_collation_new (error);
  return self->collation;
}

/**
 * desk_local_load_manager:
 *
 * Reads whose laptop this is, and how wrong its clock.
 */
gboolean
desk_local_load_manager (DeskLocal  *self,
                         DeskDb     *db,
                         GError    **error)
{
  g_autofree char *manager_no = desk_meta_load (db, DESK_META_MANAGER_NO, error);
  g_autofree char *region = NULL;

  if (manager_no == NULL)
    return FALSE;
  region = desk_meta_load (db, DESK_META_REGION, error);
  if (region == NULL || !desk_meta_load_int (db, DESK_META_SKEW_MS, &self->skew_ms, error))
    return FALSE;

  g_free (self->manager_no);
  g_free (self->region);
  self->manager_no = g_steal_pointer (&manager_no);
  self->region = g_steal_pointer (&region);
  return TRUE;
}

/**
 * desk_local_write:
 * @change: what @func touches
 *
 * Runs @func and brings the directory after it, in one transaction: all of it is on disk, or
 * nothing.
 */
gboolean
desk_local_write (DeskLocal      *self,
                  DeskDb         *db,
                  DeskWriteFunc   func,
                  gpointer        data,
                  DeskChange     *change,
                  GError        **error)
{
  if (!desk_db_begin (db, error))
    return FALSE;

  if (!func (self, db, change, data, error) ||
      !desk_directory_refresh (self, db, change, error) ||
      !desk_db_commit (db, error))
    {
      desk_db_rollback (db);
      self->data_version = -1;  /* what @func noted in memory is read anew */
      return FALSE;
    }

  follow_change (self, db, change);
  return TRUE;
}

/**
 * desk_local_follow_others:
 *
 * Forgets what is kept in memory when another process has written to the database since.
 */
gboolean
desk_local_follow_others (DeskLocal  *self,
                          DeskDb     *db,
                          GError    **error)
{
  gint64 version;

  if (!desk_db_query_int (db, &version, error, "PRAGMA data_version", ""))
    return FALSE;
  if (version == self->data_version)
    return TRUE;

  self->data_version = version;
  forget_order (self);
  desk_search_unload (self->search);
  return desk_local_load_manager (self, db, error) && desk_hub_policy_follow (self, db, error);
}

/**
 * desk_local_now:
 *
 * The time by which work is done here: the hub's, as far as this laptop's clock is known to be
 * wrong. A clock that was stopped, for a demonstration, is meant as it stands.
 */
gint64
desk_local_now (DeskLocal *self)
{
  gint64 now_ms = desk_clock_now (self->clock);

  if (ABS (self->skew_ms) < CORRECTED_MS || desk_clock_is_stopped (self->clock))
    return now_ms;
  return now_ms - self->skew_ms;
}

/**
 * desk_local_today:
 *
 * Returns: (transfer full): the day in the policy's zone
 */
char *
desk_local_today (DeskLocal *self)
{
  return desk_time_day (desk_local_now (self), desk_policy_get_zone (self->policy));
}

/**
 * desk_local_midnight:
 *
 * Returns: (transfer full): when today began in the policy's zone
 */
GDateTime *
desk_local_midnight (DeskLocal *self)
{
  GTimeZone *zone = desk_policy_get_zone (self->policy);
  g_autoptr (GDateTime) now = desk_time_local (desk_local_now (self), zone);

  return g_date_time_new (zone, g_date_time_get_year (now), g_date_time_get_month (now),
                          g_date_time_get_day_of_month (now), 0, 0, 0);
}

/**
 * desk_local_day_ms:
 * @days: after today, below 0 before it
 *
 * Returns: when that day begins in the policy's zone, in milliseconds since 1970
 */
gint64
desk_local_day_ms (DeskLocal *self,
                   int        days)
{
  GTimeZone *zone = desk_policy_get_zone (self->policy);
  guint today = desk_calendar_day_at (desk_local_now (self), zone);

  return desk_calendar_find_moment (today + days, 0, zone);
}

/**
 * desk_local_month:
 *
 * Returns: (transfer full): the natural month in the policy's zone
 */
char *
desk_local_month (DeskLocal *self)
{
  return desk_time_month (desk_local_now (self), desk_policy_get_zone (self->policy));
}

/**
 * desk_local_expiry_bound:
 *
 * Returns: (transfer full): the last day on which a card may expire to count as expiring; today
 *   where the policy sets no number of days
 */
char *
desk_local_expiry_bound (DeskLocal *self)
{
  GTimeZone *zone = desk_policy_get_zone (self->policy);
  g_autoptr (GDateTime) now = desk_time_local (desk_local_now (self), zone);
  g_autoptr (GDateTime) bound = NULL;
  gint64 days = 0;

  desk_policy_lookup_integer (self->policy, "card", "expiring_days", &days);
  bound = g_date_time_add_days (now, CLAMP (days, 0, 36500));
  return g_date_time_format (bound, "%Y-%m-%d");
}

/**
 * desk_local_collect:
 * @stmt: (nullable): bound; %NULL with @error set is passed on
 * @read: makes an element from the current line
 *
 * Returns: (transfer full) (nullable): all lines of an answer
 */
GPtrArray *
desk_local_collect (DeskStmt        *stmt,
                    DeskReadLine     read,
                    GDestroyNotify   free_line,
                    GError         **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (GError) local_error = NULL;

  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    g_ptr_array_add (lines, read (stmt));
  if (local_error == NULL)
    return g_steal_pointer (&lines);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gint64
next_rev_provisional (DeskDb      *db,
                      const char  *manager_no,
                      gpointer     user_data,
                      GError     **error)
{
  return 0;
}

/**
 * desk_local_get_context:
 * @context: (out caller-allocates): for running operations here
 */
void
desk_local_get_context (DeskLocal      *self,
                        DeskDb         *db,
                        DeskOpsContext *context)
{
  *context = (DeskOpsContext) {
    .db = db,
    .policy = self->policy,
    .manager_no = self->manager_no,
    .next_rev = next_rev_provisional,
    .now_ms = desk_clock_is_stopped (self->clock) ? 0 : desk_local_now (self),
  };
}
