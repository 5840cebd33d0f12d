/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-grant.h"

#define OPEN "spent_by = '' AND expires_ms > "

/**
 * desk_grant_count_open:
 * @key: whoever holds them
 * @n_open: (out)
 *
 * Counts the units of a member's quota that are granted, to whichever device, and not used yet.
 */
gboolean
desk_grant_count_open (DeskDb              *db,
                       const DeskGrantKey  *key,
                       gint64               now_ms,
                       gint64              *n_open,
                       GError             **error)
{
  return desk_db_query_int (db, n_open, error,
                            "SELECT count(*) FROM grants WHERE member_no = $1 AND quota = $2"
                            " AND month = $3 AND " OPEN "$4",
                            "sssi", key->member_no, key->quota, key->month, now_ms);
}

/**
 * desk_grant_spend:
 * @grant_id: as the operation names it
 * @op_id: the use that it becomes
 * @spent: (out): whether there is such a grant, of this device and for this, open still
 *
 * Spends a grant. The caller holds the transaction that records the use.
 */
gboolean
desk_grant_spend (DeskDb              *db,
                  const DeskGrantKey  *key,
                  const char          *grant_id,
                  const char          *op_id,
                  gint64               now_ms,
                  gboolean            *spent,
                  GError             **error)
{
  gint64 n_spent = desk_db_run (db, error,
                                "UPDATE grants SET spent_by = $1 WHERE grant_id = $2"
                                " AND device_id = $3 AND member_no = $4 AND quota = $5"
                                " AND month = $6 AND " OPEN "$7",
                                "ssssssi", op_id, grant_id, key->device_id, key->member_no,
                                key->quota, key->month, now_ms);

  *spent = n_spent > 0;
  return n_spent >= 0;
}

/**
 * desk_grant_spend_any:
 * @spent: (out): whether the device holds one that is open
 *
 * Like desk_grant_spend(), with the oldest one: for a use that was recorded before the device knew
 * of its grants.
 */
gboolean
desk_grant_spend_any (DeskDb              *db,
                      const DeskGrantKey  *key,
                      const char          *op_id,
                      gint64               now_ms,
                      gboolean            *spent,
                      GError             **error)
{
  gint64 n_spent = desk_db_run (db, error,
                                "UPDATE grants SET spent_by = $1 WHERE grant_id ="
                                " (SELECT min(grant_id) FROM grants WHERE device_id = $2"
                                " AND member_no = $3 AND quota = $4 AND month = $5 AND " OPEN "$6)",
                                "sssssi", op_id, key->device_id, key->member_no, key->quota,
                                key->month, now_ms);

  *spent = n_spent > 0;
  return n_spent >= 0;
}
