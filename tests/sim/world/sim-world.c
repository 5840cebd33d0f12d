/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-world.h"

#include <desk-lapse.h>
#include <desk-test-disk.h>
#include <desk-test-policy.h>
#include <desk-test.h>
#include <hub-database.h>
#include <hub-enrolment.h>

#include "sim-query.h"

#define BEGINNING "2026-11-28T09:30:00+08:00"
#define SECOND_MS 1000

void
sim_world_start_hub (SimWorld *self)
{
  g_autofree char *uri = g_strconcat ("sqlite:", self->hub_path, NULL);
  g_autoptr (GError) error = NULL;

  self->db = hub_database_open (uri, self->hub_clock, &error);
  g_assert_no_error (error);
  self->hub = hub_server_new (uri, self->policy, self->hub_clock);
  hub_server_listen (self->hub, "127.0.0.1:0", NULL, NULL, &error);
  g_assert_no_error (error);
  if (self->front != NULL)
    desk_front_set_hub (self->front, hub_server_get_uri (self->hub));
}

void
sim_world_stop_hub (SimWorld *self)
{
  g_autoptr (GAsyncResult) result = desk_test_call (hub_server_stop, self->hub);

  hub_server_stop_finish (self->hub, result, NULL);
  g_clear_object (&self->hub);
  g_clear_object (&self->db);
}

static void
add_laptops (SimWorld          *self,
             const SimSchedule *schedule)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < schedule->n_laptops; i++)
    {
      g_autofree char *name = g_strdup_printf ("laptop-%u", i);
      g_autofree char *dir = g_build_filename (self->dir, name, NULL);
      g_autofree char *manager_no = sim_feed_manager_no (i % schedule->n_managers);
      SimLaptop *laptop = sim_laptop_new (i, dir, self->policy, self->now_ms);

      self->laptops[self->n_laptops++] = laptop;
      sim_laptop_open (laptop, &error);
      g_assert_no_error (error);
      sim_world_enrol (self, laptop, manager_no, &error);
      g_assert_no_error (error);
      sim_laptop_round (laptop, NULL, &error);
      g_assert_no_error (error);
    }
  self->n_drawn = self->n_laptops;
}

/* The built-in one, but that all units of a quota may be held at a time: then everybody is in
 * everybody's way. */
static DeskPolicy *
make_policy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) builtin = desk_policy_new_builtin (&error);
  g_autofree char *text = NULL;
  DeskPolicy *policy;

  g_assert_no_error (error);
  text = desk_test_policy_amend (builtin, "sim.0", "per_quota=1\nspare=1\n", "per_quota=3\n");
  policy = desk_policy_new_from_data (text, strlen (text), "sim.0", &error);
  g_assert_no_error (error);
  return policy;
}

SimWorld *
sim_world_new (const SimSchedule *schedule,
               SimReport         *report)
{
  SimWorld *self = g_new0 (SimWorld, 1);
  g_autoptr (GError) error = NULL;

  desk_test_disk_install ();
  self->report = report;
  self->ledger = sim_ledger_new ();
  self->feed = sim_feed_new (schedule->n_managers);
  self->n_managers = schedule->n_managers;
  self->dir = desk_test_make_dir ();
  self->hub_dir = g_build_filename (self->dir, "hub", NULL);
  self->hub_path = g_build_filename (self->hub_dir, "hub.db", NULL);
  desk_test_disk_watch (self->hub_dir);
  self->policy = make_policy ();
  self->now_ms = desk_test_time (BEGINNING);
  self->hub_clock = desk_clock_new_driven (self->now_ms);
  sim_world_start_hub (self);
  sim_feed_import (self->feed, self->dir, self->db, self->policy, self->hub_clock, &error);
  g_assert_no_error (error);
  self->front = desk_front_new (hub_server_get_uri (self->hub));
  add_laptops (self, schedule);
  return self;
}

/**
 * sim_world_pass:
 *
 * Time goes by, for the hub and for every laptop.
 */
void
sim_world_pass (SimWorld *self,
                gint64    ms)
{
  self->now_ms += ms;
  desk_clock_set (self->hub_clock, self->now_ms);
  for (guint i = 0; i < self->n_laptops; i++)
    sim_laptop_set_time (self->laptops[i], self->now_ms);
}

