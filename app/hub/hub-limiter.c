/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-limiter.h"

#include <desk-time.h>


struct _HubLimiter
{
  guint       per_minute;
  gint64      minute;
  GHashTable *failures;         /* address → count, of this minute */
};

/**
 * hub_limiter_new:
 * @per_minute: how many failures of one address are borne within a minute of the clock
 *
 * Returns: (transfer full): a limiter
 */
HubLimiter *
hub_limiter_new (guint per_minute)
{
  HubLimiter *self = g_new0 (HubLimiter, 1);

  self->per_minute = per_minute;
  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/* Forgetting everything each minute also bounds the memory that many addresses could take. */
static void
turn_to (HubLimiter *self,
         gint64      now_ms)
{
  gint64 minute = now_ms / DESK_MINUTE_MS;

  if (minute != self->minute)
    g_hash_table_remove_all (self->failures);
  self->minute = minute;
}

/**
 * hub_limiter_allow:
 *
 * Returns: whether @address may try (again)
 */
gboolean
hub_limiter_allow (HubLimiter *self,
                   const char *address,
                   gint64      now_ms)
{
  turn_to (self, now_ms);
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->failures, address)) < self->per_minute;
}

/**
 * hub_limiter_note:
 *
 * Counts a failure of @address.
 */
void
hub_limiter_note (HubLimiter *self,
                  const char *address,
                  gint64      now_ms)
{
  guint count;

  turn_to (self, now_ms);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->failures, address));
  g_hash_table_insert (self->failures, g_strdup (address), GUINT_TO_POINTER (count + 1));
}

void
hub_limiter_free (HubLimiter *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->failures);
  g_free (self);
}
