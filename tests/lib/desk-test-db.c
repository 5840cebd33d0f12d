/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-test-db.h"

DeskDb *
desk_test_open_memory (void)
{
  g_autoptr (GError) error = NULL;
  DeskDb *db = desk_db_open (":memory:", &error);

  g_assert_no_error (error);
  return db;
}

void
desk_test_exec (DeskDb     *db,
                const char *script)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = desk_db_exec (db, script, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

gint64
desk_test_ask (DeskDb     *db,
               const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  desk_db_query_int (db, &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

char *
desk_test_ask_text (DeskDb     *db,
                    const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = desk_db_query_text (db, &error, sql, "");

  g_assert_no_error (error);
  return text;
}
