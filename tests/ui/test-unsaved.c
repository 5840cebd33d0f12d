/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A half-written note, whatever happens meanwhile: its text stays, or can be taken along. */
#include <desk-member-trouble.h>
#include <desk-member-view.h>
#include <desk-note-editor.h>
#include <hub-assign.h>
#include <hub-device.h>

#include "desk-ui-sync.h"

#define MEMBER "M0000001"
#define TEXT "Half a sentence"

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

static DeskNoteEditor *
get_editor (GtkWindow *window)
{
  return DESK_NOTE_EDITOR (find (GTK_WIDGET (window), DESK_TYPE_NOTE_EDITOR));
}

/* The member, in a window that shows something else from now on. */
static void
show_member (GtkWindow  *window,
             SyncLaptop *laptop)
{
  DeskMemberView *view = DESK_MEMBER_VIEW (desk_member_view_new (laptop->store));

  gtk_window_set_child (window, GTK_WIDGET (view));
  desk_member_view_set_member (view, MEMBER);
  desk_test_wait_until (desk_member_view_get_file (view) != NULL);
}

static GtkWindow *
begin_note (SyncLaptop *laptop)
{
  GtkWindow *window = desk_ui_show (gtk_label_new (""));

  show_member (window, laptop);
  gtk_widget_activate_action (gtk_window_get_child (window), "member.add-note", NULL);
  desk_note_editor_set_text (get_editor (window), TEXT);
  return window;
}

static void
assert_text (GtkWindow *window)
{
  g_autofree char *text = desk_note_editor_dup_text (get_editor (window));

  g_assert_cmpstr (text, ==, TEXT);
}

static void
assign (SyncFixture *fixture,
        SyncLaptop  *laptop,
        const char  *manager_no)
{
  g_autoptr (GError) error = NULL;

  hub_assign_member (fixture->db, fixture->clock, MEMBER, manager_no, &error);
  g_assert_no_error (error);
  sync_laptop_round (laptop);
}

static void
close_window (GtkWindow *window)
{
  gtk_window_destroy (window);
  for (guint i = 0; i < 5; i++)
    desk_test_iterate ();
}

/* The member goes to another manager: it is said, and the text can be copied; when they come back, it
 * can be gone on with. */
static void
test_moved (SyncFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  DeskMemberTrouble *trouble;
  GtkWindow *window;

  sync_laptop_round (laptop);
  window = begin_note (laptop);
  trouble = DESK_MEMBER_TROUBLE (find (GTK_WIDGET (window), DESK_TYPE_MEMBER_TROUBLE));

  assign (fixture, laptop, "K002");
  desk_test_wait_until (gtk_widget_get_child_visible (GTK_WIDGET (trouble)));
  g_assert_true (g_str_has_prefix (desk_member_trouble_get_story (trouble),
                                   "潘友康 is not among your members any more"));
  g_assert_cmpstr (desk_member_trouble_get_unsaved (trouble), ==, TEXT);
  gtk_widget_activate_action (GTK_WIDGET (trouble), "trouble.copy", NULL);
  g_assert_true (gdk_clipboard_is_local (gtk_widget_get_clipboard (GTK_WIDGET (trouble))));

  assign (fixture, laptop, "K001");
  desk_test_wait_until (!gtk_widget_get_child_visible (GTK_WIDGET (trouble)));
  assert_text (window);
  close_window (window);
}

/* A revoked laptop goes on taking notes; they wait here. */
static void
test_revoked (SyncFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  sync_laptop_round (laptop);
  window = begin_note (laptop);
  hub_device_revoke (fixture->db, fixture->clock,
                     desk_store_get_identity (laptop->store)->device_id, &error);
  g_assert_no_error (error);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_REVOKED);
  assert_text (window);
  gtk_widget_activate_action (GTK_WIDGET (get_editor (window)), "note.save", NULL);
  desk_test_wait_until (get_editor (window) == NULL);
  g_assert_cmpint (sync_laptop_count (laptop, "SELECT count (*) FROM outbox"), ==, 1);
  close_window (window);
}

/* Enrolled for another manager, the same laptop has other members: the text is still to be had. */
static void
test_another_manager (SyncFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  DeskMemberTrouble *trouble;
  GtkWindow *window;

  sync_laptop_round (laptop);
  window = begin_note (laptop);
  trouble = DESK_MEMBER_TROUBLE (find (GTK_WIDGET (window), DESK_TYPE_MEMBER_TROUBLE));
  code = sync_fixture_code (fixture, "K002");
  sync_laptop_enrol (laptop, desk_store_get_identity (laptop->store)->hub_url, code, &error);
  g_assert_no_error (error);
  sync_laptop_round (laptop);
  desk_test_wait_until (gtk_widget_get_child_visible (GTK_WIDGET (trouble)));
  g_assert_cmpstr (desk_member_trouble_get_unsaved (trouble), ==, TEXT);
  close_window (window);
}

/* The page is replaced, as when the local data turns out to be damaged, and comes back. */
static void
test_replaced (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  GtkWindow *window;

  sync_laptop_round (laptop);
  window = begin_note (laptop);
  gtk_window_set_child (window, gtk_label_new (""));
  g_assert_null (get_editor (window));
  show_member (window, laptop);
  desk_test_wait_until (get_editor (window) != NULL);
  assert_text (window);
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

  sync_fixture_add ("/ui/unsaved/moved", test_moved);
  sync_fixture_add ("/ui/unsaved/revoked", test_revoked);
  sync_fixture_add ("/ui/unsaved/another-manager", test_another_manager);
  sync_fixture_add ("/ui/unsaved/replaced", test_replaced);

  return g_test_run ();
}
