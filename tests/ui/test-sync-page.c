/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-enrol-dialog.h>
#include <desk-home.h>
#include <desk-outbox-row.h>
#include <desk-sync-page.h>
#include <desk-use-dialog.h>
#include <hub-assign.h>
#include <hub-device.h>

#include "desk-ui-sync.h"

#define MEMBER "M0000001"
#define DEED "Emergency reactivation for Ms 潘友康"

/* Whether a button for the action shows. */
static gboolean
can (GtkWidget  *widget,
     const char *action)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (can (child, action))
      return TRUE;
  return FALSE;
}

static DeskSyncHead *
get_head (GtkWidget *page)
{
  return desk_sync_page_get_head (DESK_SYNC_PAGE (page));
}

static void
assert_title (GtkWidget  *page,
              const char *title)
{
  desk_test_wait_until (g_str_equal (desk_sync_head_get_title (get_head (page)), title));
}

/* The laptop used the entitlement offline as often as another one whose uses the hub counted: one
 * of its two is one too many (E6). Answers its id. */
static char *
use_too_often (SyncFixture *fixture,
               SyncLaptop  *laptop)
{
  g_autoptr (SyncLaptop) other = sync_laptop_new (fixture, "K001");
  char *last = NULL;

  sync_laptop_round (laptop);
  sync_laptop_round (other);
  for (guint i = 0; i < 2; i++)
    {
      g_free (sync_laptop_use (other, MEMBER));
      g_free (last);
      last = sync_laptop_use (laptop, MEMBER);
    }
  sync_laptop_round (other);
  g_assert_cmpuint (sync_laptop_round (laptop).rejected, ==, 1);
  return last;
}

static void
test_done (SyncFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  GtkWidget *page;

  sync_laptop_round (laptop);
  page = desk_ui_sync_show (laptop);
  assert_title (page, "Everything Is at the Hub");
  g_assert_null (desk_ui_sync_find_row (page));
  g_assert_cmpstr (desk_sync_head_get_clock (get_head (page)), ==, "");
  desk_ui_sync_close (page);
}

/* Rules that cannot be read here: said in its own place, while the rest is as it is. */
static void
test_policy_unreadable (SyncFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  GtkWidget *page;

  sync_laptop_round (laptop);
  page = desk_ui_sync_show (laptop);
  g_assert_cmpstr (desk_sync_head_get_policy (get_head (page)), ==, "");
  sync_fixture_spoil_policy (fixture, "gz.2");
  sync_laptop_round (laptop);
  desk_test_wait_until (*desk_sync_head_get_policy (get_head (page)) != '\0');
  g_assert_nonnull (strstr (desk_sync_head_get_policy (get_head (page)), "new rules (gz.2)"));
  assert_title (page, "Everything Is at the Hub");
  desk_ui_sync_close (page);
}

/* What is recorded shows at once, says that it is provisional, and goes when the hub has it. */
static void
test_offline (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = NULL;
  GtkWidget *page;
  DeskOutboxRow *row;

  sync_laptop_round (laptop);
  page = desk_ui_sync_show (laptop);
  sync_fixture_stop_hub (fixture);
  op_id = sync_laptop_use (laptop, MEMBER);
  desk_test_wait_until (desk_ui_sync_find_row (page) != NULL);
  row = DESK_OUTBOX_ROW (desk_ui_sync_find_row (page));
  g_assert_cmpstr (desk_outbox_row_get_deed (row), ==, DEED);
  g_assert_cmpstr (desk_outbox_row_get_state (row), ==, "Waiting, certain · recorded 09:30");
  g_assert_cmpstr (desk_outbox_row_get_reason (row), ==, "");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, DEED);

  sync_laptop_try (laptop, NULL, NULL);
  g_assert_nonnull (desk_sync_get_error (laptop->sync));
  g_assert_true (desk_ui_sync_find_row (page) == GTK_WIDGET (row));

  sync_fixture_start_hub (fixture);
  sync_laptop_round (laptop);
  desk_test_wait_until (desk_ui_sync_find_row (page) == NULL);
  assert_title (page, "Everything Is at the Hub");
  desk_ui_sync_close (page);
}

