/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-ideas.h"

#include <desk-address.h>
#include <desk-calendar.h>
#include <desk-error.h>
#include <desk-json.h>
#include <desk-rows.h>
#include <desk-time.h>
#include <desk-visit-courtesy.h>
#include <desk-visit-life.h>
#include <glib/gi18n-lib.h>

#include "desk-local.h"
#include "desk-store-private.h"

/* No month is shorter: whose visit is due was visited longer ago. */
#define LEAST_DAYS_IN_MONTH 28

/* $1: the area, "": any; $2: when today began. By name. */
#define SELECT_MEMBERS(columns, joins, condition)                                          \
  "SELECT d.id, d.tier, d.card_expires, ifnull (d.frozen, 0), ifnull (d.low_balance, 0),"  \
  " v.done_ms" columns " FROM lines AS d"                                                  \
  " LEFT JOIN (SELECT member_no, max (start_ms) AS done_ms FROM visits"                    \
  "   WHERE status = '" DESK_VISIT_DONE "' GROUP BY member_no) AS v"                       \
  "   ON v.member_no = d.member_no" joins                                                  \
  " WHERE ($1 = '' OR d.area = $1)"                                                        \
  " AND d.member_no NOT IN (SELECT member_no FROM visits"                                  \
  "   WHERE status IN " DESK_VISITS_OPEN " AND start_ms >= $2)"                            \
  " AND " condition " ORDER BY d.sort_key, d.member_no"

/* Whoever may have a reason; the rules say who has. */
#define SELECT_CAUSES                                                                \
  SELECT_MEMBERS ("", "",                                                            \
                  "(d.frozen = 1 OR d.low_balance = 1"                               \
                  " OR (d.card_expires <> '' AND d.card_expires <= $3)"              \
                  " OR (d.tier >= $4 AND ifnull (v.done_ms, $5 - 1) < $5))")

/* Addresses that begin as the other one's street or district. */
#define SELECT_NEIGHBOURS                                                            \
  SELECT_MEMBERS (", m.address", " JOIN members AS m ON m.member_no = d.member_no",  \
                  "d.member_no <> $3"                                                \
                  " AND (($4 <> '' AND substr (m.address, 1, length ($4)) = $4)"     \
                  "   OR ($5 <> '' AND substr (m.address, 1, length ($5)) = $5))")

/* What was asked. */
typedef struct
{
  char *area;
  char *near_member_no;         /* "": anywhere */
  guint limit;
} Question;

/* What is known of a member before the texts are read. */
typedef struct
{
  gint64         id;
  DeskVisitCause cause;
  int            weight;
  guint          place;         /* by name */
} Candidate;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->area);
  g_free (question->near_member_no);
  g_free (question);
}

/* Days of the policy's zone; a visit may have taken place before the hour that was planned. */
static int
count_visited_days (DeskLocal *local,
                    DeskStmt  *stmt,
                    guint      today)
{
  GTimeZone *zone = desk_policy_get_zone (local->policy);

  if (desk_stmt_is_null (stmt, 5))
    return -1;
  return MAX ((int) today - (int) desk_calendar_day_at (desk_stmt_int (stmt, 5), zone), 0);
}

static Candidate
read_candidate (DeskLocal  *local,
                DeskStmt   *stmt,
                const char *today)
{
  const char *expires = desk_stmt_text (stmt, 2);
  Candidate candidate = { .id = desk_stmt_int (stmt, 0) };

  candidate.cause.tier = (DeskTier) desk_stmt_int (stmt, 1);
  candidate.cause.card_days =
    *expires != '\0' ? desk_date_days_between (today, expires) : G_MAXINT;
  candidate.cause.frozen = desk_stmt_int (stmt, 3) != 0;
  candidate.cause.low_balance = desk_stmt_int (stmt, 4) != 0;
  candidate.cause.visited_days =
    count_visited_days (local, stmt, desk_calendar_read_day (today));
  return candidate;
}

