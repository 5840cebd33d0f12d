/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-duplicates.h>
#include <desk-facts.h>

G_BEGIN_DECLS

/**
 * DeskDeed:
 *
 * Something that the person does: an operation, what it takes to make another one that undoes it,
 * and what to say once it is done.
 */
typedef struct
{
  char       *kind;
  JsonObject *args;
  char       *undo_kind;        /* NULL: it undoes another one itself */
  JsonObject *undo_args;        /* without what only the operation's id tells */
  char       *sentence;
} DeskDeed;

DeskDeed *desk_deed_new             (const char          *kind,
                                     JsonObject          *args,
                                     const char          *undo_kind,
                                     JsonObject          *undo_args,
                                     const char          *sentence);
DeskDeed *desk_deed_new_add_note    (const char          *member_no,
                                     const char          *text);
DeskDeed *desk_deed_new_edit_note   (const char          *member_no,
                                     const char          *note_id,
                                     const char          *version,
                                     const char          *before,
                                     const char          *text);
DeskDeed *desk_deed_new_remove_note (const char          *member_no,
                                     const char          *note_id,
                                     const char          *version,
                                     const char          *before);
DeskDeed *desk_deed_new_add_tag     (const char          *member_no,
                                     const char          *tag);
DeskDeed *desk_deed_new_remove_tag  (const char          *member_no,
                                     const char          *tag);
DeskDeed *desk_deed_new_set_fact    (const char          *member_no,
                                     const DeskKnownFact *before,
                                     const DeskFact      *fact);
DeskDeed *desk_deed_new_remove_fact (const char          *member_no,
                                     const DeskKnownFact *before);
DeskDeed *desk_deed_new_mark        (const DeskDuplicate *pair,
                                     const char          *verdict);
DeskDeed *desk_deed_new_snooze      (const char          *member_no,
                                     const char          *cause,
                                     const char          *until,
                                     const char          *why);
DeskDeed *desk_deed_new_wake        (const char          *member_no,
                                     const char          *cause,
                                     const char          *until,
                                     const char          *why);
DeskDeed *desk_deed_new_promise     (const char          *member_no,
                                     const char          *due,
                                     const char          *about);
DeskDeed *desk_deed_new_move_callback
                                    (const char          *member_no,
                                     const char          *callback_id,
                                     const char          *before,
                                     const char          *about_before,
                                     const char          *due,
                                     const char          *about);
DeskDeed *desk_deed_new_withdraw    (const char          *member_no,
                                     const char          *callback_id,
                                     const char          *due);
DeskDeed *desk_deed_new_return      (const char          *member_no,
                                     const char          *use_id);
DeskDeed *desk_deed_new_undo        (const DeskDeed      *self,
                                     const char          *op_id);
void      desk_deed_free            (DeskDeed            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDeed, desk_deed_free)

G_END_DECLS
