/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <feed-fixture.h>
#include <hub-assign.h>
#include <hub-backup.h>
#include <hub-database.h>
#include <hub-device.h>
#include <hub-enrolment.h>

#include "fault-loop.h"

/* Every way in which a command of the hub changes its database, with the disk failing at every step
 * of it. */

#define QUESTION                                                                                 \
  "SELECT 'manager ' || manager_no || ' ' || name || ' ' || rev FROM managers"                   \
  " UNION ALL SELECT 'member ' || member_no || ' ' || manager_no || ' ' || closed || ' ' || rev" \
  "   FROM members"                                                                              \
  " UNION ALL SELECT 'account ' || number || ' ' || manager_no || ' ' || state || ' ' || rev"    \
  "   FROM accounts"                                                                             \
  " UNION ALL SELECT 'gone ' || manager_no || ' ' || table_name || ' ' || row_key || ' ' || rev" \
  "   FROM tombstones"                                                                           \
  " UNION ALL SELECT 'feed ' || manager_no || ' ' || rev FROM feeds"                             \
  " UNION ALL SELECT 'code ' || manager_no FROM enrolments"                                      \
  " UNION ALL SELECT 'device ' || manager_no || ' ' || coalesce (revoked_ms, 0) FROM devices"    \
  " ORDER BY 1"

#define DEVICE "0193c5a0-0000-7000-8000-000000000001"

#define HUB_DEED(prepare_, act_)                                                                 \
  { .database = "hub.db", .question = QUESTION, .prepare = prepare_, .begin = begin_open,        \
    .act = act_, .end = end_hub }

typedef struct
{
  char       *folder;
  DeskPolicy *policy;
  DeskClock  *clock;
  DeskDb     *db;
} Hub;

static gboolean
open_hub (Hub      *hub,
          GError  **error)
{
  g_autofree char *uri = g_strdup_printf ("sqlite:%s/hub.db", hub->folder);

  if (hub->db == NULL)
    hub->db = hub_database_open (uri, hub->clock, error);
  return hub->db != NULL;
}

static gpointer
begin_hub (const char *folder)
{
  g_autoptr (GError) error = NULL;
  Hub *hub = g_new0 (Hub, 1);

  hub->folder = g_strdup (folder);
  hub->policy = desk_policy_new_builtin (&error);
  g_assert_no_error (error);
  hub->clock = desk_clock_new_stopped (desk_test_time (FIXTURE_NOW));
  return hub;
}

static gpointer
begin_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  Hub *hub = begin_hub (folder);

  open_hub (hub, &error);
  g_assert_no_error (error);
  return hub;
}

static void
end_hub (gpointer subject)
{
  Hub *hub = subject;

  g_clear_object (&hub->db);
  g_object_unref (hub->policy);
  g_object_unref (hub->clock);
  g_free (hub->folder);
  g_free (hub);
}

static void
write_feed (const char *folder,
            const char *members)
{
  g_autofree char *managers_path = g_build_filename (folder, "managers.csv", NULL);
  g_autofree char *members_path = g_build_filename (folder, "members.csv", NULL);
  g_autofree char *accounts_path = g_build_filename (folder, "accounts.csv", NULL);

  feed_fixture_write_bytes (managers_path, MANAGERS, -1);
  feed_fixture_write_bytes (members_path, members, -1);
  feed_fixture_write_bytes (accounts_path, ACCOUNTS, -1);
}

static gboolean
act_import (gpointer   subject,
            GError   **error)
{
  Hub *hub = subject;
  g_autofree char *managers = g_build_filename (hub->folder, "managers.csv", NULL);
  g_autofree char *members = g_build_filename (hub->folder, "members.csv", NULL);
  g_autofree char *accounts = g_build_filename (hub->folder, "accounts.csv", NULL);
  const HubImportFiles files = { managers, members, accounts };
  const HubImportOptions options = { .allow_shrink = TRUE };
  g_autoptr (HubImportResult) result = NULL;

  result = hub_import_run (hub->db, hub->policy, hub->clock, &files, &options, error);
  return result != NULL;
}

