/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-policy-watch.h"

#include <hub-log.h>
#include <hub-policy.h>

struct _HubPolicyWatch
{
  gboolean    fixed;            /* somebody named its file */
  GMutex      mutex;
  DeskPolicy *policy;
  gint64      number;           /* of what the database holds, 0: it is what the hub began with */
};

static gboolean
is_known (HubPolicyWatch *self,
          gint64          number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->number == number;
}

/* FALSE: another thread was quicker. */
static gboolean
take (HubPolicyWatch *self,
      HubPolicy      *loaded)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->number == loaded->number)
    return FALSE;
  self->number = loaded->number;
  g_set_object (&self->policy, loaded->policy);
  return TRUE;
}

/**
 * hub_policy_watch_new:
 * @policy: what the hub begins with; stays in force whatever is loaded where somebody named its file
 */
HubPolicyWatch *
hub_policy_watch_new (DeskPolicy *policy)
{
  HubPolicyWatch *self = g_new0 (HubPolicyWatch, 1);

  g_mutex_init (&self->mutex);
  self->fixed = desk_policy_is_named (policy);
  self->policy = g_object_ref (policy);
  return self;
}

void
hub_policy_watch_free (HubPolicyWatch *self)
{
  g_mutex_clear (&self->mutex);
  g_object_unref (self->policy);
  g_free (self);
}

/**
 * hub_policy_watch_get:
 *
 * Returns: (transfer full): the policy by which the last request was judged
 */
DeskPolicy *
hub_policy_watch_get (HubPolicyWatch *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_object_ref (self->policy);
}

/**
 * hub_policy_watch_follow:
 * @db: the connection of the thread that asks
 *
 * Looks whether another one was loaded, by whichever process.
 *
 * Returns: (transfer full) (nullable): the policy in force now; %NULL with @error set when the
 *   database fails
 */
DeskPolicy *
hub_policy_watch_follow (HubPolicyWatch  *self,
                         DeskDb          *db,
                         GError         **error)
{
  g_auto (HubPolicy) loaded = { 0 };
  gint64 number;

  if (self->fixed)
    return hub_policy_watch_get (self);
  if (!hub_policy_get_number (db, &number, error))
    return NULL;
  if (!is_known (self, number))
    {
      if (!hub_policy_load (db, &loaded, error))
        return NULL;
      if (take (self, &loaded))
        hub_log (HUB_LOG_POLICY, "policy %s is in force", desk_policy_get_version (loaded.policy));
    }
  return hub_policy_watch_get (self);
}
