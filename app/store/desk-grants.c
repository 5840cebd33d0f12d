/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-grants.h"

#include <desk-entitlement.h>
#include <desk-grant.h>
#include <desk-json.h>
#include <desk-time.h>

#include "desk-meta.h"
#include "desk-replay.h"

/* The policy's group for them; without its figures the hub grants nothing. */
#define GROUP "grant"

/* The hub is asked anew after half of the time for which it granted, or after this where it granted
 * nothing: what others held may be free again. */
#define ASK_AGAIN_MS (12 * DESK_HOUR_MS)
#define ASK_AT_MOST_MS (10 * DESK_MINUTE_MS)

/* A member with a quota that is not used up. */
typedef struct
{
  char     *member_no;
  gint64    uses;
  gboolean  held;               /* of each of the quotas a unit */
} Wished;

static void
free_wished (gpointer data)
{
  Wished *wished = data;

  g_free (wished->member_no);
  g_free (wished);
}

static gpointer
read_wished (DeskStmt *stmt)
{
  Wished *wished = g_new0 (Wished, 1);

  wished->member_no = desk_stmt_dup_text (stmt, 0);
  wished->uses = desk_stmt_int (stmt, 1);
  wished->held = desk_stmt_int (stmt, 2) != 0;
  return wished;
}

static gpointer
read_id (DeskStmt *stmt)
{
  return desk_stmt_dup_text (stmt, 0);
}

static JsonArray *
describe_services (DeskPolicy *policy,
                   const char *quota)
{
  g_auto (GStrv) others = desk_entitlement_counts_with (policy, quota);
  JsonArray *services = json_array_new ();

  json_array_add_string_element (services, quota);
  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    json_array_add_string_element (services, others[i]);
  return services;
}

static JsonArray *
describe_quota (DeskPolicy *policy,
                DeskTier    tier,
                const char *quota,
                gint64      limit)
{
  JsonArray *array = json_array_new ();

  json_array_add_int_element (array, tier);
  json_array_add_string_element (array, quota);
  json_array_add_int_element (array, limit);
  json_array_add_array_element (array, describe_services (policy, quota));
  return array;
}

/* The quotas of the policy for a query: [tier, quota, limit, [services that count together]] each. */
static char *
describe_quotas (DeskPolicy *policy)
{
  const char * const *services = desk_entitlement_list (policy);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (JsonArray) quotas = json_array_new ();
  gint64 limit;

  for (guint i = 0; services[i] != NULL; i++)
    for (DeskTier tier = DESK_TIER_SILVER; tier <= DESK_TIER_DIAMOND; tier++)
      if (g_str_equal (desk_entitlement_get_quota (policy, services[i]), services[i]) &&
          desk_entitlement_get_limit (policy, tier, services[i], &limit))
        json_array_add_array_element (quotas, describe_quota (policy, tier, services[i], limit));
  json_node_set_array (node, quotas);
  return desk_json_to_text (node, FALSE);
}

/* Who is frozen or short of money will need it first, then who is visited while offline. */
static GPtrArray *
query_wished (DeskLocal   *local,
              DeskDb      *db,
              gint64       hours,
              gint64       per_device,
              GError     **error)
{
  g_autofree char *quotas = describe_quotas (local->policy);
  g_autofree char *month = desk_local_month (local);
  gint64 now_ms = desk_local_now (local);
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "WITH quotas AS (SELECT value ->> 0 AS tier, value ->> 1 AS quota,"
                   "  value ->> 2 AS most, value -> 3 AS services FROM json_each ($1)),"
                   " units AS (SELECT l.member_no, l.frozen, l.low_balance, q.most,"
                   "  (SELECT count (*) FROM service_uses AS u WHERE u.month = $2"
                   "   AND u.member_no = l.member_no"
                   "   AND u.service IN (SELECT value FROM json_each (q.services))) AS uses,"
                   "  EXISTS (SELECT 1 FROM grants AS g WHERE g.member_no = l.member_no"
                   "   AND g.quota = q.quota AND g.month = $2 AND g.spent_by = ''"
                   "   AND g.expires_ms > $3) AS held"
                   "  FROM quotas AS q JOIN lines AS l ON l.tier = q.tier)"
                   " SELECT member_no, sum (uses), min (held) FROM units WHERE uses < most"
                   " GROUP BY member_no"
                   " ORDER BY max (frozen) DESC, max (low_balance) DESC,"
                   "  EXISTS (SELECT 1 FROM visits AS v WHERE v.member_no = units.member_no"
                   "   AND v.start_ms BETWEEN $3 AND $4) DESC, member_no LIMIT $5",
                   "ssiii", quotas, month, now_ms, now_ms + hours * DESK_HOUR_MS, per_device);

  return desk_local_collect (stmt, read_wished, free_wished, error);
}

