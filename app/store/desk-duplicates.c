/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-duplicates.h"

#include "desk-store-private.h"

/* A phone that very many share, such as that of a house, says little: so many are listed. */
#define MOST_OF_ONE "20"
#define MOST_OF_ALL "1000"

/* Pairs of the lines `a` and `b`, each with what was said of it. */
#define PAIR                                                                                   \
  "SELECT a.member_no, m.name, b.member_no, n.name,"                                           \
  " a.phone_key = b.phone_key AND a.phone_key <> '',"                                          \
  " a.person_key = b.person_key AND a.person_key NOT LIKE '%' || char (9),"                    \
  " ifnull (d.verdict, 'open')"
#define NAMES                                                                                  \
  " JOIN members AS m ON m.member_no = a.member_no"                                            \
  " JOIN members AS n ON n.member_no = b.member_no"                                            \
  " LEFT JOIN duplicates AS d ON d.duplicate_id ="                                             \
  " min (a.member_no, b.member_no) || char (9) || max (a.member_no, b.member_no)"
#define BY_PHONE  "b.phone_key = a.phone_key AND b.phone_key <> ''"
#define BY_PERSON "b.person_key = a.person_key AND a.person_key NOT LIKE '%' || char (9)"

/* UNION takes those out that are alike in both ways. */
#define OF_ONE                                                                                 \
  PAIR " FROM directory AS a JOIN directory AS b ON " BY_PHONE                                 \
  " AND b.member_no <> a.member_no" NAMES " WHERE a.member_no = $1"                            \
  " UNION "                                                                                    \
  PAIR " FROM directory AS a JOIN directory AS b ON " BY_PERSON                                \
  " AND b.member_no <> a.member_no" NAMES " WHERE a.member_no = $1"                            \
  " ORDER BY 3 LIMIT " MOST_OF_ONE

/* The indexes find the few that several have, before anything is compared. */
#define OF_ALL                                                                                 \
  PAIR " FROM (SELECT phone_key FROM directory WHERE phone_key <> '' GROUP BY phone_key"       \
  " HAVING count (*) > 1) AS g JOIN directory AS a ON a.phone_key = g.phone_key"               \
  " AND a.phone_key <> '' JOIN directory AS b ON " BY_PHONE                                    \
  " AND b.member_no > a.member_no" NAMES                                                       \
  " UNION "                                                                                    \
  PAIR " FROM (SELECT person_key FROM directory GROUP BY person_key"                           \
  " HAVING count (*) > 1) AS g JOIN directory AS a ON a.person_key = g.person_key"             \
  " JOIN directory AS b ON " BY_PERSON " AND b.member_no > a.member_no" NAMES                  \
  " ORDER BY 1, 3 LIMIT " MOST_OF_ALL

static void
free_duplicate (gpointer data)
{
  DeskDuplicate *duplicate = data;

  g_free (duplicate->member_no);
  g_free (duplicate->name);
  g_free (duplicate->other_no);
  g_free (duplicate->other_name);
  g_free (duplicate->verdict);
  g_free (duplicate);
}

static gpointer
read_duplicate (DeskStmt *stmt)
{
  DeskDuplicate *duplicate = g_new0 (DeskDuplicate, 1);

  duplicate->member_no = desk_stmt_dup_text (stmt, 0);
  duplicate->name = desk_stmt_dup_text (stmt, 1);
  duplicate->other_no = desk_stmt_dup_text (stmt, 2);
  duplicate->other_name = desk_stmt_dup_text (stmt, 3);
  duplicate->same_phone = desk_stmt_int (stmt, 4) != 0;
  duplicate->same_person = desk_stmt_int (stmt, 5) != 0;
  duplicate->verdict = desk_stmt_dup_text (stmt, 6);
  return duplicate;
}

static gpointer
list_duplicates (DeskLocal  *local,
                 DeskDb     *db,
                 gpointer    data,
                 GError    **error)
{
  const char *member_no = data;
  g_autoptr (DeskStmt) stmt = member_no != NULL
                                ? desk_db_query (db, error, OF_ONE, "s", member_no)
                                : desk_db_query (db, error, OF_ALL, "");

  return desk_local_collect (stmt, read_duplicate, free_duplicate, error);
}

/**
 * desk_store_list_duplicates_async:
 * @member_no: (nullable): %NULL for those of all, each pair once
 *
 * Lists who looks like one person under two numbers, whatever was said of it.
 */
void
desk_store_list_duplicates_async (DeskStore           *store,
                                  const char          *member_no,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, list_duplicates, g_strdup (member_no), g_free,
                   (GDestroyNotify) g_ptr_array_unref, desk_store_list_duplicates_async,
                   cancellable, callback, user_data);
}

/**
 * desk_store_list_duplicates_finish:
 *
 * Returns: (transfer full) (element-type DeskDuplicate)
 */
GPtrArray *
desk_store_list_duplicates_finish (DeskStore     *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_list_duplicates_async, error);
}
