/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-deed.h"

#include <desk-op.h>
#include <glib/gi18n-lib.h>

static JsonObject *
make_args (const char *member_no)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", member_no);
  return args;
}

static JsonObject *
make_text_args (const char *member_no,
                const char *name,
                const char *text)
{
  JsonObject *args = make_args (member_no);

  json_object_set_string_member (args, name, text);
  return args;
}

/**
 * desk_deed_new:
 * @args: (transfer full):
 * @undo_kind: (nullable): %NULL where nothing undoes it
 * @undo_args: (transfer full) (nullable):
 */
DeskDeed *
desk_deed_new (const char *kind,
               JsonObject *args,
               const char *undo_kind,
               JsonObject *undo_args,
               const char *sentence)
{
  DeskDeed *self = g_new0 (DeskDeed, 1);

  self->kind = g_strdup (kind);
  self->args = args;
  self->undo_kind = g_strdup (undo_kind);
  self->undo_args = undo_args;
  self->sentence = g_strdup (sentence);
  return self;
}

DeskDeed *
desk_deed_new_add_note (const char *member_no,
                        const char *text)
{
  return desk_deed_new (DESK_OP_NOTE_ADD, make_text_args (member_no, "text", text),
                    DESK_OP_NOTE_REMOVE, make_args (member_no), _("Note added."));
}

/* Of a note that is there: the operation names it, and the version that it changes. */
static JsonObject *
make_note_args (const char *member_no,
                const char *note_id,
                const char *version)
{
  JsonObject *args = make_text_args (member_no, "note_id", note_id);

  if (version != NULL)
    json_object_set_string_member (args, "base", version);
  return args;
}

static JsonObject *
make_old_note_args (const char *member_no,
                    const char *note_id,
                    const char *before)
{
  JsonObject *args = make_note_args (member_no, note_id, NULL);

  json_object_set_string_member (args, "text", before);
  return args;
}

/**
 * desk_deed_new_edit_note:
 * @version: of the note as the person saw it
 * @before: its text
 */
DeskDeed *
desk_deed_new_edit_note (const char *member_no,
                         const char *note_id,
                         const char *version,
                         const char *before,
                         const char *text)
{
  JsonObject *args = make_note_args (member_no, note_id, version);

  json_object_set_string_member (args, "text", text);
  return desk_deed_new (DESK_OP_NOTE_EDIT, args, DESK_OP_NOTE_EDIT,
                    make_old_note_args (member_no, note_id, before), _("Note changed."));
}

DeskDeed *
desk_deed_new_remove_note (const char *member_no,
                           const char *note_id,
                           const char *version,
                           const char *before)
{
  return desk_deed_new (DESK_OP_NOTE_REMOVE, make_note_args (member_no, note_id, version),
                    DESK_OP_NOTE_EDIT, make_old_note_args (member_no, note_id, before),
                    _("Note removed."));
}

/**
 * desk_deed_new_add_tag:
 * @tag: one that the member does not have
 */
DeskDeed *
desk_deed_new_add_tag (const char *member_no,
                       const char *tag)
{
  return desk_deed_new (DESK_OP_TAG_ADD, make_text_args (member_no, "tag", tag),
                    DESK_OP_TAG_REMOVE, make_text_args (member_no, "tag", tag), _("Tag added."));
}

DeskDeed *
desk_deed_new_remove_tag (const char *member_no,
                          const char *tag)
{
  return desk_deed_new (DESK_OP_TAG_REMOVE, make_text_args (member_no, "tag", tag),
                    DESK_OP_TAG_ADD, make_text_args (member_no, "tag", tag), _("Tag removed."));
}

static JsonObject *
make_set_args (const char     *member_no,
               const DeskFact *fact)
{
  JsonObject *args = make_text_args (member_no, "fact", fact->kind);

  json_object_set_object_member (args, "value", desk_fact_to_json (fact));
  return args;
}

static JsonObject *
make_remove_args (const char     *member_no,
                  const DeskFact *fact)
{
  JsonObject *args = make_text_args (member_no, "fact", fact->kind);

  json_object_set_string_member (args, "name", fact->name);
  return args;
}

