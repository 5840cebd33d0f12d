/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-known-model.h"

#include <desk-json.h>
#include <desk-time.h>

/* A row: @first and @second are a tag and how it folds, a kind and its value, another member and what
 * is said of both, a cause and until when it is put off, and why, or what a call-back is
 * about and when it is due. */
typedef struct
{
  char     *member_no;
  char     *first;
  char     *second;
  char     *version;
  gint64    changed_ms;
  gboolean  removed;
} Known;

struct _SimKnownModel
{
  SimReport  *report;
  GHashTable *tags;             /* tag_id → Known */
  GHashTable *facts;            /* fact_id → Known */
  GHashTable *marks;            /* duplicate_id → Known */
  GHashTable *snoozes;          /* snooze_id → Known */
  GHashTable *callbacks;        /* callback_id → Known */
};

static void
free_known (gpointer data)
{
  Known *known = data;

  g_free (known->member_no);
  g_free (known->first);
  g_free (known->second);
  g_free (known->version);
  g_free (known);
}

SimKnownModel *
sim_known_model_new (SimReport *report)
{
  SimKnownModel *self = g_new0 (SimKnownModel, 1);

  self->report = report;
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_known);
  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_known);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_known);
  self->snoozes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_known);
  self->callbacks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_known);
  return self;
}

static void
put (GHashTable   *rows,
     const DeskOp *op,
     const char   *key,
     const char   *member_no,
     const char   *first,
     const char   *second,
     gboolean      removed)
{
  Known *known = g_new0 (Known, 1);

  known->member_no = g_strdup (member_no);
  known->first = g_strdup (first);
  known->second = g_strdup (second);
  known->version = g_strdup (op->op_id);
  known->changed_ms = op->made_ms;
  known->removed = removed;
  g_hash_table_replace (rows, g_strdup (key), known);
}

/* The last one wins; a tag that is taken away keeps its spelling. */
static void
apply_tag (SimKnownModel     *self,
           const DeskOp      *op,
           const DeskVerdict *verdict)
{
  const char *tag = desk_json_peek_string (op->args, "tag", "");
  g_autofree char *folded = g_utf8_casefold (tag, -1);
  g_autofree char *key = g_strconcat (op->member_no, "\t", folded, NULL);
  const Known *known = g_hash_table_lookup (self->tags, key);

  if (verdict->accepted && g_str_equal (op->kind, DESK_OP_TAG_ADD))
    put (self->tags, op, key, op->member_no, tag, folded, FALSE);
  else if (verdict->accepted && known != NULL)
    {
      g_autofree char *spelled = g_strdup (known->first);

      put (self->tags, op, key, op->member_no, spelled, folded, TRUE);
    }
}

static char *
get_value (const DeskOp *op)
{
  JsonNode *value = json_object_get_member (op->args, "value");

  return value != NULL ? desk_json_object_text (json_node_get_object (value)) : g_strdup ("");
}

/* Nobody overwrites what they have not seen, and nobody is hindered who has seen it all; two who say
 * the same agree. */
static void
apply_fact (SimKnownModel     *self,
            const DeskOp      *op,
            const DeskVerdict *verdict)
{
  const char *kind = desk_json_peek_string (op->args, "fact", "");
  const char *base = desk_json_peek_string (op->args, "base", "");
  g_autofree char *key = g_strconcat (op->member_no, "\t", kind, NULL);
  g_autofree char *value = get_value (op);
  const Known *known = g_hash_table_lookup (self->facts, key);
  gboolean fits = known == NULL || g_str_equal (known->version, base) ||
                  g_str_equal (known->second, value) || (known->removed && *base == '\0');
  const char *code = verdict->accepted ? "" : verdict->reason->code;

  if (verdict->accepted && !fits)
    sim_report_fail (self->report, "overwritten", "%s changed what its maker had not seen",
                     op->op_id);
  if (fits && (g_str_equal (code, "fact-changed") || g_str_equal (code, "fact-removed")))
    sim_report_fail (self->report, "verdict", "%s was turned away: %s", op->op_id, code);
  if (verdict->accepted)
    put (self->facts, op, key, op->member_no, kind, value, *value == '\0');
}