/* What is held of members who are not wished for any more. */
static GPtrArray *
query_back (DeskDb      *db,
            GPtrArray   *wished,
            GError     **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr (JsonArray) members = json_array_new ();
  g_autoptr (DeskStmt) stmt = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < wished->len; i++)
    json_array_add_string_element (members, ((Wished *) wished->pdata[i])->member_no);
  json_node_set_array (node, members);
  text = desk_json_to_text (node, FALSE);
  stmt = desk_db_query (db, error,
                        "SELECT grant_id FROM grants WHERE spent_by = ''"
                        " AND member_no NOT IN (SELECT value FROM json_each ($1))",
                        "s", text);
  return desk_local_collect (stmt, read_id, g_free, error);
}

/* Asked about again are those of whom nothing is held, unless that was asked with the same figures;
 * all, where what is held ends. */
static void
fill_wish (DeskGrantWish *wish,
           GPtrArray     *wished,
           gboolean       renew)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);

  wish->members = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < wished->len; i++)
    {
      const Wished *one = g_ptr_array_index (wished, i);
      g_autofree char *line = NULL;

      if (one->held && !renew)
        continue;
      line = g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", one->member_no, one->uses);
      g_checksum_update (sum, (const guchar *) line, -1);
      g_ptr_array_add (wish->members, g_strdup (one->member_no));
    }
  wish->sum = g_strdup (g_checksum_get_string (sum));
}

static gboolean
compare_sum (DeskDb         *db,
             DeskGrantWish  *wish,
             GError        **error)
{
  g_autofree char *asked = desk_meta_load (db, DESK_META_GRANTS_ASKED, error);

  if (asked == NULL)
    return FALSE;
  if (g_str_equal (asked, wish->sum))
    g_ptr_array_set_size (wish->members, 0);
  return TRUE;
}

/**
 * desk_grants_is_due:
 * @due: (out): whether what is held, or was refused, is to be asked for anew: never where the policy
 *   has no grants
 */
gboolean
desk_grants_is_due (DeskLocal  *local,
                    DeskDb     *db,
                    gboolean   *due,
                    GError    **error)
{
  gint64 hours;
  gint64 due_ms;

  if (!desk_meta_load_int (db, DESK_META_GRANTS_DUE_MS, &due_ms, error))
    return FALSE;
  *due = desk_local_now (local) >= due_ms &&
         desk_policy_lookup_integer (local->policy, GROUP, "hours", &hours);
  return TRUE;
}

/**
 * desk_grants_load_wish:
 *
 * Returns: (transfer full) (nullable): what is to be asked of the hub now; %NULL with @error set
 */
DeskGrantWish *
desk_grants_load_wish (DeskLocal  *local,
                       DeskDb     *db,
                       GError    **error)
{
  g_autoptr (DeskGrantWish) wish = g_new0 (DeskGrantWish, 1);
  g_autoptr (GPtrArray) wished = NULL;
  gint64 hours;
  gint64 per_device;
  gint64 changed;
  gboolean renew;

  if (!desk_policy_lookup_integer (local->policy, GROUP, "hours", &hours) ||
      !desk_policy_lookup_integer (local->policy, GROUP, "per_device", &per_device))
    return g_steal_pointer (&wish);
  if (!desk_grants_is_due (local, db, &renew, error) ||
      !desk_meta_load_int (db, DESK_META_GRANTS_CHANGED, &changed, error))
    return NULL;
  wish->due = renew || changed != 0;
  if (!wish->due)
    return g_steal_pointer (&wish);

  wished = query_wished (local, db, hours, per_device, error);
  if (wished == NULL || (wish->back = query_back (db, wished, error)) == NULL)
    return NULL;
  fill_wish (wish, wished, renew);
  if (!renew && !compare_sum (db, wish, error))
    return NULL;
  return g_steal_pointer (&wish);
}

