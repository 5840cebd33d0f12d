/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-deed.h>
#include <desk-member-notes.h>
#include <desk-note-row.h>
#include <desk-outbox.h>

#include "desk-ui-member.h"

#define MEMBER DESK_UI_MEMBER
#define OTHER DESK_UI_OTHER

typedef DeskUiMember Fixture;

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* The only editor; NULL while there is none. */
static DeskNoteEditor *
get_editor (Fixture *fixture)
{
  g_autoptr (GPtrArray) editors = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->view), DESK_TYPE_NOTE_EDITOR, editors);
  g_assert_cmpuint (editors->len, <=, 1);
  return editors->len == 1 ? g_ptr_array_index (editors, 0) : NULL;
}

static DeskNoteRow *
get_row (Fixture *fixture,
         guint    index)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->view), DESK_TYPE_NOTE_ROW, rows);
  return index < rows->len ? g_ptr_array_index (rows, index) : NULL;
}

/* The texts of the notes as they are shown, from above. */
static char *
join_texts (Fixture *fixture)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GString) texts = g_string_new ("");

  collect (GTK_WIDGET (fixture->view), DESK_TYPE_NOTE_ROW, rows);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? "|" : "",
                            desk_note_row_get_text (g_ptr_array_index (rows, i)));
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

static gboolean
shows (Fixture    *fixture,
       const char *texts)
{
  g_autofree char *shown = join_texts (fixture);

  return g_str_equal (shown, texts);
}

static void
save (Fixture    *fixture,
      const char *text)
{
  desk_note_editor_set_text (get_editor (fixture), text);
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (get_editor (fixture)), "note.save", NULL));
}

static void
add (Fixture    *fixture,
     const char *text)
{
  desk_ui_member_act (fixture, "member.add-note");
  save (fixture, text);
  desk_test_wait_until (get_editor (fixture) == NULL);
}

/* Says that there is none, rather than standing empty. */
static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  AdwPreferencesGroup *notes;

  collect (GTK_WIDGET (fixture->view), DESK_TYPE_MEMBER_NOTES, found);
  g_assert_cmpuint (found->len, ==, 1);
  notes = g_ptr_array_index (found, 0);
  g_assert_cmpstr (adw_preferences_group_get_description (notes), ==, "No notes yet.");
  desk_ui_member_act (fixture, "member.add-note");
  g_assert_cmpstr (adw_preferences_group_get_description (notes), ==, "");
  gtk_widget_activate_action (GTK_WIDGET (get_editor (fixture)), "note.cancel", NULL);
  g_assert_cmpstr (adw_preferences_group_get_description (notes), ==, "No notes yet.");
  add (fixture, "First");
  desk_test_wait_until (shows (fixture, "First"));
  g_assert_cmpstr (adw_preferences_group_get_description (notes), ==, "");
}

/* The newest note comes first; a moment later is later. */
static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  add (fixture, "  First \n");
  desk_test_wait_until (shows (fixture, "First"));
  desk_clock_set (fixture->desk->clock, desk_test_time (DESK_UI_NOW) + 1000);
  add (fixture, "Second");
  desk_test_wait_until (shows (fixture, "Second|First"));
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_NOTE_ADD), ==, 2);
}

static GtkButton *
find_button (Fixture    *fixture,
             const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkButton *button = g_ptr_array_index (buttons, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (button))
          && g_strcmp0 (gtk_button_get_label (button), label) == 0)
        return button;
    }
  return NULL;
}

/* The newest are there at once, the others when they are asked for. */
static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  GtkButton *button;

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      desk_clock_set (fixture->desk->clock, desk_test_time (DESK_UI_NOW) + i * 1000);
      add (fixture, text);
    }
  desk_ui_member_open (fixture, OTHER);
  desk_ui_member_open (fixture, MEMBER);
  desk_test_wait_until (shows (fixture, "6|5|4|3|2"));
  button = find_button (fixture, "2 Older Notes");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (shows (fixture, "6|5|4|3|2|1|0"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (button)));
}

static void
test_add_undo (Fixture       *fixture,
               gconstpointer  data)
{
  add (fixture, "First");
  desk_test_wait_until (shows (fixture, "First"));
  desk_ui_member_act (fixture, "member.undo");
  desk_test_wait_until (shows (fixture, ""));
  /* What was undone is not undone again. */
  desk_ui_member_act (fixture, "member.undo");
  add (fixture, "Second");
  desk_test_wait_until (shows (fixture, "Second"));
}

