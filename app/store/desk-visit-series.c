/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-series.h"

#include <desk-calendar.h>
#include <desk-error.h>
#include <desk-json.h>
#include <desk-rows.h>
#include <desk-time.h>
#include <desk-uuid.h>
#include <desk-visit-courtesy.h>
#include <glib/gi18n-lib.h>

#include "desk-perform.h"
#include "desk-store-private.h"

/* What is to be done, and then what the rules said. */
typedef struct
{
  char          *visit_id;      /* of the first that changes; NULL: they are new */
  char          *kind;
  JsonObject    *args;
  int            months;
  guint          n_visits;
  DeskPerformed *performed;
} Deed;

/* A visit of a series, as it is before it changes. */
typedef struct
{
  char  *visit_id;
  char  *member_no;
  char  *version;
  gint64 start_ms;
} Part;

static void
free_deed (gpointer data)
{
  Deed *deed = data;

  g_free (deed->visit_id);
  g_free (deed->kind);
  json_object_unref (deed->args);
  g_clear_pointer (&deed->performed, desk_performed_free);
  g_free (deed);
}

static void
free_part (gpointer data)
{
  Part *part = data;

  g_free (part->visit_id);
  g_free (part->member_no);
  g_free (part->version);
  g_free (part);
}

static gpointer
read_part (DeskStmt *stmt)
{
  Part *part = g_new0 (Part, 1);

  part->visit_id = desk_stmt_dup_text (stmt, 0);
  part->member_no = desk_stmt_dup_text (stmt, 1);
  part->version = desk_stmt_dup_text (stmt, 2);
  part->start_ms = desk_stmt_int (stmt, 3);
  return part;
}

/* Performs it once, with these arguments beside the common ones. */
static gboolean
perform (Deed        *deed,
         DeskLocal   *local,
         DeskDb      *db,
         DeskChange  *change,
         DeskClock   *clock,
         JsonObject  *args,
         GError     **error)
{
  g_autoptr (DeskVerdict) verdict =
    desk_perform_run (local, db, change, deed->kind, args, clock, error);

  if (verdict == NULL)
    return FALSE;
  desk_performed_add (deed->performed, "", g_steal_pointer (&verdict));
  return TRUE;
}

static void
set_start (DeskLocal  *local,
           JsonObject *args,
           gint64      start_ms)
{
  g_autofree char *start = desk_time_to_rfc3339 (start_ms, desk_policy_get_zone (local->policy));

  json_object_set_string_member (args, "start", start);
}

/* How often members of the tier are visited, where nobody said it. */
static gboolean
find_months (DeskLocal  *local,
             DeskDb     *db,
             Deed       *deed,
             GError    **error)
{
  gint64 tier = DESK_TIER_NONE;

  if (deed->months == 0 &&
      !desk_db_query_int (db, &tier, error,
                          "SELECT ifnull (max (tier), 0) FROM directory WHERE member_no = $1", "s",
                          desk_json_peek_string (deed->args, "member_no", "")))
    return FALSE;
  if (deed->months == 0)
    deed->months = desk_courtesy_get_months (local->policy, (DeskTier) tier);
  if (deed->months > 0)
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                       _("The policy does not say how often such a member is visited. "
                         "Say how many months lie between two visits."));
  return FALSE;
}

static gboolean
plan_series (DeskLocal   *local,
             DeskDb      *db,
             DeskChange  *change,
             gpointer     data,
             GError     **error)
{
  Deed *deed = data;
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (desk_local_now (local));
  g_autofree char *series = desk_uuid_new (clock);
  g_autoptr (DeskHolidays) holidays = desk_holidays_new_default (error);
  g_autoptr (GArray) starts = NULL;
  gint64 first_ms;

  if (holidays == NULL || !find_months (local, db, deed, error) ||
      !desk_time_from_rfc3339 (desk_json_peek_string (deed->args, "start", ""), &first_ms, error))
    return FALSE;

  deed->performed = g_new0 (DeskPerformed, 1);
  starts = desk_courtesy_plan (local->policy, holidays, first_ms, deed->months, deed->n_visits);
  for (guint i = 0; i < starts->len; i++)
    {
      g_autoptr (JsonObject) args = desk_json_copy_object (deed->args);

      json_object_set_string_member (args, "series", series);
      set_start (local, args, g_array_index (starts, gint64, i));
      if (!perform (deed, local, db, change, clock, args, error))
        return FALSE;
    }
  return TRUE;
}

