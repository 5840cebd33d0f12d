/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-outbox.h>
#include <desk-store-sync.h>
#include <desk-sync-face.h>
#include <desk-sync-foot.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:30:00+08:00"

typedef struct
{
  const char    *name;
  DeskSyncState  state;
  double         progress;
  guint          pending;
  guint          rejected;
  const char    *text;
  const char    *title;
  const char    *detail;        /* NULL: when a round went through last */
} Case;

static const Case cases[] = {
  { "up-to-date", DESK_SYNC_IDLE, -1, 0, 0, "Up to date",
    "Everything Is at the Hub" },
  { "waiting", DESK_SYNC_IDLE, -1, 2, 0, "2 waiting for the hub",
    "2 waiting for the hub" },
  { "running", DESK_SYNC_RUNNING, -1, 0, 0, "Syncing…",
    "Syncing…" },
  { "sending", DESK_SYNC_RUNNING, -1, 3, 0, "Sending 3 records…",
    "Sending 3 records…" },
  { "progress", DESK_SYNC_RUNNING, 0.426, 3, 0, "Syncing 42 %",
    "Syncing 42 %" },
  { "beyond", DESK_SYNC_RUNNING, 1.5, 0, 0, "Syncing 100 %",
    "Syncing 100 %" },
  { "offline", DESK_SYNC_OFFLINE, -1, 0, 0, "Offline",
    "Working Offline" },
  { "offline-waiting", DESK_SYNC_OFFLINE, -1, 7, 0, "Offline, 7 waiting",
    "Working Offline" },
  { "rejected-one", DESK_SYNC_IDLE, -1, 0, 1, "1 needs you",
    "The Hub Turned 1 Record Away" },
  { "rejected-offline", DESK_SYNC_OFFLINE, -1, 4, 3, "3 need you",
    "The Hub Turned 3 Records Away", "Offline, 4 waiting" },
  { "rejected-running", DESK_SYNC_RUNNING, 0.5, 4, 3, "3 need you",
    "The Hub Turned 3 Records Away", "Syncing 50 %" },
  { "rejected-waiting", DESK_SYNC_IDLE, -1, 4, 3, "3 need you",
    "The Hub Turned 3 Records Away", "4 waiting for the hub" },
  { "stopped", DESK_SYNC_STOPPED, -1, 4, 3, "Sync has stopped",
    "Sync Has Stopped", "4 records are kept here" },
  { "stopped-empty", DESK_SYNC_STOPPED, -1, 0, 0, "Sync has stopped",
    "Sync Has Stopped" },
};

static void
test_face (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  const DeskSyncStatus status = {
    .pending = item->pending,
    .rejected = item->rejected,
    .last_sync_ms = desk_test_time ("2026-11-22T18:05:00+08:00"),
  };
  g_autoptr (DeskSyncFace) face =
    desk_sync_face_new (item->state, item->progress, NULL, &status, desk_test_time (NOW), zone);

  g_assert_cmpstr (face->text, ==, item->text);
  g_assert_cmpstr (face->detail, ==,
                   item->detail != NULL ? item->detail : "Last synced: yesterday 18:05");
  g_assert_cmpstr (face->title, ==, item->title);
  g_assert_nonnull (face->icon_name);
}

static void
test_face_full (void)
{
  const DeskSyncStatus status = { .pending = 1 };
  g_autoptr (GError) error = g_error_new_literal (DESK_DB_ERROR, DESK_DB_ERROR_FULL, "No room.");
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (DeskSyncFace) face =
    desk_sync_face_new (DESK_SYNC_IDLE, -1, error, &status, 0, zone);

  g_assert_cmpstr (face->text, ==, "The disk is full");
  g_assert_cmpstr (face->css_class, ==, "error");
  g_assert_cmpstr (face->title, ==, "The Disk Is Full");
}

static void
test_face_failed (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GError) error = g_error_new_literal (DESK_DB_ERROR, DESK_DB_ERROR_DISK, "Trouble.");
  g_autoptr (DeskSyncFace) face =
    desk_sync_face_new (DESK_SYNC_IDLE, -1, error, NULL, desk_test_time (NOW), zone);

  g_assert_cmpstr (face->text, ==, "The last sync failed");
  g_assert_cmpstr (face->story, ==, "Trouble.");
}

/* A hub that answers with trouble of its own is neither away nor up to date. */
static void
test_face_trouble (void)
{
  const DeskSyncStatus status = { .pending = 2 };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GError) error = g_error_new_literal (DESK_SYNC_ERROR, DESK_SYNC_ERROR_HUB, "Trouble.");
  g_autoptr (DeskSyncFace) face =
    desk_sync_face_new (DESK_SYNC_OFFLINE, -1, error, &status, desk_test_time (NOW), zone);
  g_autoptr (DeskSyncFace) idle =
    desk_sync_face_new (DESK_SYNC_OFFLINE, -1, error, NULL, desk_test_time (NOW), zone);

  g_assert_cmpstr (face->text, ==, "Hub trouble, 2 waiting");
  g_assert_cmpstr (face->title, ==, "The Hub Has Trouble");
  g_assert_cmpstr (idle->text, ==, "The hub has trouble");
}

