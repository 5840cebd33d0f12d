/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-list-plan.h"

#include <desk-error.h>
#include <desk-list-apply.h>
#include <desk-list-match.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk-list-file.h"

/* Rows are matched a page at a time: the database thread is soon free again for the person's
 * keystrokes. */
#define PAGE 200

/* What is kept of all rows together, in bytes of text. */
#define MAX_TEXT (64 * 1024 * 1024)

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

typedef struct
{
  char            *path;
  char            *sheet;       /* (nullable) */
  GArray          *roles;       /* (nullable) */
  DeskListColumns *columns;
  GPtrArray       *rows;
  gsize            n_bytes;
  guint            next;        /* the first row that is not matched */
} Load;

static void match_page (GTask *task);

static void
free_load (gpointer data)
{
  Load *load = data;

  g_free (load->path);
  g_free (load->sheet);
  g_clear_pointer (&load->roles, g_array_unref);
  g_clear_pointer (&load->columns, desk_list_columns_free);
  g_ptr_array_unref (load->rows);
  g_free (load);
}

static gsize
get_length (const char *text)
{
  return text != NULL ? strlen (text) : 0;
}

static gsize
get_lengths (GStrv texts)
{
  gsize length = 0;

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    length += strlen (texts[i]);
  return length;
}

static gboolean
add_row (Load         *load,
         DeskListRow  *row,
         GError      **error)
{
  g_ptr_array_add (load->rows, row);
  load->n_bytes += get_length (row->said_no) + get_length (row->said_name) +
                   get_length (row->said_area) + get_length (row->note) +
                   get_length (row->detail) + get_lengths (row->numbers) + get_lengths (row->tags);
  if (load->rows->len <= DESK_LIST_MAX_ROWS && load->n_bytes <= MAX_TEXT)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
               _("%s: this is more than a list of one’s own members; it may have %u rows"),
               load->path, DESK_LIST_MAX_ROWS);
  return FALSE;
}

static gboolean
read_rows (Load          *load,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DeskListFile) file = desk_list_file_open (load->path, load->sheet, load->roles,
                                                       cancellable, error);
  g_autoptr (GError) local_error = NULL;
  DeskListRow *row;

  if (file == NULL)
    return FALSE;
  while (!g_cancellable_set_error_if_cancelled (cancellable, &local_error) &&
         (row = desk_list_file_next (file, &local_error)) != NULL &&
         add_row (load, row, &local_error))
    continue;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  load->columns = desk_list_file_take_columns (file);
  return TRUE;
}

static void
read_file (GTask        *worker,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_rows (task_data, cancellable, &error))
    g_task_return_boolean (worker, TRUE);
  else
    g_task_return_error (worker, error);
}

static guint
hash_addition (gconstpointer data)
{
  const DeskListRow *row = data;

  return g_str_hash (row->member_no) ^ (row->note != NULL ? g_str_hash (row->note) : 0);
}

static gboolean
are_same_tags (GStrv a,
               GStrv b)
{
  return a == b || (a != NULL && b != NULL &&
                    g_strv_equal ((const char * const *) a, (const char * const *) b));
}

static gboolean
is_same_addition (gconstpointer a,
                  gconstpointer b)
{
  const DeskListRow *one = a;
  const DeskListRow *other = b;

  return g_str_equal (one->member_no, other->member_no) &&
         g_strcmp0 (one->note, other->note) == 0 && are_same_tags (one->tags, other->tags);
}

/* What two rows of the list add is added once. */
static void
find_repeated (GPtrArray *rows)
{
  g_autoptr (GHashTable) additions = g_hash_table_new (hash_addition, is_same_addition);

  for (guint i = 0; i < rows->len; i++)
    {
      DeskListRow *row = g_ptr_array_index (rows, i);

      if (row->outcome == DESK_LIST_ADD && !g_hash_table_add (additions, row))
        desk_list_row_set_problem (row, DESK_LIST_NOTHING_NEW, DESK_LIST_PROBLEM_TWICE, NULL);
    }
}

/* What was loaded takes the place of what was there. */
static void
end_load (GTask *task)
{
  DeskListPlan *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);

  find_repeated (load->rows);
  g_clear_pointer (&self->columns, desk_list_columns_free);
  self->columns = g_steal_pointer (&load->columns);
  g_ptr_array_unref (self->rows);
  self->rows = g_ptr_array_ref (load->rows);
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
  guint first = load->next;

  if (first == load->rows->len)
    {
      end_load (task);
      return;
    }
  load->next = MIN (first + PAGE, load->rows->len);
  desk_store_match_rows_async (self->store, load->rows, first, load->next - first,
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
  load->path = g_strdup (self->path);
  load->sheet = g_strdup (sheet);
  load->roles = roles != NULL ? g_array_ref (roles) : NULL;
  load->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_list_row_free);
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
