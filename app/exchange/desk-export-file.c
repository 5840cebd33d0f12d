/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-export-file.h"

#include <desk-sheet-file.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk-export-shown.h"
#include "desk-icalendar.h"
#include "desk-vcard.h"

struct _DeskExportFile
{
  DeskExportContext       context;
  const DeskExportFields *fields;
  DeskExportFields       *shown;        /* (nullable): where @fields are those of a list */
  DeskSheetWriter        *sheet;        /* else @file, of cards or of a calendar */
  DeskSheetFile          *file;
  gboolean                calendar;
  guint64                 n_lines;
};

static DeskSheetWriter *
open_sheet (const DeskExportFields  *fields,
            const char              *path,
            GError                 **error)
{
  g_autofree DeskSheetColumn *columns = g_new0 (DeskSheetColumn, fields->n_fields);

  for (guint i = 0; i < fields->n_fields; i++)
    {
      const DeskExportField *field = &fields->fields[i];

      columns[i].title = g_dpgettext2 (GETTEXT_PACKAGE, "column", field->title);
      columns[i].kind = field->kind;
      columns[i].width = field->width;
    }
  return desk_sheet_writer_new (path, g_dpgettext2 (GETTEXT_PACKAGE, "sheet", fields->title),
                                columns, fields->n_fields, error);
}

static gboolean
add_line (DeskExportFile        *self,
          const DeskMemberFile  *member,
          gconstpointer          item,
          GError               **error)
{
  DeskExportLine line = { &self->context, member, item };

  for (guint i = 0; i < self->fields->n_fields; i++)
    self->fields->fields[i].put (self->sheet, &line, &self->fields->fields[i]);
  self->n_lines++;
  return desk_sheet_writer_end_row (self->sheet, error);
}

static gboolean
add_text (DeskExportFile  *self,
          const char      *text,
          GError         **error)
{
  return g_output_stream_write_all (desk_sheet_file_get_stream (self->file), text, strlen (text),
                                    NULL, NULL, error);
}

static gboolean
add_card (DeskExportFile        *self,
          const DeskMemberFile  *member,
          GError               **error)
{
  g_autofree char *card = desk_vcard_write (member->member,
                                            desk_member_file_get_birthday (member),
                                            self->context.unmasked);

  self->n_lines++;
  return add_text (self, card, error);
}

static gboolean
add_events (DeskExportFile        *self,
            const DeskMemberFile  *member,
            GError               **error)
{
  for (guint i = 0; i < member->visits->len; i++)
    {
      g_autofree char *event =
        desk_icalendar_write (g_ptr_array_index (member->visits, i), member->member,
                              self->context.now_ms, self->context.unmasked);

      if (!add_text (self, event, error))
        return FALSE;
      self->n_lines++;
    }
  return TRUE;
}

static gboolean
open_text (DeskExportFile  *self,
           const char      *path,
           GError         **error)
{
  self->file = desk_sheet_file_new (path, error);
  return self->file != NULL && (!self->calendar || add_text (self, DESK_ICALENDAR_BEGIN, error));
}

/**
 * desk_export_file_new:
 *
 * Begins the file that @order names.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with @error set when it cannot be written
 */
DeskExportFile *
desk_export_file_new (DeskStore              *store,
                      const DeskExportOrder  *order,
                      GError                **error)
{
  g_autoptr (DeskExportFile) self = g_new0 (DeskExportFile, 1);

  if (order->columns != NULL)
    self->shown = desk_export_shown_new (order->columns);
  self->fields = self->shown != NULL ? self->shown : desk_export_fields_get (order->kind);
  self->context.policy = desk_store_get_policy (store);
  self->context.now_ms = desk_clock_now (desk_store_get_clock (store));
  self->context.unmasked = order->unmasked;
  self->calendar = order->kind == DESK_EXPORT_VISITS && desk_icalendar_is_name (order->path);
  if (self->calendar || (order->kind == DESK_EXPORT_MEMBERS && desk_vcard_is_name (order->path)))
    return open_text (self, order->path, error) ? g_steal_pointer (&self) : NULL;
  self->sheet = open_sheet (self->fields, order->path, error);
  return self->sheet != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_export_file_add:
 *
 * Writes a member's lines.
 */
gboolean
desk_export_file_add (DeskExportFile        *self,
                      const DeskMemberFile  *member,
                      GError               **error)
{
  GPtrArray *items;

  if (self->file != NULL)
    return self->calendar ? add_events (self, member, error) : add_card (self, member, error);
  if (self->fields->list == 0)
    return add_line (self, member, member->member, error);

  items = G_STRUCT_MEMBER (GPtrArray *, member, self->fields->list);
  for (guint i = 0; i < items->len; i++)
    if (!add_line (self, member, g_ptr_array_index (items, i), error))
      return FALSE;
  return TRUE;
}

/**
 * desk_export_file_finish:
 * @n_lines: (out): how many lines, cards or events there are, titles not counted
 *
 * Puts the file into its place.
 */
gboolean
desk_export_file_finish (DeskExportFile  *self,
                         guint64         *n_lines,
                         GError         **error)
{
  *n_lines = self->n_lines;
  if (self->sheet != NULL)
    return desk_sheet_writer_finish (self->sheet, error);
  return (!self->calendar || add_text (self, DESK_ICALENDAR_END, error)) &&
         desk_sheet_file_finish (self->file, error);
}

void
desk_export_file_free (DeskExportFile *self)
{
  g_clear_pointer (&self->sheet, desk_sheet_writer_free);
  g_clear_pointer (&self->file, desk_sheet_file_free);
  g_clear_pointer (&self->shown, desk_export_shown_free);
  g_free (self);
}