/**
 * sim_world_lapse:
 *
 * Time goes by, and what it brings about happens.
 */
gboolean
sim_world_lapse (SimWorld *self,
                 gint64    ms)
{
  DeskLapse lapse = { self->hub, self->hub_clock, self->front };

  for (guint i = 0; i < self->n_laptops; i++)
    if (self->laptops[i]->is_running)
      desk_lapse_add (&lapse, self->laptops[i]->sync, self->laptops[i]->clock);
  if (!desk_lapse_run (&lapse, ms))
    {
      sim_report_fail (self->report, "stuck", "somebody does nothing, and waits for nothing");
      return FALSE;
    }
  sim_world_pass (self, ms);
  return TRUE;
}

/**
 * sim_world_drain:
 *
 * The hub answers those who wait when their time is over, also where nobody is there any more.
 */
void
sim_world_drain (SimWorld *self)
{
  while (desk_front_get_n_under_way (self->front) > 0 && sim_world_lapse (self, SECOND_MS))
    ;
}

SimLaptop *
sim_world_get_laptop (SimWorld *self,
                      guint     which)
{
  return self->laptops[which % self->n_laptops];
}

void
sim_world_blame (SimWorld     *self,
                 const char   *kind,
                 const char   *what,
                 const GError *error)
{
  if (self->is_failing)
    sim_report_log (self->report, "   %s: %s", what, error->message);
  else
    sim_report_fail (self->report, kind, "%s: %s", what, error->message);
}

void
sim_world_ungrant (SimWorld *self)
{
  if (self->ungranted_ms == 0)
    self->ungranted_ms = self->now_ms;
}

gboolean
sim_world_enrol (SimWorld    *self,
                 SimLaptop   *laptop,
                 const char  *manager_no,
                 GError     **error)
{
  g_autofree char *code = hub_enrolment_new_code (self->db, self->hub_clock, manager_no, error);

  return code != NULL &&
         sim_laptop_enrol (laptop, desk_front_get_uri (self->front), manager_no, code, error);
}

void
sim_world_enrol_again (SimWorld  *self,
                       SimLaptop *laptop)
{
  g_autoptr (GError) error = NULL;

  if (!sim_world_enrol (self, laptop, laptop->manager_no, &error))
    sim_report_fail (self->report, "enrol", "%s", error->message);
}

void
sim_world_release (SimWorld *self)
{
  desk_front_release (self->front);
  sim_world_drain (self);
}

GHashTable *
sim_world_census (SimWorld *self)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  sim_query_add_texts (self->db, ids,
                       "SELECT op_id FROM operations"
                       " WHERE json_extract (verdict, '$.verdict') = 'accepted'");
  for (guint i = 0; i < self->n_laptops; i++)
    {
      g_autoptr (DeskDb) db = sim_laptop_look (self->laptops[i]);

      sim_query_add_texts (db, ids, "SELECT op_id FROM outbox UNION SELECT op_id FROM confirmed");
    }
  return ids;
}

void
sim_world_account (SimWorld   *self,
                   GHashTable *before)
{
  g_autoptr (GHashTable) after = sim_world_census (self);
  GPtrArray *deeds = sim_ledger_list (self->ledger);

  for (guint i = 0; i < deeds->len; i++)
    {
      SimDeed *deed = g_ptr_array_index (deeds, i);

      if (g_hash_table_contains (before, deed->op_id) &&
          !g_hash_table_contains (after, deed->op_id))
        {
          deed->destroyed = TRUE;
          sim_report_witness (self->report, "destroyed");
          sim_report_log (self->report, "   destroyed: %s", deed->op_id);
        }
    }
}

void
sim_world_free (SimWorld *self)
{
  for (guint i = 0; i < self->n_laptops; i++)
    sim_laptop_free (self->laptops[i]);
  g_clear_object (&self->front);
  sim_world_stop_hub (self);
  g_object_unref (self->hub_clock);
  g_object_unref (self->policy);
  desk_test_disk_unwatch (self->hub_dir);
  g_free (self->hub_dir);
  g_free (self->hub_path);
  g_free (self->backup_path);
  desk_test_remove_dir (self->dir);
  sim_feed_free (self->feed);
  sim_ledger_free (self->ledger);
  g_free (self);
}
