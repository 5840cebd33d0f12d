/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-waiters.h"

/* How soon news are noticed that another process (an import, another hub) has written. */
#define LOOK_EVERY_MS 1000

/* Whoever waits costs nothing but memory: once a second one question asks the database whether
 * another connection has committed, then another one whether that was into a feed at all. Only
 * then, or after a push here, the feeds' counters are read. No wait holds the database thread. */
struct _HubWaiters
{
  GObject         parent_instance;

  DeskDbThread   *thread;
  DeskClock      *clock;
  HubWakeFunc     wake;
  GDestroyNotify  destroy;
  gpointer        user_data;
  GHashTable     *waiters;      /* device_id → Waiter; a device waits once */
  guint           timer;        /* until the next look */
  gboolean        looking;
  gboolean        look_again;
  gboolean        ended;
  gint64          version;      /* the database thread's: the database at the last look */
  gint64          mark;         /* the same: of all feeds and devices */
};

G_DEFINE_FINAL_TYPE (HubWaiters, hub_waiters, G_TYPE_OBJECT)

/**
 * Waiter:
 *
 * @fresh: news may have come since its counter was read; also of one that has just come
 */
typedef struct
{
  char     *device_id;
  char     *manager_no;
  gint64    cursor;
  gint64    until_ms;           /* as desk_clock_get_elapsed() */
  gboolean  fresh;
  gpointer  exchange;
} Waiter;

/**
 * Glance:
 *
 * What the database thread needs to know of a waiter, and what it found.
 */
typedef struct
{
  char     *device_id;
  gpointer  exchange;           /* only to tell a device's wait from its next one */
  gint64    cursor;
  gboolean  fresh;
  gboolean  wake;
} Glance;

static void look (HubWaiters *self);
static void look_later (HubWaiters *self);

static void
free_waiter (Waiter *waiter)
{
  g_free (waiter->device_id);
  g_free (waiter->manager_no);
  g_free (waiter);
}

static void
clear_glance (Glance *glance)
{
  g_free (glance->device_id);
}

static void
wake_one (HubWaiters *self,
          Waiter     *waiter)
{
  gpointer exchange = waiter->exchange;

  g_hash_table_remove (self->waiters, waiter->device_id);
  if (g_hash_table_size (self->waiters) == 0)
    g_clear_handle_id (&self->timer, g_source_remove);
  self->wake (exchange, self->user_data);
}

/* Whether there is something to say to a waiter: a device without access waits for nothing. */
static gboolean
has_news (DeskDb  *db,
          Glance  *glance,
          GError **error)
{
  gint64 head;

  if (!desk_db_query_int (db, &head, error,
                          "SELECT CASE WHEN d.revoked_ms IS NULL THEN coalesce (f.rev, 0) "
                          "ELSE -1 END FROM devices d "
                          "LEFT JOIN feeds f ON f.manager_no = d.manager_no "
                          "WHERE d.device_id = $1", "s", glance->device_id))
    return FALSE;
  glance->wake = head != glance->cursor;
  return TRUE;
}

/* Whether any feed got on, or any device lost its access, since the last look: each of them makes
 * the mark grow. Most of what is committed (when devices were seen) does not. */
static gboolean
check_mark (HubWaiters *self,
            DeskDb     *db,
            gboolean   *changed,
            GError    **error)
{
  gint64 version;
  gint64 mark;

  *changed = FALSE;
  if (!desk_db_get_version (db, &version, error))
    return FALSE;
  if (version == self->version)
    return TRUE;
  if (!desk_db_query_int (db, &mark, error,
                          "SELECT (SELECT coalesce (sum (rev), 0) FROM feeds) + "
                          "(SELECT count (*) FROM devices WHERE revoked_ms IS NOT NULL)", ""))
    return FALSE;
  *changed = mark != self->mark;
  self->version = version;
  self->mark = mark;
  return TRUE;
}

static gboolean
look_at_all (HubWaiters *self,
             DeskDb     *db,
             GArray     *glances,
             GError    **error)
{
  gboolean changed;

  if (!check_mark (self, db, &changed, error))
    return FALSE;
  for (guint i = 0; i < glances->len; i++)
    {
      Glance *glance = &g_array_index (glances, Glance, i);

      if ((changed || glance->fresh) && !has_news (db, glance, error))
        {
          self->version = self->mark = -1;
          return FALSE;
        }
    }
  return TRUE;
}

static void
look_on_thread (GTask        *task,
                DeskDb       *db,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (look_at_all (g_task_get_source_object (task), db, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A database in trouble is told to those whose time is over, when they are answered. */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  HubWaiters *self = HUB_WAITERS (source);
  GArray *glances = g_task_get_task_data (G_TASK (result));
  gboolean looked = g_task_propagate_boolean (G_TASK (result), NULL);

  self->looking = FALSE;
  for (guint i = 0; i < glances->len; i++)
    {
      Glance *glance = &g_array_index (glances, Glance, i);
      Waiter *waiter = g_hash_table_lookup (self->waiters, glance->device_id);

      if (waiter == NULL || waiter->exchange != glance->exchange)
        continue;
      if (glance->wake || waiter->until_ms <= desk_clock_get_elapsed (self->clock))
        wake_one (self, waiter);
      else if (!looked)
        waiter->fresh |= glance->fresh;
    }
  if (self->look_again)
    look (self);
  else
    look_later (self);
}

static GArray *
take_glances (HubWaiters *self)
{
  GArray *glances = g_array_sized_new (FALSE, TRUE, sizeof (Glance),
                                       g_hash_table_size (self->waiters));
  GHashTableIter iter;
  Waiter *waiter;

  g_array_set_clear_func (glances, (GDestroyNotify) clear_glance);
  g_hash_table_iter_init (&iter, self->waiters);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &waiter))
    {
      Glance glance = { g_strdup (waiter->device_id), waiter->exchange, waiter->cursor,
                        waiter->fresh, FALSE };

      waiter->fresh = FALSE;
      g_array_append_val (glances, glance);
    }
  return glances;
}

