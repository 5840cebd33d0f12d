/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-feed-batch.h"

typedef struct
{
  gint64 next;
  gint64 n_taken;
} Counter;

struct _HubFeedBatch
{
  GHashTable *counters;         /* manager_no → Counter */
};

HubFeedBatch *
hub_feed_batch_new (void)
{
  HubFeedBatch *self = g_new0 (HubFeedBatch, 1);

  self->counters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * hub_feed_batch_next:
 *
 * Returns: the next revision of a manager's feed, or -1 with @error set
 */
gint64
hub_feed_batch_next (DeskDb      *db,
                     const char  *manager_no,
                     gpointer     user_data,
                     GError     **error)
{
  HubFeedBatch *self = user_data;
  Counter *counter = g_hash_table_lookup (self->counters, manager_no);

  if (counter == NULL)
    {
      gint64 next = hub_feed_take_revs (db, manager_no, 0, error);

      if (next < 0)
        return -1;
      counter = g_new0 (Counter, 1);
      counter->next = next;
      g_hash_table_insert (self->counters, g_strdup (manager_no), counter);
    }

  counter->n_taken++;
  return counter->next++;
}

/**
 * hub_feed_batch_flush:
 *
 * Writes what was taken to the managers' counters. Call it before the commit.
 */
gboolean
hub_feed_batch_flush (HubFeedBatch  *self,
                      DeskDb        *db,
                      GError       **error)
{
  GHashTableIter iter;
  const char *manager_no;
  Counter *counter;

  g_hash_table_iter_init (&iter, self->counters);
  while (g_hash_table_iter_next (&iter, (gpointer *) &manager_no, (gpointer *) &counter))
    {
      if (hub_feed_take_revs (db, manager_no, counter->n_taken, error) < 0)
        return FALSE;
      counter->n_taken = 0;
    }
  return TRUE;
}

void
hub_feed_batch_free (HubFeedBatch *self)
{
  g_hash_table_unref (self->counters);
  g_free (self);
}
