/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-notices.h"

#include <glib/gi18n-lib.h>

#define DATA_KEY "desk-notices"
/* Of the one that names nobody. */
#define VEILED_ID "locked"

typedef struct
{
  GApplication *application;    /* that owns this */
  DeskLock     *lock;
  GHashTable   *shown;          /* a set of ids */
} Notices;

static void
withdraw_all (Notices *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_application_withdraw_notification (self->application, id);
      g_hash_table_iter_remove (&iter);
    }
}

static void
locked_cb (Notices *self)
{
  if (desk_lock_is_locked (self->lock))
    withdraw_all (self);
  else
    g_application_withdraw_notification (self->application, VEILED_ID);
}

/* From its end on nobody can take them away, and it begins locked. */
static void
shutdown_cb (Notices *self)
{
  if (desk_lock_has_pin (self->lock))
    withdraw_all (self);
}

static void
free_notices (gpointer data)
{
  Notices *self = data;

  g_signal_handlers_disconnect_by_data (self->lock, self);
  g_object_unref (self->lock);
  g_hash_table_unref (self->shown);
  g_free (self);
}

static void
send_veiled (GApplication *application)
{
  g_autoptr (GNotification) notice = g_notification_new (_("There Is Something to Do"));

  g_notification_set_body (notice, _("Unlock Member Desk to see it."));
  g_notification_set_default_action_and_target (notice, "app.page", "s", "today");
  g_application_send_notification (application, VEILED_ID, notice);
}

/**
 * desk_notices_set_lock:
 * @lock: what the notices of @application follow from now on
 */
void
desk_notices_set_lock (GApplication *application,
                       DeskLock     *lock)
{
  Notices *self;

  g_return_if_fail (G_IS_APPLICATION (application));
  g_return_if_fail (DESK_IS_LOCK (lock));

  self = g_new0 (Notices, 1);
  self->application = application;
  self->lock = g_object_ref (lock);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect_swapped (lock, "notify::locked", G_CALLBACK (locked_cb), self);
  g_signal_connect_swapped (application, "shutdown", G_CALLBACK (shutdown_cb), self);
  g_object_set_data_full (G_OBJECT (application), DATA_KEY, self, free_notices);
}

/**
 * desk_notices_send:
 * @id: of the notice whose place it takes
 */
void
desk_notices_send (GApplication  *application,
                   const char    *id,
                   GNotification *notice)
{
  Notices *self = g_object_get_data (G_OBJECT (application), DATA_KEY);

  if (self != NULL && desk_lock_is_locked (self->lock))
    {
      send_veiled (application);
      return;
    }
  if (self != NULL)
    g_hash_table_add (self->shown, g_strdup (id));
  g_application_send_notification (application, id, notice);
}

void
desk_notices_withdraw (GApplication *application,
                       const char   *id)
{
  Notices *self = g_object_get_data (G_OBJECT (application), DATA_KEY);

  if (self != NULL)
    g_hash_table_remove (self->shown, id);
  g_application_withdraw_notification (application, id);
}