/* Whoever has a reason; of the neighbours everybody. */
static gboolean
is_wanted (DeskLocal  *local,
           DeskStmt   *stmt,
           const char *address,
           Candidate  *candidate)
{
  g_autoptr (GPtrArray) reasons = NULL;

  if (address != NULL)
    return desk_address_is_near (address, desk_stmt_text (stmt, 6));
  reasons = desk_courtesy_find_reasons (local->policy, &candidate->cause, &candidate->weight);
  return reasons->len > 0;
}

/* @address: whose neighbours they are, %NULL: they have reasons. */
static GArray *
collect (DeskLocal   *local,
         DeskStmt    *stmt,
         const char  *address,
         GError     **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree char *today = desk_local_today (local);
  g_autoptr (GError) local_error = NULL;

  while (desk_stmt_step (stmt, &local_error))
    {
      Candidate candidate = read_candidate (local, stmt, today);

      candidate.place = candidates->len;
      if (is_wanted (local, stmt, address, &candidate))
        g_array_append_val (candidates, candidate);
    }
  if (local_error == NULL)
    return g_steal_pointer (&candidates);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* The lowest tier whose members are visited again and again, and the moment before which the last
 * visit was where one is due. */
static void
find_bounds (DeskLocal *local,
             int       *tier,
             gint64    *due_ms)
{
  int least = 0;

  *tier = DESK_N_TIERS;
  for (int i = DESK_N_TIERS - 1; i >= 0; i--)
    {
      int months = desk_courtesy_get_months (local->policy, (DeskTier) i);

      if (months == 0)
        continue;
      *tier = i;
      least = least == 0 ? months : MIN (least, months);
    }
  *due_ms = desk_local_day_ms (local, 0) - least * LEAST_DAYS_IN_MONTH * DESK_DAY_MS;
}

static GArray *
find_causes (DeskLocal       *local,
             DeskDb          *db,
             const Question  *question,
             GError         **error)
{
  g_autofree char *expires = desk_local_expiry_bound (local);
  g_autoptr (DeskStmt) stmt = NULL;
  gint64 due_ms;
  int tier;

  find_bounds (local, &tier, &due_ms);
  stmt = desk_db_query (db, error, SELECT_CAUSES, "sisii", question->area, desk_local_day_ms (local, 0),
                        expires, (gint64) tier, due_ms);
  return stmt != NULL ? collect (local, stmt, NULL, error) : NULL;
}

static char *
load_address (DeskDb      *db,
              const char  *member_no,
              GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  char *address = desk_db_query_text (db, &local_error,
                                      "SELECT address FROM members WHERE member_no = $1", "s",
                                      member_no);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (address == NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _("There is no member %s here."),
                 member_no);
  return address;
}

static GArray *
find_neighbours (DeskLocal       *local,
                 DeskDb          *db,
                 const Question  *question,
                 GError         **error)
{
  g_autofree char *address = load_address (db, question->near_member_no, error);
  g_autofree char *street = address != NULL ? desk_address_find_street (address) : NULL;
  g_autofree char *district = address != NULL ? desk_address_find_district (address) : NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  if (address == NULL)
    return NULL;
  stmt = desk_db_query (db, error, SELECT_NEIGHBOURS, "sisss", question->area,
                        desk_local_day_ms (local, 0), question->near_member_no, street, district);
  return stmt != NULL ? collect (local, stmt, address, error) : NULL;
}

/* The heaviest first, then who was never visited, or longest not, then by name. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;
  /* -1, never, is more than all others. */
  guint left_days = (guint) left->cause.visited_days;
  guint right_days = (guint) right->cause.visited_days;

  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  if (left_days != right_days)
    return left_days > right_days ? -1 : 1;
  return left->place < right->place ? -1 : 1;
}