/* A wrong clock shows in the foot, too: from whole minutes on, either way. */
static void
test_face_foot_clock (void)
{
  static const struct
  {
    gint64      skew_ms;
    const char *detail;
  } rows[] = {
    { 301 * 1000, "Clock 5 minutes ahead" },
    { 12 * 60 * 1000, "Clock 12 minutes ahead" },
    { -12 * 60 * 1000, "Clock 12 minutes behind" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DeskSyncStatus status = { .skewed = TRUE, .skew_ms = rows[i].skew_ms };
      g_autoptr (DeskSyncFace) face =
        desk_sync_face_new (DESK_SYNC_IDLE, -1, NULL, &status, desk_test_time (NOW), zone);

      g_assert_cmpstr (face->detail, ==, rows[i].detail);
    }
}

typedef struct
{
  const char    *name;
  DeskSyncError  error;
  DeskSyncStop   stop;
  gboolean       locked_out;
  const char    *text;
  const char    *title;
} Stop;

static const Stop stops[] = {
  { "revoked", DESK_SYNC_ERROR_REVOKED, DESK_STOP_REVOKED, TRUE, "Not admitted any more",
    "The Hub No Longer Admits This Computer" },
  { "forked", DESK_SYNC_ERROR_OTHER_DATABASE, DESK_STOP_FORKED, TRUE, "A copy: not synced",
    "The Data Here Is a Copy of Another Computer’s" },
  { "outdated", DESK_SYNC_ERROR_UPDATE, DESK_STOP_OUTDATED, FALSE, "Update needed",
    "A New Version Is Needed" },
};

static void
assert_stop (const Stop         *stop,
             const DeskSyncFace *face)
{
  g_assert_cmpstr (face->text, ==, stop->text);
  g_assert_cmpstr (face->title, ==, stop->title);
  g_assert_cmpint (face->locked_out, ==, stop->locked_out);
  g_assert_cmpstr (face->css_class, ==, "error");
}

/* The hub said so a moment ago. */
static void
test_face_told (gconstpointer data)
{
  const Stop *stop = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GError) error = g_error_new_literal (DESK_SYNC_ERROR, (int) stop->error, "No.");
  g_autoptr (DeskSyncFace) face =
    desk_sync_face_new (DESK_SYNC_STOPPED, -1, error, NULL, desk_test_time (NOW), zone);

  assert_stop (stop, face);
}

/* What the hub said last is still true after a start, before it was asked again; it comes before
 * what was turned away. */
static void
test_face_kept (gconstpointer data)
{
  const Stop *stop = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  const DeskSyncStatus status = { .pending = 2, .rejected = 1, .stop = stop->stop };
  g_autoptr (DeskSyncFace) face =
    desk_sync_face_new (DESK_SYNC_IDLE, -1, NULL, &status, desk_test_time (NOW), zone);

  assert_stop (stop, face);
  g_assert_cmpstr (face->detail, ==, "2 records are kept here");
}

static void
test_face_stalled (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  const DeskSyncStatus status = { .pending = 2, .stalled = TRUE };
  g_autoptr (DeskSyncFace) face =
    desk_sync_face_new (DESK_SYNC_IDLE, -1, NULL, &status, desk_test_time (NOW), zone);

  g_assert_cmpstr (face->text, ==, "2 stand still");
  g_assert_cmpstr (face->title, ==, "What Waits Does Not Move");
  g_assert_null (face->clock);
}

static void
test_face_clock (void)
{
  static const struct
  {
    gint64      skew_ms;
    const char *start;
  } skews[] = {
    { 7 * 60 * 1000, "The clock of this computer is 7 minutes ahead of the hub’s. " },
    { -65 * 60 * 1000, "The clock of this computer is 65 minutes behind the hub’s. " },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (skews); i++)
    {
      const DeskSyncStatus status = { .skewed = TRUE, .skew_ms = skews[i].skew_ms };
      g_autoptr (DeskSyncFace) face =
        desk_sync_face_new (DESK_SYNC_IDLE, -1, NULL, &status, desk_test_time (NOW), zone);

      g_assert_true (g_str_has_prefix (face->clock, skews[i].start));
    }
}

static void
record_call (DeskUiFixture *fixture,
             const char    *member_no)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "occasion", "low-balance");
  json_object_set_string_member (args, "channel", "call");
  json_object_set_string_member (args, "result", "Told");
  result = desk_test_call (desk_store_perform, fixture->store, DESK_OP_CARE_LOG, args);
  verdict = desk_store_perform_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

