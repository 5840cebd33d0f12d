/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-grant.h"

#include <desk-entitlement.h>
#include <desk-grant.h>
#include <desk-rating.h>
#include <desk-rows.h>
#include <desk-time.h>
#include <desk-uuid.h>

#include "hub-feed.h"

/* The policy's group for them. */
#define GROUP "grant"

/* By this the hub honours a grant longer than it told the device: clocks differ, and what was
 * recorded in the last minute is on its way for some time. */
#define GRACE_MS DESK_HOUR_MS

/* Who is given how much; the figures are the policy's. */
typedef struct
{
  DeskDb     *db;
  DeskPolicy *policy;
  DeskClock  *clock;
  gint64      now_ms;
  gint64      expires_ms;
  gint64      per_member;       /* of each quota and month */
  gint64      per_quota;        /* likewise, by all devices together */
  gint64      spare;            /* the last units of a quota, for whoever comes first */
  gint64      per_device;       /* in all */
} Giving;

void
hub_grant_free (HubGrant *self)
{
  g_free (self->grant_id);
  g_free (self->member_no);
  g_free (self->quota);
  g_free (self->month);
  g_free (self);
}

/**
 * hub_grant_take_back:
 *
 * Takes back what the device has not spent and does not want any more.
 */
gboolean
hub_grant_take_back (DeskDb           *db,
                     const HubDevice  *device,
                     const char       *grant_id,
                     GError          **error)
{
  return desk_db_run (db, error,
                      "DELETE FROM grants WHERE grant_id = $1 AND device_id = $2 AND spent_by = ''",
                      "ss", grant_id, device->device_id) >= 0;
}

/**
 * hub_grant_free_device:
 *
 * Frees what a device holds that will send nothing more.
 */
gboolean
hub_grant_free_device (DeskDb      *db,
                       const char  *device_id,
                       GError     **error)
{
  return desk_db_run (db, error, "DELETE FROM grants WHERE device_id = $1 AND spent_by = ''", "s",
                      device_id) >= 0;
}

/**
 * hub_grant_free_member:
 *
 * Frees what is granted of a member whom another manager has now.
 */
gboolean
hub_grant_free_member (DeskDb      *db,
                       const char  *member_no,
                       GError     **error)
{
  return desk_db_run (db, error, "DELETE FROM grants WHERE member_no = $1 AND spent_by = ''", "s",
                      member_no) >= 0;
}

/**
 * hub_grant_sweep:
 *
 * Clears what is over, spent or not: a number that comes later counts as no grant either way.
 */
gboolean
hub_grant_sweep (DeskDb  *db,
                 gint64   now_ms,
                 GError **error)
{
  return desk_db_run (db, error, "DELETE FROM grants WHERE expires_ms <= $1", "i", now_ms) >= 0;
}

/* FALSE: the policy gives none. */
static gboolean
read_policy (Giving *giving)
{
  gint64 hours;

  if (!desk_policy_lookup_integer (giving->policy, GROUP, "hours", &hours) ||
      !desk_policy_lookup_integer (giving->policy, GROUP, "per_member", &giving->per_member) ||
      !desk_policy_lookup_integer (giving->policy, GROUP, "per_device", &giving->per_device))
    return FALSE;
  if (!desk_policy_lookup_integer (giving->policy, GROUP, "per_quota", &giving->per_quota))
    giving->per_quota = G_MAXINT64;
  if (!desk_policy_lookup_integer (giving->policy, GROUP, "spare", &giving->spare))
    giving->spare = 0;
  giving->expires_ms = giving->now_ms + hours * DESK_HOUR_MS + GRACE_MS;
  return TRUE;
}

static gboolean
insert (Giving              *giving,
        const DeskGrantKey  *key,
        GError             **error)
{
  g_autofree char *grant_id = desk_uuid_new (giving->clock);

  return desk_db_run (giving->db, error, "INSERT INTO grants VALUES ($1, $2, $3, $4, $5, $6, '')",
                      "sssssi", grant_id, key->device_id, key->member_no, key->quota, key->month,
                      giving->expires_ms) >= 0;
}

/* How many more the device may have of this; negative where it has too many. */
static gboolean
count_missing (Giving              *giving,
               const DeskGrantKey  *key,
               gint64               limit,
               gint64               n_own,
               gint64              *n_missing,
               GError             **error)
{
  gint64 uses;
  gint64 n_open;
  gint64 n_held;

  if (!desk_rows_count_uses (giving->db, giving->policy, key->member_no, key->quota, key->month,
                             &uses, error) ||
      !desk_grant_count_open (giving->db, key, giving->now_ms, &n_open, error) ||
      !desk_db_query_int (giving->db, &n_held, error,
                          "SELECT count(*) FROM grants WHERE device_id = $1 AND spent_by = ''"
                          " AND expires_ms > $2", "si", key->device_id, giving->now_ms))
    return FALSE;
  *n_missing = MIN (giving->per_member - n_own, limit - giving->spare - uses - n_open);
  *n_missing = MIN (*n_missing, giving->per_quota - n_open);
  *n_missing = MIN (*n_missing, giving->per_device - n_held);
  return TRUE;
}

