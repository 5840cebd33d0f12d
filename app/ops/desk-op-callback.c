/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op-kind.h"

#include <desk-hours.h>
#include <desk-json.h>
#include <desk-time.h>

/* What callback.promise works with: arguments that were checked, and what was found. */
typedef struct
{
  const char *callback_id;      /* "": another one */
  const char *about;
  gint64      due_ms;           /* 0: withdrawn */
} Callback;

static gboolean
read_due (const DeskOp *op,
          Callback     *callback,
          DeskVerdict  *verdict)
{
  const char *text = desk_json_peek_string (op->args, "due", NULL);

  if (!json_object_has_member (op->args, "due") && *callback->callback_id != '\0')
    return TRUE;
  if (text != NULL && desk_time_from_rfc3339 (text, &callback->due_ms, NULL) &&
      callback->due_ms > op->made_ms &&
      callback->due_ms - op->made_ms <= DESK_OP_MAX_CALLBACK_DAYS * DESK_DAY_MS)
    return TRUE;
  desk_op_refuse_argument (verdict, "due");
  return FALSE;
}

/* The promise that is to be changed is this member's, as who moved takes it along. */
static gboolean
check_known (DeskOpsContext  *context,
             const DeskOp    *op,
             const Callback  *callback,
             DeskVerdict     *verdict,
             GError         **error)
{
  gint64 n;

  if (*callback->callback_id == '\0')
    return TRUE;
  if (!desk_db_query_int (context->db, &n, error,
                          "SELECT count (*) FROM callbacks WHERE callback_id = $1 AND member_no = $2",
                          "ss", callback->callback_id, op->member_no))
    return FALSE;
  if (n == 0)
    desk_op_refuse_argument (verdict, "callback_id");
  return TRUE;
}

/* H2, H3: a promise for a quiet hour stands; it is called as soon as that is allowed. */
static gboolean
check_hours (DeskOpsContext  *context,
             const Callback  *callback,
             DeskVerdict     *verdict,
             GError         **error)
{
  g_autofree char *region = NULL;

  if (callback->due_ms == 0)
    return TRUE;
  if (!desk_op_load_region (context, &region, error))
    return FALSE;
  if (!desk_hours_may_notify (context->policy, region, callback->due_ms))
    desk_op_warn (verdict, "due-quiet", "H2");
  return TRUE;
}

static gboolean
put (DeskOpsContext  *context,
     const DeskOp    *op,
     const Callback  *callback,
     gint64           rev,
     GError         **error)
{
  gboolean known = *callback->callback_id != '\0';

  return desk_db_run (context->db, error,
                      "INSERT INTO callbacks (callback_id, member_no, manager_no, due_ms, about,"
                      " version, made_ms, changed_ms, rev) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)"
                      " ON CONFLICT (callback_id) DO UPDATE SET due_ms = excluded.due_ms,"
                      " about = CASE excluded.about WHEN '' THEN about ELSE excluded.about END,"
                      " version = excluded.version, changed_ms = excluded.changed_ms,"
                      " manager_no = excluded.manager_no, rev = excluded.rev",
                      "sssissii", known ? callback->callback_id : op->op_id, op->member_no,
                      context->manager_no, callback->due_ms, callback->about, op->op_id, op->made_ms,
                      rev) >= 0;
}

/* callback.promise: the member will be called back at a time about something (D5). With the id of one
 * that was promised before: at another time, or without a time not any more; the later one stands. */
gboolean
desk_op_callback_promise_apply (DeskOpsContext  *context,
                                const DeskOp    *op,
                                DeskVerdict     *verdict,
                                GError         **error)
{
  Callback callback = { 0 };
  g_autoptr (DeskMember) member = NULL;

  callback.callback_id = desk_op_read_text (op, "callback_id", FALSE, verdict);
  if (callback.callback_id == NULL || !read_due (op, &callback, verdict))
    return TRUE;
  callback.about = desk_op_read_text (op, "about", *callback.callback_id == '\0', verdict);
  if (callback.about == NULL)
    return TRUE;
  if (!desk_op_find_member (context, op, verdict, &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  if (!check_known (context, op, &callback, verdict, error))
    return FALSE;
  if (!verdict->accepted)
    return TRUE;
  return check_hours (context, &callback, verdict, error) &&
         desk_op_take_rev (context, verdict, error) &&
         put (context, op, &callback, verdict->rev, error);
}
