/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-perform-each.h"

#include <desk-error.h>
#include <desk-json.h>
#include <glib/gi18n-lib.h>

#include "desk-perform.h"
#include "desk-store-private.h"

/* What is to be done, and then what the rules said. */
typedef struct
{
  char          *kind;
  JsonObject    *args;
  GArray        *ids;           /* (element-type gint64) NULL: see member_nos */
  GStrv          member_nos;
  DeskPerformed *performed;
} Deed;

static void
free_deed (gpointer data)
{
  Deed *deed = data;

  g_free (deed->kind);
  json_object_unref (deed->args);
  g_clear_pointer (&deed->ids, g_array_unref);
  g_strfreev (deed->member_nos);
  g_clear_pointer (&deed->performed, desk_performed_free);
  g_free (deed);
}

static guint
count_members (const Deed *deed)
{
  return deed->ids != NULL ? deed->ids->len : g_strv_length (deed->member_nos);
}

static gboolean
check_number (const Deed  *deed,
              GError     **error)
{
  if (count_members (deed) <= DESK_PERFORM_MAX_EACH)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               _("This can be recorded for at most %d members at a time. Select fewer of them."),
               DESK_PERFORM_MAX_EACH);
  return FALSE;
}

/* The arguments, for this member. */
static JsonObject *
make_args (const Deed *deed,
           const char *member_no)
{
  JsonObject *args = desk_json_copy_object (deed->args);

  json_object_set_string_member (args, "member_no", member_no);
  return args;
}

static DeskStmt *
query_member (const Deed  *deed,
              DeskDb      *db,
              guint        i,
              GError     **error)
{
  if (deed->ids == NULL)
    return desk_db_query (db, error, "SELECT member_no, name FROM members WHERE member_no = $1",
                          "s", deed->member_nos[i]);
  return desk_db_query (db, error,
                        "SELECT m.member_no, m.name FROM directory AS d"
                        " JOIN members AS m ON m.member_no = d.member_no WHERE d.id = $1",
                        "i", g_array_index (deed->ids, gint64, i));
}

/* A member_no of %NULL for a member who is gone. */
static gboolean
find_member (const Deed  *deed,
             DeskDb      *db,
             guint        i,
             char       **member_no,
             char       **name,
             GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = query_member (deed, db, i, error);

  if (stmt == NULL)
    return FALSE;
  if (desk_stmt_step (stmt, &local_error))
    {
      *member_no = desk_stmt_dup_text (stmt, 0);
      *name = desk_stmt_dup_text (stmt, 1);
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
perform_one (Deed        *deed,
             DeskLocal   *local,
             DeskDb      *db,
             DeskChange  *change,
             DeskClock   *clock,
             guint        i,
             GError     **error)
{
  g_autofree char *member_no = NULL;
  g_autofree char *name = NULL;
  g_autoptr (JsonObject) args = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  if (!find_member (deed, db, i, &member_no, &name, error))
    return FALSE;
  if (member_no == NULL)
    return TRUE;
  args = make_args (deed, member_no);
  verdict = desk_perform_run (local, db, change, deed->kind, args, clock, error);
  if (verdict == NULL)
    return FALSE;
  desk_performed_add (deed->performed, name, g_steal_pointer (&verdict));
  return TRUE;
}

static gboolean
perform_each (DeskLocal   *local,
              DeskDb      *db,
              DeskChange  *change,
              gpointer     data,
              GError     **error)
{
  Deed *deed = data;
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (desk_local_now (local));

  if (!check_number (deed, error))
    return FALSE;
  deed->performed = g_new0 (DeskPerformed, 1);
  for (guint i = 0; i < count_members (deed); i++)
    if (!perform_one (deed, local, db, change, clock, i, error))
      return FALSE;
  return TRUE;
}

static void
free_refusal (gpointer data)
{
  DeskMemberRefusal *refusal = data;

  g_free (refusal->name);
  desk_verdict_free (refusal->verdict);
  g_free (refusal);
}

/**
 * desk_performed_add:
 * @name: of the member; "" where all is one member's
 * @verdict: (transfer full): kept where it is a refusal
 *
 * Counts what the rules said once more.
 */
void
desk_performed_add (DeskPerformed *self,
                    const char    *name,
                    DeskVerdict   *verdict)
{
  DeskMemberRefusal *refusal;

  if (verdict->accepted)
    {
      if (self->n_accepted++ == 0)
        self->first_id = g_strdup (verdict->op_id);
      desk_verdict_free (verdict);
      return;
    }
  if (self->refusals == NULL)
    self->refusals = g_ptr_array_new_with_free_func (free_refusal);
  if (self->n_refused++ == 0)
    self->refusal = verdict;
  refusal = g_new (DeskMemberRefusal, 1);
  *refusal = (DeskMemberRefusal) { g_strdup (name), verdict };
  g_ptr_array_add (self->refusals, refusal);
}

void
desk_performed_free (DeskPerformed *self)
{
  g_clear_pointer (&self->refusals, g_ptr_array_unref);
  g_free (self->first_id);
  g_free (self);
}

/**
 * desk_store_perform_each_async:
 * @kind: one of the operations that are about a member
 * @args: (transfer none): its arguments but for the member; not to be changed any more
 * @ids: (element-type gint64): from desk_store_find_members_finish(), up to %DESK_PERFORM_MAX_EACH
 *
 * Runs one operation for each member here and puts them into the outbox, all in one transaction:
 * when this succeeds, all that the rules accept are on the disk; when it fails, none is. Members
 * who are gone are passed over.
 */
void
desk_store_perform_each_async (DeskStore           *store,
                               const char          *kind,
                               JsonObject          *args,
                               GArray              *ids,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Deed *deed;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (kind != NULL && args != NULL && ids != NULL);

  deed = g_new0 (Deed, 1);
  deed->kind = g_strdup (kind);
  deed->args = json_object_ref (args);
  deed->ids = g_array_ref (ids);
  desk_store_write (store, perform_each, deed, free_deed, desk_store_perform_each_async,
                    cancellable, callback, user_data);
}

/**
 * desk_store_perform_for_async:
 * @kind: as for desk_store_perform_each_async()
 * @args: (transfer none): likewise
 * @member_nos: (array zero-terminated=1): up to %DESK_PERFORM_MAX_EACH
 *
 * Does the same for members by their numbers.
 */
void
desk_store_perform_for_async (DeskStore           *store,
                              const char          *kind,
                              JsonObject          *args,
                              const char * const  *member_nos,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Deed *deed;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (kind != NULL && args != NULL && member_nos != NULL);

  deed = g_new0 (Deed, 1);
  deed->kind = g_strdup (kind);
  deed->args = json_object_ref (args);
  deed->member_nos = g_strdupv ((GStrv) member_nos);
  desk_store_write (store, perform_each, deed, free_deed, desk_store_perform_each_async,
                    cancellable, callback, user_data);
}

/**
 * desk_store_perform_each_finish:
 *
 * Returns: (transfer full): what the rules say; %NULL with the errors of desk_store_perform_finish(),
 *   or %DESK_ERROR_INVALID for too many members
 */
DeskPerformed *
desk_store_perform_each_finish (DeskStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  Deed *deed = desk_store_write_finish (store, result, desk_store_perform_each_async, error);

  return deed != NULL ? g_steal_pointer (&deed->performed) : NULL;
}
