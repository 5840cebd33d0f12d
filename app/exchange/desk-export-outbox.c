/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-export-outbox.h"

#include <desk-json.h>
#include <desk-sheet-writer.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

#include "desk-outbox-words.h"

typedef struct
{
  char      *path;
  GTimeZone *zone;
  GPtrArray *entries;           /* (element-type DeskOutboxEntry) */
} Export;

static void
export_free (Export *export)
{
  g_free (export->path);
  g_time_zone_unref (export->zone);
  g_clear_pointer (&export->entries, g_ptr_array_unref);
  g_free (export);
}

static DeskSheetWriter *
open_sheet (const char  *path,
            GError     **error)
{
  const DeskSheetColumn columns[] = {
    { C_("column", "Recorded"), DESK_CELL_MOMENT, 17 },
    { C_("column", "State"), DESK_CELL_TEXT, 16 },
    { C_("column", "What"), DESK_CELL_TEXT, 48 },
    { C_("column", "Member number"), DESK_CELL_TEXT, 13 },
    { C_("column", "Name"), DESK_CELL_TEXT, 16 },
    { C_("column", "Note"), DESK_CELL_TEXT, 40 },
    { C_("column", "Reason"), DESK_CELL_TEXT, 48 },
    { C_("column", "Operation"), DESK_CELL_TEXT, 37 },
  };

  return desk_sheet_writer_new (path, C_("sheet", "Waiting for the hub"), columns,
                                G_N_ELEMENTS (columns), error);
}

static gboolean
add_entry (DeskSheetWriter        *sheet,
           const DeskOutboxEntry  *entry,
           GTimeZone              *zone,
           GError                **error)
{
  g_autoptr (GDateTime) made = desk_time_local (entry->made_ms, zone);
  g_autofree char *deed = desk_outbox_words_deed (entry);
  g_autofree char *reason =
    entry->reason != NULL ? desk_reason_describe (entry->reason) : g_strdup ("");
  const char *texts[] = {
    desk_outbox_words_state (entry), deed, entry->member_no, entry->member_name,
    desk_json_peek_string (entry->args, "note", ""), reason, entry->op_id,
  };

  desk_sheet_writer_add_time (sheet, made);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    desk_sheet_writer_add_text (sheet, texts[i]);
  return desk_sheet_writer_end_row (sheet, error);
}

static gboolean
write_entries (Export  *export,
               GError **error)
{
  g_autoptr (DeskSheetWriter) sheet = open_sheet (export->path, error);

  if (sheet == NULL)
    return FALSE;
  for (guint i = 0; i < export->entries->len; i++)
    if (!add_entry (sheet, g_ptr_array_index (export->entries, i), export->zone, error))
      return FALSE;
  return desk_sheet_writer_finish (sheet, error);
}

/* On a thread of its own: the disk may be slow. */
static void
write_file (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_entries (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->entries = desk_store_list_outbox_finish (DESK_STORE (source), result, &error);
  if (export->entries == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, write_file);
}

/**
 * desk_export_outbox_async:
 * @path: its ending says what kind of file it is
 *
 * Writes what waits for the hub and what it turned away, oldest first. The file is there whole, or
 * what stood there before still is. Works on a laptop that the hub does not admit any more.
 */
void
desk_export_outbox_async (DeskStore           *store,
                          const char          *path,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;
  Export *export;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (path != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_export_outbox_async);
  export = g_new0 (Export, 1);
  export->path = g_strdup (path);
  export->zone = g_time_zone_ref (desk_policy_get_zone (desk_store_get_policy (store)));
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  desk_store_list_outbox_async (store, cancellable, listed_cb, task);
}

/**
 * desk_export_outbox_finish:
 * @n_lines: (out) (optional): how many operations were written
 *
 * Returns: %FALSE with %DESK_ERROR_UNSUITABLE for another ending, or a %G_IO_ERROR
 */
gboolean
desk_export_outbox_finish (DeskStore     *store,
                           GAsyncResult  *result,
                           guint64       *n_lines,
                           GError       **error)
{
  Export *export;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  export = g_task_get_task_data (G_TASK (result));
  if (n_lines != NULL)
    *n_lines = export->entries->len;
  return TRUE;
}
