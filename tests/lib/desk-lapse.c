/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-lapse.h"

#include "desk-test.h"

/* Besides what looks whether the computer slept, one who syncs by itself has something in mind. */
#define N_TIMEOUTS 2

#define DEADLINE_MS 10000

static gboolean
is_at_rest (DeskSync  *sync,
            DeskClock *clock)
{
  switch (desk_sync_get_state (sync))
    {
    case DESK_SYNC_RUNNING:
      return FALSE;
    case DESK_SYNC_STOPPED:
      return TRUE;
    case DESK_SYNC_IDLE:
    case DESK_SYNC_OFFLINE:
    default:
      return desk_clock_count_timeouts (clock, NULL) >= N_TIMEOUTS;
    }
}

/* Of the requests under way all wait at the hub, which is not looking for news. */
static gboolean
is_hub_at_rest (DeskLapse *self)
{
  guint n_waiting = hub_server_count_waiting (self->hub);

  return desk_front_get_n_under_way (self->front) == n_waiting &&
         (n_waiting == 0 || desk_clock_count_timeouts (self->hub_clock, NULL) > 0);
}

static gboolean
is_settled (DeskLapse *self)
{
  if (g_main_context_pending (NULL) || !is_hub_at_rest (self))
    return FALSE;
  for (guint i = 0; i < self->n_laptops; i++)
    if (!is_at_rest (self->syncs[i], self->clocks[i]))
      return FALSE;
  return TRUE;
}

void
desk_lapse_add (DeskLapse *self,
                DeskSync  *sync,
                DeskClock *clock)
{
  g_assert_cmpuint (self->n_laptops, <, DESK_LAPSE_MAX_LAPTOPS);
  self->syncs[self->n_laptops] = sync;
  self->clocks[self->n_laptops++] = clock;
}

gboolean
desk_lapse_settle (DeskLapse *self)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_MS * G_TIME_SPAN_MILLISECOND;

  while (!is_settled (self))
    {
      if (g_get_monotonic_time () > deadline)
        return FALSE;
      desk_test_iterate ();
    }
  return TRUE;
}

/* To the next timeout, or to the end. */
static gint64
drive (DeskLapse *self,
       gint64     ms)
{
  DeskClock *front_clock = desk_front_get_clock (self->front);

  desk_clock_count_timeouts (self->hub_clock, &ms);
  desk_clock_count_timeouts (front_clock, &ms);
  for (guint i = 0; i < self->n_laptops; i++)
    desk_clock_count_timeouts (self->clocks[i], &ms);
  desk_clock_drive (self->hub_clock, ms);
  desk_clock_drive (front_clock, ms);
  for (guint i = 0; i < self->n_laptops; i++)
    desk_clock_drive (self->clocks[i], ms);
  return ms;
}

gboolean
desk_lapse_run (DeskLapse *self,
                gint64     ms)
{
  while (desk_lapse_settle (self))
    {
      if (ms == 0)
        return TRUE;
      ms -= drive (self, ms);
    }
  return FALSE;
}
