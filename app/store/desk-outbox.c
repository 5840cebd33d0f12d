/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-outbox.h"

#include <desk-error.h>
#include <desk-json.h>
#include <glib/gi18n-lib.h>

#include "desk-meta.h"
#include "desk-replay.h"
#include "desk-store-private.h"

/* What fits into an operation's document, whose frame takes the rest. */
#define MAX_ARGS_BYTES (60 * 1024)

static const char * const state_names[] = {
  [DESK_OUTBOX_QUEUED] = "queued",
  [DESK_OUTBOX_SENT] = "sent",
  [DESK_OUTBOX_ACCEPTED] = "accepted",
  [DESK_OUTBOX_REJECTED] = "rejected",
};

/* What is to be done, and then what the rules said. */
typedef struct
{
  char           *kind;
  JsonObject     *args;
  char           *op_id;
  DeskResolution  resolution;
  DeskVerdict    *verdict;
} Deed;

static void
free_deed (gpointer data)
{
  Deed *deed = data;

  g_free (deed->kind);
  g_clear_pointer (&deed->args, json_object_unref);
  g_free (deed->op_id);
  g_clear_pointer (&deed->verdict, desk_verdict_free);
  g_free (deed);
}

static DeskOutboxState
parse_state (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_str_equal (state_names[i], name))
      return i;
  return DESK_OUTBOX_QUEUED;
}

static DeskReason *
parse_reason (const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;

  return node != NULL ? desk_reason_from_json (node, NULL) : NULL;
}

static JsonObject *
parse_args (const char *body)
{
  g_autoptr (DeskOp) op = desk_op_new_parse (body, -1, NULL);

  return op != NULL ? json_object_ref (op->args) : json_object_new ();
}

static gpointer
read_entry (DeskStmt *stmt)
{
  DeskOutboxEntry *entry = g_new0 (DeskOutboxEntry, 1);

  entry->seq = desk_stmt_int (stmt, 0);
  entry->op_id = desk_stmt_dup_text (stmt, 1);
  entry->kind = desk_stmt_dup_text (stmt, 2);
  entry->member_no = desk_stmt_dup_text (stmt, 3);
  entry->made_ms = desk_stmt_int (stmt, 4);
  entry->state = parse_state (desk_stmt_text (stmt, 5));
  entry->reason = parse_reason (desk_stmt_text (stmt, 6));
  entry->args = parse_args (desk_stmt_text (stmt, 7));
  entry->member_name = desk_stmt_dup_text (stmt, 8);
  entry->salutation = desk_stmt_dup_text (stmt, 9);
  return entry;
}

static gpointer
list_outbox (DeskLocal  *local,
             DeskDb     *db,
             gpointer    data,
             GError    **error)
{
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT o.seq, o.op_id, o.kind, o.member_no, o.made_ms, o.state, o.reason,"
                        " o.body, coalesce (m.name, ''), coalesce (m.salutation, '')"
                        " FROM outbox o LEFT JOIN members m ON m.member_no = o.member_no"
                        " WHERE o.state <> 'accepted' ORDER BY o.seq",
                        "");
  return desk_local_collect (stmt, read_entry, (GDestroyNotify) desk_outbox_entry_free, error);
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

static gboolean
enqueue (DeskDb        *db,
         const DeskOp  *op,
         GBytes        *changeset,
         GError       **error)
{
  return desk_db_run (db, error,
                      "INSERT INTO outbox"
                      " (seq, op_id, kind, member_no, body, made_ms, state, rev, changeset)"
                      " VALUES ($1, $2, $3, $4, $5, $6, 'queued', 0, $7)",
                      "issssib", op->seq, op->op_id, op->kind, op->member_no, op->text, op->made_ms,
                      changeset) >= 0 &&
         desk_meta_save_int (db, DESK_META_LAST_SEQ, op->seq, error);
}

