/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-today.h"

#include <desk-balance.h>
#include <desk-calendar.h>
#include <desk-care.h>
#include <desk-fact.h>
#include <desk-hours.h>
#include <desk-rows.h>
#include <desk-time.h>

#include "desk-occasions-private.h"
#include "desk-refused-visit-private.h"
#include "desk-meta.h"
#include "desk-store-private.h"
#include "desk-visit-rows.h"

static void
free_care (gpointer data)
{
  DeskCareItem *item = data;

  g_free (item->member_no);
  g_free (item->name);
  g_free (item->salutation);
  g_free (item->phone);
  g_free (item->occasion);
  g_free (item->number);
  g_free (item->kind);
  g_free (item->cause);
  g_free (item);
}

static void
read_hours (DeskStmt      *stmt,
            DeskCallHours *hours)
{
  const char *value = desk_stmt_text (stmt, 12);
  g_autoptr (DeskFact) fact =
    *value != '\0' ? desk_fact_new_parse (DESK_FACT_CALL_HOURS, value) : NULL;

  if (fact != NULL)
    *hours = fact->hours;
}

static gpointer
read_care (DeskStmt *stmt)
{
  DeskCareItem *item = g_new0 (DeskCareItem, 1);

  item->member_no = desk_stmt_dup_text (stmt, 0);
  item->name = desk_stmt_dup_text (stmt, 1);
  item->salutation = desk_stmt_dup_text (stmt, 2);
  item->tier = desk_stmt_int (stmt, 3);
  item->phone = desk_stmt_dup_text (stmt, 4);
  item->occasion = g_strdup (DESK_OCCASION_LOW_BALANCE);
  item->number = desk_stmt_dup_text (stmt, 5);
  item->kind = desk_stmt_dup_text (stmt, 6);
  item->balance_fen = desk_stmt_int (stmt, 7);
  item->low_since_ms = desk_stmt_int (stmt, 8);
  item->tried_ms = desk_stmt_int (stmt, 9);
  item->cause = g_strdup_printf (DESK_OCCASION_LOW_BALANCE ":%s:%" G_GINT64_FORMAT, item->number,
                                 item->low_since_ms);
  read_hours (stmt, &item->hours);
  return item;
}

/* Callable now first, then never tried before tried in vain, then the lowest balance (H3). */
static int
compare_care (gconstpointer a,
              gconstpointer b)
{
  const DeskCareItem *left = *(DeskCareItem * const *) a;
  const DeskCareItem *right = *(DeskCareItem * const *) b;

  if (left->callable_now != right->callable_now)
    return left->callable_now ? -1 : 1;
  if ((left->tried_ms != 0) != (right->tried_ms != 0))
    return left->tried_ms == 0 ? -1 : 1;
  if (left->balance_fen != right->balance_fen)
    return left->balance_fen < right->balance_fen ? -1 : 1;
  return g_strcmp0 (left->number, right->number);
}

/* What is over comes last; else callable now first, then never tried before tried in vain (H3). */
static int
compare_occasions (gconstpointer a,
                   gconstpointer b)
{
  const DeskOccasionItem *left = *(DeskOccasionItem * const *) a;
  const DeskOccasionItem *right = *(DeskOccasionItem * const *) b;

  if (left->missed != right->missed)
    return left->missed ? 1 : -1;
  if (left->missed)
    return -g_strcmp0 (left->day, right->day);
  if (left->callable_now != right->callable_now)
    return left->callable_now ? -1 : 1;
  return (left->tried_ms != 0) - (right->tried_ms != 0);
}

/* The flag is core's (E5), so the line is read as an account first. */
static gboolean
is_low (DeskStmt   *stmt,
        DeskPolicy *policy)
{
  const DeskAccount account = {
    .number = (char *) desk_stmt_text (stmt, 5),
    .kind = (char *) desk_stmt_text (stmt, 6),
    .balance_fen = desk_stmt_int (stmt, 7),
    .low_since_ms = desk_stmt_int (stmt, 8),
    .payment = (char *) desk_stmt_text (stmt, 10),
    .state = (char *) desk_stmt_text (stmt, 11),
  };

  return desk_account_is_low (&account, policy);
}