static void
look (HubWaiters *self)
{
  g_autoptr (GTask) task = NULL;

  self->look_again = self->looking;
  if (self->looking || g_hash_table_size (self->waiters) == 0)
    return;

  self->looking = TRUE;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, take_glances (self), (GDestroyNotify) g_array_unref);
  desk_db_thread_push (self->thread, task, look_on_thread);
}

static gboolean
look_cb (gpointer user_data)
{
  HubWaiters *self = user_data;

  self->timer = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
look_later (HubWaiters *self)
{
  if (self->timer == 0 && !self->looking && g_hash_table_size (self->waiters) > 0)
    self->timer = desk_clock_add_timeout (self->clock, LOOK_EVERY_MS, look_cb, self);
}

static void
hub_waiters_finalize (GObject *object)
{
  HubWaiters *self = HUB_WAITERS (object);

  GHashTableIter iter;
  Waiter *waiter;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_hash_table_iter_init (&iter, self->waiters);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &waiter))
    self->destroy (waiter->exchange);
  g_hash_table_unref (self->waiters);
  g_object_unref (self->thread);
  g_object_unref (self->clock);

  G_OBJECT_CLASS (hub_waiters_parent_class)->finalize (object);
}

static void
hub_waiters_class_init (HubWaitersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_waiters_finalize;
}

static void
hub_waiters_init (HubWaiters *self)
{
  self->waiters = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) free_waiter);
}

/**
 * hub_waiters_new:
 * @wake: called on the main thread for each exchange, once
 * @destroy: for those that still wait when @self ends
 *
 * Returns: (transfer full): nobody waits yet
 */
HubWaiters *
hub_waiters_new (DeskDbThread   *thread,
                 DeskClock      *clock,
                 HubWakeFunc     wake,
                 gpointer        user_data,
                 GDestroyNotify  destroy)
{
  HubWaiters *self = g_object_new (HUB_TYPE_WAITERS, NULL);

  self->thread = g_object_ref (thread);
  self->clock = g_object_ref (clock);
  self->wake = wake;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

/**
 * hub_waiters_add:
 * @seconds: how long at most
 * @exchange: (transfer full): given back to the wake function
 *
 * Lets @exchange wait until the feed of @device's manager is elsewhere than at @cursor, or the
 * device loses its access. A device that asks anew has given up its earlier request, if only by a
 * connection that broke: that one is woken, and no more are held than there are devices.
 */
void
hub_waiters_add (HubWaiters      *self,
                 const HubDevice *device,
                 gint64           cursor,
                 guint            seconds,
                 gpointer         exchange)
{
  Waiter *earlier = g_hash_table_lookup (self->waiters, device->device_id);
  Waiter *waiter;

  if (earlier != NULL)
    wake_one (self, earlier);
  if (self->ended)
    {
      self->wake (exchange, self->user_data);
      return;
    }

  waiter = g_new0 (Waiter, 1);
  waiter->device_id = g_strdup (device->device_id);
  waiter->manager_no = g_strdup (device->manager_no);
  waiter->cursor = cursor;
  waiter->until_ms = desk_clock_get_elapsed (self->clock) + seconds * 1000;
  waiter->fresh = TRUE;
  waiter->exchange = exchange;
  g_hash_table_insert (self->waiters, waiter->device_id, waiter);
  look_later (self);
}

/**
 * hub_waiters_look:
 *
 * Looks at once whether there is news for those who wait for the feed of @manager_no.
 */
void
hub_waiters_look (HubWaiters *self,
                  const char *manager_no)
{
  GHashTableIter iter;
  Waiter *waiter;
  gboolean found = FALSE;

  g_hash_table_iter_init (&iter, self->waiters);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &waiter))
    if (g_str_equal (waiter->manager_no, manager_no))
      waiter->fresh = found = TRUE;
  if (found)
    look (self);
}

/**
 * hub_waiters_end:
 *
 * Wakes everybody: the server is being stopped.
 */
void
hub_waiters_end (HubWaiters *self)
{
  GHashTableIter iter;
  Waiter *waiter;

  self->ended = TRUE;
  for (;;)
    {
      g_hash_table_iter_init (&iter, self->waiters);
      if (!g_hash_table_iter_next (&iter, NULL, (gpointer *) &waiter))
        return;
      wake_one (self, waiter);
    }
}

guint
hub_waiters_get_count (HubWaiters *self)
{
  return g_hash_table_size (self->waiters);
}
