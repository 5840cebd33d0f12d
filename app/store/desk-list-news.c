/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-list-news.h"

#include "desk-perform.h"

/**
 * desk_list_news_adds:
 * @row: whose member is known, and has a note
 * @adds: (out): whether anything that it says is not here yet
 */
gboolean
desk_list_news_adds (DeskDb             *db,
                     const DeskListRow  *row,
                     gboolean           *adds,
                     GError            **error)
{
  gint64 known;

  if (!desk_db_query_int (db, &known, error,
                          "SELECT EXISTS (SELECT 1 FROM notes WHERE member_no = $1"
                          " AND removed = 0 AND text = $2)",
                          "ss", row->member_no, row->note))
    return FALSE;
  *adds = known == 0;
  return TRUE;
}

static gboolean
perform (DeskLocal    *local,
         DeskDb       *db,
         DeskChange   *change,
         DeskListRow  *row,
         const char   *kind,
         JsonObject   *args,
         DeskClock    *clock,
         GError      **error)
{
  g_autoptr (DeskVerdict) verdict = desk_perform_run (local, db, change, kind, args, clock, error);

  if (verdict == NULL)
    return FALSE;
  if (!verdict->accepted)
    {
      g_autofree char *why = desk_reason_describe (verdict->reason);

      desk_list_row_set_problem (row, DESK_LIST_UNREADABLE, DESK_LIST_PROBLEM_REFUSED, why);
    }
  return TRUE;
}

/**
 * desk_list_news_add:
 * @row: of the outcome %DESK_LIST_ADD
 *
 * Adds what the row says and is not here yet, as ordinary operations. What the rules refuse leaves
 * nothing, and the row says why.
 */
gboolean
desk_list_news_add (DeskLocal    *local,
                    DeskDb       *db,
                    DeskChange   *change,
                    DeskListRow  *row,
                    DeskClock    *clock,
                    GError      **error)
{
  g_autoptr (JsonObject) args = NULL;
  gboolean adds;

  if (!desk_list_news_adds (db, row, &adds, error))
    return FALSE;
  if (!adds)
    {
      row->outcome = DESK_LIST_NOTHING_NEW;
      return TRUE;
    }
  args = json_object_new ();
  json_object_set_string_member (args, "member_no", row->member_no);
  json_object_set_string_member (args, "text", row->note);
  return perform (local, db, change, row, DESK_OP_NOTE_ADD, args, clock, error);
}