static void
prepare_nothing (const char *folder)
{
}

static void
prepare_new (const char *folder)
{
  write_feed (folder, MEMBERS);
  end_hub (begin_open (folder));
}

static void
prepare_imported (const char *folder)
{
  g_autoptr (GError) error = NULL;
  gpointer hub;

  prepare_new (folder);
  hub = begin_open (folder);
  act_import (hub, &error);
  g_assert_no_error (error);
  end_hub (hub);
}

/* A member left the feed, another one changed. */
static void
prepare_next_day (const char *folder)
{
  prepare_imported (folder);
  write_feed (folder, MEMBERS_HEADER MEMBER_2
              "M3,杨成功,mr,K001,organisation,government,section,,other,,,,,,,2,,country,\n");
}

static void
prepare_device (const char *folder)
{
  HubDevice device = {
    .device_id = (char *) DEVICE,
    .manager_no = (char *) "K001",
    .name = (char *) "laptop",
    .incarnation = (char *) DEVICE,
  };
  g_autofree char *token = NULL;
  g_autoptr (GError) error = NULL;
  Hub *hub;

  prepare_imported (folder);
  hub = begin_open (folder);
  token = hub_device_add (hub->db, &device, &error);
  g_assert_no_error (error);
  end_hub (hub);
}

static gboolean
act_open (gpointer   subject,
          GError   **error)
{
  return open_hub (subject, error);
}

static gboolean
act_assign (gpointer   subject,
            GError   **error)
{
  Hub *hub = subject;

  return hub_assign_member (hub->db, hub->clock, "M1", "K002", error);
}

static gboolean
act_enrol (gpointer   subject,
           GError   **error)
{
  Hub *hub = subject;
  g_autofree char *code = hub_enrolment_new_code (hub->db, hub->clock, "K001", error);

  return code != NULL;
}

static gboolean
act_revoke (gpointer   subject,
            GError   **error)
{
  Hub *hub = subject;

  return hub_device_revoke (hub->db, hub->clock, DEVICE, error);
}

static gboolean
act_backup (gpointer   subject,
            GError   **error)
{
  Hub *hub = subject;
  g_autofree char *path = g_build_filename (hub->folder, "copy.db", NULL);

  return hub_backup_write (hub->db, hub->clock, path, error);
}

static const FaultDeed open_deed = {
  .database = "hub.db", .question = QUESTION, .by_steps = TRUE, .prepare = prepare_nothing,
  .begin = begin_hub, .act = act_open, .end = end_hub
};
static const FaultDeed import_deed = HUB_DEED (prepare_new, act_import);
static const FaultDeed next_day_deed = HUB_DEED (prepare_next_day, act_import);
static const FaultDeed assign_deed = HUB_DEED (prepare_imported, act_assign);
static const FaultDeed enrol_deed = HUB_DEED (prepare_imported, act_enrol);
static const FaultDeed revoke_deed = HUB_DEED (prepare_device, act_revoke);
static const FaultDeed backup_deed = {
  .database = "copy.db", .question = QUESTION, .prepare = prepare_imported, .begin = begin_open,
  .act = act_backup, .end = end_hub
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test_disk_install ();
  g_test_add_data_func ("/faults/hub/open", &open_deed, fault_loop_run);
  g_test_add_data_func ("/faults/hub/import", &import_deed, fault_loop_run);
  g_test_add_data_func ("/faults/hub/next-day", &next_day_deed, fault_loop_run);
  g_test_add_data_func ("/faults/hub/assign", &assign_deed, fault_loop_run);
  g_test_add_data_func ("/faults/hub/enrol", &enrol_deed, fault_loop_run);
  g_test_add_data_func ("/faults/hub/revoke", &revoke_deed, fault_loop_run);
  g_test_add_data_func ("/faults/hub/backup", &backup_deed, fault_loop_run);
  return g_test_run ();
}
