/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_NOTE_EDITOR (desk_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (DeskNoteEditor, desk_note_editor, DESK, NOTE_EDITOR, GtkWidget)

/* Actions: `note.save` (Ctrl+Enter), `note.cancel` (Escape). Signals "save" and "cancel". */
GtkWidget  *desk_note_editor_new         (void);
void        desk_note_editor_set_text    (DeskNoteEditor *self,
                                          const char     *text);
char       *desk_note_editor_dup_text    (DeskNoteEditor *self);
void        desk_note_editor_set_problem (DeskNoteEditor *self,
                                          const char     *problem);
const char *desk_note_editor_get_problem (DeskNoteEditor *self);

G_END_DECLS
