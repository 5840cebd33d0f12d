/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-note-model.h"

#include <desk-json.h>

typedef struct
{
  char     *member_no;
  char     *text;
  char     *version;
  gint64    made_ms;
  gint64    changed_ms;
  gboolean  removed;
} Note;

struct _SimNoteModel
{
  SimReport  *report;
  GHashTable *notes;            /* note_id → Note */
};

static void
free_note (gpointer data)
{
  Note *note = data;

  g_free (note->member_no);
  g_free (note->text);
  g_free (note->version);
  g_free (note);
}

SimNoteModel *
sim_note_model_new (SimReport *report)
{
  SimNoteModel *self = g_new0 (SimNoteModel, 1);

  self->report = report;
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_note);
  return self;
}

static void
add (SimNoteModel *self,
     const DeskOp *op)
{
  Note *note = g_new0 (Note, 1);

  note->member_no = g_strdup (op->member_no);
  note->text = g_strdup (desk_json_peek_string (op->args, "text", ""));
  note->version = g_strdup (op->op_id);
  note->made_ms = note->changed_ms = op->made_ms;
  g_hash_table_replace (self->notes, g_strdup (op->op_id), note);
}

static void
change (Note         *note,
        const DeskOp *op)
{
  g_free (note->text);
  note->text = g_strdup (desk_json_peek_string (op->args, "text", ""));
  g_free (note->version);
  note->version = g_strdup (op->op_id);
  note->changed_ms = op->made_ms;
  note->removed = g_str_equal (op->kind, DESK_OP_NOTE_REMOVE);
}

/* Nobody overwrites what they have not seen, and nobody is hindered who has seen it all; two who
 * remove the same note agree. */
static void
check_base (SimNoteModel      *self,
            const DeskOp      *op,
            const DeskVerdict *verdict,
            const Note        *note)
{
  const char *base = desk_json_peek_string (op->args, "base", "");
  gboolean removes = g_str_equal (op->kind, DESK_OP_NOTE_REMOVE);
  gboolean fits =
    note != NULL && (g_str_equal (note->version, base) || (note->removed && removes));
  const char *code = verdict->accepted ? "" : verdict->reason->code;

  if (verdict->accepted && !fits)
    sim_report_fail (self->report, "overwritten", "%s changed what its maker had not seen",
                     op->op_id);
  if (fits && (g_str_equal (code, "note-changed") || g_str_equal (code, "note-removed") ||
               g_str_equal (code, "no-such-note")))
    sim_report_fail (self->report, "verdict", "%s was turned away: %s", op->op_id, code);
}

void
sim_note_model_apply (SimNoteModel      *self,
                      const DeskOp      *op,
                      const DeskVerdict *verdict)
{
  Note *note;

  if (g_str_equal (op->kind, DESK_OP_NOTE_ADD))
    {
      if (verdict->accepted)
        add (self, op);
      return;
    }
  note = g_hash_table_lookup (self->notes, desk_json_peek_string (op->args, "note_id", ""));
  check_base (self, op, verdict, note);
  if (verdict->accepted && note != NULL)
    change (note, op);
}

GHashTable *
sim_note_model_rows (SimNoteModel *self,
                     GHashTable   *managers)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  const char *note_id;
  const Note *note;

  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, (gpointer *) &note_id, (gpointer *) &note))
    {
      const char *manager_no = g_hash_table_lookup (managers, note->member_no);

      g_hash_table_insert (rows, g_strdup (note_id),
                           g_strdup_printf ("%s | %s | %s | %s | %s | %" G_GINT64_FORMAT
                                            " | %" G_GINT64_FORMAT " | %d", note_id,
                                            note->member_no, manager_no, note->text, note->version,
                                            note->made_ms, note->changed_ms, note->removed));
    }
  return rows;
}

void
sim_note_model_free (SimNoteModel *self)
{
  g_hash_table_unref (self->notes);
  g_free (self);
}
