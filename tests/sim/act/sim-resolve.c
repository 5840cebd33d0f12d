/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-resolve.h"

#include <desk-error.h>

#include "sim-people.h"
#include "sim-query.h"
#include "sim-visit.h"

static DeskOutboxEntry *
find_rejected (GPtrArray *outbox,
               guint      which)
{
  g_autoptr (GPtrArray) rejected = g_ptr_array_new ();

  for (guint i = 0; i < outbox->len; i++)
    {
      DeskOutboxEntry *entry = g_ptr_array_index (outbox, i);

      if (entry->state == DESK_OUTBOX_REJECTED)
        g_ptr_array_add (rejected, entry);
    }
  return rejected->len > 0 ? g_ptr_array_index (rejected, which % rejected->len) : NULL;
}

/* The @args are for an operation that is edited and sent again, else NULL. */
static gboolean
decide (SimLaptop              *laptop,
        const DeskOutboxEntry  *entry,
        DeskResolution          resolution,
        JsonObject             *args,
        DeskVerdict           **verdict,
        GError                **error)
{
  if (args == NULL)
    return sim_laptop_resolve (laptop, entry->op_id, resolution, verdict, error);
  *verdict = sim_laptop_amend (laptop, entry->op_id, entry->kind, args, error);
  return *verdict != NULL;
}

static void
resolve (SimWorld              *world,
         SimLaptop             *laptop,
         const DeskOutboxEntry *entry,
         DeskResolution         resolution,
         JsonObject            *args)
{
  const char *what = args != NULL                       ? "amend"
                     : resolution == DESK_RESOLVE_DROP ? "drop"
                                                       : "retry";
  g_autofree char *witness = g_strconcat ("resolved-", what, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  SimDeed *deed = sim_ledger_find (world->ledger, entry->op_id);

  sim_report_log (world->report, "   %s %s", what, entry->op_id);
  if (!decide (laptop, entry, resolution, args, &verdict, &error))
    {
      /* What a failing disk did not confirm may have happened. */
      if (deed != NULL && world->is_failing)
        deed->resolved = TRUE;
      if (!g_error_matches (error, DESK_ERROR, DESK_ERROR_UNSUITABLE))
        sim_world_blame (world, "resolve", entry->op_id, error);
      return;
    }
  if (verdict != NULL)
    sim_people_note (world, laptop, verdict);
  if (verdict != NULL && !verdict->accepted)
    return;
  if (deed != NULL)
    deed->resolved = TRUE;
  sim_report_witness (world->report, witness);
}

/* What the laptop shows now of the note or visit that @args name: what was turned away may have
 * been made of something older. */
static void
look_again (SimWorld      *world,
            const SimStep *step,
            JsonObject    *args)
{
  g_autoptr (DeskDb) db = sim_laptop_look (sim_world_get_laptop (world, step->who));
  g_autoptr (GHashTable) versions =
    sim_query_texts (db, "SELECT note_id, version FROM notes"
                         " UNION ALL SELECT visit_id, version FROM visits");
  const char *name = json_object_has_member (args, "note_id") ? "note_id" : "visit_id";
  const char *version =
    g_hash_table_lookup (versions, json_object_get_string_member_with_default (args, name, ""));

  if (version != NULL && step->n % 4 != 0)
    json_object_set_string_member (args, "base", version);
}

/* As a person edits it in its form: other words, another service, another time. */
static JsonObject *
edit (SimWorld      *world,
      const SimStep *step,
      JsonObject    *old)
{
  static const char * const texts[] = { "note", "result", "text", "outcome", "why" };
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), old);
  g_autofree char *json = json_to_string (node, FALSE);
  g_autoptr (JsonNode) copy = json_from_string (json, NULL);
  JsonObject *args = json_node_dup_object (copy);
  g_autofree char *words = g_strdup_printf ("改过 %u", step->n);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (json_object_has_member (args, texts[i]))
      json_object_set_string_member (args, texts[i], words);
  if (json_object_has_member (args, "service") && step->n % 2 == 0)
    json_object_set_string_member (args, "service", "airport-lounge");
  if (json_object_has_member (args, "start"))
    sim_visit_set_start (world, args, step);
  if (json_object_has_member (args, "base"))
    look_again (world, step, args);
  return args;
}

static GPtrArray *
list_outbox (SimWorld  *world,
             SimLaptop *laptop)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *outbox = sim_laptop_list_outbox (laptop, &error);

  if (outbox == NULL)
    sim_world_blame (world, "outbox", "the outbox", error);
  return outbox;
}

void
sim_resolve (SimWorld      *world,
             const SimStep *step)
{
  SimLaptop *laptop = sim_world_get_laptop (world, step->who);
  g_autoptr (GPtrArray) outbox = list_outbox (world, laptop);
  DeskOutboxEntry *entry = outbox != NULL ? find_rejected (outbox, step->what) : NULL;

  if (entry != NULL)
    resolve (world, laptop, entry, step->n % 2 == 0 ? DESK_RESOLVE_DROP : DESK_RESOLVE_RETRY, NULL);
}

void
sim_resolve_amend (SimWorld      *world,
                   const SimStep *step)
{
  SimLaptop *laptop = sim_world_get_laptop (world, step->who);
  g_autoptr (GPtrArray) outbox = list_outbox (world, laptop);
  DeskOutboxEntry *entry = outbox != NULL ? find_rejected (outbox, step->what) : NULL;
  g_autoptr (JsonObject) args = NULL;

  if (entry == NULL)
    return;
  args = edit (world, step, entry->args);
  resolve (world, laptop, entry, DESK_RESOLVE_RETRY, args);
}
