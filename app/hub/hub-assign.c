/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-assign.h"

#include <glib/gi18n-lib.h>

#include <desk-error.h>

#include "hub-enrolment.h"
#include "hub-feed.h"
#include "hub-move.h"

/* Who touches two feeds holds their counters in the order of their names, so that two who touch
 * the same never wait for each other. */
static gboolean
hold_feeds (DeskDb      *db,
            const char  *from,
            const char  *to,
            GError     **error)
{
  gboolean in_order = strcmp (from, to) < 0;

  return hub_feed_take_revs (db, in_order ? from : to, 0, error) >= 0
         && hub_feed_take_revs (db, in_order ? to : from, 0, error) >= 0;
}

static char *
find_manager (DeskDb      *db,
              const char  *member_no,
              GError     **error)
{
  g_autoptr (GError) failure = NULL;
  char *manager_no = desk_db_query_text (db, &failure,
                                         "SELECT manager_no FROM members WHERE member_no = $1",
                                         "s", member_no);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (manager_no == NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                 _("there is no member “%s”; import the members first"), member_no);
  return manager_no;
}

static gboolean
assign (DeskDb      *db,
        DeskClock   *clock,
        const char  *member_no,
        const char  *manager_no,
        GError     **error)
{
  g_autofree char *from = find_manager (db, member_no, error);

  return from != NULL
         && hub_enrolment_check_manager (db, manager_no, error)
         && hold_feeds (db, from, manager_no, error)
         && hub_move_member (db, member_no, manager_no, hub_feed_next_rev, NULL,
                             desk_clock_now (clock), error);
}

/**
 * hub_assign_member:
 *
 * Moves a member to another manager: out of the one feed and into the other with accounts, uses,
 * contacts and reveals, in one transaction of its own. What the member has used of a quota is used
 * up for the new manager too. It holds until a billing feed names another manager.
 *
 * Returns: %FALSE with @error set; %DESK_ERROR_NOT_FOUND: no such member or manager
 */
gboolean
hub_assign_member (DeskDb      *db,
                   DeskClock   *clock,
                   const char  *member_no,
                   const char  *manager_no,
                   GError     **error)
{
  if (!desk_db_begin (db, error))
    return FALSE;
  if (assign (db, clock, member_no, manager_no, error))
    return desk_db_commit (db, error);

  desk_db_rollback (db);
  return FALSE;
}
