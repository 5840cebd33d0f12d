/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-shrink.h"

#define MAX_TRIES 600

typedef struct
{
  SimSchedule  *shortest;
  SimFailsFunc  fails;
  gpointer      user_data;
  guint         n_tries;
} Shrinking;

static gboolean
try_without (Shrinking *shrinking,
             guint      first,
             guint      n)
{
  g_autoptr (SimSchedule) rest = sim_schedule_without (shrinking->shortest, first, n);

  shrinking->n_tries++;
  if (!shrinking->fails (rest, shrinking->user_data))
    return FALSE;
  sim_schedule_free (shrinking->shortest);
  shrinking->shortest = g_steal_pointer (&rest);
  return TRUE;
}

/* Once over the schedule, from its end; whether anything went. */
static gboolean
try_chunks (Shrinking *shrinking,
            guint      size)
{
  gboolean any = FALSE;

  for (guint end = shrinking->shortest->steps->len; end > 0 && shrinking->n_tries < MAX_TRIES;)
    {
      guint n = MIN (size, end);

      end -= n;
      any = try_without (shrinking, end, n) || any;
    }
  return any;
}

SimSchedule *
sim_shrink (const SimSchedule *schedule,
            SimFailsFunc       fails,
            gpointer           user_data)
{
  Shrinking shrinking = { sim_schedule_without (schedule, 0, 0), fails, user_data, 0 };
  guint size = MAX (schedule->steps->len / 2, 1);

  while (shrinking.n_tries < MAX_TRIES)
    {
      gboolean any = try_chunks (&shrinking, size);

      if (size == 1 && !any)
        break;
      size = MAX (size / 2, 1);
    }
  return shrinking.shortest;
}
