/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-backoff.h"

#define FIRST_WAIT_MS 1000
#define LONGEST_WAIT_MS (5 * 60 * 1000)

/**
 * desk_sync_backoff_get_exact:
 *
 * Twice as long after each failure, from a second to five minutes.
 */
gint64
desk_sync_backoff_get_exact (guint failures)
{
  guint doublings = MIN (MAX (failures, 1) - 1, 20);

  return MIN ((gint64) FIRST_WAIT_MS << doublings, LONGEST_WAIT_MS);
}

/**
 * desk_sync_backoff_get_wait:
 *
 * A tenth up or down, so that laptops that lost the hub together do not come back together.
 */
gint64
desk_sync_backoff_get_wait (guint failures)
{
  return (gint64) ((double) desk_sync_backoff_get_exact (failures) *
                   g_random_double_range (0.9, 1.1));
}

gint64
desk_sync_backoff_lengthen (gint64 wait_ms)
{
  return (gint64) ((double) wait_ms * g_random_double_range (1.0, 1.1));
}