/* The visit itself and the later ones of its series that are still open. */
static GPtrArray *
load_parts (DeskDb      *db,
            const char  *visit_id,
            GError     **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT p.visit_id, p.member_no, p.version, p.start_ms FROM visits AS v"
                   " JOIN visits AS p ON p.member_no = v.member_no AND p.start_ms >= v.start_ms"
                   " AND (p.visit_id = v.visit_id"
                   "      OR (v.series <> '' AND p.series = v.series"
                   "          AND p.status IN " DESK_VISITS_OPEN "))"
                   " WHERE v.visit_id = $1 ORDER BY p.start_ms, p.visit_id",
                   "s", visit_id);

  return desk_local_collect (stmt, read_part, free_part, error);
}

/* As many days later or earlier as the first, at the same time of day as that. */
static gint64
shift (DeskLocal *local,
       gint64     start_ms,
       gint64     first_ms,
       gint64     moved_ms)
{
  GTimeZone *zone = desk_policy_get_zone (local->policy);
  guint day = desk_calendar_day_at (start_ms, zone) + desk_calendar_day_at (moved_ms, zone) -
              desk_calendar_day_at (first_ms, zone);

  return desk_calendar_find_moment (day, desk_calendar_minute_at (moved_ms, zone), zone);
}

static gboolean
change_series (DeskLocal   *local,
               DeskDb      *db,
               DeskChange  *change,
               gpointer     data,
               GError     **error)
{
  Deed *deed = data;
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (desk_local_now (local));
  g_autoptr (GPtrArray) parts = load_parts (db, deed->visit_id, error);
  const char *start = desk_json_peek_string (deed->args, "start", NULL);
  gint64 moved_ms = 0;

  if (parts == NULL || (start != NULL && !desk_time_from_rfc3339 (start, &moved_ms, error)))
    return FALSE;

  deed->performed = g_new0 (DeskPerformed, 1);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);
      const Part *first = g_ptr_array_index (parts, 0);
      g_autoptr (JsonObject) args = desk_json_copy_object (deed->args);

      json_object_set_string_member (args, "member_no", part->member_no);
      json_object_set_string_member (args, "visit_id", part->visit_id);
      json_object_set_string_member (args, "base", part->version);
      if (start != NULL)
        set_start (local, args, shift (local, part->start_ms, first->start_ms, moved_ms));
      if (!perform (deed, local, db, change, clock, args, error))
        return FALSE;
    }
  return TRUE;
}

static DeskPerformed *
take_performed (DeskStore     *store,
                GAsyncResult  *result,
                gpointer       tag,
                GError       **error)
{
  Deed *deed = desk_store_write_finish (store, result, tag, error);

  return deed != NULL ? g_steal_pointer (&deed->performed) : NULL;
}

/**
 * desk_store_plan_series_async:
 * @args: as of visit.schedule; `start` is that of the first
 * @months: between two visits; 0: as the policy says of the member's tier
 * @n_visits: from 1 to %DESK_COURTESY_MAX_VISITS
 *
 * Plans visits that repeat, off weekends and holidays, in one transaction. Those that the rules
 * refuse are left out.
 */
void
desk_store_plan_series_async (DeskStore           *store,
                              JsonObject          *args,
                              int                  months,
                              guint                n_visits,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Deed deed = { NULL, g_strdup (DESK_OP_VISIT_SCHEDULE), json_object_ref (args), months, n_visits,
                NULL };

  desk_store_write (store, plan_series, g_memdup2 (&deed, sizeof deed), free_deed,
                    desk_store_plan_series_async, cancellable, callback, user_data);
}

/**
 * desk_store_plan_series_finish:
 *
 * Returns: (transfer full): how many were planned, and the first refusal. %DESK_ERROR_UNSUITABLE
 *   where nobody says how often
 */
DeskPerformed *
desk_store_plan_series_finish (DeskStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return take_performed (store, result, desk_store_plan_series_async, error);
}

/**
 * desk_store_change_series_async:
 * @visit_id: the first that changes
 * @kind: %DESK_OP_VISIT_MOVE, %DESK_OP_VISIT_CANCEL or %DESK_OP_VISIT_CONFIRM
 * @args: its arguments but for member_no, visit_id and base; `start` is that of the first, the others
 *   move by as many days
 *
 * Changes a visit and the later ones of its series that are still open, in one transaction; those
 * that the rules refuse stay.
 */
void
desk_store_change_series_async (DeskStore           *store,
                                const char          *visit_id,
                                const char          *kind,
                                JsonObject          *args,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Deed deed = { g_strdup (visit_id), g_strdup (kind), json_object_ref (args), 0, 0, NULL };

  desk_store_write (store, change_series, g_memdup2 (&deed, sizeof deed), free_deed,
                    desk_store_change_series_async, cancellable, callback, user_data);
}

/**
 * desk_store_change_series_finish:
 *
 * Returns: (transfer full): how many changed, and the first refusal
 */
DeskPerformed *
desk_store_change_series_finish (DeskStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return take_performed (store, result, desk_store_change_series_async, error);
}