static void
test_edit_undo (Fixture       *fixture,
                gconstpointer  data)
{
  add (fixture, "First");
  desk_test_wait_until (get_row (fixture, 0) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 0)), "note.edit", NULL);
  save (fixture, "Changed");
  desk_test_wait_until (shows (fixture, "Changed"));
  g_assert_null (get_editor (fixture));
  desk_ui_member_act (fixture, "member.undo");
  desk_test_wait_until (shows (fixture, "First"));
}

/* Also after another member was opened. */
static void
test_remove_undo (Fixture       *fixture,
                  gconstpointer  data)
{
  add (fixture, "First");
  desk_test_wait_until (get_row (fixture, 0) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 0)), "note.remove", NULL);
  desk_test_wait_until (shows (fixture, ""));
  desk_ui_member_open (fixture, OTHER);
  desk_ui_member_act (fixture, "member.undo");
  desk_ui_member_open (fixture, MEMBER);
  desk_test_wait_until (shows (fixture, "First"));
}

/* As another program on this laptop would, or the hub's news. */
static void
change_behind (Fixture    *fixture,
               const char *text)
{
  DeskNoteRow *row = get_row (fixture, 0);
  g_autoptr (DeskDeed) deed =
    desk_deed_new_edit_note (MEMBER, desk_note_row_get_id (row), desk_note_row_get_version (row),
                             desk_note_row_get_text (row), text);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  desk_store_perform_async (fixture->desk->store, deed->kind, deed->args, NULL, desk_test_ready_cb,
                            &result);
  desk_test_wait_until (result != NULL);
  verdict = desk_store_perform_finish (fixture->desk->store, result, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  desk_test_wait_until (shows (fixture, text));
}

/* Nobody overwrites what they have not seen; what they wrote stays, and so does the other text. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *written = NULL;

  add (fixture, "First");
  desk_test_wait_until (get_row (fixture, 0) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 0)), "note.edit", NULL);
  change_behind (fixture, "Theirs");
  save (fixture, "Mine");
  desk_test_wait_until (*desk_note_editor_get_problem (get_editor (fixture)) != '\0');
  g_assert_cmpstr (desk_note_editor_get_problem (get_editor (fixture)), ==,
                   "The note was changed on another computer meanwhile.");
  written = desk_note_editor_dup_text (get_editor (fixture));
  g_assert_cmpstr (written, ==, "Mine");
  gtk_widget_activate_action (GTK_WIDGET (get_editor (fixture)), "note.cancel", NULL);
  g_assert_null (get_editor (fixture));
  g_assert_true (shows (fixture, "Theirs"));
}

/* What is being written about one member waits while another is looked at. */
static void
test_draft (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;

  desk_ui_member_act (fixture, "member.add-note");
  desk_note_editor_set_text (get_editor (fixture), "Half a");
  desk_ui_member_open (fixture, OTHER);
  g_assert_null (get_editor (fixture));
  desk_ui_member_open (fixture, MEMBER);
  desk_test_wait_until (get_editor (fixture) != NULL);
  text = desk_note_editor_dup_text (get_editor (fixture));
  g_assert_cmpstr (text, ==, "Half a");
  gtk_widget_activate_action (GTK_WIDGET (get_editor (fixture)), "note.cancel", NULL);
  desk_ui_member_open (fixture, OTHER);
  desk_ui_member_open (fixture, MEMBER);
  g_assert_null (get_editor (fixture));
}

/* So does a change of a note that is there. */
static void
test_edit_draft (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *text = NULL;

  add (fixture, "First");
  desk_test_wait_until (get_row (fixture, 0) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_row (fixture, 0)), "note.edit", NULL);
  desk_note_editor_set_text (get_editor (fixture), "First, and more");
  desk_ui_member_open (fixture, OTHER);
  desk_ui_member_open (fixture, MEMBER);
  desk_test_wait_until (get_editor (fixture) != NULL);
  text = desk_note_editor_dup_text (get_editor (fixture));
  g_assert_cmpstr (text, ==, "First, and more");
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add_test(name, test)                                                     \
  g_test_add ("/notes/" name, Fixture, NULL, desk_ui_member_set_up, test,            \
              desk_ui_member_tear_down)
  add_test ("none", test_none);
  add_test ("add", test_add);
  add_test ("older", test_older);
  add_test ("add-undo", test_add_undo);
  add_test ("edit-undo", test_edit_undo);
  add_test ("remove-undo", test_remove_undo);
  add_test ("conflict", test_conflict);
  add_test ("draft", test_draft);
  add_test ("edit-draft", test_edit_draft);

  return g_test_run ();
}
