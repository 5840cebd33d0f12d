/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-duplicate-rows.h"

#include <glib/gi18n-lib.h>

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

/* The indexes find the few that several have, before anything is compared. What very many share is
 * passed over: its pairs are the square of them. */
#define OF_ALL                                                                                 \
  PAIR " FROM (SELECT phone_key FROM directory WHERE phone_key <> '' GROUP BY phone_key"       \
  " HAVING count (*) BETWEEN 2 AND " MOST_OF_ONE ") AS g"                                      \
  " JOIN directory AS a ON a.phone_key = g.phone_key"               \
  " AND a.phone_key <> '' JOIN directory AS b ON " BY_PHONE                                    \
  " AND b.member_no > a.member_no" NAMES                                                       \
  " UNION "                                                                                    \
  PAIR " FROM (SELECT person_key FROM directory GROUP BY person_key"                           \
  " HAVING count (*) BETWEEN 2 AND " MOST_OF_ONE ") AS g"                                      \
  " JOIN directory AS a ON a.person_key = g.person_key"                                        \
  " JOIN directory AS b ON " BY_PERSON " AND b.member_no > a.member_no" NAMES                  \
  " ORDER BY 1, 3 LIMIT " MOST_OF_ALL

static void
free_duplicate (gpointer data)
{
  desk_duplicate_free (data);
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

DeskDuplicate *
desk_duplicate_copy (const DeskDuplicate *self)
{
  DeskDuplicate *copy = g_new (DeskDuplicate, 1);

  *copy = *self;
  copy->member_no = g_strdup (self->member_no);
  copy->name = g_strdup (self->name);
  copy->other_no = g_strdup (self->other_no);
  copy->other_name = g_strdup (self->other_name);
  copy->verdict = g_strdup (self->verdict);
  return copy;
}

void
desk_duplicate_free (DeskDuplicate *self)
{
  g_free (self->member_no);
  g_free (self->name);
  g_free (self->other_no);
  g_free (self->other_name);
  g_free (self->verdict);
  g_free (self);
}

const char *
desk_duplicate_describe (const DeskDuplicate *self)
{
  if (!self->same_person)
    return _("Same phone");
  return self->same_phone ? _("Same phone, name and address") : _("Same name and address");
}

/**
 * desk_duplicates_load:
 *
 * Returns: (transfer full) (element-type DeskDuplicate) (nullable): who looks like the member, by
 *   number, whatever was said of it
 */
GPtrArray *
desk_duplicates_load (DeskDb      *db,
                      const char  *member_no,
                      GError     **error)
{
  g_autoptr (DeskStmt) stmt = desk_db_query (db, error, OF_ONE, "s", member_no);

  return desk_local_collect (stmt, read_duplicate, free_duplicate, error);
}

static gpointer
list_duplicates (DeskLocal  *local,
                 DeskDb     *db,
                 gpointer    data,
                 GError    **error)
{
  const char *member_no = data;
  g_autoptr (DeskStmt) stmt = NULL;

  if (member_no != NULL)
    return desk_duplicates_load (db, member_no, error);
  stmt = desk_db_query (db, error, OF_ALL, "");
  return desk_local_collect (stmt, read_duplicate, free_duplicate, error);
}

/**
 * desk_store_list_duplicates_async:
 * @member_no: (nullable): %NULL for those of all, each pair once
 *
 * Lists who looks like one person under two numbers, whatever was said of it. Among those of all,
 * what more than 20 members share counts for nothing.
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
