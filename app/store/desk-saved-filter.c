/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-saved-filter.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>

#include "desk-member-facet.h"
#include "desk-store-private.h"

#define MAX_NAME 60             /* characters */

/* What is to be written; all but the id only where it is needed. */
typedef struct
{
  gint64    id;
  char     *name;
  char     *query;
  gboolean  replace;
} Deed;

static void
free_deed (gpointer data)
{
  Deed *deed = data;

  g_free (deed->name);
  g_free (deed->query);
  g_free (deed);
}

static Deed *
make_deed (gint64      id,
           const char *name)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->id = id;
  deed->name = g_strstrip (g_strdup (name));
  return deed;
}

static gboolean
check_name (const char  *name,
            GError     **error)
{
  if (*name == '\0')
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, _("A filter needs a name."));
  else if (g_utf8_strlen (name, -1) > MAX_NAME)
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("The name of a filter has at most %d characters."), MAX_NAME);
  else
    return TRUE;
  return FALSE;
}

/* Whether a filter other than @id has no such name. */
static gboolean
check_free (DeskDb      *db,
            const Deed  *deed,
            GError     **error)
{
  gint64 is_taken;

  if (!desk_db_query_int (db, &is_taken, error,
                          "SELECT EXISTS (SELECT 1 FROM saved_filters"
                          " WHERE name = $1 AND filter_id <> $2)",
                          "si", deed->name, deed->id))
    return FALSE;
  if (is_taken)
    g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                 _("There is a filter called “%s” already."), deed->name);
  return !is_taken;
}

static DeskSavedFilter *
read_filter (DeskStmt  *stmt,
             GError   **error)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_restore (desk_stmt_text (stmt, 2), error);
  DeskSavedFilter *filter;

  if (query == NULL)
    return NULL;
  filter = g_new0 (DeskSavedFilter, 1);
  filter->id = desk_stmt_int (stmt, 0);
  filter->name = desk_stmt_dup_text (stmt, 1);
  filter->query = g_steal_pointer (&query);
  return filter;
}

static gpointer
list_filters (DeskLocal  *local,
              DeskDb     *db,
              gpointer    data,
              GError    **error)
{
  g_autoptr (GPtrArray) filters =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_saved_filter_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT filter_id, name, query FROM saved_filters ORDER BY filter_id", "");
  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    {
      DeskSavedFilter *filter = read_filter (stmt, error);

      if (filter == NULL)
        return NULL;
      g_ptr_array_add (filters, filter);
    }
  if (local_error == NULL)
    return g_steal_pointer (&filters);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
save_filter (DeskLocal   *local,
             DeskDb      *db,
             DeskChange  *change,
             gpointer     data,
             GError     **error)
{
  const Deed *deed = data;

  change->filters = TRUE;
  return check_name (deed->name, error) &&
         (deed->replace || check_free (db, deed, error)) &&
         desk_db_run (db, error,
                      "INSERT INTO saved_filters (name, query) VALUES ($1, $2)"
                      " ON CONFLICT (name) DO UPDATE SET query = $2",
                      "ss", deed->name, deed->query) >= 0;
}

static gboolean
rename_filter (DeskLocal   *local,
               DeskDb      *db,
               DeskChange  *change,
               gpointer     data,
               GError     **error)
{
  const Deed *deed = data;

  change->filters = TRUE;
  return check_name (deed->name, error) && check_free (db, deed, error) &&
         desk_db_run (db, error, "UPDATE saved_filters SET name = $1 WHERE filter_id = $2", "si",
                      deed->name, deed->id) >= 0;
}

static gboolean
delete_filter (DeskLocal   *local,
               DeskDb      *db,
               DeskChange  *change,
               gpointer     data,
               GError     **error)
{
  const Deed *deed = data;

  change->filters = TRUE;
  return desk_db_run (db, error, "DELETE FROM saved_filters WHERE filter_id = $1", "i",
                      deed->id) >= 0;
}

void
desk_saved_filter_free (DeskSavedFilter *self)
{
  g_free (self->name);
  desk_member_query_free (self->query);
  g_free (self);
}

void
desk_store_list_filters_async (DeskStore           *store,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, list_filters, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                   desk_store_list_filters_async, cancellable, callback, user_data);
}

/**
 * desk_store_list_filters_finish:
 *
 * Returns: (transfer full) (element-type DeskSavedFilter)
 */
GPtrArray *
desk_store_list_filters_finish (DeskStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_list_filters_async, error);
}

/**
 * desk_store_save_filter_async:
 * @name: of up to 60 characters; blanks around it do not count
 * @query: its search and conditions are saved, not its order
 * @replace: whether it takes the place of one that has the name
 */
void
desk_store_save_filter_async (DeskStore             *store,
                              const char            *name,
                              const DeskMemberQuery *query,
                              gboolean               replace,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  Deed *deed;

  g_return_if_fail (DESK_IS_STORE (store));

  deed = make_deed (0, name);
  deed->query = desk_member_query_save (query);
  deed->replace = replace;
  desk_store_write (store, save_filter, deed, free_deed, desk_store_save_filter_async, cancellable,
                    callback, user_data);
}

/**
 * desk_store_save_filter_finish:
 *
 * Returns: %FALSE with %DESK_ERROR_INVALID for a name that is none, %DESK_ERROR_UNSUITABLE for one
 *   that is taken
 */
gboolean
desk_store_save_filter_finish (DeskStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_save_filter_async, error) != NULL;
}

void
desk_store_rename_filter_async (DeskStore           *store,
                                gint64               id,
                                const char          *name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_write (store, rename_filter, make_deed (id, name), free_deed,
                    desk_store_rename_filter_async, cancellable, callback, user_data);
}

/**
 * desk_store_rename_filter_finish:
 *
 * Returns: %FALSE with %DESK_ERROR_INVALID for a name that is none, %DESK_ERROR_UNSUITABLE for
 *   another filter's
 */
gboolean
desk_store_rename_filter_finish (DeskStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_rename_filter_async, error) != NULL;
}

void
desk_store_delete_filter_async (DeskStore           *store,
                                gint64               id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_write (store, delete_filter, make_deed (id, ""), free_deed,
                    desk_store_delete_filter_async, cancellable, callback, user_data);
}

gboolean
desk_store_delete_filter_finish (DeskStore     *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_delete_filter_async, error) != NULL;
}
