/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-check.h"

#include <desk-table.h>

#include "sim-model.h"
#include "sim-policy-check.h"
#include "sim-query.h"
#include "sim-rows.h"

static char *
list_columns (const DeskTable *table)
{
  g_autofree char *all = NULL;
  g_auto (GStrv) names = g_new0 (char *, table->n_columns + 2);

  for (guint i = 0; i < table->n_columns; i++)
    names[i] = g_strdup (table->columns[i]);
  names[table->n_columns] = g_strdup ("rev");
  return g_strjoinv (", ", names);
}

/* Convergence (6): the same rows, column by column, revisions too; and nobody else's (7). */
static void
compare_table (SimWorld        *world,
               SimLaptop       *laptop,
               DeskDb          *db,
               const DeskTable *table)
{
  g_autofree char *columns = list_columns (table);
  g_autofree char *all = g_strdup_printf ("SELECT %s FROM %s", columns, table->name);
  g_autofree char *own = g_strconcat (all, " WHERE manager_no = $1", NULL);
  g_autofree char *others = g_strconcat (all, " WHERE manager_no <> $1", NULL);
  g_autofree char *whose = g_strdup_printf ("laptop %u's", laptop->index);
  g_autoptr (GHashTable) expected =
    sim_query_rows (world->db, table->n_columns + 1, own, laptop->manager_no);
  g_autoptr (GHashTable) rows = sim_query_rows (db, table->n_columns + 1, all, NULL);
  g_autoptr (GHashTable) foreign =
    sim_query_rows (db, table->n_columns + 1, others, laptop->manager_no);

  if (g_hash_table_size (foreign) > 0)
    sim_report_fail (world->report, "foreign", "laptop %u holds %u rows of others in %s",
                     laptop->index, g_hash_table_size (foreign), table->name);
  sim_rows_compare (world->report, "differs", whose, "the hub's", expected, rows);
}

static void
check_laptop (SimWorld  *world,
              SimLaptop *laptop)
{
  g_autoptr (DeskDb) db = sim_laptop_look (laptop);
  g_autoptr (GError) error = NULL;
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);

  if (!desk_db_check (db, &error))
    sim_report_fail (world->report, "damaged", "laptop %u: %s", laptop->index, error->message);
  for (guint i = 0; i < n_tables; i++)
    compare_table (world, laptop, db, &tables[i]);
  sim_policy_check (world, laptop, db);
}

/* Where operations are at the end. */
typedef struct
{
  GHashTable *verdicts;         /* op_id → "accepted", "rejected": what the hub said */
  GHashTable *visible;          /* ids turned away that some outbox shows → reason */
} Places;

static void
clear_places (Places *places)
{
  g_clear_pointer (&places->verdicts, g_hash_table_unref);
  g_clear_pointer (&places->visible, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, clear_places)

static void
add_visible (SimWorld   *world,
             SimLaptop  *laptop,
             GHashTable *visible)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outbox = sim_laptop_list_outbox (laptop, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < outbox->len; i++)
    {
      const DeskOutboxEntry *entry = g_ptr_array_index (outbox, i);

      if (entry->state != DESK_OUTBOX_REJECTED)
        sim_report_fail (world->report, "stuck", "%s of laptop %u is still %s", entry->op_id,
                         laptop->index, desk_outbox_state_to_string (entry->state));
      else if (entry->reason == NULL)
        sim_report_fail (world->report, "reason", "%s was turned away without one", entry->op_id);
      g_hash_table_replace (visible, g_strdup (entry->op_id),
                            g_strdup (entry->reason != NULL ? entry->reason->code : ""));
    }
}

static gboolean
has_copies (SimWorld *world)
{
  return world->n_laptops > world->n_drawn;
}

/* What two copies of a laptop keep may be done by the one while the other has gone to somebody
 * else, in whose name it is not; or after the hub forgot that it turned it away when the other sent
 * it. */
static gboolean
is_contested (SimWorld      *world,
              const SimDeed *deed,
              const char    *reason)
{
  return has_copies (world) &&
         (deed->resent || g_str_equal (reason, "other-device"));
}

