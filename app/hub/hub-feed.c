/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-feed.h"

/**
 * hub_feed_take_revs:
 * @n: how many; 0 takes none, but holds the feed's counter until the transaction ends
 *
 * Takes @n revisions of a manager's feed, inside the transaction that writes their rows: revisions
 * become visible in their order, so a reader skips none.
 *
 * Returns: the first of them (for 0, the one that would be next), or -1 with @error set
 */
gint64
hub_feed_take_revs (DeskDb      *db,
                    const char  *manager_no,
                    gint64       n,
                    GError     **error)
{
  gint64 last;

  g_return_val_if_fail (manager_no != NULL && n >= 0, -1);

  if (!desk_db_query_int (db, &last, error,
                          "INSERT INTO feeds (manager_no, rev) VALUES ($1, $2) "
                          "ON CONFLICT (manager_no) DO UPDATE SET rev = feeds.rev + excluded.rev "
                          "RETURNING rev",
                          "si", manager_no, n))
    return -1;
  return last - n + 1;
}

/**
 * hub_feed_next_rev:
 *
 * Takes one revision; a #DeskNextRevFunc.
 */
gint64
hub_feed_next_rev (DeskDb      *db,
                   const char  *manager_no,
                   gpointer     user_data,
                   GError     **error)
{
  return hub_feed_take_revs (db, manager_no, 1, error);
}

/**
 * hub_feed_get_head:
 *
 * Returns: the newest revision of a manager's feed, 0 for an empty one, or -1 with @error set
 */
gint64
hub_feed_get_head (DeskDb      *db,
                   const char  *manager_no,
                   GError     **error)
{
  gint64 head;

  if (!desk_db_query_int (db, &head, error,
                          "SELECT rev FROM feeds WHERE manager_no = $1", "s", manager_no))
    return -1;
  return head;
}

/**
 * hub_feed_get_oldest:
 *
 * Returns: the least cursor from which the feed can still be followed, 0 while no tombstone of it
 *   was cleared, or -1 with @error set
 */
gint64
hub_feed_get_oldest (DeskDb      *db,
                     const char  *manager_no,
                     GError     **error)
{
  gint64 oldest;

  if (!desk_db_query_int (db, &oldest, error,
                          "SELECT oldest FROM feeds WHERE manager_no = $1", "s", manager_no))
    return -1;
  return oldest;
}
