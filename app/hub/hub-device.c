/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-device.h"

#include <glib/gi18n-lib.h>

#include <desk-error.h>

#include "hub-grant.h"
#include "hub-secret.h"

/* A device that asks every second must not cost a write every second. */
#define SEEN_EVERY_MS (60 * 1000)

#define SELECT_DEVICE                                                                             \
  "SELECT device_id, manager_no, name, incarnation, enrolled_ms, seen_ms, revoked_ms, last_seq "  \
  "FROM devices "

static HubDevice *
read_device (DeskStmt *stmt)
{
  HubDevice *self = g_new0 (HubDevice, 1);

  self->device_id = desk_stmt_dup_text (stmt, 0);
  self->manager_no = desk_stmt_dup_text (stmt, 1);
  self->name = desk_stmt_dup_text (stmt, 2);
  self->incarnation = desk_stmt_dup_text (stmt, 3);
  self->enrolled_ms = desk_stmt_int (stmt, 4);
  self->seen_ms = desk_stmt_int (stmt, 5);
  self->revoked_ms = desk_stmt_int (stmt, 6);
  self->last_seq = desk_stmt_int (stmt, 7);
  return self;
}

void
hub_device_free (HubDevice *self)
{
  if (self == NULL)
    return;

  g_free (self->device_id);
  g_free (self->manager_no);
  g_free (self->name);
  g_free (self->incarnation);
  g_free (self);
}

/**
 * hub_device_add:
 * @device: with every text set
 *
 * Saves a new device; the caller holds the write transaction.
 *
 * Returns: (transfer full): its token, of which the database keeps the hash, or %NULL with @error
 *   set
 */
char *
hub_device_add (DeskDb     *db,
                HubDevice  *device,
                GError    **error)
{
  g_autofree char *token = hub_secret_new_token ();
  g_autofree char *hash = hub_secret_hash (token);

  if (desk_db_run (db, error,
                   "INSERT INTO devices (device_id, manager_no, name, token_hash, incarnation,"
                   " enrolled_ms, last_seq) VALUES ($1, $2, $3, $4, $5, $6, 0)",
                   "sssssi", device->device_id, device->manager_no, device->name, hash,
                   device->incarnation, device->enrolled_ms) < 0)
    return NULL;
  return g_steal_pointer (&token);
}

/**
 * hub_device_find:
 * @token: what the device showed
 *
 * Finds the device by the hash of its token. Nobody can steer the hash of a guess towards another
 * one, so the time that the search takes says nothing about a token.
 *
 * Returns: (transfer full) (nullable): the device, revoked ones too; %NULL without @error set when
 *   no device has that token
 */
HubDevice *
hub_device_find (DeskDb      *db,
                 const char  *token,
                 GError     **error)
{
  g_autofree char *hash = hub_secret_hash (token);
  g_autoptr (DeskStmt) stmt = desk_db_query (db, error, SELECT_DEVICE "WHERE token_hash = $1",
                                             "s", hash);

  if (stmt == NULL || !desk_stmt_step (stmt, error))
    return NULL;
  return read_device (stmt);
}

/**
 * hub_device_is_unnoted:
 *
 * Whether that the device is seen now would be worth noting: at most once a minute.
 */
gboolean
hub_device_is_unnoted (const HubDevice *self,
                       gint64           now_ms)
{
  return ABS (now_ms - self->seen_ms) >= SEEN_EVERY_MS;
}

/**
 * hub_device_touch:
 *
 * Notes that the device was seen.
 *
 * Returns: %FALSE with @error set when the database fails
 */
gboolean
hub_device_touch (DeskDb      *db,
                  const char  *device_id,
                  gint64       now_ms,
                  GError     **error)
{
  return desk_db_run (db, error, "UPDATE devices SET seen_ms = $1 WHERE device_id = $2",
                      "is", now_ms, device_id) >= 0;
}

/**
 * hub_device_list:
 *
 * Returns: (transfer full) (element-type HubDevice): every device, by manager and age, or %NULL
 *   with @error set
 */
GPtrArray *
hub_device_list (DeskDb  *db,
                 GError **error)
{
  g_autoptr (GPtrArray) devices = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_device_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error, SELECT_DEVICE "ORDER BY manager_no, enrolled_ms, device_id", "");

  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &failure))
    g_ptr_array_add (devices, read_device (stmt));
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&devices);
}

/**
 * hub_device_revoke:
 *
 * Takes a device's access away: its next request is refused, and what it was granted is free. Doing
 * it again changes nothing.
 *
 * Returns: %FALSE with @error set; %DESK_ERROR_NOT_FOUND: no such device
 */
gboolean
hub_device_revoke (DeskDb      *db,
                   DeskClock   *clock,
                   const char  *device_id,
                   GError     **error)
{
  gint64 n_devices = desk_db_run (db, error,
                                  "UPDATE devices SET revoked_ms = coalesce (revoked_ms, $1)"
                                  " WHERE device_id = $2",
                                  "is", desk_clock_now (clock), device_id);

  if (n_devices == 0)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 _("there is no device “%s”; “member-desk-hub devices” lists them"), device_id);
  return n_devices > 0 && hub_grant_free_device (db, device_id, error);
}
