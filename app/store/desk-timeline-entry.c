/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-timeline-entry.h"

#include <desk-balance.h>

#include "desk-store-private.h"

/* The member's rows behind the last entry of the page before. */
#define BEHIND(ms, id) \
  "member_no = $1 AND (" ms ", " id ") < ($2, $3)"

G_STATIC_ASSERT (DESK_TIMELINE_CONTACT == 1 && DESK_TIMELINE_VISIT == 2);
G_STATIC_ASSERT (DESK_TIMELINE_USE == 4 && DESK_TIMELINE_NOTE == 8);
G_STATIC_ASSERT (DESK_TIMELINE_FREEZE == 16 && DESK_TIMELINE_CARD == 32);
G_STATIC_ASSERT (DESK_TIMELINE_ACCOUNT == 64 && DESK_TIMELINE_REVEAL == 128);
G_STATIC_ASSERT (DESK_TIMELINE_TICKET == 256);

#define FEED_KIND                                                                      \
  "CASE field WHEN 'arrears_fen' THEN 16 WHEN 'state' THEN 64 WHEN 'balance_fen' THEN 64" \
  " ELSE 32 END"

/* The line at the time of the feed; that of today where nobody kept it. */
#define LOW "coalesce (low_fen, $6)"

/* Of a prepaid account's balance what a person would tell: that it rose, or fell under the line (E5). */
#define TELLING                                                                        \
  "field <> 'points' AND (field <> 'balance_fen' OR CAST (became AS BIGINT) > CAST (was AS BIGINT)"          \
  " OR (CAST (became AS BIGINT) < " LOW " AND CAST (was AS BIGINT) >= " LOW "))"

/* Each part is read from its index, newest first, and the parts are merged as far as the page
 * goes: it costs the same wherever in the time line it is. */
#define SELECT_PAGE                                                                    \
  "SELECT 1 AS kind, contact_id AS id, contact_ms AS at_ms, occasion, channel, result,"\
  " '', '', 0, " PROVISIONAL ("contact_id")                                            \
  " FROM contacts WHERE ($4 & 1) AND " BEHIND ("contact_ms", "contact_id")             \
  " UNION ALL "                                                                        \
  "SELECT 2, visit_id, start_ms, purpose, status,"                                     \
  " CASE outcome WHEN '' THEN special_request ELSE outcome END,"                       \
  " '', '', minutes, " PROVISIONAL ("version")                                         \
  " FROM visits WHERE ($4 & 2) AND " BEHIND ("start_ms", "visit_id")                   \
  " UNION ALL "                                                                        \
  "SELECT 4, use_id, used_ms, service, coalesce (amount, ''), note, '',"               \
  " coalesce (nullif (returned_ms, 0), ''), coalesce (hours, 0), "                     \
  PROVISIONAL ("use_id")                                                               \
  " FROM service_uses WHERE ($4 & 4) AND " BEHIND ("used_ms", "use_id")                \
  " UNION ALL "                                                                        \
  "SELECT 8, note_id, made_ms, '', '', text, '', '', 0, " PROVISIONAL ("version")      \
  " FROM notes WHERE ($4 & 8) AND removed = 0 AND " BEHIND ("made_ms", "note_id")      \
  " UNION ALL "                                                                        \
  "SELECT 128, reveal_id, reveal_ms, field, '', '', '', '', 0, " PROVISIONAL ("reveal_id") \
  " FROM reveals WHERE ($4 & 128) AND " BEHIND ("reveal_ms", "reveal_id")              \
  " UNION ALL "                                                                        \
  "SELECT 256, ticket_id, opened_ms, kind, status, text, '', outcome, 0, "            \
  PROVISIONAL ("version")                                                              \
  " FROM tickets WHERE ($4 & 256) AND " BEHIND ("opened_ms", "ticket_id")              \
  " UNION ALL "                                                                        \
  "SELECT " FEED_KIND ", change_id, feed_ms, field, number, '', was, became,"             \
  " CASE field WHEN 'balance_fen' THEN " LOW " ELSE 0 END, 0"     \
  " FROM feed_changes WHERE ($4 & " FEED_KIND ") AND " TELLING " AND "                  \
  BEHIND ("feed_ms", "change_id")                                                      \
  " ORDER BY at_ms DESC, id DESC LIMIT $5"

