/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-list-news.h"

#include <desk-tag.h>

#include "desk-perform.h"

/* What adding needs. */
typedef struct
{
  DeskLocal  *local;
  DeskDb     *db;
  DeskChange *change;
  DeskClock  *clock;
} Adding;

static gboolean
has_note (DeskDb             *db,
          const DeskListRow  *row,
          gint64             *known,
          GError            **error)
{
  return desk_db_query_int (db, known, error,
                            "SELECT EXISTS (SELECT 1 FROM notes WHERE member_no = $1"
                            " AND removed = 0 AND text = $2)",
                            "ss", row->member_no, row->note);
}

static gboolean
has_tag (DeskDb             *db,
         const DeskListRow  *row,
         const char         *tag,
         gint64             *known,
         GError            **error)
{
  g_autofree char *folded = desk_tag_fold (tag);

  return desk_db_query_int (db, known, error,
                            "SELECT EXISTS (SELECT 1 FROM tags WHERE member_no = $1"
                            " AND folded = $2 AND removed = 0)",
                            "ss", row->member_no, folded);
}

/**
 * desk_list_news_adds:
 * @row: whose member is known
 * @adds: (out): whether anything that it says is not here yet
 */
gboolean
desk_list_news_adds (DeskDb             *db,
                     const DeskListRow  *row,
                     gboolean           *adds,
                     GError            **error)
{
  gint64 known = 1;

  if (row->note != NULL && !has_note (db, row, &known, error))
    return FALSE;
  for (guint i = 0; known != 0 && row->tags != NULL && row->tags[i] != NULL; i++)
    if (!has_tag (db, row, row->tags[i], &known, error))
      return FALSE;
  *adds = known == 0;
  return TRUE;
}

/* Takes no part of a row back: what the rules say to one thing, they may not say to the next. */
static gboolean
perform (Adding       *adding,
         DeskListRow  *row,
         const char   *kind,
         const char   *name,
         const char   *value,
         GError      **error)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", row->member_no);
  json_object_set_string_member (args, name, value);
  verdict = desk_perform_run (adding->local, adding->db, adding->change, kind, args,
                              adding->clock, error);
  if (verdict == NULL)
    return FALSE;
  if (!verdict->accepted)
    {
      g_autofree char *why = desk_reason_describe (verdict->reason);

      desk_list_row_set_problem (row, DESK_LIST_UNREADABLE, DESK_LIST_PROBLEM_REFUSED, why);
    }
  return TRUE;
}

static gboolean
add_tags (Adding       *adding,
          DeskListRow  *row,
          GError      **error)
{
  for (guint i = 0; row->tags != NULL && row->tags[i] != NULL; i++)
    {
      gint64 known;

      if (!has_tag (adding->db, row, row->tags[i], &known, error) ||
          (known == 0 && !perform (adding, row, DESK_OP_TAG_ADD, "tag", row->tags[i], error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_list_news_add:
 * @row: of the outcome %DESK_LIST_ADD
 * @clock: when it was made
 *
 * Adds what the row says and is not here yet, as ordinary operations. Of what the rules refuse the
 * row says why.
 */
gboolean
desk_list_news_add (DeskLocal    *local,
                    DeskDb       *db,
                    DeskChange   *change,
                    DeskListRow  *row,
                    DeskClock    *clock,
                    GError      **error)
{
  Adding adding = { local, db, change, clock };
  gint64 known = 1;
  gboolean adds;

  if (!desk_list_news_adds (db, row, &adds, error))
    return FALSE;
  if (!adds)
    {
      row->outcome = DESK_LIST_NOTHING_NEW;
      return TRUE;
    }
  if (row->note != NULL && !has_note (db, row, &known, error))
    return FALSE;
  return (known != 0 || perform (&adding, row, DESK_OP_NOTE_ADD, "text", row->note, error)) &&
         add_tags (&adding, row, error);
}