static DeskVerdict *
run_op (DeskLocal     *local,
        DeskDb        *db,
        DeskChange    *change,
        const DeskOp  *op,
        GError       **error)
{
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GBytes) changeset = NULL;

  verdict = desk_replay_apply (local, db, op, &changeset, error);
  if (verdict == NULL)
    return NULL;
  if (verdict->accepted)
    {
      if (!enqueue (db, op, changeset, error))
        return NULL;
      desk_change_add_member (change, op->member_no);
      change->status = TRUE;
    }
  return g_steal_pointer (&verdict);
}

static gboolean
perform (DeskLocal   *local,
         DeskDb      *db,
         DeskChange  *change,
         gpointer     data,
         GError     **error)
{
  Deed *deed = data;
  g_autoptr (DeskOp) op = make_op (local, db, deed->kind, deed->args, local->clock, error);

  if (op == NULL)
    return FALSE;
  deed->verdict = run_op (local, db, change, op, error);
  return deed->verdict != NULL;
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
  else if (parse_state (state) != DESK_OUTBOX_REJECTED)
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
       Deed        *deed,
       const char  *body,
       GError     **error)
{
  g_autoptr (DeskOp) old = desk_op_new_parse (body, -1, error);
  g_autoptr (DeskClock) clock = NULL;
  g_autoptr (DeskOp) op = NULL;

  if (old == NULL)
    return FALSE;
  clock = desk_clock_new_stopped (old->made_ms);
  op = make_op (local, db, old->kind, old->args, clock, error);
  if (op == NULL)
    return FALSE;
  deed->verdict = run_op (local, db, change, op, error);
  return deed->verdict != NULL;
}

static gboolean
resolve (DeskLocal   *local,
         DeskDb      *db,
         DeskChange  *change,
         gpointer     data,
         GError     **error)
{
  Deed *deed = data;
  g_autofree char *body = load_rejected (db, deed->op_id, error);

  if (body == NULL)
    return FALSE;
  if (deed->resolution == DESK_RESOLVE_RETRY)
    {
      if (!retry (local, db, change, deed, body, error))
        return FALSE;
      if (!deed->verdict->accepted)
        return TRUE;
    }
  change->status = TRUE;
  return desk_db_run (db, error, "DELETE FROM outbox WHERE op_id = $1", "s", deed->op_id) >= 0;
}

void
desk_outbox_entry_free (DeskOutboxEntry *self)
{
  g_free (self->op_id);
  g_free (self->kind);
  g_free (self->member_no);
  g_free (self->member_name);
  g_free (self->salutation);
  g_clear_pointer (&self->args, json_object_unref);
  g_clear_pointer (&self->reason, desk_reason_free);
  g_free (self);
}

/**
 * desk_outbox_state_to_string:
 *
 * Returns: the word of the command line and the database, not translated
 */
const char *
desk_outbox_state_to_string (DeskOutboxState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_names), "");

  return state_names[state];
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

/**
 * desk_store_list_outbox_async:
 *
 * Lists what waits for the hub and what it turned away, oldest first.
 */
void
desk_store_list_outbox_async (DeskStore           *store,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, list_outbox, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                   desk_store_list_outbox_async, cancellable, callback, user_data);
}

/**
 * desk_store_list_outbox_finish:
 *
 * Returns: (transfer full) (element-type DeskOutboxEntry): one that waits has a reason too when it
 *   no longer fits here
 */
GPtrArray *
desk_store_list_outbox_finish (DeskStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_list_outbox_async, error);
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
  Deed *deed;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (op_id != NULL);

  deed = g_new0 (Deed, 1);
  deed->op_id = g_strdup (op_id);
  deed->resolution = resolution;
  desk_store_write (store, resolve, deed, free_deed, desk_store_resolve_async,
                    cancellable, callback, user_data);
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
  Deed *deed = desk_store_write_finish (store, result, desk_store_resolve_async, error);

  if (deed == NULL)
    return FALSE;
  if (verdict != NULL)
    *verdict = g_steal_pointer (&deed->verdict);
  return TRUE;
}
