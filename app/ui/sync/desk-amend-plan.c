/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-amend-plan.h"

#include <desk-json.h>
#include <desk-time.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

/* What can be said in other words. Where what it changes is gone, the words become another kind. */
static const struct
{
  const char *kind;
  const char *id;               /* the argument that names what it changes */
  const char *field;
  const char *otherwise;
} kinds[] = {
  { DESK_OP_NOTE_ADD, NULL, "text", NULL },
  { DESK_OP_NOTE_EDIT, "note_id", "text", DESK_OP_NOTE_ADD },
  { DESK_OP_NOTE_REMOVE, "note_id", NULL, DESK_OP_NOTE_REMOVE },
  { DESK_OP_VISIT_SCHEDULE, NULL, NULL, NULL },
  { DESK_OP_VISIT_MOVE, "visit_id", NULL, DESK_OP_VISIT_SCHEDULE },
  { DESK_OP_VISIT_DONE, "visit_id", "outcome", DESK_OP_NOTE_ADD },
  { DESK_OP_VISIT_MISS, "visit_id", "why", DESK_OP_NOTE_ADD },
  { DESK_OP_VISIT_CANCEL, "visit_id", "why", DESK_OP_NOTE_ADD },
};

static gsize
find_kind (const char *kind)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[i].kind, kind))
    i++;
  return i;
}

static const DeskNote *
find_note (const DeskMemberFile *file,
           const char           *note_id)
{
  for (guint i = 0; i < file->notes->len; i++)
    {
      const DeskNote *note = g_ptr_array_index (file->notes, i);

      if (g_str_equal (note->note_id, note_id))
        return note;
    }
  return NULL;
}

static const DeskVisit *
find_visit (const DeskMemberFile *file,
            const char           *visit_id)
{
  for (guint i = 0; i < file->visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (file->visits, i);

      if (g_str_equal (visit->visit_id, visit_id))
        return visit;
    }
  return NULL;
}

static char *
describe_visit (const DeskVisit *visit,
                GTimeZone       *zone)
{
  g_autoptr (GDateTime) time = desk_time_local (visit->start_ms, zone);
  /* Translators: day and time of day, for g_date_time_format(). */
  g_autofree char *start = g_date_time_format (time, C_("moment", "%Y-%m-%d %H:%M"));

  /* Translators: day and time of day, and the purpose of a visit */
  return g_strdup_printf (_("The visit stands at %1$s now: %2$s."), start,
                          desk_visit_get_purpose_label (visit->purpose));
}

/* What sending it again does, now that it cannot change what it was made for. */
static char *
describe_otherwise (const char *kind)
{
  if (g_str_equal (kind, DESK_OP_NOTE_ADD))
    return g_strdup (_("Sent again, your words become a new note about the member."));
  if (g_str_equal (kind, DESK_OP_VISIT_SCHEDULE))
    return g_strdup (_("Sent again, it becomes a new visit."));
  return g_strdup (_("The note is not there any more."));
}

static void
stand_on_note (DeskAmendPlan        *self,
               const DeskMemberFile *file,
               const char           *note_id)
{
  const DeskNote *note = find_note (file, note_id);

  if (note == NULL)
    return;
  self->base = g_strdup (note->version);
  self->standing = g_strdup_printf (_("The note reads now: “%s”"), note->text);
}

static void
stand_on_visit (DeskAmendPlan        *self,
                const DeskMemberFile *file,
                const char           *visit_id,
                GTimeZone            *zone)
{
  self->visit = find_visit (file, visit_id);
  if (self->visit == NULL || !desk_visit_is_open (self->visit->status))
    return;
  self->base = g_strdup (self->visit->version);
  self->standing = describe_visit (self->visit, zone);
}

/**
 * desk_amend_plan_is_for:
 *
 * Returns: whether operations of @kind can be made again so
 */
gboolean
desk_amend_plan_is_for (const char *kind)
{
  return find_kind (kind) < G_N_ELEMENTS (kinds);
}

/**
 * desk_amend_plan_new:
 * @entry: of a kind that desk_amend_plan_is_for()
 * @file: its member, who stays as long as the plan
 * @zone: the policy's
 *
 * Finds what the operation was to change as it stands now, so that the person overwrites what they
 * see, and nothing else.
 */
DeskAmendPlan *
desk_amend_plan_new (const DeskOutboxEntry *entry,
                     const DeskMemberFile  *file,
                     GTimeZone             *zone)
{
  const gsize found = find_kind (entry->kind);
  DeskAmendPlan *self = g_new0 (DeskAmendPlan, 1);
  const char *id;

  g_return_val_if_fail (found < G_N_ELEMENTS (kinds), NULL);

  self->kind = kinds[found].kind;
  self->field = kinds[found].field;
  self->text = g_strdup (self->field != NULL ? desk_json_peek_string (entry->args, self->field, "")
                                             : "");
  if (kinds[found].id == NULL)
    return self;

  id = desk_json_peek_string (entry->args, kinds[found].id, "");
  if (g_str_equal (kinds[found].id, "note_id"))
    stand_on_note (self, file, id);
  else
    stand_on_visit (self, file, id, zone);
  if (self->base != NULL)
    return self;
  self->kind = kinds[found].otherwise;
  self->standing = describe_otherwise (self->kind);
  if (g_str_equal (self->kind, DESK_OP_NOTE_ADD))
    self->field = "text";
  return self;
}

/**
 * desk_amend_plan_has_time:
 *
 * Returns: whether the new operation says when a visit is to be
 */
gboolean
desk_amend_plan_has_time (const DeskAmendPlan *self)
{
  return g_str_equal (self->kind, DESK_OP_VISIT_SCHEDULE) ||
         g_str_equal (self->kind, DESK_OP_VISIT_MOVE);
}

/**
 * desk_amend_plan_make_args:
 * @old: of the operation that was turned away
 *
 * Returns: (transfer full): the arguments of the new one, without what its form says
 */
JsonObject *
desk_amend_plan_make_args (const DeskAmendPlan *self,
                           JsonObject          *old)
{
  static const char * const kept[] = { "member_no", "note_id", "visit_id", "base" };
  const gsize n_kept = kinds[find_kind (self->kind)].id != NULL ? G_N_ELEMENTS (kept) : 1;
  JsonObject *args = json_object_new ();

  for (gsize i = 0; i < n_kept; i++)
    if (json_object_has_member (old, kept[i]))
      json_object_set_string_member (args, kept[i], desk_json_peek_string (old, kept[i], ""));
  if (self->base != NULL)
    json_object_set_string_member (args, "base", self->base);
  return args;
}

void
desk_amend_plan_free (DeskAmendPlan *self)
{
  g_free (self->text);
  g_free (self->base);
  g_free (self->standing);
  g_free (self);
}