static gboolean
insert (DeskDb           *db,
        const char       *device_id,
        const DeskGrant  *grant,
        GError          **error)
{
  return desk_db_run (db, error,
                      "INSERT INTO grants VALUES ($1, $2, $3, $4, $5, $6, '')"
                      " ON CONFLICT (grant_id) DO NOTHING",
                      "sssssi", grant->grant_id, device_id, grant->member_no, grant->quota,
                      grant->month, grant->until_ms) >= 0;
}

/* Of whom something was held, or is. */
static gboolean
note_members (DeskDb      *db,
              DeskChange  *change,
              GError     **error)
{
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (DeskStmt) stmt = desk_db_query (db, error, "SELECT DISTINCT member_no FROM grants", "");

  members = desk_local_collect (stmt, read_id, g_free, error);
  for (guint i = 0; members != NULL && i < members->len; i++)
    desk_change_add_member (change, g_ptr_array_index (members, i), DESK_TOUCH_FILE);
  return members != NULL;
}

/* A use that waits and names no grant may take the unit at the hub: then it is certain of nothing
 * more. */
static gboolean
drop_doubtful (DeskDb  *db,
               GError **error)
{
  return desk_db_run (db, error,
                      "DELETE FROM grants WHERE member_no IN (SELECT member_no FROM outbox"
                      " WHERE kind = $1 AND state IN ('queued', 'sent')"
                      " AND json_extract (body, '$.args.grant') IS NULL)",
                      "s", DESK_OP_SERVICE_USE) >= 0;
}

/**
 * desk_grants_replace:
 * @grants: (element-type DeskGrant): all that the hub says this laptop holds
 *
 * Keeps these in place of what was held. What waits for the hub is run again, so that a use keeps the
 * unit that it named.
 */
gboolean
desk_grants_replace (DeskLocal   *local,
                     DeskDb      *db,
                     DeskChange  *change,
                     GPtrArray   *grants,
                     GError     **error)
{
  g_autofree char *device_id = desk_meta_load (db, DESK_META_DEVICE_ID, error);

  if (device_id == NULL || !desk_replay_rewind (db, change, error) ||
      !note_members (db, change, error) || desk_db_run (db, error, "DELETE FROM grants", "") < 0)
    return FALSE;
  for (guint i = 0; i < grants->len; i++)
    if (!insert (db, device_id, g_ptr_array_index (grants, i), error))
      return FALSE;
  return drop_doubtful (db, error) && note_members (db, change, error) &&
         desk_replay_run (local, db, change, error);
}

/**
 * desk_grants_note_asked:
 *
 * Notes when to ask again.
 */
gboolean
desk_grants_note_asked (DeskLocal      *local,
                        DeskDb         *db,
                        DeskGrantWish  *wish,
                        GError        **error)
{
  gint64 now_ms = desk_local_now (local);
  gint64 until_ms;

  if (!desk_db_query_int (db, &until_ms, error,
                          "SELECT ifnull (min (expires_ms), $1) FROM grants WHERE expires_ms > $2",
                          "ii", now_ms + 2 * ASK_AGAIN_MS, now_ms))
    return FALSE;
  return desk_meta_save_int (db, DESK_META_GRANTS_DUE_MS,
                             now_ms + MAX ((until_ms - now_ms) / 2, ASK_AT_MOST_MS), error) &&
         desk_meta_save (db, DESK_META_GRANTS_ASKED, wish->sum, error) &&
         desk_meta_save_int (db, DESK_META_GRANTS_CHANGED, 0, error);
}

/**
 * desk_grants_note_change:
 *
 * Members or their uses changed: others may want a unit now.
 */
gboolean
desk_grants_note_change (DeskDb  *db,
                         GError **error)
{
  return desk_meta_save_int (db, DESK_META_GRANTS_CHANGED, 1, error);
}

/**
 * desk_grants_clear:
 *
 * Forgets what is held: the hub, or what this laptop is there, is another one. To be called while
 * what was made here is rewound.
 */
gboolean
desk_grants_clear (DeskDb  *db,
                   GError **error)
{
  return desk_db_run (db, error, "DELETE FROM grants", "") >= 0 &&
         desk_meta_save_int (db, DESK_META_GRANTS_DUE_MS, 0, error);
}
