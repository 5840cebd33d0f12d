/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-outbox.h"

#include <desk-error.h>
#include <desk-json.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

#include "desk-perform.h"
#include "desk-refused-visit.h"
#include "desk-store-private.h"

/* What the person decided about an operation, and then what the rules said to the new one. */
typedef struct
{
  char           *op_id;
  DeskResolution  resolution;
  char           *kind;         /* (nullable): instead of the old one */
  JsonObject     *args;         /* (nullable): instead of the old ones */
  gint64          start_ms;     /* another time for a visit; 0: as it was */
  gint64          minutes;
  DeskVerdict    *verdict;
} Decision;

static void
free_decision (gpointer data)
{
  Decision *decision = data;

  g_free (decision->op_id);
  g_free (decision->kind);
  g_clear_pointer (&decision->args, json_object_unref);
  g_clear_pointer (&decision->verdict, desk_verdict_free);
  g_free (decision);
}

/* The text of the rejected operation. */
static char *
load_rejected (DeskDb      *db,
               const char  *op_id,
               GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *state = NULL;

  state = desk_db_query_text (db, &local_error, "SELECT state FROM outbox WHERE op_id = $1", "s",
                              op_id);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (state == NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _("There is no operation “%s” here."),
                 op_id);
  else if (desk_outbox_state_from_string (state) != DESK_OUTBOX_REJECTED)
    g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                 _("Operation “%s” was not turned away: there is nothing to resolve."), op_id);
  else
    return desk_db_query_text (db, error, "SELECT body FROM outbox WHERE op_id = $1", "s", op_id);
  return NULL;
}

/* What @old says of a visit, at another time. A move is one of the visit as it stands now. */
static JsonObject *
make_rebooked_args (DeskLocal       *local,
                    DeskDb          *db,
                    const DeskOp    *old,
                    const Decision  *decision,
                    GError         **error)
{
  g_autoptr (JsonObject) args = desk_json_copy_object (old->args);
  g_autofree char *start =
    desk_time_to_rfc3339 (decision->start_ms, desk_policy_get_zone (local->policy));
  g_autoptr (GError) local_error = NULL;
  g_autofree char *base = NULL;

  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", decision->minutes);
  if (!json_object_has_member (args, "visit_id"))
    return g_steal_pointer (&args);
  base = desk_db_query_text (db, &local_error, "SELECT version FROM visits WHERE visit_id = $1", "s",
                             desk_json_peek_string (args, "visit_id", ""));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  json_object_set_string_member (args, "base", base != NULL ? base : "");
  return g_steal_pointer (&args);
}

/* What was done took place when it did: the new operation bears the moment of the old one. What is
 * planned anew is planned now. */
static gboolean
retry (DeskLocal   *local,
       DeskDb      *db,
       DeskChange  *change,
       Decision    *decision,
       const char  *body,
       GError     **error)
{
  g_autoptr (DeskOp) old = desk_op_new_parse (body, -1, error);
  gboolean rebook = decision->start_ms != 0;
  g_autoptr (DeskClock) clock = NULL;

  if (old == NULL)
    return FALSE;
  if (rebook && (decision->args = make_rebooked_args (local, db, old, decision, error)) == NULL)
    return FALSE;
  clock = desk_clock_new_stopped (rebook ? desk_local_now (local) : old->made_ms);
  decision->verdict =
    desk_perform_run (local, db, change, decision->kind != NULL ? decision->kind : old->kind,
                      decision->args != NULL ? decision->args : old->args, clock, error);
  return decision->verdict != NULL;
}

static gboolean
resolve (DeskLocal   *local,
         DeskDb      *db,
         DeskChange  *change,
         gpointer     data,
         GError     **error)
{
  Decision *decision = data;
  g_autofree char *body = load_rejected (db, decision->op_id, error);

  if (body == NULL)
    return FALSE;
  if (decision->resolution == DESK_RESOLVE_RETRY)
    {
      if (!retry (local, db, change, decision, body, error))
        return FALSE;
      if (!decision->verdict->accepted)
        return TRUE;
    }
  change->status = TRUE;
  change->visits = TRUE;
  return desk_db_run (db, error, "DELETE FROM outbox WHERE op_id = $1", "s", decision->op_id) >= 0;
}

