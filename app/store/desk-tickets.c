/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-tickets.h"

#include <desk-ticket.h>

#include "desk-store-private.h"

/* What a row is read with. */
typedef struct
{
  DeskHolidays *holidays;
  GTimeZone    *zone;
} Calendar;

static void
free_ticket (gpointer data)
{
  DeskTicketItem *item = data;

  g_free (item->member_no);
  g_free (item->name);
  g_free (item->salutation);
  g_free (item->ticket_id);
  g_free (item->kind);
  g_free (item->place);
  g_free (item->text);
  g_free (item->cause);
  g_free (item);
}

static gint64
find_due (DeskStmt       *stmt,
          gint64          opened_ms,
          const Calendar *calendar)
{
  const DeskDeadline deadline = {
    .hours = (int) desk_stmt_int (stmt, 9),
    .working_days = (int) desk_stmt_int (stmt, 10),
  };

  return desk_deadline_end (&deadline, opened_ms, calendar->holidays, calendar->zone);
}

static DeskTicketItem *
read_ticket (DeskStmt       *stmt,
             const Calendar *calendar)
{
  DeskTicketItem *item = g_new0 (DeskTicketItem, 1);

  item->member_no = desk_stmt_dup_text (stmt, 0);
  item->name = desk_stmt_dup_text (stmt, 1);
  item->salutation = desk_stmt_dup_text (stmt, 2);
  item->tier = (DeskTier) desk_stmt_int (stmt, 3);
  item->ticket_id = desk_stmt_dup_text (stmt, 4);
  item->kind = desk_stmt_dup_text (stmt, 5);
  item->place = desk_stmt_dup_text (stmt, 6);
  item->text = desk_stmt_dup_text (stmt, 7);
  item->told_ms = desk_stmt_int (stmt, 11);
  item->untold = desk_stmt_int (stmt, 8) != 0 && item->told_ms == 0;
  item->opened_ms = desk_stmt_int (stmt, 12);
  item->due_ms = find_due (stmt, item->opened_ms, calendar);
  if (!item->untold)
    item->cause = g_strconcat (DESK_OCCASION_TICKET ":", item->ticket_id, NULL);
  return item;
}

static int
compare_moments (gint64 left,
                 gint64 right)
{
  return (left > right) - (left < right);
}

/* D4: of whom the department was not told stands on top, the longest waiting first; then what is due
 * first, and last what has no time. */
static int
compare_tickets (gconstpointer a,
                 gconstpointer b)
{
  const DeskTicketItem *left = *(DeskTicketItem * const *) a;
  const DeskTicketItem *right = *(DeskTicketItem * const *) b;

  if (left->untold != right->untold)
    return left->untold ? -1 : 1;
  if (!left->untold && left->due_ms != right->due_ms)
    return compare_moments (left->due_ms != 0 ? left->due_ms : G_MAXINT64,
                            right->due_ms != 0 ? right->due_ms : G_MAXINT64);
  return compare_moments (left->opened_ms, right->opened_ms);
}

/* Where the organisation's own calendar cannot be read, that of the product serves: what is due is
 * shown all the same. */
static DeskHolidays *
load_holidays (GError **error)
{
  DeskHolidays *holidays = desk_holidays_new_default (NULL);

  return holidays != NULL ? holidays : desk_holidays_new_builtin (error);
}

/**
 * desk_tickets_load:
 * @member_no: (nullable): of whom, %NULL for all
 *
 * Returns: (transfer full) (element-type DeskTicketItem) (nullable): the open tickets, those of which the
 *   specialist department was not told first (D4), then by when they are due (D1, D2)
 */
GPtrArray *
desk_tickets_load (DeskLocal   *local,
                   DeskDb      *db,
                   const char  *member_no,
                   GError     **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_ticket);
  g_autoptr (GError) failure = NULL;
  g_autoptr (DeskHolidays) holidays = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT m.member_no, m.name, m.salutation, d.tier, t.ticket_id, t.kind, t.place,"
                   " t.text, t.at_once, t.hours, t.working_days, t.told_ms, t.opened_ms"
                   " FROM tickets AS t JOIN members AS m ON m.member_no = t.member_no"
                   " JOIN directory AS d ON d.member_no = t.member_no"
                   " WHERE t.status = $1 AND ($2 = '' OR t.member_no = $2)"
                   " ORDER BY t.ticket_id",
                   "ss", DESK_TICKET_OPEN, member_no != NULL ? member_no : "");

  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &failure))
    {
      if (holidays == NULL && (holidays = load_holidays (error)) == NULL)
        return NULL;
      g_ptr_array_add (items, read_ticket (stmt, &(Calendar) {
        holidays, desk_policy_get_zone (local->policy) }));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_ptr_array_sort (items, compare_tickets);
  return g_steal_pointer (&items);
}

static gpointer
list_open (DeskLocal  *local,
           DeskDb     *db,
           gpointer    data,
           GError    **error)
{
  return desk_tickets_load (local, db, NULL, error);
}

/**
 * desk_store_list_tickets_async:
 *
 * Lists the open tickets of all members.
 */
void
desk_store_list_tickets_async (DeskStore           *store,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, list_open, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                   desk_store_list_tickets_async, cancellable, callback, user_data);
}

/**
 * desk_store_list_tickets_finish:
 *
 * Returns: (transfer full) (element-type DeskTicketItem): in the order of desk_tickets_load()
 */
GPtrArray *
desk_store_list_tickets_finish (DeskStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_list_tickets_async, error);
}
