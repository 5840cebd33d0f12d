/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-list-plan.h"

#include <desk-list-apply.h>
#include <desk-list-match.h>

#include "desk-list-rows.h"

/* Rows are matched a page at a time: the database thread is soon free again for the person's
 * keystrokes. */
#define PAGE 200

struct _DeskListPlan
{
  GObject          parent_instance;

  DeskStore       *store;
  char            *path;
  DeskListColumns *columns;     /* (nullable): before it is loaded */
  GPtrArray       *rows;        /* (element-type DeskListRow) */
  gint             n_done;      /* rows applied; another thread counts */
};

G_DEFINE_FINAL_TYPE (DeskListPlan, desk_list_plan, G_TYPE_OBJECT)

/* A list on its way into a plan. */
typedef struct
{
  DeskListRows *list;
  guint         next;           /* the first row that is not matched */
} Load;

static void match_page (GTask *task);

static void
free_load (gpointer data)
{
  Load *load = data;

  desk_list_rows_free (load->list);
  g_free (load);
}

static void
read_file (GTask        *worker,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Load *load = task_data;
  GError *error = NULL;

  if (desk_list_rows_read (load->list, cancellable, &error))
    g_task_return_boolean (worker, TRUE);
  else
    g_task_return_error (worker, error);
}

/* What was loaded takes the place of what was there. */
static void
end_load (GTask *task)
{
  DeskListPlan *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);

  desk_list_rows_mark_repeated (load->list);
  g_clear_pointer (&self->columns, desk_list_columns_free);
  self->columns = g_steal_pointer (&load->list->columns);
  g_ptr_array_unref (self->rows);
  self->rows = g_ptr_array_ref (load->list->rows);
  g_atomic_int_set (&self->n_done, 0);
  g_task_return_boolean (task, TRUE);
}

static void
matched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (desk_store_match_rows_finish (DESK_STORE (source), result, &error))
    match_page (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
match_page (GTask *task)
{
  g_autoptr (GTask) owned = task;
  DeskListPlan *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  GPtrArray *rows = load->list->rows;
  guint first = load->next;

  if (first == rows->len)
    {
      end_load (task);
      return;
    }
  load->next = MIN (first + PAGE, rows->len);
  desk_store_match_rows_async (self->store, rows, first, load->next - first,
                               g_task_get_cancellable (task), matched_cb, g_steal_pointer (&owned));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    match_page (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
desk_list_plan_finalize (GObject *object)
{
  DeskListPlan *self = DESK_LIST_PLAN (object);

  g_object_unref (self->store);
  g_free (self->path);
  g_clear_pointer (&self->columns, desk_list_columns_free);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (desk_list_plan_parent_class)->finalize (object);
}

static void
desk_list_plan_class_init (DeskListPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_list_plan_finalize;
}

static void
desk_list_plan_init (DeskListPlan *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_list_row_free);
}

/**
 * desk_list_plan_new:
 * @store: open
 * @path: of a .csv or .xlsx file
 *
 * Returns: (transfer full): a plan without rows
 */
DeskListPlan *
desk_list_plan_new (DeskStore  *store,
                    const char *path)
{
  DeskListPlan *self;

  g_return_val_if_fail (DESK_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (DESK_TYPE_LIST_PLAN, NULL);
  self->store = g_object_ref (store);
  self->path = g_strdup (path);
  return self;
}

/**
 * desk_list_plan_load_async:
 * @sheet: (nullable): the name of the sheet; %NULL: the first that says who it is about
 * @roles: (nullable) (element-type DeskListRole): what the columns are for; %NULL: as their titles
 *   say
 *
 * Reads the file and finds out what its rows would do. Nothing is changed by it. What was loaded
 * before stays until it succeeds.
 */
void
desk_list_plan_load_async (DeskListPlan        *self,
                           const char          *sheet,
                           GArray              *roles,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  g_autoptr (GTask) worker = NULL;
  Load *load;

  g_return_if_fail (DESK_IS_LIST_PLAN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_list_plan_load_async);
  load = g_new0 (Load, 1);
  load->list = desk_list_rows_new (self->path, sheet, roles);
  g_task_set_task_data (task, load, free_load);
  worker = g_task_new (self, cancellable, read_cb, task);
  g_task_set_source_tag (worker, desk_list_plan_load_async);
  g_task_set_task_data (worker, load, NULL);
  g_task_run_in_thread (worker, read_file);
}

/**
 * desk_list_plan_load_finish:
 *
 * Returns: %FALSE with a %G_IO_ERROR, or %DESK_ERROR_INVALID or %DESK_ERROR_UNSUITABLE whose message
 *   is for the person: damaged, protected, empty, too long
 */
gboolean
desk_list_plan_load_finish (DeskListPlan  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, desk_list_plan_load_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  guint n_added;

  if (desk_store_apply_rows_finish (DESK_STORE (source), result, &n_added, &error))
    g_task_return_int (task, n_added);
  else
    g_task_return_error (task, error);
}

/**
 * desk_list_plan_apply_async:
 *
 * Adds what was planned, in one transaction. Doing so again adds nothing.
 */
void
desk_list_plan_apply_async (DeskListPlan        *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (DESK_IS_LIST_PLAN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_list_plan_apply_async);
  /* The store knows whether cancelling came in time. */
  g_task_set_check_cancellable (task, FALSE);
  desk_store_apply_rows_async (self->store, self->rows, &self->n_done, cancellable, applied_cb,
                               task);
}

/**
 * desk_list_plan_apply_finish:
 * @n_added: (out): how many rows added something
 *
 * Returns: %FALSE with @error set when nothing was changed
 */
gboolean
desk_list_plan_apply_finish (DeskListPlan  *self,
                             GAsyncResult  *result,
                             guint         *n_added,
                             GError       **error)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, desk_list_plan_apply_async), FALSE);

  n = g_task_propagate_int (G_TASK (result), error);
  *n_added = (guint) MAX (n, 0);
  return n >= 0;
}

/**
 * desk_list_plan_get_columns:
 *
 * Returns: (transfer none) (nullable): what the columns are, until it is loaded again
 */
const DeskListColumns *
desk_list_plan_get_columns (DeskListPlan *self)
{
  g_return_val_if_fail (DESK_IS_LIST_PLAN (self), NULL);

  return self->columns;
}

/**
 * desk_list_plan_get_rows:
 *
 * Returns: (transfer none) (element-type DeskListRow): not to be looked at while it is applied
 */
GPtrArray *
desk_list_plan_get_rows (DeskListPlan *self)
{
  g_return_val_if_fail (DESK_IS_LIST_PLAN (self), NULL);

  return self->rows;
}

guint
desk_list_plan_count (DeskListPlan    *self,
                      DeskListOutcome  outcome)
{
  guint count = 0;

  g_return_val_if_fail (DESK_IS_LIST_PLAN (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    count += ((const DeskListRow *) g_ptr_array_index (self->rows, i))->outcome == outcome;
  return count;
}

/**
 * desk_list_plan_get_progress:
 *
 * Returns: how much of the plan is applied, from 0 to 1
 */
double
desk_list_plan_get_progress (DeskListPlan *self)
{
  g_return_val_if_fail (DESK_IS_LIST_PLAN (self), 0);

  return self->rows->len > 0 ? (double) g_atomic_int_get (&self->n_done) / self->rows->len : 0;
}