/* One contact tells a member of all accounts that had fallen by then. */
static GPtrArray *
load_care (DeskLocal  *local,
           DeskDb     *db,
           GError    **error)
{
  g_autoptr (GPtrArray) care = g_ptr_array_new_with_free_func (free_care);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT m.member_no, m.name, m.salutation, d.tier, m.phone, a.number,"
                        " a.kind, a.balance_fen, a.low_since_ms,"
                        " ifnull ((SELECT max (c.contact_ms) FROM contacts AS c"
                        "   WHERE c.member_no = a.member_no AND c.contact_ms >= a.low_since_ms"
                        "   AND c.occasion = $1 AND c.reached = 0), 0),"
                        " a.payment, a.state, ifnull (f.value, '')"
                        " FROM lines AS d JOIN members AS m ON m.member_no = d.member_no"
                        " JOIN accounts AS a ON a.member_no = d.member_no"
                        " LEFT JOIN facts AS f ON f.member_no = d.member_no"
                        "   AND f.kind = '" DESK_FACT_CALL_HOURS "' AND f.removed = 0"
                        " WHERE d.low_balance = 1 AND NOT EXISTS (SELECT 1 FROM contacts AS c"
                        "   WHERE c.member_no = a.member_no AND c.contact_ms >= a.low_since_ms"
                        "   AND c.occasion = $1 AND c.reached = 1)",
                        "s", DESK_OCCASION_LOW_BALANCE);
  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    if (is_low (stmt, local->policy))
      g_ptr_array_add (care, read_care (stmt));
  if (local_error == NULL)
    return g_steal_pointer (&care);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* When the day of today begins, or one after it, in the policy's zone. */
static gint64
find_midnight (DeskLocal       *local,
               const DeskToday *today,
               int              days)
{
  GTimeZone *zone = desk_policy_get_zone (local->policy);

  return desk_calendar_find_moment (desk_calendar_day_at (today->now_ms, zone) + days, 0, zone);
}

static GPtrArray *
load_visits (DeskLocal  *local,
             DeskDb     *db,
             DeskToday  *today,
             GError    **error)
{
  return desk_visit_rows_planned (local, db, find_midnight (local, today, 0),
                                  find_midnight (local, today, 1), error);
}

static GPtrArray *
load_callbacks (DeskLocal  *local,
                DeskDb     *db,
                DeskToday  *today,
                GError    **error)
{
  return desk_callbacks_load (db, NULL, find_midnight (local, today, 1), error);
}

/* Those of the days before of which nobody said what came of them. */
static GPtrArray *
load_unclosed (DeskLocal  *local,
               DeskDb     *db,
               DeskToday  *today,
               GError    **error)
{
  return desk_visit_rows_planned (local, db, G_MININT64, find_midnight (local, today, 0), error);
}

/* What was turned away for days that are over stays on the Sync page. */
static GPtrArray *
load_refused (DeskLocal  *local,
              DeskDb     *db,
              DeskToday  *today,
              GError    **error)
{
  return desk_refused_visits_load (local, db, find_midnight (local, today, 0), G_MAXINT64, error);
}

static gboolean
count_done (DeskLocal  *local,
            DeskDb     *db,
            DeskToday  *today,
            GError    **error)
{
  gint64 n;

  if (!desk_db_query_int (db, &n, error,
                          "SELECT count (*) FROM contacts WHERE contact_ms >= $1 AND channel <> $2",
                          "is", find_midnight (local, today, 0), DESK_CARE_NO_CONTACT))
    return FALSE;
  today->done_today = n;
  return TRUE;
}

/* Beside those that are shown as visits. */
static gboolean
count_turned_away (DeskDb     *db,
                   DeskToday  *today,
                   GError    **error)
{
  gint64 n;

  if (!desk_db_query_int (db, &n, error, "SELECT count (*) FROM outbox WHERE state = 'rejected'", ""))
    return FALSE;
  today->n_turned_away = (guint) n - today->refused->len;
  return TRUE;
}

/* H3: within what is allowed, when the member prefers to be called. That is advice: where all of it
 * is quiet, what is allowed stands. */
static gboolean
find_callable (DeskLocal           *local,
               const char          *region,
               DeskToday           *today,
               const DeskCallHours *hours,
               gint64              *from_ms)
{
  gint64 closes_ms;
  gboolean now;

  if (hours->days == 0 || !desk_hours_find_wished (local->policy, region, hours, today->now_ms,
                                                   from_ms, &closes_ms))
    {
      *from_ms = desk_hours_notify_opens (local->policy, region, today->now_ms);
      closes_ms = today->window_turns_ms;
    }
  now = *from_ms == today->now_ms;
  today->care_turns_ms = MIN (today->care_turns_ms, now ? closes_ms : *from_ms);
  return now;
}