/* E6: what the hub turned away stays with its reason; once more, the rules here say no as well. */
static void
test_rejected (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = use_too_often (fixture, laptop);
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *page = desk_ui_sync_show (laptop);
  GtkWidget *row;

  assert_title (page, "The Hub Turned 1 Record Away");
  desk_test_wait_until (desk_ui_sync_find_row (page) != NULL);
  row = desk_ui_sync_find_row (page);
  g_assert_cmpstr (desk_outbox_row_get_state (DESK_OUTBOX_ROW (row)), ==,
                   "Turned away · recorded 09:30");
  g_assert_cmpstr (desk_outbox_row_get_reason (DESK_OUTBOX_ROW (row)), !=, "");

  gtk_widget_activate_action (row, "operation.retry", NULL);
  for (guint i = 0; i < 10; i++)
    desk_test_iterate ();
  entries = sync_laptop_outbox (laptop);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((DeskOutboxEntry *) g_ptr_array_index (entries, 0))->op_id, ==, op_id);
  desk_ui_sync_close (page);
}

/* What was turned away comes back in its form; what the rules here refuse is said there, and the
 * new one takes the place of the old one. */
static void
test_edit (SyncFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = use_too_often (fixture, laptop);
  GtkWidget *page = desk_ui_sync_show (laptop);
  DeskUseDialog *dialog;

  desk_test_wait_until (desk_ui_sync_find_row (page) != NULL);
  gtk_widget_activate_action (desk_ui_sync_find_row (page), "operation.edit", NULL);
  dialog = DESK_USE_DIALOG (desk_ui_sync_find_dialog (DESK_TYPE_USE_DIALOG));
  desk_test_wait_until (desk_use_dialog_is_settled (dialog));
  g_assert_nonnull (strstr (desk_use_dialog_get_problem (dialog), "is used up for November 2026"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "use.perform", NULL);
  desk_test_wait_until (desk_use_dialog_is_settled (dialog));
  g_assert_nonnull (desk_use_dialog_get_problem (dialog));
  assert_title (page, "The Hub Turned 1 Record Away");

  desk_use_form_set_service (desk_use_dialog_get_form (dialog), "spare-sim");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "use.perform", NULL);
  desk_test_wait_until (desk_ui_sync_find_dialog (DESK_TYPE_USE_DIALOG) == NULL);
  g_assert_cmpuint (sync_laptop_round (laptop).rejected, ==, 0);
  desk_test_wait_until (desk_ui_sync_find_row (page) == NULL);
  assert_title (page, "Everything Is at the Hub");
  desk_ui_sync_close (page);
}

/* The member was moved away: what was done for them can only be kept or let go. */
static void
test_moved (SyncFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GError) error = NULL;
  g_autofree char *op_id = NULL;
  GtkWidget *page;
  GtkWidget *row;

  sync_laptop_round (laptop);
  op_id = sync_laptop_use (laptop, MEMBER);
  hub_assign_member (fixture->db, fixture->clock, MEMBER, "K002", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sync_laptop_round (laptop).rejected, ==, 1);
  page = desk_ui_sync_show (laptop);
  desk_test_wait_until (desk_ui_sync_find_row (page) != NULL);
  row = desk_ui_sync_find_row (page);
  g_assert_false (can (row, "operation.edit"));
  g_assert_false (can (row, "operation.retry"));
  g_assert_true (can (row, "operation.drop"));
  desk_ui_sync_close (page);
}

/* Discarding asks first. */
static void
test_discard (SyncFixture   *fixture,
              gconstpointer  data)
{
  static const char *responses[] = { "cancel", "accept" };
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *op_id = use_too_often (fixture, laptop);
  GtkWidget *page = desk_ui_sync_show (laptop);

  desk_test_wait_until (desk_ui_sync_find_row (page) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (responses); i++)
    {
      GtkWidget *dialog;

      gtk_widget_activate_action (desk_ui_sync_find_row (page), "operation.drop", NULL);
      dialog = desk_ui_sync_find_dialog (ADW_TYPE_MESSAGE_DIALOG);
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), responses[i]);
      gtk_window_destroy (GTK_WINDOW (dialog));
      for (guint n = 0; n < 5; n++)
        desk_test_iterate ();
      g_assert_true (i == 1 || desk_ui_sync_find_row (page) != NULL);
    }
  desk_test_wait_until (desk_ui_sync_find_row (page) == NULL);
  assert_title (page, "Everything Is at the Hub");
  desk_ui_sync_close (page);
}

