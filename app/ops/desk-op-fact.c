/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-fact.h>
#include <desk-json.h>

/* A fact as it stands, before an operation changes it. */
typedef struct
{
  char    *version;             /* NULL: there never was one */
  char    *value;
  gboolean removed;
} Row;

static void
clear_row (Row *row)
{
  g_free (row->version);
  g_free (row->value);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, clear_row)

static char *
make_id (const DeskOp *op,
         const char   *kind,
         const char   *name)
{
  g_autofree char *key = desk_fact_make_key (kind, name);

  return g_strconcat (op->member_no, "\t", key, NULL);
}

static gboolean
load_row (DeskOpsContext  *context,
          const char      *fact_id,
          Row             *row,
          GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (context->db, error,
                   "SELECT version, value, removed FROM facts WHERE fact_id = $1", "s", fact_id);

  if (stmt == NULL)
    return FALSE;
  if (desk_stmt_step (stmt, &local_error))
    {
      row->version = desk_stmt_dup_text (stmt, 0);
      row->value = desk_stmt_dup_text (stmt, 1);
      row->removed = desk_stmt_int (stmt, 2) != 0;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Nobody overwrites what they have not seen: the operation names the version that it changes, or
 * none where nothing was known. Two who say the same agree. */
static void
check_version (const DeskOp *op,
               const Row    *row,
               const char   *value,
               DeskVerdict  *verdict)
{
  const char *base = desk_op_read_text (op, "base", FALSE, verdict);

  if (base == NULL || row->version == NULL || g_str_equal (row->version, base)
      || g_str_equal (row->value, value))
    return;
  if (!row->removed)
    desk_op_refuse (verdict, "fact-changed", "");
  else if (*base != '\0')
    desk_op_refuse (verdict, "fact-removed", "");
}

/* @value: "" for one that goes. */
static gboolean
write_row (DeskOpsContext  *context,
           const DeskOp    *op,
           const char      *fact_id,
           const char      *kind,
           const char      *value,
           DeskVerdict     *verdict,
           GError         **error)
{
  return desk_op_take_rev (context, verdict, error) &&
         desk_db_run (context->db, error,
                      "INSERT INTO facts (fact_id, member_no, manager_no, kind, value, version,"
                      " changed_ms, removed, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
                      " ON CONFLICT (fact_id) DO UPDATE SET value = excluded.value,"
                      " version = excluded.version, changed_ms = excluded.changed_ms,"
                      " removed = excluded.removed, rev = excluded.rev",
                      "ssssssiii", fact_id, op->member_no, context->manager_no, kind, value,
                      op->op_id, op->made_ms, (gint64) (*value == '\0'), verdict->rev) >= 0;
}

/* H2: who prefers to be called in quiet hours only cannot be: kept, with a warning. */
static gboolean
check_hours (DeskOpsContext  *context,
             const DeskOp    *op,
             const DeskFact  *fact,
             DeskVerdict     *verdict,
             GError         **error)
{
  g_autofree char *region = NULL;
  gint64 opens_ms, closes_ms;

  if (!g_str_equal (fact->kind, DESK_FACT_CALL_HOURS))
    return TRUE;
  if (!desk_op_load_region (context, &region, error))
    return FALSE;
  if (!desk_hours_find_wished (context->policy, region, &fact->hours, op->made_ms, &opens_ms,
                               &closes_ms))
    desk_op_warn (verdict, "wished-quiet", "H2");
  return TRUE;
}

/* The fact that the operation states; NULL when it was refused. */
static DeskFact *
read_fact (const DeskOp *op,
           DeskVerdict  *verdict)
{
  const char *kind = desk_op_read_word (op, "fact", desk_fact_list (), NULL, verdict);
  JsonNode *value = json_object_get_member (op->args, "value");
  g_autoptr (DeskReason) reason = NULL;
  g_autoptr (DeskFact) fact = NULL;

  if (kind == NULL)
    return NULL;
  if (value == NULL || !JSON_NODE_HOLDS_OBJECT (value))
    {
      desk_op_refuse_argument (verdict, "value");
      return NULL;
    }
  fact = desk_fact_new_read (kind, json_node_get_object (value), &reason);
  if (fact == NULL)
    desk_verdict_refuse (verdict, g_steal_pointer (&reason));
  return g_steal_pointer (&fact);
}

/* fact.set: what a manager knows of a member, in the place of what was known. */
gboolean
desk_op_fact_set_apply (DeskOpsContext  *context,
                        const DeskOp    *op,
                        DeskVerdict     *verdict,
                        GError         **error)
{
  g_autoptr (DeskFact) fact = read_fact (op, verdict);
  g_autoptr (JsonObject) object = fact != NULL ? desk_fact_to_json (fact) : NULL;
  g_autofree char *value = object != NULL ? desk_json_object_text (object) : NULL;
  g_autofree char *fact_id = NULL;
  g_autoptr (DeskMember) member = NULL;
  g_auto (Row) row = { NULL };

  if (fact == NULL)
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  fact_id = make_id (op, fact->kind, fact->name);
  if (!load_row (context, fact_id, &row, error))
    return FALSE;
  check_version (op, &row, value, verdict);
  return !verdict->accepted ||
         (check_hours (context, op, fact, verdict, error) &&
          write_row (context, op, fact_id, fact->kind, value, verdict, error));
}

/* fact.remove: it is not known any more; that it was stays, so that every laptop learns of it. */
gboolean
desk_op_fact_remove_apply (DeskOpsContext  *context,
                           const DeskOp    *op,
                           DeskVerdict     *verdict,
                           GError         **error)
{
  const char *kind = desk_op_read_word (op, "fact", desk_fact_list (), NULL, verdict);
  gboolean named = g_strcmp0 (kind, DESK_FACT_OCCASION) == 0;
  const char *name = kind != NULL ? desk_op_read_text (op, "name", named, verdict) : NULL;
  g_autofree char *fact_id = name != NULL ? make_id (op, kind, name) : NULL;
  g_autoptr (DeskMember) member = NULL;
  g_auto (Row) row = { NULL };

  if (name == NULL)
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!load_row (context, fact_id, &row, error))
    return FALSE;
  if (row.version == NULL)
    desk_op_refuse (verdict, "no-such-fact", "");
  else
    check_version (op, &row, "", verdict);
  return !verdict->accepted || write_row (context, op, fact_id, kind, "", verdict, error);
}
