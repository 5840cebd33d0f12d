/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-restore.h"

#include <desk-test-disk.h>
#include <hub-backup.h>

#include "sim-files.h"
#include "sim-query.h"

/* Every other one is a plain copy, of which nobody told the hub. */
void
sim_restore_backup (SimWorld      *world,
                    const SimStep *step)
{
  gboolean plain = world->n_backups % 2 == 1;
  g_autofree char *name = g_strdup_printf ("backup-%u.db", world->n_backups++);
  g_autoptr (GError) error = NULL;

  g_free (world->backup_path);
  world->backup_path = g_build_filename (world->dir, name, NULL);
  if (plain)
    desk_db_run (world->db, &error, "VACUUM INTO $1", "s", world->backup_path);
  else
    hub_backup_write (world->db, world->hub_clock, world->backup_path, &error);
  if (error != NULL)
    sim_report_fail (world->report, "backup", "%s", error->message);
}

static GHashTable *
list_judged (SimWorld *world)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  sim_query_add_texts (world->db, ids, "SELECT op_id FROM operations");
  return ids;
}

/* What the hub forgot is sent again, and then comes later than what it was made before. */
static void
note_forgotten (SimWorld   *world,
                GHashTable *before)
{
  g_autoptr (GHashTable) after = list_judged (world);
  GPtrArray *deeds = sim_ledger_list (world->ledger);

  for (guint i = 0; i < deeds->len; i++)
    {
      SimDeed *deed = g_ptr_array_index (deeds, i);

      if (g_hash_table_contains (before, deed->op_id) &&
          !g_hash_table_contains (after, deed->op_id))
        {
          deed->resent = TRUE;
          sim_report_witness (world->report, "forgotten");
          sim_report_log (world->report, "   forgotten: %s", deed->op_id);
        }
    }
}

void
sim_restore_hub (SimWorld      *world,
                 const SimStep *step)
{
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) judged = NULL;

  if (world->backup_path == NULL)
    return;
  sim_world_ungrant (world);
  before = sim_world_census (world);
  judged = list_judged (world);
  sim_world_stop_hub (world);
  desk_test_disk_unwatch (world->hub_dir);
  sim_files_remove_database (world->hub_path);
  sim_files_copy (world->backup_path, world->hub_path);
  desk_test_disk_watch (world->hub_dir);
  sim_world_start_hub (world);
  note_forgotten (world, judged);
  sim_world_account (world, before);
  sim_report_witness (world->report, "restored-hub");
}

void
sim_restore_copy (SimWorld      *world,
                  const SimStep *step)
{
  SimLaptop *laptop = sim_world_get_laptop (world, step->who);

  if (laptop->copy_dir == NULL)
    laptop->copy_dir = g_strconcat (laptop->dir, "-copy", NULL);
  sim_laptop_copy (laptop, laptop->copy_dir);
}

/* The folder says whose laptop it is now. */
static void
follow_manager (SimLaptop  *laptop,
                const char *fallback)
{
  const DeskIdentity *identity = desk_store_get_identity (laptop->store);
  g_autofree char *manager_no = g_strdup (identity != NULL ? identity->manager_no : fallback);

  g_free (laptop->manager_no);
  laptop->manager_no = g_steal_pointer (&manager_no);
}

/* What the laptop made after the copy is not before what it makes from now on. */
static void
note_strayed (SimWorld  *world,
              SimLaptop *laptop)
{
  g_autoptr (GHashTable) known = list_judged (world);
  g_autoptr (DeskDb) db = sim_laptop_look (laptop);
  GPtrArray *deeds = sim_ledger_list (world->ledger);

  sim_query_add_texts (db, known, "SELECT op_id FROM outbox");
  for (guint i = 0; i < deeds->len; i++)
    {
      SimDeed *deed = g_ptr_array_index (deeds, i);

      if (deed->laptop == laptop->index && !g_hash_table_contains (known, deed->op_id))
        deed->strayed = TRUE;
    }
}

void
sim_restore_laptop (SimWorld      *world,
                    const SimStep *step)
{
  SimLaptop *laptop = sim_world_get_laptop (world, step->who);
  g_autoptr (GHashTable) before = NULL;

  if (laptop->copy_dir == NULL)
    return;
  sim_world_ungrant (world);
  before = sim_world_census (world);
  sim_laptop_put_back (laptop, laptop->copy_dir);
  follow_manager (laptop, laptop->manager_no);
  note_strayed (world, laptop);
  sim_world_account (world, before);
  sim_report_witness (world->report, "restored-laptop");
}

/* One clone a run: another laptop that begins as a copy of this one. */
void
sim_restore_clone (SimWorld      *world,
                   const SimStep *step)
{
  SimLaptop *model = sim_world_get_laptop (world, step->who);
  g_autofree char *dir = g_build_filename (world->dir, "clone", NULL);
  SimLaptop *clone;

  if (world->n_laptops > world->n_drawn)
    return;
  sim_world_ungrant (world);
  sim_laptop_copy (model, dir);
  clone = sim_laptop_new (world->n_laptops, dir, world->policy, world->now_ms);
  sim_laptop_open (clone, NULL);
  follow_manager (clone, model->manager_no);
  world->laptops[world->n_laptops++] = clone;
  sim_report_witness (world->report, "cloned");
}