/* Takes @args. */
static void
decide (DeskStore           *store,
        const char          *op_id,
        DeskResolution       resolution,
        const char          *kind,
        JsonObject          *args,
        gpointer             tag,
        GCancellable        *cancellable,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->op_id = g_strdup (op_id);
  decision->resolution = resolution;
  decision->kind = g_strdup (kind);
  decision->args = args;
  desk_store_write (store, resolve, decision, free_decision, tag, cancellable, callback, user_data);
}

/**
 * desk_store_resolve_async:
 *
 * Does with an operation that was turned away what the person decides.
 */
void
desk_store_resolve_async (DeskStore           *store,
                          const char          *op_id,
                          DeskResolution       resolution,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (op_id != NULL);

  decide (store, op_id, resolution, NULL, NULL, desk_store_resolve_async, cancellable, callback,
          user_data);
}

/**
 * desk_store_resolve_finish:
 * @verdict: (out) (optional) (nullable): what the rules here say to the new operation; %NULL for a
 *   drop
 */
gboolean
desk_store_resolve_finish (DeskStore     *store,
                           GAsyncResult  *result,
                           DeskVerdict  **verdict,
                           GError       **error)
{
  Decision *decision = desk_store_write_finish (store, result, desk_store_resolve_async, error);

  if (decision == NULL)
    return FALSE;
  if (verdict != NULL)
    *verdict = g_steal_pointer (&decision->verdict);
  return TRUE;
}

/**
 * desk_store_amend_async:
 * @kind: the same, or another one where the same cannot be done any more: a note that was removed
 *   is written anew
 * @args: (transfer none): what is to be sent instead; not to be changed any more
 *
 * Makes an operation that was turned away once more with other arguments, as a new one of the same
 * moment, and takes the old one out of the outbox, in one transaction.
 */
void
desk_store_amend_async (DeskStore           *store,
                        const char          *op_id,
                        const char          *kind,
                        JsonObject          *args,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (op_id != NULL && kind != NULL && args != NULL);

  decide (store, op_id, DESK_RESOLVE_RETRY, kind, json_object_ref (args), desk_store_amend_async,
          cancellable, callback, user_data);
}

/**
 * desk_store_amend_finish:
 *
 * Returns: (transfer full) (nullable): what the rules here say to the new operation; refused, the
 *   old one stays as it was. %NULL with @error set: %DESK_ERROR_NOT_FOUND, %DESK_ERROR_UNSUITABLE
 *   when it was not turned away, %DESK_ERROR_INVALID when it is too long
 */
DeskVerdict *
desk_store_amend_finish (DeskStore     *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  Decision *decision = desk_store_write_finish (store, result, desk_store_amend_async, error);

  return decision != NULL ? g_steal_pointer (&decision->verdict) : NULL;
}

/**
 * desk_store_rebook_async:
 * @op_id: of an operation that was turned away: a visit was to be planned, or moved
 * @start_ms: when the visit is to begin instead
 * @minutes: how long it takes
 *
 * Plans or moves the visit to another time and takes what was turned away out of the outbox, in one
 * transaction.
 */
void
desk_store_rebook_async (DeskStore           *store,
                         const char          *op_id,
                         gint64               start_ms,
                         gint64               minutes,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Decision *decision;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (op_id != NULL);

  decision = g_new0 (Decision, 1);
  decision->op_id = g_strdup (op_id);
  decision->resolution = DESK_RESOLVE_RETRY;
  decision->start_ms = start_ms;
  decision->minutes = minutes;
  desk_store_write (store, resolve, decision, free_decision, desk_store_rebook_async, cancellable,
                    callback, user_data);
}

/**
 * desk_store_rebook_finish:
 *
 * Returns: (transfer full) (nullable): what the rules here say; %NULL with @error set as by
 *   desk_store_amend_finish()
 */
DeskVerdict *
desk_store_rebook_finish (DeskStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  Decision *decision = desk_store_write_finish (store, result, desk_store_rebook_async, error);

  return decision != NULL ? g_steal_pointer (&decision->verdict) : NULL;
}
