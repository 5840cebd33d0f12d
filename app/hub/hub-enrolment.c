/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-enrolment.h"

#include <glib/gi18n-lib.h>

#include <desk-error.h>

#include "hub-secret.h"

/**
 * hub_enrolment_check_manager:
 *
 * Returns: %FALSE with @error set; %DESK_ERROR_NOT_FOUND: no such manager
 */
gboolean
hub_enrolment_check_manager (DeskDb      *db,
                             const char  *manager_no,
                             GError     **error)
{
  gint64 n_managers;

  if (!desk_db_query_int (db, &n_managers, error,
                          "SELECT count(*) FROM managers WHERE manager_no = $1", "s", manager_no))
    return FALSE;
  if (n_managers == 0)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND,
                   _("there is no manager “%s”; import the managers first"), manager_no);
      return FALSE;
    }
  return TRUE;
}

static gboolean
save_code (DeskDb      *db,
           gint64       now_ms,
           const char  *manager_no,
           const char  *code,
           GError     **error)
{
  g_autofree char *plain = hub_secret_normalize_code (code);
  g_autofree char *hash = hub_secret_hash (plain);

  return hub_enrolment_check_manager (db, manager_no, error)
         && desk_db_run (db, error, "DELETE FROM enrolments WHERE expires_ms < $1",
                         "i", now_ms - G_TIME_SPAN_DAY / 1000) >= 0
         && desk_db_run (db, error,
                         "INSERT INTO enrolments (code_hash, manager_no, expires_ms)"
                         " VALUES ($1, $2, $3)",
                         "ssi", hash, manager_no, now_ms + HUB_ENROLMENT_MS) >= 0;
}

/**
 * hub_enrolment_new_code:
 * @manager_no: whose laptop is to be enrolled
 *
 * Makes a code that ties one laptop to a manager, good once within %HUB_ENROLMENT_MS. Writes in a
 * transaction of its own.
 *
 * Returns: (transfer full): the code, or %NULL with @error set; %DESK_ERROR_NOT_FOUND: no such
 *   manager
 */
char *
hub_enrolment_new_code (DeskDb      *db,
                        DeskClock   *clock,
                        const char  *manager_no,
                        GError     **error)
{
  g_autofree char *code = hub_secret_new_code ();

  if (!desk_db_begin (db, error))
    return NULL;
  if (!save_code (db, desk_clock_now (clock), manager_no, code, error)
      || !desk_db_commit (db, error))
    {
      desk_db_rollback (db);
      return NULL;
    }
  return g_steal_pointer (&code);
}

static gboolean
refuse_code (GError     **error,
             const char  *message)
{
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, message);
  return FALSE;
}

static gboolean
check_code (DeskStmt  *stmt,
            gint64     now_ms,
            GError   **error)
{
  g_autoptr (GError) failure = NULL;

  if (!desk_stmt_step (stmt, &failure))
    {
      if (failure == NULL)
        return refuse_code (error, "this code is wrong");
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!desk_stmt_is_null (stmt, 2))
    return refuse_code (error, "this code has been used already");
  if (now_ms >= desk_stmt_int (stmt, 1))
    return refuse_code (error, "this code has expired");
  return TRUE;
}

/**
 * hub_enrolment_use_code:
 * @typed: a code as a person typed it
 *
 * Uses up a code. The caller holds the write transaction that also saves the device.
 *
 * Returns: (transfer full): the manager it ties to, or %NULL with @error set;
 *   %DESK_ERROR_NOT_FOUND: the code is wrong, used or expired
 */
char *
hub_enrolment_use_code (DeskDb      *db,
                        DeskClock   *clock,
                        const char  *typed,
                        GError     **error)
{
  gint64 now_ms = desk_clock_now (clock);
  g_autofree char *plain = hub_secret_normalize_code (typed);
  g_autofree char *hash = hub_secret_hash (plain != NULL ? plain : "");
  g_autofree char *manager_no = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT manager_no, expires_ms, used_ms FROM enrolments WHERE code_hash = $1",
                   "s", hash);

  if (stmt == NULL || !check_code (stmt, now_ms, error))
    return NULL;
  manager_no = desk_stmt_dup_text (stmt, 0);
  g_clear_pointer (&stmt, desk_stmt_free);

  if (desk_db_run (db, error, "UPDATE enrolments SET used_ms = $1 WHERE code_hash = $2",
                   "is", now_ms, hash) < 0)
    return NULL;
  return g_steal_pointer (&manager_no);
}
