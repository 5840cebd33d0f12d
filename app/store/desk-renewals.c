/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-renewals.h"

#include <desk-time.h>

static void
free_renewal (gpointer data)
{
  DeskRenewalItem *item = data;

  g_free (item->member_no);
  g_free (item->name);
  g_free (item->salutation);
  g_free (item->card_expires);
  g_free (item->cause);
  g_free (item);
}

static gpointer
read_renewal (DeskStmt *stmt)
{
  DeskRenewalItem *item = g_new0 (DeskRenewalItem, 1);

  item->member_no = desk_stmt_dup_text (stmt, 0);
  item->name = desk_stmt_dup_text (stmt, 1);
  item->salutation = desk_stmt_dup_text (stmt, 2);
  item->tier = desk_stmt_int (stmt, 3);
  item->card_expires = desk_stmt_dup_text (stmt, 4);
  return item;
}

/* How many days before the end it was last time to tell, of those that are at least so many; without
 * any, G_MAXINT. */
static int
find_step (DeskLocal *local,
           int        days_left)
{
  const char * const *steps = desk_policy_lookup_list (local->policy, "card", "remind_days");
  int found = G_MAXINT;

  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    {
      int step = (int) g_ascii_strtoll (steps[i], NULL, 10);

      if (step >= days_left)
        found = MIN (found, step);
    }
  return found;
}

/* Told at one step, the member is told again at the next. */
static gboolean
is_to_tell (DeskLocal       *local,
            DeskRenewalItem *item,
            gint64           told_ms)
{
  /* That it has expired is one more step. */
  int step = item->days_left < 0 ? -1 : find_step (local, item->days_left);

  item->cause = g_strdup_printf (DESK_OCCASION_CARD ":%s:%d", item->card_expires, step);
  return step != G_MAXINT && told_ms < desk_local_day_ms (local, item->days_left - step);
}

/**
 * desk_renewals_load:
 *
 * Returns: (transfer full) (element-type DeskRenewalItem) (nullable): the cards that expire within the
 *   policy's days of reminding or have expired, and whose members were not told since; the first to
 *   expire first
 */
GPtrArray *
desk_renewals_load (DeskLocal  *local,
                    DeskDb     *db,
                    GError    **error)
{
  g_autofree char *today = desk_local_today (local);
  g_autoptr (GPtrArray) renewals = g_ptr_array_new_with_free_func (free_renewal);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT m.member_no, m.name, m.salutation, d.tier, d.card_expires,"
                        " ifnull ((SELECT max (c.contact_ms) FROM contacts AS c"
                        "   WHERE c.member_no = d.member_no AND c.occasion = $1"
                        "   AND c.reached = 1), 0)"
                        " FROM lines AS d JOIN members AS m ON m.member_no = d.member_no"
                        " WHERE d.card_expires <> ''"
                        " ORDER BY d.card_expires, d.sort_key, d.member_no",
                        "s", DESK_OCCASION_CARD);
  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    {
      DeskRenewalItem *item = read_renewal (stmt);

      item->days_left = desk_date_days_between (today, item->card_expires);
      if (is_to_tell (local, item, desk_stmt_int (stmt, 5)))
        g_ptr_array_add (renewals, item);
      else
        free_renewal (item);
    }
  if (local_error == NULL)
    return g_steal_pointer (&renewals);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
