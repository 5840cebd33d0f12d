/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>

#include "desk-note-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_NOTE_LIST (desk_note_list_get_type ())
G_DECLARE_FINAL_TYPE (DeskNoteList, desk_note_list, DESK, NOTE_LIST, GtkBox)

/* The notes about a member, newest first, the older ones when they are asked for.
 * Signals: "save" (s: the text, DeskNoteRow), "remove" (DeskNoteRow), "resized": a row came or
 * went. */
GtkWidget   *desk_note_list_new          (DeskStore    *store,
                                          GtkWidget    *refuge);
void         desk_note_list_show         (DeskNoteList *self,
                                          GPtrArray    *notes,
                                          gboolean      another);
void         desk_note_list_add_first    (DeskNoteList *self,
                                          GtkWidget    *row);
void         desk_note_list_remove_first (DeskNoteList *self,
                                          GtkWidget    *row);
gboolean     desk_note_list_is_empty     (DeskNoteList *self);
DeskNoteRow *desk_note_list_get_row      (DeskNoteList *self,
                                          const char   *note_id);
GList       *desk_note_list_get_rows     (DeskNoteList *self);

G_END_DECLS
