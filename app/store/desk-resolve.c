/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-outbox.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>

#include "desk-perform.h"
#include "desk-store-private.h"

/* What the person decided about an operation, and then what the rules said to the new one. */
typedef struct
{
  char           *op_id;
  DeskResolution  resolution;
  char           *kind;         /* (nullable): instead of the old one */
  JsonObject     *args;         /* (nullable): instead of the old ones */
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

/* What was done took place when it did: the new operation bears the moment of the old one. */
static gboolean
retry (DeskLocal   *local,
       DeskDb      *db,
       DeskChange  *change,
       Decision    *decision,
       const char  *body,
       GError     **error)
{
  g_autoptr (DeskOp) old = desk_op_new_parse (body, -1, error);
  g_autoptr (DeskClock) clock = NULL;

  if (old == NULL)
    return FALSE;
  clock = desk_clock_new_stopped (old->made_ms);
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
