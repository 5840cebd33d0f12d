/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-policy.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>

void
hub_policy_clear (HubPolicy *self)
{
  g_clear_object (&self->policy);
}

static gboolean
refuse_version (DeskPolicy  *policy,
                GError     **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               _("the version “%s” is that of another policy already; laptops would not notice the "
                 "change: give it a new version"),
               desk_policy_get_version (policy));
  return FALSE;
}

static gboolean
is_other (DeskPolicy *known,
          DeskPolicy *policy)
{
  return g_str_equal (desk_policy_get_version (known), desk_policy_get_version (policy))
         && !g_str_equal (desk_policy_get_text (known), desk_policy_get_text (policy));
}

static gboolean
read_policy (DeskStmt   *stmt,
             HubPolicy  *self,
             GError    **error)
{
  self->number = desk_stmt_int (stmt, 0);
  self->loaded_ms = desk_stmt_int (stmt, 2);
  self->policy = desk_policy_new_checked (desk_stmt_text (stmt, 1), _("the policy that was loaded"),
                                          error);
  return self->policy != NULL;
}

static gboolean
insert (DeskDb      *db,
        DeskClock   *clock,
        DeskPolicy  *policy,
        gboolean    *saved,
        GError     **error)
{
  g_auto (HubPolicy) newest = { 0 };

  if (!hub_policy_load (db, &newest, error)
      || !hub_policy_check_version (db, NULL, policy, error))
    return FALSE;
  *saved = newest.policy == NULL
           || !g_str_equal (desk_policy_get_text (newest.policy), desk_policy_get_text (policy));
  if (!*saved)
    return TRUE;
  return desk_db_run (db, error,
                      "INSERT INTO policies (number, version, text, loaded_ms)"
                      " VALUES ($1, $2, $3, $4)",
                      "issi", newest.number + 1, desk_policy_get_version (policy),
                      desk_policy_get_text (policy), desk_clock_now (clock)) >= 0;
}

/**
 * hub_policy_get_number:
 * @number: (out): that of the policy that was loaded last, 0: none was
 *
 * A cheap way to notice a new one.
 */
gboolean
hub_policy_get_number (DeskDb  *db,
                       gint64  *number,
                       GError **error)
{
  return desk_db_query_int (db, number, error, "SELECT ifnull (max (number), 0) FROM policies", "");
}

/**
 * hub_policy_load:
 * @self: (inout): zeroed; gets the policy that was loaded last, if there is one; to be cleared
 *
 * Returns: %FALSE with @error set when the database fails, or holds what this program cannot use
 */
gboolean
hub_policy_load (DeskDb     *db,
                 HubPolicy  *self,
                 GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DeskStmt) stmt = desk_db_query (db, error,
                                             "SELECT number, text, loaded_ms FROM policies"
                                             " ORDER BY number DESC LIMIT 1", "");

  if (stmt == NULL)
    return FALSE;
  if (desk_stmt_step (stmt, &failure))
    return read_policy (stmt, self, error);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * hub_policy_check_version:
 * @db: (nullable): the hub's database, if there is one already
 * @in_force: (nullable): the policy that is in force
 *
 * A laptop that has the version never asks for the text again, also one that was away for long: no
 * policy that ever was in force may share it with another one.
 *
 * Returns: %FALSE with @error set; %DESK_ERROR_INVALID: the version is taken
 */
gboolean
hub_policy_check_version (DeskDb      *db,
                          DeskPolicy  *in_force,
                          DeskPolicy  *policy,
                          GError     **error)
{
  g_autoptr (DeskPolicy) builtin = desk_policy_new_builtin (error);
  gint64 n_others = 0;

  if (builtin == NULL)
    return FALSE;
  if (is_other (builtin, policy) || (in_force != NULL && is_other (in_force, policy)))
    return refuse_version (policy, error);
  if (db != NULL
      && !desk_db_query_int (db, &n_others, error,
                             "SELECT count (*) FROM policies WHERE version = $1 AND text <> $2",
                             "ss", desk_policy_get_version (policy), desk_policy_get_text (policy)))
    return FALSE;
  return n_others == 0 || refuse_version (policy, error);
}

/**
 * hub_policy_save:
 * @saved: (out): %FALSE: it was in force already
 *
 * Puts a policy in force, in one transaction of its own. A hub that serves at this moment judges its
 * next request by it; what was judged before stays as it was judged.
 */
gboolean
hub_policy_save (DeskDb      *db,
                 DeskClock   *clock,
                 DeskPolicy  *policy,
                 gboolean    *saved,
                 GError     **error)
{
  if (!desk_db_begin (db, error))
    return FALSE;
  if (insert (db, clock, policy, saved, error))
    return desk_db_commit (db, error);

  desk_db_rollback (db);
  return FALSE;
}