/* What the device holds already is renewed: whoever asks again has not more. */
static gboolean
fill_up (Giving              *giving,
         const DeskGrantKey  *key,
         gint64               limit,
         GError             **error)
{
  gint64 n_missing;
  gint64 n_own =
    desk_db_run (giving->db, error,
                 "UPDATE grants SET expires_ms = $1 WHERE device_id = $2 AND member_no = $3"
                 " AND quota = $4 AND month = $5 AND spent_by = '' AND expires_ms > $6",
                 "issssi", giving->expires_ms, key->device_id, key->member_no, key->quota,
                 key->month, giving->now_ms);

  if (n_own < 0 || !count_missing (giving, key, limit, n_own, &n_missing, error))
    return FALSE;
  for (gint64 i = 0; i < n_missing; i++)
    if (!insert (giving, key, error))
      return FALSE;
  return TRUE;
}

/* Of this month, and of the next where the device may still be away when it begins. */
static gboolean
give_months (Giving        *giving,
             DeskGrantKey  *key,
             gint64         limit,
             GError       **error)
{
  GTimeZone *zone = desk_policy_get_zone (giving->policy);
  g_autofree char *month = desk_time_month (giving->now_ms, zone);
  g_autofree char *last = desk_time_month (giving->expires_ms - GRACE_MS, zone);

  key->month = month;
  if (!fill_up (giving, key, limit, error))
    return FALSE;
  key->month = last;
  return g_str_equal (last, month) || fill_up (giving, key, limit, error);
}

static gboolean
give_all (Giving           *giving,
          const HubDevice  *device,
          DeskMember       *member,
          GError          **error)
{
  const char * const *services = desk_entitlement_list (giving->policy);
  DeskTier tier = desk_tier_held (member, giving->policy);
  DeskGrantKey key = { .device_id = device->device_id, .member_no = member->member_no };
  gint64 limit;

  for (guint i = 0; services[i] != NULL; i++)
    {
      key.quota = services[i];
      if (g_str_equal (desk_entitlement_get_quota (giving->policy, services[i]), services[i]) &&
          desk_entitlement_get_limit (giving->policy, tier, services[i], &limit) &&
          !give_months (giving, &key, limit, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hub_grant_give:
 * @device: of the member's manager: others are given nothing
 *
 * Gives what is left of a member's quotas after uses and open grants, up to what the policy allows
 * one device, and renews what it holds. The caller holds the write transaction; the feed's counter
 * row is held as by a use, so that nobody counts beside.
 */
gboolean
hub_grant_give (DeskDb           *db,
                DeskPolicy       *policy,
                const HubDevice  *device,
                const char       *member_no,
                DeskClock        *clock,
                GError          **error)
{
  Giving giving = { .db = db, .policy = policy, .clock = clock, .now_ms = desk_clock_now (clock) };
  g_autoptr (GError) failure = NULL;
  g_autoptr (DeskMember) member = NULL;

  if (!read_policy (&giving))
    return TRUE;
  if (hub_feed_take_revs (db, device->manager_no, 0, error) < 0)
    return FALSE;
  member = desk_rows_load_member (db, member_no, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return member == NULL || member->closed || !g_str_equal (member->manager_no, device->manager_no) ||
         give_all (&giving, device, member, error);
}

static HubGrant *
read_grant (DeskStmt *stmt)
{
  HubGrant *self = g_new0 (HubGrant, 1);

  self->grant_id = desk_stmt_dup_text (stmt, 0);
  self->member_no = desk_stmt_dup_text (stmt, 1);
  self->quota = desk_stmt_dup_text (stmt, 2);
  self->month = desk_stmt_dup_text (stmt, 3);
  self->until_ms = desk_stmt_int (stmt, 4) - GRACE_MS;
  return self;
}

/**
 * hub_grant_list:
 *
 * Returns: (transfer full) (element-type HubGrant) (nullable): what the device may spend now, or
 *   %NULL with @error set
 */
GPtrArray *
hub_grant_list (DeskDb           *db,
                const HubDevice  *device,
                gint64            now_ms,
                GError          **error)
{
  g_autoptr (GPtrArray) grants = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_grant_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT grant_id, member_no, quota, month, expires_ms FROM grants"
                   " WHERE device_id = $1 AND spent_by = '' AND expires_ms > $2 ORDER BY grant_id",
                   "si", device->device_id, now_ms + GRACE_MS);

  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &failure))
    g_ptr_array_add (grants, read_grant (stmt));
  if (failure == NULL)
    return g_steal_pointer (&grants);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