/**
 * desk_deed_new_set_fact:
 * @before: (nullable): what was known in the place of @fact, as the person saw it
 */
DeskDeed *
desk_deed_new_set_fact (const char          *member_no,
                        const DeskKnownFact *before,
                        const DeskFact      *fact)
{
  JsonObject *args = make_set_args (member_no, fact);

  json_object_set_string_member (args, "base", before != NULL ? before->version : "");
  if (before == NULL)
    return desk_deed_new (DESK_OP_FACT_SET, args, DESK_OP_FACT_REMOVE,
                      make_remove_args (member_no, fact), _("Written down."));
  return desk_deed_new (DESK_OP_FACT_SET, args, DESK_OP_FACT_SET,
                    make_set_args (member_no, before->fact), _("Changed."));
}

DeskDeed *
desk_deed_new_remove_fact (const char          *member_no,
                           const DeskKnownFact *before)
{
  JsonObject *args = make_remove_args (member_no, before->fact);

  json_object_set_string_member (args, "base", before->version);
  return desk_deed_new (DESK_OP_FACT_REMOVE, args, DESK_OP_FACT_SET,
                    make_set_args (member_no, before->fact), _("Removed."));
}

static JsonObject *
make_mark_args (const DeskDuplicate *pair,
                const char          *verdict)
{
  JsonObject *args = make_text_args (pair->member_no, "other_no", pair->other_no);

  json_object_set_string_member (args, "verdict", verdict);
  return args;
}

/**
 * desk_deed_new_mark:
 * @pair: as it was said of them before
 * @verdict: `same`, `different` or `open`
 */
DeskDeed *
desk_deed_new_mark (const DeskDuplicate *pair,
                    const char          *verdict)
{
  const char *sentence = _("Marked as not decided.");

  if (g_str_equal (verdict, "same"))
    sentence = _("Marked as the same person.");
  else if (g_str_equal (verdict, "different"))
    sentence = _("Marked as different people.");
  return desk_deed_new (DESK_OP_DUPLICATE_MARK, make_mark_args (pair, verdict),
                    DESK_OP_DUPLICATE_MARK, make_mark_args (pair, pair->verdict), sentence);
}

/* Of tags and marks the later one stands, whatever it changes; a new visit changes none. */
static gboolean
names_base (const DeskDeed *self)
{
  return !json_object_has_member (self->args, "tag") &&
         !json_object_has_member (self->args, "verdict") &&
         !g_str_equal (self->kind, DESK_OP_VISIT_SCHEDULE);
}

static JsonObject *
make_wake_args (const char *member_no,
                const char *cause)
{
  return make_text_args (member_no, "cause", cause);
}

static JsonObject *
make_snooze_args (const char *member_no,
                  const char *cause,
                  const char *until,
                  const char *why)
{
  JsonObject *args = make_wake_args (member_no, cause);

  json_object_set_string_member (args, "until", until);
  json_object_set_string_member (args, "why", why);
  return args;
}

/**
 * desk_deed_new_snooze:
 * @cause: of an item of Today
 * @until: a moment in RFC 3339
 *
 * Puts something of Today off.
 */
DeskDeed *
desk_deed_new_snooze (const char *member_no,
                      const char *cause,
                      const char *until,
                      const char *why)
{
  return desk_deed_new (DESK_OP_TASK_SNOOZE, make_snooze_args (member_no, cause, until, why),
                        DESK_OP_TASK_SNOOZE, make_wake_args (member_no, cause), _("Put off."));
}

/**
 * desk_deed_new_wake:
 * @until: as it was put off, to put it off again
 *
 * Wants something on Today again that was put off.
 */
DeskDeed *
desk_deed_new_wake (const char *member_no,
                    const char *cause,
                    const char *until,
                    const char *why)
{
  return desk_deed_new (DESK_OP_TASK_SNOOZE, make_wake_args (member_no, cause), DESK_OP_TASK_SNOOZE,
                        make_snooze_args (member_no, cause, until, why), _("On Today again."));
}

/**
 * desk_deed_new_promise:
 * @due: a moment in RFC 3339
 *
 * Promises to call the member back (D5).
 */
