/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-lock.h"

#include "desk-idle.h"
#include "desk-lock-try.h"
#include "desk-pin.h"

#include <glib/gi18n-lib.h>

/**
 * DeskLock:
 *
 * Whether what is known of members may be shown (S). Begins locked where there is a PIN. Where the
 * organisation requires one, it is also locked while there is none. Main thread.
 */
struct _DeskLock
{
  GObject       parent_instance;

  char         *path;
  DeskClock    *clock;
  DeskIdle     *idle;
  DeskPinState *state;
  char         *problem;        /* why the file cannot be read, or NULL */
  gint64        tried_from_ms;  /* of the clock's elapsed time: nothing is tried before */
  guint         minutes;        /* 0: it does not lock by itself */
  gboolean      required;
  gboolean      locked;
  gboolean      busy;
};

G_DEFINE_FINAL_TYPE (DeskLock, desk_lock, G_TYPE_OBJECT)
G_DEFINE_QUARK (desk-lock-error-quark, desk_lock_error)

enum
{
  PROP_0,
  PROP_LOCKED,
  PROP_HAS_PIN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_idle (DeskLock *self)
{
  if (!self->locked && desk_lock_has_pin (self) && self->minutes > 0)
    desk_idle_start (self->idle, self->minutes);
  else
    desk_idle_stop (self->idle);
}

static void
set_locked (DeskLock *self,
            gboolean  locked)
{
  gboolean changed = locked != self->locked;

  self->locked = locked;
  update_idle (self);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
}

/* Kept moments are of the clock on the wall, which may be set back; within one run of the program the
 * time that goes by counts. */
static void
wait_from_now (DeskLock *self)
{
  gint64 wait_ms = desk_pin_get_wait_ms (self->state->tries);
  gint64 past_ms = MAX (desk_clock_now (self->clock) - self->state->tried_ms, 0);

  self->tried_from_ms = desk_clock_get_elapsed (self->clock) + MAX (wait_ms - past_ms, 0);
}

/* Small, and needed before anything may be shown. */
static void
load (DeskLock *self)
{
  g_autoptr (GError) error = NULL;

  self->state = desk_pin_file_load (self->path, &error);
  if (self->state == NULL)
    {
      self->state = g_new0 (DeskPinState, 1);
      self->problem = g_strdup (error->message);
    }
  wait_from_now (self);
  self->locked = desk_lock_has_pin (self);
}

static void
take_state (DeskLock     *self,
            DeskPinState *state)
{
  gboolean had = desk_lock_has_pin (self);

  desk_pin_state_free (self->state);
  self->state = state;
  wait_from_now (self);
  if (desk_lock_has_pin (self) != had)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_PIN]);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  desk_lock_try_run (data);
  g_task_return_boolean (task, TRUE);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  DeskLock *self = DESK_LOCK (source);
  g_autoptr (GTask) task = user_data;
  DeskLockTry *try = g_task_get_task_data (G_TASK (result));

  self->busy = FALSE;
  take_state (self, desk_pin_state_copy (try->state));
  if (try->error == NULL)
    set_locked (self, desk_lock_is_wanting (self));
  if (try->error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&try->error));
}

static gboolean
may_try (DeskLock  *self,
         gboolean   asks,
         GError   **error)
{
  if (self->busy)
    g_set_error_literal (error, DESK_LOCK_ERROR, DESK_LOCK_ERROR_BUSY,
                         _("A PIN is being checked already."));
  else if (self->problem != NULL)
    g_set_error_literal (error, DESK_LOCK_ERROR, DESK_LOCK_ERROR_NO_PIN, self->problem);
  else if (asks && self->state->hash == NULL)
    g_set_error_literal (error, DESK_LOCK_ERROR, DESK_LOCK_ERROR_NO_PIN, _("No PIN is set."));
  else if (desk_lock_get_wait_ms (self) > 0)
    g_set_error_literal (error, DESK_LOCK_ERROR, DESK_LOCK_ERROR_WAIT,
                         _("Too many PINs were wrong. Wait, then try again."));
  else
    return TRUE;
  return FALSE;
}

/* Not cancelled once it runs: a try that was made counts. */
static void
run (DeskLock    *self,
     DeskLockTry *try,
     GTask       *task)
{
  g_autoptr (GTask) job = g_task_new (self, NULL, tried_cb, g_object_ref (task));

  g_task_set_source_tag (job, run);
  try->path = g_strdup (self->path);
  try->state = desk_pin_state_copy (self->state);
  try->now_ms = desk_clock_now (self->clock);
  g_task_set_task_data (job, try, (GDestroyNotify) desk_lock_try_free);
  self->busy = TRUE;
  g_task_run_in_thread (job, run_in_thread);
}

static void
desk_lock_dispose (GObject *object)
{
  DeskLock *self = DESK_LOCK (object);

  g_clear_object (&self->idle);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (desk_lock_parent_class)->dispose (object);
}

static void
desk_lock_finalize (GObject *object)
{
  DeskLock *self = DESK_LOCK (object);

  desk_pin_state_free (self->state);
  g_free (self->problem);
  g_free (self->path);

  G_OBJECT_CLASS (desk_lock_parent_class)->finalize (object);
}