static void
set_callable (DeskLocal  *local,
              const char *region,
              DeskToday  *today)
{
  for (guint i = 0; i < today->care->len; i++)
    {
      DeskCareItem *item = g_ptr_array_index (today->care, i);

      item->callable_now = find_callable (local, region, today, &item->hours,
                                          &item->callable_from_ms);
    }
  for (guint i = 0; i < today->occasions->len; i++)
    {
      DeskOccasionItem *item = g_ptr_array_index (today->occasions, i);

      item->callable_now = find_callable (local, region, today, &item->hours,
                                          &item->callable_from_ms);
    }
}

/* What was snoozed comes back by itself. */
static void
wake_in_time (DeskToday *today)
{
  for (guint i = 0; i < today->snoozed->len; i++)
    {
      const DeskSnoozedItem *item = g_ptr_array_index (today->snoozed, i);

      today->care_turns_ms = MIN (today->care_turns_ms, item->until_ms);
    }
}

/* What falls due looks another way then (D5). */
static void
turn_when_due (DeskToday *today)
{
  for (guint i = 0; i < today->callbacks->len; i++)
    {
      const DeskCallbackItem *item = g_ptr_array_index (today->callbacks, i);

      if (item->due_ms > today->now_ms)
        today->care_turns_ms = MIN (today->care_turns_ms, item->due_ms);
    }
}

/* D4 is measured in minutes, and told so; what falls due looks another way then (D1, D2). */
static void
turn_with_tickets (DeskToday *today)
{
  for (guint i = 0; i < today->tickets->len; i++)
    {
      const DeskTicketItem *item = g_ptr_array_index (today->tickets, i);
      gint64 waited_ms = today->now_ms - item->opened_ms;

      if (item->untold)
        today->care_turns_ms = MIN (today->care_turns_ms,
                                    today->now_ms + DESK_MINUTE_MS - waited_ms % DESK_MINUTE_MS);
      else if (item->due_ms > today->now_ms)
        today->care_turns_ms = MIN (today->care_turns_ms, item->due_ms);
    }
}

/* H2, H3: in the region that the hub has for the manager, or enrolment named. */
static gboolean
set_hours (DeskLocal  *local,
           DeskDb     *db,
           DeskToday  *today,
           GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *known = NULL;
  const char *region;

  known = desk_db_query_text (db, &local_error, "SELECT region FROM managers WHERE manager_no = $1",
                              "s",
                              local->manager_no);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  region = known != NULL ? known : local->region;
  today->callable_now = desk_hours_may_notify (local->policy, region, today->now_ms);
  today->window_turns_ms = desk_hours_notify_turns (local->policy, region, today->now_ms);
  today->care_turns_ms = today->window_turns_ms;
  set_callable (local, region, today);
  for (guint i = 0; i < today->running->len; i++)
    {
      const DeskRunningItem *item = g_ptr_array_index (today->running, i);

      if (item->ends_ms > today->now_ms)
        today->care_turns_ms = MIN (today->care_turns_ms, item->ends_ms);
    }
  wake_in_time (today);
  turn_when_due (today);
  turn_with_tickets (today);
  return TRUE;
}

