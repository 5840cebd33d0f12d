/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-perform.h"

#include <desk-error.h>
#include <desk-json.h>
#include <glib/gi18n-lib.h>

#include "desk-grants.h"
#include "desk-meta.h"
#include "desk-replay.h"
#include "desk-store-private.h"

/* What fits into an operation's document, whose frame takes the rest. */
#define MAX_ARGS_BYTES (60 * 1024)

/* What is to be done, and then what the rules said. */
typedef struct
{
  char        *kind;
  JsonObject  *args;
  DeskVerdict *verdict;
} Deed;

static void
free_deed (gpointer data)
{
  Deed *deed = data;

  g_free (deed->kind);
  json_object_unref (deed->args);
  g_clear_pointer (&deed->verdict, desk_verdict_free);
  g_free (deed);
}

static gboolean
check_size (JsonObject  *args,
            GError     **error)
{
  g_autofree char *text = desk_json_object_text (args);

  if (strlen (text) <= MAX_ARGS_BYTES)
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _("This is too long to be recorded. Shorten the text and try again."));
  return FALSE;
}

/* Makes the operation that comes next; NULL where nobody is enrolled. */
static DeskOp *
make_op (DeskLocal   *local,
         DeskDb      *db,
         const char  *kind,
         JsonObject  *args,
         DeskClock   *clock,
         GError     **error)
{
  g_autofree char *device_id = NULL;
  gint64 last_seq;

  if (!check_size (args, error))
    return NULL;
  device_id = desk_meta_load (db, DESK_META_DEVICE_ID, error);
  if (device_id == NULL || !desk_meta_load_int (db, DESK_META_LAST_SEQ, &last_seq, error))
    return NULL;
  if (*device_id == '\0')
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                           _("This laptop is not tied to a hub yet. Enrol it first."));
      return NULL;
    }
  return desk_op_new (kind, args, device_id, last_seq + 1, clock,
                      desk_policy_get_zone (local->policy));
}

/* The arguments as they are sent: a use names what it takes. */
static JsonObject *
complete_args (DeskLocal   *local,
               DeskDb      *db,
               const char  *kind,
               JsonObject  *args,
               DeskClock   *clock,
               GError     **error)
{
  g_autoptr (JsonObject) whole = NULL;

  if (!g_str_equal (kind, DESK_OP_SERVICE_USE))
    return json_object_ref (args);
  whole = desk_json_copy_object (args);
  return desk_grants_name (local, db, whole, desk_clock_now (clock), error)
           ? g_steal_pointer (&whole)
           : NULL;
}

static gboolean
enqueue (DeskDb        *db,
         const DeskOp  *op,
         GBytes        *changeset,
         GError       **error)
{
  return desk_db_run (db, error,
                      "INSERT INTO outbox"
                      " (seq, place, op_id, kind, member_no, body, made_ms, state, rev, changeset)"
                      " VALUES ($1, $1, $2, $3, $4, $5, $6, 'queued', 0, $7)",
                      "issssib", op->seq, op->op_id, op->kind, op->member_no, op->text, op->made_ms,
                      changeset) >= 0 &&
         desk_meta_save_int (db, DESK_META_LAST_SEQ, op->seq, error);
}

static gboolean
perform (DeskLocal   *local,
         DeskDb      *db,
         DeskChange  *change,
         gpointer     data,
         GError     **error)
{
  Deed *deed = data;
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (desk_local_now (local));

  deed->verdict = desk_perform_run (local, db, change, deed->kind, deed->args, clock, error);
  return deed->verdict != NULL;
}

/**
 * desk_perform_run:
 * @clock: says when it was made
 *
 * Makes the operation that comes next and runs it here: accepted, it is in the outbox when the
 * caller's transaction ends; refused, it leaves nothing.
 *
 * Returns: (transfer full) (nullable): what the rules say; %NULL with @error set when it could not
 *   be made or run
 */
DeskVerdict *
desk_perform_run (DeskLocal   *local,
                  DeskDb      *db,
                  DeskChange  *change,
                  const char  *kind,
                  JsonObject  *args,
                  DeskClock   *clock,
                  GError     **error)
{
  g_autoptr (JsonObject) whole = complete_args (local, db, kind, args, clock, error);
  g_autoptr (DeskOp) op = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GBytes) changeset = NULL;

  if (whole == NULL)
    return NULL;
  op = make_op (local, db, kind, whole, clock, error);
  if (op == NULL)
    return NULL;
  verdict = desk_replay_apply (local, db, op, &changeset, error);
  if (verdict == NULL)
    return NULL;
  if (verdict->accepted)
    {
      if (!enqueue (db, op, changeset, error))
        return NULL;
      desk_change_add_member (change, op->member_no, DESK_TOUCH_LINE);
      change->visits |= g_str_has_prefix (op->kind, "visit.");
      change->status = TRUE;
    }
  return g_steal_pointer (&verdict);
}

/**
 * desk_store_perform_async:
 * @kind: one of the operations, like %DESK_OP_SERVICE_USE
 * @args: (transfer none): its arguments; not to be changed any more
 *
 * Runs an operation here and puts it into the outbox, in one transaction: when this succeeds and
 * the verdict accepts it, it is on the disk. A refusal leaves nothing.
 */
void
desk_store_perform_async (DeskStore           *store,
                          const char          *kind,
                          JsonObject          *args,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Deed *deed;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (kind != NULL && args != NULL);

  deed = g_new0 (Deed, 1);
  deed->kind = g_strdup (kind);
  deed->args = json_object_ref (args);
  desk_store_write (store, perform, deed, free_deed, desk_store_perform_async,
                    cancellable, callback, user_data);
}

/**
 * desk_store_perform_finish:
 *
 * Returns: (transfer full): what the rules say; %NULL when it could not be run:
 *   %DESK_ERROR_UNSUITABLE before enrolment, %DESK_ERROR_INVALID when it is too long, or a
 *   #DeskDbError
 */
DeskVerdict *
desk_store_perform_finish (DeskStore     *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  Deed *deed = desk_store_write_finish (store, result, desk_store_perform_async, error);

  return deed != NULL ? g_steal_pointer (&deed->verdict) : NULL;
}