/* The last one wins, whichever of the two it names first; it stands with the lower number. */
static void
apply_mark (SimKnownModel     *self,
            const DeskOp      *op,
            const DeskVerdict *verdict)
{
  const char *other_no = desk_json_peek_string (op->args, "other_no", "");
  gboolean lower = strcmp (op->member_no, other_no) < 0;
  const char *first = lower ? op->member_no : other_no;
  const char *second = lower ? other_no : op->member_no;
  g_autofree char *key = g_strconcat (first, "\t", second, NULL);

  if (verdict->accepted)
    put (self->marks, op, key, first, second, desk_json_peek_string (op->args, "verdict", ""),
         FALSE);
}

static char *
print_moment (const DeskOp *op,
              const char   *name)
{
  const char *text = desk_json_peek_string (op->args, name, NULL);
  gint64 time_ms = 0;

  if (text != NULL)
    g_assert_true (desk_time_from_rfc3339 (text, &time_ms, NULL));
  return g_strdup_printf ("%" G_GINT64_FORMAT, time_ms);
}

/* The last one wins; without a time it is wanted again. */
static void
apply_snooze (SimKnownModel     *self,
              const DeskOp      *op,
              const DeskVerdict *verdict)
{
  const char *cause = desk_json_peek_string (op->args, "cause", "");
  g_autofree char *key = g_strconcat (op->member_no, "\t", cause, NULL);
  g_autofree char *until = print_moment (op, "until");
  g_autofree char *second =
    g_strconcat (until, desk_json_peek_string (op->args, "why", ""), NULL);

  if (verdict->accepted)
    put (self->snoozes, op, key, op->member_no, cause, second, FALSE);
}

/* The last one wins, and keeps the words of the one before where it has none. */
static void
apply_callback (SimKnownModel     *self,
                const DeskOp      *op,
                const DeskVerdict *verdict)
{
  const char *id = desk_json_peek_string (op->args, "callback_id", op->op_id);
  const Known *known = g_hash_table_lookup (self->callbacks, id);
  g_autofree char *about =
    g_strdup (desk_json_peek_string (op->args, "about", known != NULL ? known->first : ""));
  g_autofree char *due = print_moment (op, "due");

  if (verdict->accepted)
    put (self->callbacks, op, id, op->member_no, about, due, FALSE);
}

void
sim_known_model_apply (SimKnownModel     *self,
                       const DeskOp      *op,
                       const DeskVerdict *verdict)
{
  if (g_str_has_prefix (op->kind, "tag."))
    apply_tag (self, op, verdict);
  else if (g_str_has_prefix (op->kind, "fact."))
    apply_fact (self, op, verdict);
  else if (g_str_has_prefix (op->kind, "duplicate."))
    apply_mark (self, op, verdict);
  else if (g_str_has_prefix (op->kind, "task."))
    apply_snooze (self, op, verdict);
  else if (g_str_has_prefix (op->kind, "callback."))
    apply_callback (self, op, verdict);
}

static GHashTable *
list_rows (GHashTable *knowns,
           GHashTable *managers)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  const char *key;
  const Known *known;

  g_hash_table_iter_init (&iter, knowns);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &known))
    {
      const char *manager_no = g_hash_table_lookup (managers, known->member_no);

      g_hash_table_insert (rows, g_strdup (key),
                           g_strdup_printf ("%s | %s | %s | %s | %s | %s | %" G_GINT64_FORMAT
                                            " | %d", key, known->member_no, manager_no,
                                            known->first, known->second, known->version,
                                            known->changed_ms, known->removed));
    }
  return rows;
}

GHashTable *
sim_known_model_tags (SimKnownModel *self,
                      GHashTable    *managers)
{
  return list_rows (self->tags, managers);
}

GHashTable *
sim_known_model_facts (SimKnownModel *self,
                       GHashTable    *managers)
{
  return list_rows (self->facts, managers);
}

GHashTable *
sim_known_model_marks (SimKnownModel *self,
                       GHashTable    *managers)
{
  return list_rows (self->marks, managers);
}

GHashTable *
sim_known_model_snoozes (SimKnownModel *self,
                         GHashTable    *managers)
{
  return list_rows (self->snoozes, managers);
}

GHashTable *
sim_known_model_callbacks (SimKnownModel *self,
                           GHashTable    *managers)
{
  return list_rows (self->callbacks, managers);
}

void
sim_known_model_free (SimKnownModel *self)
{
  g_hash_table_unref (self->tags);
  g_hash_table_unref (self->facts);
  g_hash_table_unref (self->marks);
  g_hash_table_unref (self->snoozes);
  g_hash_table_unref (self->callbacks);
  g_free (self);
}
