/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-renumber.h"

#include <desk-uuid.h>

#include "desk-meta.h"

/* Gives what waits and was written for an earlier device of this manager, or all that waits of this
 * manager, new numbers in the old order. Its id stays: one that the hub has judged already is not
 * judged again. */
static gboolean
renumber (DeskDb      *db,
          const char  *device_id,
          gboolean     all,
          GError     **error)
{
  g_autofree char *devices = desk_meta_load (db, DESK_META_DEVICES, error);
  gint64 last_seq;
  gint64 first;
  gint64 last;

  if (devices == NULL ||
      !desk_meta_load_int (db, DESK_META_LAST_SEQ, &last_seq, error) ||
      !desk_db_query_int (db, &first, error,
                          "SELECT ifnull (min (seq), 0) FROM outbox"
                          " WHERE state IN ('queued', 'sent')",
                          "") ||
      desk_db_run (db, error,
                   "UPDATE outbox SET seq = seq + $1, state = 'queued', body ="
                   " json_set (body, '$.device', $2, '$.seq', seq + $1)"
                   " WHERE state IN ('queued', 'sent')"
                   " AND ($3 OR json_extract (body, '$.device') <> $2)"
                   " AND instr ($4, json_extract (body, '$.device')) > 0",
                   "isis", last_seq + 1 - first, device_id, (gint64) all, devices) < 0 ||
      !desk_db_query_int (db, &last, error, "SELECT ifnull (max (seq), 0) FROM outbox", ""))
    return FALSE;
  return desk_meta_save_int (db, DESK_META_LAST_SEQ, MAX (last, last_seq), error);
}

/**
 * desk_renumber_join:
 * @same_manager: whether the manager of the new device is the one of the last
 *
 * Before the identity of a new device is saved: notes in whose name what waits was written. What
 * another manager did is never sent in the name of this one: the hub turns it away, and it is kept.
 */
gboolean
desk_renumber_join (DeskDb      *db,
                    const char  *device_id,
                    gboolean     same_manager,
                    GError     **error)
{
  g_autofree char *devices = NULL;
  g_autofree char *joined = NULL;

  devices = same_manager ? desk_meta_load (db, DESK_META_DEVICES, error) : g_strdup ("");
  if (devices == NULL)
    return FALSE;
  joined = g_strconcat (devices, " ", device_id, NULL);
  return desk_meta_save (db, DESK_META_DEVICES, joined, error);
}

/**
 * desk_renumber_for_device:
 *
 * This laptop has become another device: what waits is sent by that one, text and moment as they
 * are.
 */
gboolean
desk_renumber_for_device (DeskDb      *db,
                          const char  *device_id,
                          GError     **error)
{
  return renumber (db, device_id, FALSE, error);
}

/**
 * desk_renumber_all:
 *
 * All that waits of this manager gets new numbers in its order, which may begin below 1.
 */
gboolean
desk_renumber_all (DeskDb  *db,
                   GError **error)
{
  g_autofree char *device_id = desk_meta_load (db, DESK_META_DEVICE_ID, error);

  return device_id != NULL && renumber (db, device_id, TRUE, error);
}

/**
 * desk_renumber_collided:
 *
 * The hub knows another operation by the number of this one, which it did not judge: somewhere
 * there is, or was, a copy of this database. The next page tells what to do.
 */
gboolean
desk_renumber_collided (DeskDb      *db,
                        const char  *op_id,
                        GError     **error)
{
  return desk_db_run (db, error,
                      "UPDATE outbox SET state = 'queued'"
                      " WHERE op_id = $1 AND state IN ('queued', 'sent')",
                      "s", op_id) >= 0 &&
         desk_meta_save_int (db, DESK_META_COLLIDED, 1, error);
}

/**
 * desk_renumber_follow:
 * @hub_seq: the last number that the hub has judged of this device, 0: it does not say
 *
 * A hub that knows more numbers than this laptop ever gave: the laptop is a restored copy of
 * itself, and goes on after them. Where a number collided otherwise, two copies are at work.
 */
gboolean
desk_renumber_follow (DeskLocal  *local,
                      DeskDb     *db,
                      gint64      hub_seq,
                      GError    **error)
{
  gint64 last_seq;
  gint64 collided;

  if (!desk_meta_load_int (db, DESK_META_LAST_SEQ, &last_seq, error) ||
      !desk_meta_load_int (db, DESK_META_COLLIDED, &collided, error))
    return FALSE;
  if (hub_seq <= last_seq)
    return collided == 0 || desk_renumber_fork (local, db, error);

  return desk_meta_save_int (db, DESK_META_LAST_SEQ, hub_seq, error) &&
         desk_meta_save_int (db, DESK_META_COLLIDED, 0, error) &&
         desk_renumber_all (db, error);
}

/**
 * desk_renumber_fork:
 *
 * This database becomes one of its own: the hub takes nothing from it until it is enrolled again.
 */
gboolean
desk_renumber_fork (DeskLocal  *local,
                    DeskDb     *db,
                    GError    **error)
{
  g_autofree char *incarnation = desk_uuid_new (local->clock);

  return desk_meta_save (db, DESK_META_INCARNATION, incarnation, error) &&
         desk_meta_save_int (db, DESK_META_COLLIDED, 0, error);
}