static void
desk_lock_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DeskLock *self = DESK_LOCK (object);

  switch (prop_id)
    {
    case PROP_LOCKED:
      g_value_set_boolean (value, self->locked);
      break;
    case PROP_HAS_PIN:
      g_value_set_boolean (value, desk_lock_has_pin (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_lock_class_init (DeskLockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_lock_dispose;
  object_class->finalize = desk_lock_finalize;
  object_class->get_property = desk_lock_get_property;

  properties[PROP_LOCKED] =
    g_param_spec_boolean ("locked", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_HAS_PIN] =
    g_param_spec_boolean ("has-pin", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_lock_init (DeskLock *self)
{
}

/**
 * desk_lock_new:
 * @data_dir: the folder of the local data
 */
DeskLock *
desk_lock_new (const char *data_dir,
               DeskClock  *clock)
{
  DeskLock *self = g_object_new (DESK_TYPE_LOCK, NULL);

  self->path = g_build_filename (data_dir, DESK_PIN_FILE, NULL);
  self->clock = g_object_ref (clock);
  self->idle = desk_idle_new (clock);
  g_signal_connect_object (self->idle, "idle", G_CALLBACK (desk_lock_lock), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return self;
}

gboolean
desk_lock_is_locked (DeskLock *self)
{
  g_return_val_if_fail (DESK_IS_LOCK (self), TRUE);

  return self->locked;
}

/**
 * desk_lock_has_pin:
 *
 * Returns: whether a PIN is set, also where its file cannot be read
 */
gboolean
desk_lock_has_pin (DeskLock *self)
{
  g_return_val_if_fail (DESK_IS_LOCK (self), TRUE);

  return self->state->hash != NULL || self->problem != NULL;
}

/**
 * desk_lock_is_wanting:
 *
 * Returns: whether the organisation requires a PIN, and there is none: that is what it is locked for
 */
gboolean
desk_lock_is_wanting (DeskLock *self)
{
  g_return_val_if_fail (DESK_IS_LOCK (self), FALSE);

  return self->required && !desk_lock_has_pin (self);
}

/**
 * desk_lock_get_problem:
 *
 * Returns: (nullable): why the file of the PIN cannot be read: no PIN is right then
 */
const char *
desk_lock_get_problem (DeskLock *self)
{
  g_return_val_if_fail (DESK_IS_LOCK (self), NULL);

  return self->problem;
}

/**
 * desk_lock_get_wait_ms:
 *
 * Returns: how long no PIN is tried, since too many were wrong
 */
gint64
desk_lock_get_wait_ms (DeskLock *self)
{
  g_return_val_if_fail (DESK_IS_LOCK (self), 0);

  return MAX (self->tried_from_ms - desk_clock_get_elapsed (self->clock), 0);
}

/**
 * desk_lock_set_required:
 *
 * The organisation wants a PIN on every computer. Until there is one, it is locked.
 */
void
desk_lock_set_required (DeskLock *self,
                        gboolean  required)
{
  gboolean wanting;

  g_return_if_fail (DESK_IS_LOCK (self));

  wanting = desk_lock_is_wanting (self);
  self->required = required;
  if (desk_lock_is_wanting (self) != wanting)
    set_locked (self, !wanting);
}

gboolean
desk_lock_is_required (DeskLock *self)
{
  g_return_val_if_fail (DESK_IS_LOCK (self), TRUE);

  return self->required;
}

/**
 * desk_lock_set_minutes:
 * @minutes: without input, after which it locks, where there is a PIN; 0: never by itself
 */
void
desk_lock_set_minutes (DeskLock *self,
                       guint     minutes)
{
  g_return_if_fail (DESK_IS_LOCK (self));

  self->minutes = minutes;
  update_idle (self);
}

void
desk_lock_note_input (DeskLock *self)
{
  g_return_if_fail (DESK_IS_LOCK (self));

  desk_idle_note_input (self->idle);
}

/**
 * desk_lock_lock:
 *
 * Without a PIN nothing happens: nobody could unlock it.
 */
void
desk_lock_lock (DeskLock *self)
{
  g_return_if_fail (DESK_IS_LOCK (self));

  if (desk_lock_has_pin (self))
    set_locked (self, TRUE);
}

/**
 * desk_lock_unlock_async:
 * @pin: as typed
 *
 * Fails with a #DeskLockError. Once it is tried, it cannot be cancelled.
 */
void
desk_lock_unlock_async (DeskLock            *self,
                        const char          *pin,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  DeskLockTry *try;
  GError *error = NULL;

  g_return_if_fail (DESK_IS_LOCK (self));
  g_return_if_fail (pin != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_lock_unlock_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!may_try (self, TRUE, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  try = g_new0 (DeskLockTry, 1);
  try->pin = g_strdup (pin);
  run (self, try, task);
}

gboolean
desk_lock_unlock_finish (DeskLock      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * desk_lock_set_pin_async:
 * @old_pin: (nullable): as typed; asked for where there is one, and slowed down as at unlocking
 * @new_pin: (nullable): as typed; %NULL: none from now on
 */
void
desk_lock_set_pin_async (DeskLock            *self,
                         const char          *old_pin,
                         const char          *new_pin,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  DeskLockTry *try;
  GError *error = NULL;

  g_return_if_fail (DESK_IS_LOCK (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_lock_set_pin_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!may_try (self, FALSE, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  try = g_new0 (DeskLockTry, 1);
  try->pin = g_strdup (old_pin != NULL ? old_pin : "");
  try->wanted = TRUE;
  try->new_pin = g_strdup (new_pin);
  run (self, try, task);
}

gboolean
desk_lock_set_pin_finish (DeskLock      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * desk_lock_forget:
 *
 * Does without the PIN and unlocks, when the hub has just vouched for the person.
 */
gboolean
desk_lock_forget (DeskLock  *self,
                  GError   **error)
{
  g_autoptr (DeskPinState) none = g_new0 (DeskPinState, 1);

  g_return_val_if_fail (DESK_IS_LOCK (self), FALSE);

  if (!desk_pin_file_save (self->path, none, error))
    return FALSE;
  g_clear_pointer (&self->problem, g_free);
  take_state (self, g_steal_pointer (&none));
  set_locked (self, desk_lock_is_wanting (self));
  return TRUE;
}
