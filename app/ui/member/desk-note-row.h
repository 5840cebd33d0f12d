/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>

#include "desk-note-editor.h"

G_BEGIN_DECLS

#define DESK_TYPE_NOTE_ROW (desk_note_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskNoteRow, desk_note_row, DESK, NOTE_ROW, GtkListBoxRow)

/* Actions: `note.edit`, `note.remove` (Delete).
 * Signals "save" (const char *text) and "remove": what the person wants; "closed": no longer edited. */
GtkWidget      *desk_note_row_new         (void);
void            desk_note_row_set_note    (DeskNoteRow    *self,
                                           const DeskNote *note,
                                           gint64          now_ms,
                                           GTimeZone      *zone);
const char     *desk_note_row_get_id      (DeskNoteRow    *self);
const char     *desk_note_row_get_version (DeskNoteRow    *self);
const char     *desk_note_row_get_text    (DeskNoteRow    *self);
gint64          desk_note_row_get_made    (DeskNoteRow    *self);
DeskNoteEditor *desk_note_row_get_editor  (DeskNoteRow    *self);
void            desk_note_row_close       (DeskNoteRow    *self);

G_END_DECLS