static char *
export_to_text (SyncLaptop *laptop,
                GtkWidget  *page)
{
  g_autofree char *path = g_build_filename (laptop->dir, "waiting.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  desk_sync_page_export_to (DESK_SYNC_PAGE (page), file);
  desk_test_wait_until (g_file_get_contents (path, &text, NULL, NULL) && *text != '\0');
  return text;
}

/* A revoked laptop says so, keeps its work readable and exportable, and can be enrolled anew. */
static void
test_revoked (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GError) error = NULL;
  g_autofree char *op_id = NULL;
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;
  GtkWidget *page;
  GtkWidget *dialog;

  sync_laptop_round (laptop);
  op_id = sync_laptop_use (laptop, MEMBER);
  hub_device_revoke (fixture->db, fixture->clock,
                     desk_store_get_identity (laptop->store)->device_id, &error);
  g_assert_no_error (error);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_REVOKED);
  page = desk_ui_sync_show (laptop);
  assert_title (page, "The Hub No Longer Admits This Computer");
  desk_test_wait_until (desk_ui_sync_find_row (page) != NULL);
  text = export_to_text (laptop, page);
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBF\"Recorded\",\"State\",\"What\""));
  g_assert_nonnull (strstr (text, "\r\n2026-11-22 09:30,\"Waiting, certain\",\"" DEED
                                  "\",\"" MEMBER "\",\"潘友康\",\"\",\"\",\""));
  g_assert_nonnull (strstr (text, op_id));

  gtk_widget_activate_action (page, "sync.enrol", NULL);
  dialog = desk_ui_sync_find_dialog (DESK_TYPE_ENROL_DIALOG);
  desk_enrol_dialog_set_code (DESK_ENROL_DIALOG (dialog), "wrong");
  gtk_widget_activate_action (dialog, "enrol.connect", NULL);
  desk_test_wait_until (*desk_enrol_dialog_get_problem (DESK_ENROL_DIALOG (dialog)) != '\0');
  code = sync_fixture_code (fixture, "K001");
  desk_enrol_dialog_set_code (DESK_ENROL_DIALOG (dialog), code);
  gtk_widget_activate_action (dialog, "enrol.connect", NULL);
  desk_test_wait_until (desk_ui_sync_find_dialog (DESK_TYPE_ENROL_DIALOG) == NULL);
  desk_test_wait_until (desk_sync_get_state (laptop->sync) == DESK_SYNC_IDLE);
  g_assert_no_error (desk_sync_get_error (laptop->sync));
  desk_ui_sync_close (page);
}

/* Whoever comes by keyboard begins at the top of the page, wherever the focus was before. */
static void
test_focus (SyncFixture   *fixture,
            gconstpointer  data)
{
  static const GActionEntry actions[] = { { "sync" } };
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *home = desk_home_new (laptop->store, laptop->sync);
  GtkWindow *window;
  GtkWidget *focus;

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (home, "win", G_ACTION_GROUP (group));
  sync_laptop_round (laptop);
  desk_home_show_page (DESK_HOME (home), "today");
  window = desk_ui_show (home);
  g_assert_nonnull (gtk_window_get_focus (window));
  desk_home_show_page (DESK_HOME (home), "sync");
  focus = gtk_window_get_focus (window);
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "win.sync");
  gtk_window_destroy (window);
  for (guint i = 0; i < 5; i++)
    desk_test_iterate ();
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

  sync_fixture_add ("/ui/sync-page/done", test_done);
  sync_fixture_add ("/ui/sync-page/policy-unreadable", test_policy_unreadable);
  sync_fixture_add ("/ui/sync-page/offline", test_offline);
  sync_fixture_add ("/ui/sync-page/rejected", test_rejected);
  sync_fixture_add ("/ui/sync-page/edit", test_edit);
  sync_fixture_add ("/ui/sync-page/moved", test_moved);
  sync_fixture_add ("/ui/sync-page/discard", test_discard);
  sync_fixture_add ("/ui/sync-page/revoked", test_revoked);
  sync_fixture_add ("/ui/sync-page/focus", test_focus);

  return g_test_run ();
}
