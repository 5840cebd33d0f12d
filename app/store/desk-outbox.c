/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-outbox.h"

#include "desk-grants.h"
#include "desk-store-private.h"

static const char * const state_names[] = {
  [DESK_OUTBOX_QUEUED] = "queued",
  [DESK_OUTBOX_SENT] = "sent",
  [DESK_OUTBOX_ACCEPTED] = "accepted",
  [DESK_OUTBOX_REJECTED] = "rejected",
};

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
  entry->state = desk_outbox_state_from_string (desk_stmt_text (stmt, 5));
  entry->reason = parse_reason (desk_stmt_text (stmt, 6));
  entry->args = parse_args (desk_stmt_text (stmt, 7));
  entry->member_name = desk_stmt_dup_text (stmt, 8);
  entry->salutation = desk_stmt_dup_text (stmt, 9);
  entry->certain_until_ms = desk_stmt_int (stmt, 10);
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
                        " o.body, coalesce (m.name, ''), coalesce (m.salutation, ''), "
                        CERTAIN_UNTIL ("o.op_id", "$1")
                        " FROM outbox o LEFT JOIN members m ON m.member_no = o.member_no"
                        " WHERE o.state <> 'accepted' ORDER BY o.seq",
                        "i", desk_local_now (local));
  return desk_local_collect (stmt, read_entry, (GDestroyNotify) desk_outbox_entry_free, error);
}

DeskOutboxEntry *
desk_outbox_entry_copy (const DeskOutboxEntry *self)
{
  DeskOutboxEntry *copy = g_memdup2 (self, sizeof *self);

  copy->op_id = g_strdup (self->op_id);
  copy->kind = g_strdup (self->kind);
  copy->member_no = g_strdup (self->member_no);
  copy->member_name = g_strdup (self->member_name);
  copy->salutation = g_strdup (self->salutation);
  copy->args = json_object_ref (self->args);
  copy->reason = self->reason != NULL ? desk_reason_copy (self->reason) : NULL;
  return copy;
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
 * desk_outbox_state_from_string:
 *
 * Returns: the state that the database calls so
 */
DeskOutboxState
desk_outbox_state_from_string (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_str_equal (state_names[i], name))
      return i;
  return DESK_OUTBOX_QUEUED;
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