/* The hub turns away what waits; answers the id of the last. */
static char *
reject_all (DeskUiFixture *fixture)
{
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) settled = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *op_id = NULL;
  g_autoptr (GPtrArray) verdicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_verdict_free);
  g_autoptr (GError) error = NULL;

  listed = desk_test_call (desk_store_list_outbox, fixture->store);
  entries = desk_store_list_outbox_finish (fixture->store, listed, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      DeskOutboxEntry *entry = g_ptr_array_index (entries, i);
      DeskVerdict *verdict = desk_verdict_new (entry->op_id);

      desk_verdict_refuse (verdict, desk_reason_new ("no-such-member", ""));
      g_ptr_array_add (verdicts, verdict);
      g_free (op_id);
      op_id = g_strdup (entry->op_id);
    }
  settled = desk_test_call (desk_store_settle, fixture->store, verdicts, 0);
  desk_store_settle_finish (fixture->store, settled, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&op_id);
}

static void
free_in_window (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  g_object_ref (widget);
  gtk_window_destroy (window);
  desk_test_assert_let_go (widget);
}

static void
assert_foot (GtkWidget  *foot,
             const char *text)
{
  desk_test_wait_until (g_str_equal (desk_sync_foot_get_text (DESK_SYNC_FOOT (foot)), text));
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (foot),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

static void
test_foot (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  g_autofree char *op_id = NULL;
  GtkWidget *foot = desk_sync_foot_new (fixture->store, fixture->sync);

  desk_ui_show (foot);
  assert_foot (foot, "Up to date");
  record_call (fixture, "M0000001");
  assert_foot (foot, "1 waiting for the hub");
  op_id = reject_all (fixture);
  assert_foot (foot, "1 needs you");
  free_in_window (foot);
}

/* Nothing listens at the fixture's hub. */
static void
test_foot_offline (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  GtkWidget *foot = desk_sync_foot_new (fixture->store, fixture->sync);

  record_call (fixture, "M0000001");
  desk_ui_show (foot);
  desk_sync_round_async (fixture->sync, NULL, NULL, NULL);
  assert_foot (foot, "Offline, 1 waiting");
  free_in_window (foot);
}

static void
note_round (DeskUiFixture *fixture,
            DeskRoundEnd   end)
{
  g_autoptr (GAsyncResult) noted = desk_test_call (desk_store_note_round, fixture->store, end, 0);
  g_autoptr (GError) error = NULL;

  desk_store_note_round_finish (fixture->store, noted, &error);
  g_assert_no_error (error);
}

/* The hub answers for ten minutes and takes nothing; then it takes this laptop's access away. */
static void
test_foot_trouble (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  GtkWidget *foot = desk_sync_foot_new (fixture->store, fixture->sync);

  desk_ui_show (foot);
  record_call (fixture, "M0000001");
  note_round (fixture, DESK_ROUND_ANSWERED);
  assert_foot (foot, "1 waiting for the hub");
  desk_clock_set (fixture->clock, desk_test_time (NOW) + DESK_STALLED_MS + 1);
  note_round (fixture, DESK_ROUND_ANSWERED);
  assert_foot (foot, "1 stands still");
  note_round (fixture, DESK_ROUND_REVOKED);
  assert_foot (foot, "Not admitted any more");
  free_in_window (foot);
}

/* It leads to the page, by the window's action. */
static void
test_foot_page (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  GtkWidget *foot = desk_sync_foot_new (fixture->store, fixture->sync);
  GtkActionable *button = GTK_ACTIONABLE (gtk_widget_get_first_child (foot));

  desk_ui_show (foot);
  g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, "win.page");
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (button), NULL), ==,
                   "sync");
  free_in_window (foot);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/sync/face/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_face);
    }
  g_test_add_func ("/ui/sync/face/full", test_face_full);
  g_test_add_func ("/ui/sync/face/failed", test_face_failed);
  g_test_add_func ("/ui/sync/face/trouble", test_face_trouble);
  g_test_add_func ("/ui/sync/face/foot-clock", test_face_foot_clock);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *told = g_strconcat ("/ui/sync/face/told-", stops[i].name, NULL);
      g_autofree char *kept = g_strconcat ("/ui/sync/face/kept-", stops[i].name, NULL);

      g_test_add_data_func (told, &stops[i], test_face_told);
      g_test_add_data_func (kept, &stops[i], test_face_kept);
    }
  g_test_add_func ("/ui/sync/face/stalled", test_face_stalled);
  g_test_add_func ("/ui/sync/face/clock", test_face_clock);
  g_test_add_func ("/ui/sync/foot", test_foot);
  g_test_add_func ("/ui/sync/foot/offline", test_foot_offline);
  g_test_add_func ("/ui/sync/foot/trouble", test_foot_trouble);
  g_test_add_func ("/ui/sync/foot/page", test_foot_page);

  return g_test_run ();
}
