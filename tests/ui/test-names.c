/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever hears the app instead of seeing it is told the name of everything that can be acted on: every
 * button, entry and row of every page and dialog. */
#include "config.h"

#include <desk-amend-dialog.h>
#include <desk-care-row.h>
#include <desk-contact-dialog.h>
#include <desk-enrol-dialog.h>
#include <desk-home.h>
#include <desk-members-page.h>
#include <desk-outbox-list.h>
#include <desk-session.h>
#include <desk-sync-page.h>
#include <desk-today-page.h>
#include <desk-trouble-page.h>
#include <desk-use-dialog.h>
#include <desk-welcome-page.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:30:00+08:00"
#define MEMBER "M0000001"

static gboolean
has_label (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
is_named_button (GtkWidget *widget)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (widget));

  return (label != NULL && *label != '\0') || has_label (widget);
}

/* The text inside an entry is named by the entry. */
static gboolean
is_named_text (GtkWidget *widget)
{
  for (GtkWidget *above = widget; above != NULL; above = gtk_widget_get_parent (above))
    if (has_label (above))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return is_named_button (widget);
  if (GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget))
    return is_named_text (widget);
  if (GTK_IS_LIST_BOX_ROW (widget))
    return has_label (widget) || ADW_IS_PREFERENCES_ROW (widget);
  return TRUE;
}

/* GTK names the parts of its own widgets. */
static gboolean
is_own_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_POPOVER (widget)
         || (GTK_IS_BUTTON (widget)
             && (GTK_IS_MENU_BUTTON (parent) || GTK_IS_SPIN_BUTTON (parent)
                 || ADW_IS_TOAST_OVERLAY (parent)));
}

static void
check_names (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || is_own_part (widget))
    return;
  if (!is_named (widget))
    {
      g_autoptr (GString) path = g_string_new ("");

      for (GtkWidget *above = widget; above != NULL; above = gtk_widget_get_parent (above))
        {
          g_string_prepend (path, G_OBJECT_TYPE_NAME (above));
          g_string_prepend (path, " > ");
        }
      g_error ("no name: %s", path->str);
    }
  if (GTK_IS_MENU_BUTTON (widget))
    g_assert_true (has_label (widget)
                   || gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)) != NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static void
check_window (GtkWindow *window)
{
  check_names (GTK_WIDGET (window));
  gtk_window_destroy (window);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* With the form of a call open. */
static void
test_today (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  GtkWidget *page = desk_today_page_new (fixture->store);
  GtkWindow *window = desk_ui_show (page);

  desk_test_wait_until (find (page, DESK_TYPE_CARE_ROW) != NULL);
  gtk_widget_activate_action (find (page, DESK_TYPE_CARE_ROW), "care.record", NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  check_window (window);
}

/* With a member beside the list, and a note being written. */
static void
test_members (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  DeskMembersPage *page = DESK_MEMBERS_PAGE (desk_members_page_new (fixture->store, fixture->sync));
  GtkWindow *window = desk_ui_show (GTK_WIDGET (page));

  desk_test_wait_until (desk_member_finder_is_settled (desk_members_page_get_finder (page)));
  desk_members_page_open_member (page, MEMBER);
  desk_test_wait_until (desk_member_view_get_file (desk_members_page_get_view (page)) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk_members_page_get_view (page)), "member.add-note",
                              NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  check_window (window);
}

/* An operation that was turned away; @args stay the caller's. */
static DeskOutboxEntry
make_entry (const char *kind,
            JsonObject *args)
{
  return (DeskOutboxEntry) { .seq = 1, .op_id = (char *) "1", .kind = (char *) kind,
                             .member_no = (char *) MEMBER, .member_name = (char *) "钱一",
                             .salutation = (char *) "mr", .args = args,
                             .state = DESK_OUTBOX_REJECTED };
}

/* With each decision that a record can ask for. */
static void
test_sync (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (JsonObject) args = json_object_new ();
  DeskOutboxEntry entry = make_entry (DESK_OP_SERVICE_USE, args);
  GtkWidget *page = desk_sync_page_new (fixture->store, fixture->sync);
  GtkWindow *window = desk_ui_show (page);

  g_ptr_array_add (entries, &entry);
  desk_outbox_list_set_entries (DESK_OUTBOX_LIST (find (page, DESK_TYPE_OUTBOX_LIST)), entries,
                                desk_test_time (NOW), zone);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  check_window (window);
}

static void
test_home (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  GtkWidget *home = desk_home_new (fixture->store, fixture->sync);

  desk_home_show_page (DESK_HOME (home), "sync");
  check_window (desk_ui_show (home));
}

static void
check_dialog (GtkWidget *dialog)
{
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_test_widget_wait_for_draw (dialog);
  check_window (GTK_WINDOW (dialog));
}

static void
test_dialogs (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  GtkWidget *use = desk_use_dialog_new (fixture->store, MEMBER, "");

  desk_test_wait_until (desk_use_dialog_is_settled (DESK_USE_DIALOG (use)));
  check_dialog (use);
  check_dialog (desk_contact_dialog_new (fixture->store, MEMBER));
  check_dialog (desk_enrol_dialog_new (fixture->sync, "http://127.0.0.1:1"));
}

/* The forms for what was turned away. */
static void
test_amend (void)
{
  static const char * const kinds[] = { DESK_OP_NOTE_ADD, DESK_OP_VISIT_SCHEDULE };
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  g_autoptr (JsonObject) args = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const DeskOutboxEntry entry = make_entry (kinds[i], args);
      GtkWidget *dialog = desk_amend_dialog_new (fixture->store, &entry);

      desk_test_wait_until (desk_amend_dialog_is_settled (DESK_AMEND_DIALOG (dialog)));
      check_dialog (dialog);
    }
}

static void
test_welcome (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new_empty (NOW);
  g_autoptr (DeskSession) session = desk_session_new (fixture->dir);
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Trouble.");
  g_autoptr (GAsyncResult) closed = NULL;

  desk_ui_fixture_close (fixture);
  desk_session_open (session);
  desk_test_wait_until (desk_session_get_state (session) == DESK_SESSION_NEW);
  check_window (desk_ui_show (desk_welcome_page_new (session)));
  check_window (desk_ui_show (desk_trouble_page_new (error)));
  desk_session_close_async (session, desk_test_ready_cb, &closed);
  desk_test_wait_until (closed != NULL);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

  g_test_add_func ("/names/today", test_today);
  g_test_add_func ("/names/members", test_members);
  g_test_add_func ("/names/sync", test_sync);
  g_test_add_func ("/names/home", test_home);
  g_test_add_func ("/names/dialogs", test_dialogs);
  g_test_add_func ("/names/amend", test_amend);
  g_test_add_func ("/names/welcome", test_welcome);

  return g_test_run ();
}
