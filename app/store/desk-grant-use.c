/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-grants.h"

#include <desk-entitlement.h>
#include <desk-json.h>
#include <desk-time.h>

#include "desk-meta.h"

/* Those of a member, a quota and a month that can still be spent. */
#define OPEN \
  " FROM grants WHERE member_no = $1 AND quota = $2 AND month = $3 AND spent_by = ''" \
  " AND expires_ms > $4"

/**
 * desk_grants_name:
 * @args: of a use of an entitlement: gets `grant` added
 * @made_ms: when it is made, by the hub's clock as far as that is known
 *
 * Names the oldest unit that is held for it, where there is one: then the use is certain, also when
 * it reaches the hub only later (promise 8).
 */
gboolean
desk_grants_name (DeskLocal   *local,
                  DeskDb      *db,
                  JsonObject  *args,
                  gint64       made_ms,
                  GError     **error)
{
  const char *member_no = desk_json_peek_string (args, "member_no", "");
  const char *service = desk_json_peek_string (args, "service", "");
  g_autofree char *month = desk_time_month (made_ms, desk_policy_get_zone (local->policy));
  g_autoptr (GError) failure = NULL;
  g_autofree char *grant_id =
    desk_db_query_text (db, &failure, "SELECT min (grant_id)" OPEN, "sssi", member_no,
                        desk_entitlement_get_quota (local->policy, service), month, made_ms);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (grant_id != NULL)
    json_object_set_string_member (args, "grant", grant_id);
  return TRUE;
}

/**
 * desk_grants_drop_named:
 *
 * The hub's rows hold what this operation did: the unit that it named is no grant any more.
 */
gboolean
desk_grants_drop_named (DeskDb        *db,
                        const DeskOp  *op,
                        GError       **error)
{
  const char *grant_id = desk_json_peek_string (op->args, "grant", NULL);

  return grant_id == NULL ||
         desk_db_run (db, error, "DELETE FROM grants WHERE grant_id = $1", "s", grant_id) >= 0;
}

/**
 * desk_grants_drop_taken:
 * @cursor: the pull has brought everything up to it
 *
 * Likewise of all that the hub accepted and the pull has brought. To be called while what was made
 * here is rewound, before it leaves the outbox.
 */
gboolean
desk_grants_drop_taken (DeskDb  *db,
                        gint64   cursor,
                        GError **error)
{
  return desk_db_run (db, error,
                      "DELETE FROM grants WHERE grant_id IN"
                      " (SELECT json_extract (body, '$.args.grant') FROM outbox"
                      " WHERE kind = $1 AND state = 'accepted' AND rev <= $2)",
                      "si", DESK_OP_SERVICE_USE, cursor) >= 0;
}

/**
 * desk_grants_count:
 * @month: `YYYY-MM`
 * @n_held: (out): units that nothing was drawn on yet
 * @until_ms: (out): when the first of them ends, 0 where there is none
 *
 * Counts what is certain of a service's quota (promise 8).
 */
gboolean
desk_grants_count (DeskLocal   *local,
                   DeskDb      *db,
                   const char  *member_no,
                   const char  *service,
                   const char  *month,
                   gint64      *n_held,
                   gint64      *until_ms,
                   GError     **error)
{
  const char *quota = desk_entitlement_get_quota (local->policy, service);
  gint64 now_ms = desk_local_now (local);

  return desk_db_query_int (db, n_held, error, "SELECT count (*)" OPEN, "sssi", member_no, quota,
                            month, now_ms) &&
         desk_db_query_int (db, until_ms, error, "SELECT min (expires_ms)" OPEN, "sssi", member_no,
                            quota, month, now_ms);
}
