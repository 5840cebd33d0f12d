/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-verdict.h>

G_BEGIN_DECLS

/**
 * DeskNoteDeed:
 *
 * Something done to a note: an operation, and what it takes to make another one that undoes it.
 */
typedef struct
{
  const char *kind;             /* DESK_OP_NOTE_… */
  JsonObject *args;
  char       *note_id;          /* "" for a new note */
  char       *before;           /* the text before; "" for a new note */
} DeskNoteDeed;

DeskNoteDeed *desk_note_deed_new_add    (const char         *member_no,
                                         const char         *text);
DeskNoteDeed *desk_note_deed_new_edit   (const char         *member_no,
                                         const char         *note_id,
                                         const char         *version,
                                         const char         *before,
                                         const char         *text);
DeskNoteDeed *desk_note_deed_new_remove (const char         *member_no,
                                         const char         *note_id,
                                         const char         *version,
                                         const char         *before);
DeskNoteDeed *desk_note_deed_invert     (const DeskNoteDeed *self,
                                         const char         *op_id);
void          desk_note_deed_free       (DeskNoteDeed       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskNoteDeed, desk_note_deed_free)

G_END_DECLS
