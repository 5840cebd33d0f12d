/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-note-deed.h"

#include <desk-op.h>

static DeskNoteDeed *
make_deed (const char *kind,
           const char *member_no,
           const char *note_id,
           const char *before)
{
  DeskNoteDeed *self = g_new0 (DeskNoteDeed, 1);

  self->kind = kind;
  self->note_id = g_strdup (note_id);
  self->before = g_strdup (before);
  self->args = json_object_new ();
  json_object_set_string_member (self->args, "member_no", member_no);
  return self;
}

/* Of a note that is there: the operation names it, and the version that it changes. */
static DeskNoteDeed *
make_change (const char *kind,
             const char *member_no,
             const char *note_id,
             const char *version,
             const char *before)
{
  DeskNoteDeed *self = make_deed (kind, member_no, note_id, before);

  json_object_set_string_member (self->args, "note_id", note_id);
  json_object_set_string_member (self->args, "base", version);
  return self;
}

DeskNoteDeed *
desk_note_deed_new_add (const char *member_no,
                        const char *text)
{
  DeskNoteDeed *self = make_deed (DESK_OP_NOTE_ADD, member_no, "", "");

  json_object_set_string_member (self->args, "text", text);
  return self;
}

/**
 * desk_note_deed_new_edit:
 * @version: of the note as the person saw it
 * @before: its text
 *
 * Also brings back a note that was removed.
 */
DeskNoteDeed *
desk_note_deed_new_edit (const char *member_no,
                         const char *note_id,
                         const char *version,
                         const char *before,
                         const char *text)
{
  DeskNoteDeed *self = make_change (DESK_OP_NOTE_EDIT, member_no, note_id, version, before);

  json_object_set_string_member (self->args, "text", text);
  return self;
}

DeskNoteDeed *
desk_note_deed_new_remove (const char *member_no,
                           const char *note_id,
                           const char *version,
                           const char *before)
{
  return make_change (DESK_OP_NOTE_REMOVE, member_no, note_id, version, before);
}

/**
 * desk_note_deed_invert:
 * @op_id: the operation that @self became: the version that the note has by it
 *
 * Returns: (transfer full): what undoes @self
 */
DeskNoteDeed *
desk_note_deed_invert (const DeskNoteDeed *self,
                       const char         *op_id)
{
  const char *member_no = json_object_get_string_member (self->args, "member_no");
  const char *text = json_object_get_string_member_with_default (self->args, "text", "");

  if (g_str_equal (self->kind, DESK_OP_NOTE_ADD))
    return desk_note_deed_new_remove (member_no, op_id, op_id, text);
  return desk_note_deed_new_edit (member_no, self->note_id, op_id, text, self->before);
}

void
desk_note_deed_free (DeskNoteDeed *self)
{
  json_object_unref (self->args);
  g_free (self->note_id);
  g_free (self->before);
  g_free (self);
}
