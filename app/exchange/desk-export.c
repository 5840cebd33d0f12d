/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-export.h"

#include <desk-perform-each.h>

#include "desk-export-file.h"
#include "desk-icalendar.h"
#include "desk-vcard.h"

/* The ids are found once; members are loaded and written a page at a time: the database thread is
 * soon free again for the person's keystrokes, and memory does not grow with the list. */
#define PAGE 100

typedef struct
{
  DeskExportOrder  order;       /* all of it copied */
  GArray          *ids;         /* (element-type gint64) */
  guint            first;       /* id of the page */
  guint            next;        /* the first id behind it */
  GPtrArray       *page;        /* (element-type DeskMemberFile) */
  guint            revealed;    /* fields of the page's members that are recorded, or not shown */
  DeskExportFile  *file;
  guint64          n_lines;
} Export;

static void load_page (GTask *task);

static void
export_free (Export *export)
{
  g_free ((char *) export->order.path);
  g_strfreev ((GStrv) export->order.columns);
  g_clear_pointer (&export->ids, g_array_unref);
  g_clear_pointer (&export->page, g_ptr_array_unref);
  g_clear_pointer (&export->file, desk_export_file_free);
  g_free (export);
}

/* On a thread of its own: the disk may be slow. */
static void
write_page (GTask        *worker,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  if (export->file == NULL)
    export->file = desk_export_file_new (source, &export->order, &error);
  for (guint i = 0; error == NULL && export->page != NULL && i < export->page->len; i++)
    desk_export_file_add (export->file, g_ptr_array_index (export->page, i), &error);
  if (error == NULL && export->next == export->ids->len)
    desk_export_file_finish (export->file, &export->n_lines, &error);

  if (error != NULL)
    g_task_return_error (worker, error);
  else
    g_task_return_boolean (worker, TRUE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (export->next == export->ids->len)
    {
      /* The file is there: cancelling came too late. */
      g_task_set_check_cancellable (task, FALSE);
      g_task_return_boolean (task, TRUE);
    }
  else
    load_page (g_steal_pointer (&task));
}

/* Takes @task. */
static void
start_writing (GTask *task)
{
  g_autoptr (GTask) worker = g_task_new (g_task_get_source_object (task),
                                         g_task_get_cancellable (task), written_cb, task);

  g_task_set_source_tag (worker, start_writing);
  g_task_set_task_data (worker, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (worker, write_page);
}

static void reveal_next (GTask *task);

static void
revealed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_perform_each_finish (DESK_STORE (source), result, &error);

  if (performed == NULL)
    g_task_return_error (task, error);
  else
    reveal_next (g_steal_pointer (&task));
}

/* Cards have an address; a list with columns has none. Calendars have nothing else. */
static gboolean
shows_addresses (const DeskExportOrder *order)
{
  if (order->kind == DESK_EXPORT_MEMBERS)
    return order->columns == NULL || desk_vcard_is_name (order->path);
  return order->kind == DESK_EXPORT_VISITS && desk_icalendar_is_name (order->path);
}

/* The next field of the page's members that the file shows in full; NULL: no more. */
static const char *
next_field (Export *export)
{
  static const char * const fields[] = { "phone", "address" };
  const gboolean shown[] = {
    export->order.kind == DESK_EXPORT_MEMBERS,
    shows_addresses (&export->order),
  };

  while (export->order.unmasked && export->revealed < G_N_ELEMENTS (fields))
    {
      guint field = export->revealed++;

      if (shown[field])
        return fields[field];
    }
  return NULL;
}

/* The members of the page of whom the file has a line. */
static GArray *
list_shown (const Export *export)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < export->page->len; i++)
    {
      const DeskMemberFile *file = g_ptr_array_index (export->page, i);

      if (export->order.kind == DESK_EXPORT_MEMBERS || file->visits->len > 0)
        g_array_append_val (ids, file->id);
    }
  return ids;
}

/* What is shown is recorded before it is written. Takes @task. */
static void
reveal_next (GTask *task)
{
  Export *export = g_task_get_task_data (task);
  const char *field = next_field (export);
  g_autoptr (GArray) ids = list_shown (export);
  g_autoptr (JsonObject) args = NULL;

  if (field == NULL || ids->len == 0)
    {
      start_writing (task);
      return;
    }
  args = json_object_new ();
  json_object_set_string_member (args, "field", field);
  desk_store_perform_each_async (g_task_get_source_object (task), DESK_OP_SECRECY_REVEAL, args,
                                 ids, g_task_get_cancellable (task), revealed_cb, task);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  g_clear_pointer (&export->page, g_ptr_array_unref);
  export->page = desk_store_load_files_finish (DESK_STORE (source), result, &error);
  export->revealed = 0;
  if (export->page == NULL)
    g_task_return_error (task, error);
  else
    reveal_next (g_steal_pointer (&task));
}

/* Takes @task. */
static void
load_page (GTask *task)
{
  Export *export = g_task_get_task_data (task);

  export->first = export->next;
  export->next = MIN (export->first + PAGE, export->ids->len);
  if (export->order.progress != NULL)
    export->order.progress (export->first, export->ids->len, export->order.progress_data);
  desk_store_load_files_async (g_task_get_source_object (task),
                               (const gint64 *) (gpointer) export->ids->data + export->first,
                               export->next - export->first, g_task_get_cancellable (task),
                               loaded_cb, task);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->ids = desk_store_find_members_finish (DESK_STORE (source), result, &error);
  if (export->ids == NULL)
    g_task_return_error (task, error);
  else
    load_page (g_steal_pointer (&task));
}

/**
 * desk_export_kind_from_string:
 * @word: members, care, uses or visits
 *
 * Returns: whether the word is one of these
 */
gboolean
desk_export_kind_from_string (const char     *word,
                              DeskExportKind *kind)
{
  static const char * const words[] = {
    [DESK_EXPORT_MEMBERS] = "members",
    [DESK_EXPORT_CARE] = "care",
    [DESK_EXPORT_USES] = "uses",
    [DESK_EXPORT_VISITS] = "visits",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desk_export_async:
 * @order: may go as soon as this returns
 *
 * Writes a file for other programs. It is there whole, or what stood there before still is.
 * Closed members are left out.
 */
void
desk_export_async (DeskStore             *store,
                   const DeskExportOrder *order,
                   GCancellable          *cancellable,
                   GAsyncReadyCallback    callback,
                   gpointer               user_data)
{
  GTask *task;
  Export *export;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (order->query != NULL || order->ids != NULL);
  g_return_if_fail (order->path != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_export_async);
  export = g_new0 (Export, 1);
  export->order = *order;
  export->order.path = g_strdup (order->path);
  export->order.columns = (const char * const *) g_strdupv ((GStrv) order->columns);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  if (order->ids != NULL)
    {
      export->ids = g_array_ref (order->ids);
      load_page (task);
    }
  else
    desk_store_find_members_async (store, order->query, cancellable, found_cb, task);
}

/**
 * desk_export_finish:
 * @n_lines: (out) (optional): how many lines or cards were written
 *
 * Returns: %FALSE with %DESK_ERROR_UNSUITABLE for another ending, or a %G_IO_ERROR
 */
gboolean
desk_export_finish (DeskStore     *store,
                    GAsyncResult  *result,
                    guint64       *n_lines,
                    GError       **error)
{
  Export *export;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  export = g_task_get_task_data (G_TASK (result));
  if (n_lines != NULL)
    *n_lines = export->n_lines;
  return g_task_propagate_boolean (G_TASK (result), error);
}
