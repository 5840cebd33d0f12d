/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-presence.h"

struct _HubPresence
{
  GObject       parent_instance;

  DeskDbThread *thread;
  DeskClock    *clock;
  GPtrArray    *seen;           /* (element-type utf8): devices that are to be noted */
  gboolean      noting;
};

G_DEFINE_FINAL_TYPE (HubPresence, hub_presence, G_TYPE_OBJECT)

typedef struct
{
  GPtrArray *devices;           /* (element-type utf8) */
  gint64     now_ms;
} Sighting;

static void note (HubPresence *self);

static void
free_sighting (gpointer data)
{
  Sighting *sighting = data;

  g_ptr_array_unref (sighting->devices);
  g_free (sighting);
}

static gboolean
touch_all (DeskDb    *db,
           Sighting  *sighting,
           GError   **error)
{
  for (guint i = 0; i < sighting->devices->len; i++)
    if (!hub_device_touch (db, g_ptr_array_index (sighting->devices, i), sighting->now_ms, error))
      return FALSE;
  return TRUE;
}

static void
note_on_thread (GTask        *task,
                DeskDb       *db,
                gpointer      task_data,
                GCancellable *cancellable)
{
  gboolean noted = desk_db_begin (db, NULL)
                   && touch_all (db, task_data, NULL)
                   && desk_db_commit (db, NULL);

  if (!noted)
    desk_db_rollback (db);
  g_task_return_boolean (task, noted);
}

/* What could not be noted, as while an import holds the database, is left to the device's next
 * request. */
static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  HubPresence *self = HUB_PRESENCE (source);

  self->noting = FALSE;
  if (self->seen->len > 0)
    note (self);
}

/* One at a time: however long the database is held, no queue grows. */
static void
note (HubPresence *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, noted_cb, NULL);
  Sighting *sighting = g_new0 (Sighting, 1);

  sighting->devices = g_steal_pointer (&self->seen);
  sighting->now_ms = desk_clock_now (self->clock);
  self->seen = g_ptr_array_new_with_free_func (g_free);
  self->noting = TRUE;
  g_task_set_source_tag (task, note);
  g_task_set_task_data (task, sighting, free_sighting);
  desk_db_thread_push (self->thread, task, note_on_thread);
}

static void
hub_presence_finalize (GObject *object)
{
  HubPresence *self = HUB_PRESENCE (object);

  g_ptr_array_unref (self->seen);
  g_object_unref (self->thread);
  g_object_unref (self->clock);

  G_OBJECT_CLASS (hub_presence_parent_class)->finalize (object);
}

static void
hub_presence_class_init (HubPresenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_presence_finalize;
}

static void
hub_presence_init (HubPresence *self)
{
  self->seen = g_ptr_array_new_with_free_func (g_free);
}

/**
 * hub_presence_new:
 * @thread: that writes
 *
 * Returns: (transfer full): nobody was seen yet
 */
HubPresence *
hub_presence_new (DeskDbThread *thread,
                  DeskClock    *clock)
{
  HubPresence *self = g_object_new (HUB_TYPE_PRESENCE, NULL);

  self->thread = g_object_ref (thread);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * hub_presence_note:
 *
 * Has it noted that @device was seen now, at most once a minute.
 */
void
hub_presence_note (HubPresence     *self,
                   const HubDevice *device)
{
  if (!hub_device_is_unnoted (device, desk_clock_now (self->clock))
      || g_ptr_array_find_with_equal_func (self->seen, device->device_id, g_str_equal, NULL))
    return;

  g_ptr_array_add (self->seen, g_strdup (device->device_id));
  if (!self->noting)
    note (self);
}
