/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-used-month.h"

#include <desk-entitlement.h>
#include <desk-op-kind.h>
#include <desk-rows.h>
#include <desk-time.h>

#include "desk-grants.h"
#include "desk-store-private.h"

static void
free_item (gpointer data)
{
  DeskUsedItem *item = data;

  g_free (item->member_no);
  g_free (item->name);
  g_free (item->salutation);
  g_free (item->service);
  g_free (item->by);
  g_free (item);
}

static void
free_total (gpointer data)
{
  DeskUsedTotal *total = data;

  g_free (total->service);
  g_free (total);
}

static gpointer
read_item (DeskStmt *stmt)
{
  DeskUsedItem *item = g_new0 (DeskUsedItem, 1);

  item->member_no = desk_stmt_dup_text (stmt, 0);
  item->name = desk_stmt_dup_text (stmt, 1);
  item->salutation = desk_stmt_dup_text (stmt, 2);
  item->tier = (DeskTier) desk_stmt_int (stmt, 3);
  item->service = desk_stmt_dup_text (stmt, 4);
  item->by = desk_stmt_dup_text (stmt, 5);
  item->used_alone = desk_stmt_int (stmt, 6);
  item->last_ms = desk_stmt_int (stmt, 7);
  item->ends_ms = desk_stmt_int (stmt, 8);
  item->provisional = desk_stmt_int (stmt, 9) != 0;
  item->limit = -1;
  return item;
}

/* What is looked at as it is now shows too what began in an earlier month and still runs. */
static GPtrArray *
query_items (DeskLocal            *local,
             DeskDb               *db,
             const DeskUsedMonth  *month,
             GError              **error)
{
  gboolean current = g_str_equal (month->month, month->this_month);
  g_autofree char *longest = desk_time_month (month->now_ms - DESK_OP_MAX_HOURS * DESK_HOUR_MS,
                                              desk_policy_get_zone (local->policy));
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT u.member_no, m.name, m.salutation, ifnull (d.tier, 0), u.service,"
                   " group_concat (DISTINCT ifnull (k.name, u.manager_no)),"
                   " sum (u.month = $1), max (u.used_ms),"
                   " ifnull (max (u.used_ms + u.hours * $4), 0) AS ends_ms,"
                   " max (u.rev = 0 AND EXISTS (SELECT 1 FROM outbox AS o"
                   "   WHERE o.op_id = u.use_id AND o.state IN ('queued', 'sent'))"
                   "  AND " CERTAIN_UNTIL ("u.use_id", "$3") " = 0)"
                   " FROM service_uses AS u JOIN members AS m ON m.member_no = u.member_no"
                   " LEFT JOIN directory AS d ON d.member_no = u.member_no"
                   " LEFT JOIN managers AS k ON k.manager_no = u.manager_no"
                   " WHERE u.month >= $2 AND u.month <= $1"
                   " AND (u.month = $1 OR u.used_ms + u.hours * $4 > $3)"
                   " GROUP BY u.member_no, u.service"
                   " ORDER BY ends_ms <= $3, d.sort_key, u.member_no, u.service",
                   "ssii", month->month, current ? longest : month->month, month->now_ms,
                   DESK_HOUR_MS);

  return desk_local_collect (stmt, read_item, free_item, error);
}

/* E6: as the quota itself is counted. */
static gboolean
set_quota (DeskLocal      *local,
           DeskDb         *db,
           const char     *month,
           DeskUsedItem   *item,
           GError        **error)
{
  item->used = item->used_alone;
  if (!desk_entitlement_get_limit (local->policy, item->tier, item->service, &item->limit))
    return TRUE;
  return desk_rows_count_uses (db, local->policy, item->member_no, item->service, month,
                               &item->used, error);
}

static gboolean
is_at_limit (const DeskUsedItem *item)
{
  return item->limit >= 0 && item->used >= item->limit;
}

static DeskUsedTotal *
add_up (DeskPolicy *policy,
        GPtrArray  *items,
        const char *service)
{
  g_autoptr (GHashTable) at_limit = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) others = desk_entitlement_counts_with (policy, service);
  DeskUsedTotal *total = g_new0 (DeskUsedTotal, 1);

  total->service = g_strdup (service);
  for (guint i = 0; i < items->len; i++)
    {
      const DeskUsedItem *item = g_ptr_array_index (items, i);
      gboolean same = g_str_equal (item->service, service);

      if (same && item->used_alone > 0)
        total->n_members++;
      if (same)
        total->used += item->used_alone;
      if (is_at_limit (item)
          && (same || g_strv_contains ((const char * const *) others, item->service)))
        g_hash_table_add (at_limit, item->member_no);
    }
  total->n_at_limit = g_hash_table_size (at_limit);
  return total;
}

static void
add_totals (DeskPolicy    *policy,
            DeskUsedMonth *month)
{
  const char * const *services = desk_entitlement_list (policy);
  g_autoptr (GHashTable) members = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) at_limit = g_hash_table_new (g_str_hash, g_str_equal);

  month->totals = g_ptr_array_new_with_free_func (free_total);
  for (guint i = 0; services[i] != NULL; i++)
    g_ptr_array_add (month->totals, add_up (policy, month->items, services[i]));
  for (guint i = 0; i < month->items->len; i++)
    {
      DeskUsedItem *item = g_ptr_array_index (month->items, i);

      month->used += item->used_alone;
      if (item->used_alone > 0)
        g_hash_table_add (members, item->member_no);
      if (is_at_limit (item))
        g_hash_table_add (at_limit, item->member_no);
    }
  month->n_members = g_hash_table_size (members);
  month->n_at_limit = g_hash_table_size (at_limit);
}

static gpointer
load_month (DeskLocal  *local,
            DeskDb     *db,
            gpointer    data,
            GError    **error)
{
  g_autoptr (DeskUsedMonth) month = g_new0 (DeskUsedMonth, 1);

  month->now_ms = desk_local_now (local);
  month->this_month = desk_local_month (local);
  month->month = g_strdup (data != NULL ? data : month->this_month);
  month->first_month = desk_db_query_text (db, error,
                                           "SELECT ifnull (min (month), $1) FROM service_uses", "s",
                                           month->this_month);
  if (month->first_month == NULL
      || (month->items = query_items (local, db, month, error)) == NULL)
    return NULL;
  for (guint i = 0; i < month->items->len; i++)
    if (!set_quota (local, db, month->month, g_ptr_array_index (month->items, i), error))
      return NULL;
  add_totals (local->policy, month);
  return g_steal_pointer (&month);
}

void
desk_used_month_free (DeskUsedMonth *self)
{
  g_free (self->month);
  g_free (self->this_month);
  g_free (self->first_month);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  g_free (self);
}

/**
 * desk_store_load_used_month_async:
 * @month: (nullable): `YYYY-MM` in the policy's zone; %NULL: the one of the clock's now
 *
 * Loads what the members drew of their entitlements in a natural month (E6, E7), and, of this
 * month, what began earlier and still runs.
 */
void
desk_store_load_used_month_async (DeskStore           *store,
                                  const char          *month,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, load_month, g_strdup (month), g_free,
                   (GDestroyNotify) desk_used_month_free, desk_store_load_used_month_async,
                   cancellable, callback, user_data);
}

/**
 * desk_store_load_used_month_finish:
 *
 * Returns: (transfer full) (nullable)
 */
DeskUsedMonth *
desk_store_load_used_month_finish (DeskStore     *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_load_used_month_async, error);
}