static gboolean
take_snoozed (DeskDb     *db,
              DeskToday  *today,
              GError    **error)
{
  static const DeskSnoozable care = DESK_SNOOZABLE (DeskCareItem);
  static const DeskSnoozable ticket = DESK_SNOOZABLE (DeskTicketItem);
  static const DeskSnoozable callback = DESK_SNOOZABLE (DeskCallbackItem);
  static const DeskSnoozable occasion = DESK_SNOOZABLE (DeskOccasionItem);
  static const DeskSnoozable loan = DESK_SNOOZABLE (DeskLoanItem);
  static const DeskSnoozable freeze = DESK_SNOOZABLE (DeskFreezeItem);
  static const DeskSnoozable renewal = DESK_SNOOZABLE (DeskRenewalItem);
  static const DeskSnoozable tier_change = DESK_SNOOZABLE (DeskTierChangeItem);
  g_autoptr (GHashTable) snoozes = desk_snoozes_load (db, today->now_ms, error);

  if (snoozes == NULL)
    return FALSE;
  today->snoozed = desk_snoozed_items_new ();
  desk_snoozes_take (snoozes, &care, today->care, today->snoozed);
  desk_snoozes_take (snoozes, &ticket, today->tickets, today->snoozed);
  desk_snoozes_take (snoozes, &callback, today->callbacks, today->snoozed);
  desk_snoozes_take (snoozes, &occasion, today->occasions, today->snoozed);
  desk_snoozes_take (snoozes, &loan, today->loans, today->snoozed);
  desk_snoozes_take (snoozes, &freeze, today->freezes, today->snoozed);
  desk_snoozes_take (snoozes, &renewal, today->renewals, today->snoozed);
  desk_snoozes_take (snoozes, &tier_change, today->tier_changes, today->snoozed);
  return TRUE;
}

static gpointer
load_today (DeskLocal  *local,
            DeskDb     *db,
            gpointer    data,
            GError    **error)
{
  g_autoptr (DeskToday) today = g_new0 (DeskToday, 1);

  today->now_ms = desk_local_now (local);
  if ((today->care = load_care (local, db, error)) == NULL ||
      (today->tickets = desk_tickets_load (local, db, NULL, error)) == NULL ||
      (today->callbacks = load_callbacks (local, db, today, error)) == NULL ||
      (today->occasions = desk_occasions_load (local, db, today->now_ms, error)) == NULL ||
      (today->visits = load_visits (local, db, today, error)) == NULL ||
      (today->unclosed = load_unclosed (local, db, today, error)) == NULL ||
      (today->refused = load_refused (local, db, today, error)) == NULL ||
      (today->running = desk_running_uses_load (local, db, error)) == NULL ||
      (today->loans = desk_loans_load (local, db, error)) == NULL ||
      (today->freezes = desk_freezes_load (local, db, error)) == NULL ||
      (today->renewals = desk_renewals_load (local, db, error)) == NULL ||
      (today->tier_changes = desk_tier_changes_load (db, error)) == NULL ||
      !take_snoozed (db, today, error) ||
      !desk_meta_load_int (db, DESK_META_FEED_MS, &today->feed_ms, error) ||
      !count_done (local, db, today, error) ||
      !count_turned_away (db, today, error) ||
      !set_hours (local, db, today, error))
    return NULL;

  g_ptr_array_sort (today->care, compare_care);
  g_ptr_array_sort (today->occasions, compare_occasions);
  return g_steal_pointer (&today);
}

void
desk_today_free (DeskToday *self)
{
  g_clear_pointer (&self->care, g_ptr_array_unref);
  g_clear_pointer (&self->tickets, g_ptr_array_unref);
  g_clear_pointer (&self->callbacks, g_ptr_array_unref);
  g_clear_pointer (&self->occasions, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->unclosed, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_pointer (&self->running, g_ptr_array_unref);
  g_clear_pointer (&self->loans, g_ptr_array_unref);
  g_clear_pointer (&self->freezes, g_ptr_array_unref);
  g_clear_pointer (&self->renewals, g_ptr_array_unref);
  g_clear_pointer (&self->tier_changes, g_ptr_array_unref);
  g_clear_pointer (&self->snoozed, g_ptr_array_unref);
  g_free (self);
}

/**
 * desk_store_load_today_async:
 *
 * Loads what is to be done at the clock's now: calls about low balances not told since the fall
 * (E5), in the order in which they should be made (H3), open tickets (D1, D4), promised call-backs (D5),
 * greetings (P3), the day's planned visits, those of days before that nobody closed, entitlements that
 * run (E6), what was lent and is wanted back (E7), frozen memberships (L3), longest first, cards that
 * expire within the policy's days or have expired,
 * and cards of another tier since the last rating (L1).
 */
void
desk_store_load_today_async (DeskStore           *store,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, load_today, NULL, NULL, (GDestroyNotify) desk_today_free,
                   desk_store_load_today_async, cancellable, callback, user_data);
}

/**
 * desk_store_load_today_finish:
 *
 * Returns: (transfer full)
 */
DeskToday *
desk_store_load_today_finish (DeskStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_load_today_async, error);
}