typedef struct
{
  char             *member_no;
  DeskTimelineKind  kinds;
  gint64            after_ms;
  char             *after_id;
  guint             limit;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->member_no);
  g_free (question->after_id);
  g_free (question);
}

/* An entry may have been taken out. */
static void
free_entry (gpointer entry)
{
  if (entry != NULL)
    desk_timeline_entry_free (entry);
}

static gpointer
read_entry (DeskStmt *stmt)
{
  DeskTimelineEntry *entry = g_new0 (DeskTimelineEntry, 1);

  entry->kind = (DeskTimelineKind) desk_stmt_int (stmt, 0);
  entry->id = desk_stmt_dup_text (stmt, 1);
  entry->at_ms = desk_stmt_int (stmt, 2);
  entry->what = desk_stmt_dup_text (stmt, 3);
  entry->how = desk_stmt_dup_text (stmt, 4);
  entry->text = desk_stmt_dup_text (stmt, 5);
  entry->was = desk_stmt_dup_text (stmt, 6);
  entry->became = desk_stmt_dup_text (stmt, 7);
  entry->amount = desk_stmt_int (stmt, 8);
  entry->provisional = desk_stmt_int (stmt, 9) != 0;
  return entry;
}

static gpointer
load_page (DeskLocal  *local,
           DeskDb     *db,
           gpointer    data,
           GError    **error)
{
  const Question *question = data;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error, SELECT_PAGE, "sisiii", question->member_no, question->after_ms,
                   question->after_id, (gint64) question->kinds, (gint64) question->limit,
                   desk_balance_low_limit (local->policy));

  return desk_local_collect (stmt, read_entry, free_entry, error);
}

/**
 * desk_timeline_entry_equal:
 *
 * Returns: whether both are the same entry and say the same
 */
gboolean
desk_timeline_entry_equal (const DeskTimelineEntry *self,
                           const DeskTimelineEntry *other)
{
  return desk_timeline_entry_compare (self, other) == 0
         && self->kind == other->kind
         && self->amount == other->amount
         && self->provisional == other->provisional
         && g_str_equal (self->what, other->what)
         && g_str_equal (self->how, other->how)
         && g_str_equal (self->text, other->text)
         && g_str_equal (self->was, other->was)
         && g_str_equal (self->became, other->became);
}

/**
 * desk_timeline_entry_compare:
 *
 * Returns: below 0 where @self comes before @other in a time line
 */
int
desk_timeline_entry_compare (const DeskTimelineEntry *self,
                             const DeskTimelineEntry *other)
{
  if (self->at_ms != other->at_ms)
    return self->at_ms > other->at_ms ? -1 : 1;
  return strcmp (other->id, self->id);
}

void
desk_timeline_entry_free (DeskTimelineEntry *self)
{
  g_free (self->id);
  g_free (self->what);
  g_free (self->how);
  g_free (self->text);
  g_free (self->was);
  g_free (self->became);
  g_free (self);
}

/**
 * desk_store_load_timeline_async:
 * @kinds: what to list, as flags
 * @after: (nullable): the last entry of the page before; %NULL for the first page
 * @limit: entries a page at most
 *
 * Loads a page of what happened with a member, newest first, what is planned before all.
 */
void
desk_store_load_timeline_async (DeskStore               *store,
                                const char              *member_no,
                                DeskTimelineKind         kinds,
                                const DeskTimelineEntry *after,
                                guint                    limit,
                                GCancellable            *cancellable,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data)
{
  Question *question;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (member_no != NULL);

  question = g_new0 (Question, 1);
  question->member_no = g_strdup (member_no);
  question->kinds = kinds;
  question->after_ms = after != NULL ? after->at_ms : G_MAXINT64;
  question->after_id = g_strdup (after != NULL ? after->id : "");
  question->limit = limit;
  desk_store_read (store, load_page, question, free_question, (GDestroyNotify) g_ptr_array_unref,
                   desk_store_load_timeline_async, cancellable, callback, user_data);
}

/**
 * desk_store_load_timeline_finish:
 *
 * Returns: (transfer full) (element-type DeskTimelineEntry): fewer than the limit: it ends there.
 *   Who takes an entry out leaves %NULL in its place
 */
GPtrArray *
desk_store_load_timeline_finish (DeskStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_load_timeline_async, error);
}