DeskDeed *
desk_deed_new_promise (const char *member_no,
                       const char *due,
                       const char *about)
{
  JsonObject *args = make_text_args (member_no, "due", due);

  json_object_set_string_member (args, "about", about);
  return desk_deed_new (DESK_OP_CALLBACK_PROMISE, args, DESK_OP_CALLBACK_PROMISE,
                        make_args (member_no), _("Call-back promised."));
}

static JsonObject *
make_move_args (const char *member_no,
                const char *callback_id,
                const char *due,
                const char *about)
{
  JsonObject *args = make_text_args (member_no, "callback_id", callback_id);

  json_object_set_string_member (args, "due", due);
  json_object_set_string_member (args, "about", about);
  return args;
}

/**
 * desk_deed_new_move_callback:
 * @before: as it was promised, @about_before likewise
 * @due: a moment in RFC 3339
 *
 * Promises a call-back for another time (D5).
 */
DeskDeed *
desk_deed_new_move_callback (const char *member_no,
                             const char *callback_id,
                             const char *before,
                             const char *about_before,
                             const char *due,
                             const char *about)
{
  return desk_deed_new (DESK_OP_CALLBACK_PROMISE, make_move_args (member_no, callback_id, due, about),
                        DESK_OP_CALLBACK_PROMISE,
                        make_move_args (member_no, callback_id, before, about_before),
                        _("Call-back moved."));
}

/**
 * desk_deed_new_withdraw:
 * @due: as it was promised, to promise it again
 *
 * Takes a promised call-back back (D5).
 */
DeskDeed *
desk_deed_new_withdraw (const char *member_no,
                        const char *callback_id,
                        const char *due)
{
  JsonObject *undo_args = make_text_args (member_no, "callback_id", callback_id);

  json_object_set_string_member (undo_args, "due", due);
  return desk_deed_new (DESK_OP_CALLBACK_PROMISE,
                        make_text_args (member_no, "callback_id", callback_id),
                        DESK_OP_CALLBACK_PROMISE, undo_args, _("Call-back withdrawn."));
}

static JsonObject *
make_return_args (const char *member_no,
                  const char *use_id,
                  gboolean    returned)
{
  JsonObject *args = make_text_args (member_no, "use_id", use_id);

  json_object_set_boolean_member (args, "returned", returned);
  return args;
}

/**
 * desk_deed_new_return:
 *
 * What was lent is back (E7).
 */
DeskDeed *
desk_deed_new_return (const char *member_no,
                      const char *use_id)
{
  return desk_deed_new (DESK_OP_SERVICE_RETURN, make_return_args (member_no, use_id, TRUE),
                        DESK_OP_SERVICE_RETURN, make_return_args (member_no, use_id, FALSE),
                        _("Returned."));
}

/**
 * desk_deed_new_undo:
 * @op_id: the operation that @self became: the version that things have by it, and the id of the
 *   note, visit, ticket or call-back where it added one
 *
 * Returns: (transfer full): what undoes @self, once
 */
DeskDeed *
desk_deed_new_undo (const DeskDeed *self,
                    const char     *op_id)
{
  DeskDeed *undo = desk_deed_new (self->undo_kind, json_object_ref (self->undo_args), NULL, NULL,
                              _("Undone."));

  if (g_str_equal (self->kind, DESK_OP_NOTE_ADD))
    json_object_set_string_member (undo->args, "note_id", op_id);
  if (g_str_equal (self->kind, DESK_OP_TICKET_OPEN))
    json_object_set_string_member (undo->args, "ticket_id", op_id);
  if (g_str_equal (self->kind, DESK_OP_VISIT_SCHEDULE))
    json_object_set_string_member (undo->args, "visit_id", op_id);
  if (g_str_equal (self->kind, DESK_OP_CALLBACK_PROMISE) &&
      !json_object_has_member (self->args, "callback_id"))
    json_object_set_string_member (undo->args, "callback_id", op_id);
  if (names_base (undo))
    json_object_set_string_member (undo->args, "base", op_id);
  return undo;
}

void
desk_deed_free (DeskDeed *self)
{
  json_object_unref (self->args);
  g_clear_pointer (&self->undo_args, json_object_unref);
  g_free (self->kind);
  g_free (self->undo_kind);
  g_free (self->sentence);
  g_free (self);
}