static DeskVisitIdea *
read_idea (DeskLocal       *local,
           DeskStmt        *stmt,
           const Candidate *candidate)
{
  DeskVisitIdea *idea = g_new0 (DeskVisitIdea, 1);

  idea->id = candidate->id;
  idea->member_no = desk_stmt_dup_text (stmt, 0);
  idea->name = desk_stmt_dup_text (stmt, 1);
  idea->salutation = desk_stmt_dup_text (stmt, 2);
  idea->area = desk_stmt_dup_text (stmt, 3);
  idea->address = desk_stmt_dup_text (stmt, 4);
  idea->tier = candidate->cause.tier;
  idea->visited_days = candidate->cause.visited_days;
  idea->reasons = desk_courtesy_find_reasons (local->policy, &candidate->cause, &idea->weight);
  return idea;
}

/* The ids as a JSON array. */
static char *
list_ids (GArray *candidates)
{
  g_autoptr (GString) ids = g_string_new ("[");

  for (guint i = 0; i < candidates->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (candidates, Candidate, i).id);
  g_string_append_c (ids, ']');
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

/* In their order; every line of the directory has its member. */
static GPtrArray *
load_ideas (DeskLocal  *local,
            DeskDb     *db,
            GArray     *candidates,
            GError    **error)
{
  g_autofree char *ids = list_ids (candidates);
  g_autoptr (GPtrArray) ideas =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_visit_idea_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT m.member_no, m.name, m.salutation, m.area, m.address, j.key"
                   " FROM json_each ($1) AS j JOIN directory AS d ON d.id = j.value"
                   " JOIN members AS m ON m.member_no = d.member_no ORDER BY j.key",
                   "s", ids);

  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    g_ptr_array_add (ideas, read_idea (local, stmt,
                                       &g_array_index (candidates, Candidate,
                                                       desk_stmt_int (stmt, 5))));
  if (local_error == NULL)
    return g_steal_pointer (&ideas);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gpointer
find_ideas (DeskLocal  *local,
            DeskDb     *db,
            gpointer    data,
            GError    **error)
{
  const Question *question = data;
  g_autoptr (GArray) candidates = *question->near_member_no != '\0'
                                    ? find_neighbours (local, db, question, error)
                                    : find_causes (local, db, question, error);

  if (candidates == NULL)
    return NULL;
  g_array_sort (candidates, compare_candidates);
  if (question->limit > 0 && candidates->len > question->limit)
    g_array_set_size (candidates, question->limit);
  return load_ideas (local, db, candidates, error);
}

void
desk_visit_idea_free (DeskVisitIdea *self)
{
  g_free (self->member_no);
  g_free (self->name);
  g_free (self->salutation);
  g_free (self->area);
  g_free (self->address);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_free (self);
}

/**
 * desk_store_find_visit_ideas_async:
 * @query: copied
 *
 * Says whom to visit: members whose card is lost soon, who are frozen (L3), who have little left
 * (E5), or whose last visit was too long ago for their tier, the weightiest reasons first, then who
 * was longest not visited, then by name. Near a member it is all who live on the same street or in
 * the same district, whatever the reason, but for that member, longest not visited first. Who has an
 * open visit today or later is left out. Days are those of the policy's zone.
 */
void
desk_store_find_visit_ideas_async (DeskStore           *store,
                                   const DeskIdeaQuery *query,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Question *question;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (query != NULL);

  question = g_new0 (Question, 1);
  question->area = g_strdup (query->area != NULL ? query->area : "");
  question->near_member_no = g_strdup (query->near_member_no != NULL ? query->near_member_no : "");
  question->limit = query->limit;
  desk_store_read (store, find_ideas, question, free_question, (GDestroyNotify) g_ptr_array_unref,
                   desk_store_find_visit_ideas_async, cancellable, callback, user_data);
}

/**
 * desk_store_find_visit_ideas_finish:
 *
 * Returns: (transfer full) (element-type DeskVisitIdea): %NULL with %DESK_ERROR_NOT_FOUND where the
 *   member whose neighbours are asked for is not here
 */
GPtrArray *
desk_store_find_visit_ideas_finish (DeskStore     *store,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_find_visit_ideas_async, error);
}
