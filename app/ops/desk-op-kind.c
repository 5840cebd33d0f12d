/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-json.h>
#include <desk-rows.h>

/* Returns: (transfer none): the reason, for its values */
DeskReason *
desk_op_refuse (DeskVerdict *verdict,
                const char  *code,
                const char  *rule)
{
  DeskReason *reason = desk_reason_new (code, rule);

  desk_verdict_refuse (verdict, reason);
  return reason;
}

/* Returns: (transfer none): the warning, for its values */
DeskReason *
desk_op_warn (DeskVerdict *verdict,
              const char  *code,
              const char  *rule)
{
  DeskReason *warning = desk_reason_new (code, rule);

  desk_verdict_warn (verdict, warning);
  return warning;
}

void
desk_op_refuse_argument (DeskVerdict *verdict,
                         const char  *name)
{
  desk_reason_set_text (desk_op_refuse (verdict, "bad-arguments", ""), "argument", name);
}

void
desk_op_refuse_length (DeskVerdict *verdict,
                       const char  *name,
                       glong        most)
{
  DeskReason *reason = desk_op_refuse (verdict, "too-long", "");

  desk_reason_set_text (reason, "argument", name);
  desk_reason_set_int (reason, "most", most);
}

/* A text argument of at most DESK_OP_MAX_NOTE characters; see desk_op_read_long_text(). */
const char *
desk_op_read_text (const DeskOp *op,
                   const char   *name,
                   gboolean      required,
                   DeskVerdict  *verdict)
{
  return desk_op_read_long_text (op, name, DESK_OP_MAX_NOTE, required, verdict);
}

/* A text argument of at most @most characters, "" where one that is not required is missing; NULL
 * when it was refused. */
const char *
desk_op_read_long_text (const DeskOp *op,
                        const char   *name,
                        glong         most,
                        gboolean      required,
                        DeskVerdict  *verdict)
{
  const char *text = "";

  if (json_object_has_member (op->args, name))
    text = desk_json_get_string (op->args, name, NULL);

  if (text != NULL && g_utf8_strlen (text, -1) > most)
    {
      desk_op_refuse_length (verdict, name, most);
      return NULL;
    }
  if (text != NULL)
    {
      g_autofree char *stripped = g_strstrip (g_strdup (text));

      if (!required || *stripped != '\0')
        return text;
    }
  desk_op_refuse_argument (verdict, name);
  return NULL;
}

/* An argument that is one of @words; NULL when it was refused: as @unknown, where given, for
 * another word. */
const char *
desk_op_read_word (const DeskOp       *op,
                   const char         *name,
                   const char * const *words,
                   const char         *unknown,
                   DeskVerdict        *verdict)
{
  const char *text = desk_json_peek_string (op->args, name, NULL);

  if (text != NULL && g_strv_contains (words, text))
    return text;
  if (text != NULL && unknown != NULL)
    desk_reason_set_text (desk_op_refuse (verdict, unknown, ""), name, text);
  else
    desk_op_refuse_argument (verdict, name);
  return NULL;
}

/* A yes or no that may be missing; FALSE: refused. */
gboolean
desk_op_read_flag (const DeskOp *op,
                   const char   *name,
                   gboolean      fallback,
                   gboolean     *value,
                   DeskVerdict  *verdict)
{
  JsonNode *node = json_object_get_member (op->args, name);

  *value = desk_json_peek_boolean (op->args, name, fallback);
  if (node == NULL ||
      (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN))
    return TRUE;
  desk_op_refuse_argument (verdict, name);
  return FALSE;
}

/* The member that the operation names. FALSE only when the database fails: refused (not there, or
 * another manager's, as one that moved away while the laptop was offline), there is no member. */
gboolean
desk_op_find_member (DeskOpsContext  *context,
                     const DeskOp    *op,
                     DeskVerdict     *verdict,
                     DeskMember     **member,
                     GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  const char *code = NULL;

  if (*op->member_no == '\0')
    {
      desk_op_refuse_argument (verdict, "member_no");
      return TRUE;
    }

  *member = desk_rows_load_member (context->db, op->member_no, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (*member == NULL)
    code = "no-such-member";
  else if (strcmp ((*member)->manager_no, context->manager_no) != 0)
    code = "not-yours";
  if (code == NULL)
    return TRUE;

  g_clear_pointer (member, desk_member_free);
  desk_reason_set_text (desk_op_refuse (verdict, code, ""), "member_no", op->member_no);
  return TRUE;
}

/* The manager's region, "" where it is not known: its hours may be later (H2). */
gboolean
desk_op_load_region (DeskOpsContext  *context,
                     char           **region,
                     GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *found = desk_db_query_text (context->db, &local_error,
                                               "SELECT region FROM managers WHERE manager_no = $1",
                                               "s", context->manager_no);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *region = found != NULL ? g_steal_pointer (&found) : g_strdup ("");
  return TRUE;
}

/* Gives the verdict its revision, after the last check and before the first write. */
gboolean
desk_op_take_rev (DeskOpsContext  *context,
                  DeskVerdict     *verdict,
                  GError         **error)
{
  if (context->next_rev == NULL)
    return TRUE;
  verdict->rev = context->next_rev (context->db, context->manager_no, context->user_data, error);
  return verdict->rev >= 0;
}