/* Nothing lost, nothing twice (1, 2, 3, 5). */
static void
check_deed (SimWorld      *world,
            const Places  *places,
            const SimDeed *deed)
{
  const char *verdict = g_hash_table_lookup (places->verdicts, deed->op_id);
  gboolean accepted = g_strcmp0 (verdict, "accepted") == 0;
  const char *reason = g_hash_table_lookup (places->visible, deed->op_id);
  gboolean visible = reason != NULL;

  if (accepted && visible && !is_contested (world, deed, reason))
    sim_report_fail (world->report, "twice", "%s is accepted, and shown as turned away",
                     deed->op_id);
  if (!accepted && !visible && !deed->resolved && !deed->destroyed)
    sim_report_fail (world->report, "lost", "%s, made at laptop %u, is nowhere (hub: %s)",
                     deed->op_id, deed->laptop, verdict != NULL ? verdict : "unknown");
  sim_report_witness (world->report, accepted           ? "end-accepted"
                                     : visible          ? "end-visible"
                                     : deed->resolved   ? "end-resolved"
                                                        : "end-destroyed");
}

static void
check_ledger (SimWorld *world)
{
  g_auto (Places) places = { 0 };
  GPtrArray *deeds = sim_ledger_list (world->ledger);
  GHashTableIter iter;
  const char *op_id;

  places.verdicts = sim_query_texts (world->db,
                                     "SELECT op_id, json_extract (verdict, '$.verdict')"
                                     " FROM operations");
  places.visible = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < world->n_laptops; i++)
    add_visible (world, world->laptops[i], places.visible);
  for (guint i = 0; i < deeds->len; i++)
    check_deed (world, &places, g_ptr_array_index (deeds, i));

  g_hash_table_iter_init (&iter, places.verdicts);
  while (g_hash_table_iter_next (&iter, (gpointer *) &op_id, NULL))
    if (sim_ledger_find (world->ledger, op_id) == NULL)
      sim_report_fail (world->report, "stranger", "%s was made by nobody", op_id);
}

static void
check_place (SimWorld   *world,
             GHashTable *last,
             SimDeed    *deed,
             const char *device_id)
{
  g_autofree char *key = g_strdup_printf ("%s %u", device_id, deed->laptop);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (last, key));

  if (deed->place < before)
    sim_report_fail (world->report, "order", "%s of laptop %u was judged too late", deed->op_id,
                     deed->laptop);
  g_hash_table_replace (last, g_steal_pointer (&key), GUINT_TO_POINTER (MAX (before, deed->place)));
}

/* A device's operations are judged in the order in which they were made (4), also once more after
 * the hub forgot them; but for what a copy of the laptop sent before it. */
static void
check_order (SimWorld *world)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (world->db, &error, "SELECT op_id, device_id FROM operations ORDER BY rowid", "");

  while (error == NULL && desk_stmt_step (stmt, &error))
    {
      SimDeed *deed = sim_ledger_find (world->ledger, desk_stmt_text (stmt, 0));

      if (deed != NULL && !deed->strayed && !deed->destroyed && !(deed->resent && has_copies (world)))
        check_place (world, last, deed, desk_stmt_text (stmt, 1));
    }
  g_assert_no_error (error);
}

/* A change of a note, a tag, a fact, a mark, a loan or a visit is in sight only until the next one; what the
 * manager before did is not shown to this one; what the hub accepted for a member who comes back is
 * in sight once the pull brought the member. */
void
sim_check_in_sight (SimWorld  *world,
                    SimLaptop *laptop)
{
  g_autoptr (DeskDb) db = sim_laptop_look (laptop);
  g_autoptr (GPtrArray) gone =
    sim_query_list (db, "SELECT op_id FROM outbox WHERE state <> 'rejected' AND reason IS NULL"
                        " AND kind NOT IN ('note.edit', 'note.remove', 'tag.add', 'tag.remove',"
                        " 'fact.set', 'fact.remove', 'duplicate.mark', 'task.snooze', 'callback.promise',"
                        " 'ticket.told', 'ticket.done',"
                        " 'visit.move', 'visit.done', 'visit.cancel', 'service.return')"
                        " AND instr ((SELECT value FROM meta WHERE key = 'devices'),"
                        " json_extract (body, '$.device')) > 0"
                        " AND (state <> 'accepted' OR member_no IN (SELECT member_no FROM members))"
                        " AND NOT EXISTS (SELECT 1 FROM effects"
                        " WHERE effects.op_id = outbox.op_id)");

  for (guint i = 0; i < gone->len; i++)
    sim_report_fail (world->report, "snapped-back", "%s is out of sight at laptop %u",
                     (char *) g_ptr_array_index (gone, i), laptop->index);
}

void
sim_check (SimWorld *world)
{
  g_autoptr (GError) error = NULL;

  if (!desk_db_check (world->db, &error))
    sim_report_fail (world->report, "damaged", "the hub: %s", error->message);
  check_ledger (world);
  check_order (world);
  sim_model_check (world);
  for (guint i = 0; i < world->n_laptops; i++)
    check_laptop (world, world->laptops[i]);
}
