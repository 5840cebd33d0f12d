/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-laptop.h"

#include <desk-test-disk.h>
#include <desk-test.h>

#include "sim-files.h"

SimLaptop *
sim_laptop_new (guint       index,
                const char *dir,
                DeskPolicy *policy,
                gint64      now_ms)
{
  SimLaptop *self = g_new0 (SimLaptop, 1);

  self->index = index;
  self->dir = g_strdup (dir);
  self->policy = g_object_ref (policy);
  self->clock = desk_clock_new_driven (now_ms);
  desk_test_disk_watch (dir);
  return self;
}

gboolean
sim_laptop_open (SimLaptop  *self,
                 GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  self->store = desk_store_new (self->dir, self->policy, self->clock);
  self->sync = desk_sync_new (self->store);
  result = desk_test_call (desk_store_open, self->store);
  return desk_store_open_finish (self->store, result, error);
}

void
sim_laptop_close (SimLaptop *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (self->store == NULL)
    return;
  result = desk_test_call (desk_store_close, self->store);
  desk_store_close_finish (self->store, result, NULL);
  g_assert_finalize_object (g_steal_pointer (&self->sync));
  g_clear_object (&self->store);
}

void
sim_laptop_set_time (SimLaptop *self,
                     gint64     now_ms)
{
  desk_clock_set (self->clock, now_ms + self->skew_ms);
}

gboolean
sim_laptop_enrol (SimLaptop   *self,
                  const char  *url,
                  const char  *manager_no,
                  const char  *code,
                  GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *kept = g_strdup (manager_no);

  result = desk_test_call (desk_sync_enrol, self->sync, url, code);
  if (!desk_sync_enrol_finish (self->sync, result, error))
    return FALSE;
  g_free (self->manager_no);
  self->manager_no = g_steal_pointer (&kept);
  return TRUE;
}

DeskVerdict *
sim_laptop_perform (SimLaptop   *self,
                    const char  *kind,
                    JsonObject  *args,
                    GError     **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_perform, self->store, kind, args);

  return desk_store_perform_finish (self->store, result, error);
}

gboolean
sim_laptop_resolve (SimLaptop       *self,
                    const char      *op_id,
                    DeskResolution   resolution,
                    DeskVerdict    **verdict,
                    GError         **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_resolve, self->store, op_id,
                                                    resolution);

  return desk_store_resolve_finish (self->store, result, verdict, error);
}

DeskVerdict *
sim_laptop_amend (SimLaptop   *self,
                  const char  *op_id,
                  const char  *kind,
                  JsonObject  *args,
                  GError     **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_amend, self->store, op_id, kind,
                                                    args);

  return desk_store_amend_finish (self->store, result, error);
}

gboolean
sim_laptop_round (SimLaptop      *self,
                  DeskSyncRound  *round,
                  GError        **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_sync_round, self->sync);

  return desk_sync_round_finish (self->sync, result, round, error);
}

void
sim_laptop_start (SimLaptop *self)
{
  self->is_running = TRUE;
  desk_sync_start (self->sync);
}

void
sim_laptop_stop (SimLaptop *self)
{
  self->is_running = FALSE;
  desk_sync_stop (self->sync);
  desk_test_wait_until (desk_sync_get_state (self->sync) != DESK_SYNC_RUNNING);
}

void
sim_laptop_give_up (SimLaptop  *self,
                    gboolean  (*condition) (gpointer),
                    gpointer    user_data,
                    GError    **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  desk_sync_round_async (self->sync, cancellable, desk_test_ready_cb, &slot);
  desk_test_wait_until (slot != NULL || condition (user_data));
  g_cancellable_cancel (cancellable);
  result = desk_test_wait_result (&slot);
  desk_sync_round_finish (self->sync, result, NULL, error);
}

GPtrArray *
sim_laptop_list_outbox (SimLaptop  *self,
                        GError    **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_list_outbox, self->store);

  return desk_store_list_outbox_finish (self->store, result, error);
}

DeskSyncStatus *
sim_laptop_load_status (SimLaptop  *self,
                        GError    **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_status, self->store);

  return desk_store_load_status_finish (self->store, result, error);
}

DeskDb *
sim_laptop_look (SimLaptop *self)
{
  g_autofree char *path = g_build_filename (self->dir, "desk.db", NULL);
  g_autoptr (GError) error = NULL;
  DeskDb *db = desk_db_open (path, &error);

  g_assert_no_error (error);
  return db;
}

void
sim_laptop_copy (SimLaptop  *self,
                 const char *to)
{
  g_autoptr (GError) error = NULL;

  sim_laptop_close (self);
  sim_files_replace (self->dir, to);
  sim_laptop_open (self, &error);
  g_assert_no_error (error);
}

void
sim_laptop_put_back (SimLaptop  *self,
                     const char *from)
{
  g_autoptr (GError) error = NULL;

  sim_laptop_close (self);
  desk_test_disk_unwatch (self->dir);
  sim_files_replace (from, self->dir);
  desk_test_disk_watch (self->dir);
  sim_laptop_open (self, &error);
  g_assert_no_error (error);
}

void
sim_laptop_free (SimLaptop *self)
{
  sim_laptop_close (self);
  desk_test_disk_unwatch (self->dir);
  g_free (self->dir);
  g_free (self->copy_dir);
  g_free (self->manager_no);
  g_object_unref (self->clock);
  g_object_unref (self->policy);
  g_free (self);
}
