/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-fact-dialog.h>
#include <desk-fact-form.h>
#include <desk-fact-row.h>
#include <desk-ops.h>
#include <desk-reveal-button.h>
#include <desk-tag-entry.h>

#include "desk-ui-member.h"

#define MEMBER DESK_UI_MEMBER
#define OTHER DESK_UI_OTHER

typedef DeskUiMember Fixture;

/* By the name of an icon button; NULL: there is none. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *tooltip)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, tooltip);
  return found;
}

static gboolean
has_tags (Fixture    *fixture,
          const char *expected)
{
  const DeskMemberFile *file = desk_member_view_get_file (fixture->view);
  g_autoptr (GString) tags = g_string_new (NULL);

  for (guint i = 0; i < file->tags->len; i++)
    g_string_append_printf (tags, "%s|", (char *) g_ptr_array_index (file->tags, i));
  return g_str_equal (tags->str, expected);
}

static void
add_tag (Fixture    *fixture,
         const char *tag)
{
  GtkWidget *entry;

  desk_ui_member_act (fixture, "member.add-tag");
  entry = desk_ui_find (GTK_WIDGET (fixture->view), DESK_TYPE_TAG_ENTRY);
  g_assert_true (gtk_widget_is_visible (entry));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (desk_ui_find (entry, GTK_TYPE_ENTRY)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "New tag");
  gtk_editable_set_text (GTK_EDITABLE (desk_ui_find (entry, GTK_TYPE_ENTRY)), tag);
  g_signal_emit_by_name (desk_ui_find (entry, GTK_TYPE_ENTRY), "activate");
  g_assert_false (gtk_widget_is_visible (entry));
}

static void
test_tags (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *remove;

  add_tag (fixture, " golf ");
  desk_test_wait_until (has_tags (fixture, "golf|"));
  add_tag (fixture, "爱喝茶");
  desk_test_wait_until (has_tags (fixture, "golf|爱喝茶|"));
  /* The same again is nothing new. */
  add_tag (fixture, "GOLF");
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_TAG_ADD), ==, 2);
  remove = find_button (GTK_WIDGET (fixture->view), "Remove the tag “golf”");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove the tag “golf”");
  gtk_widget_grab_focus (remove);
  gtk_widget_activate (remove);
  desk_test_wait_until (has_tags (fixture, "爱喝茶|"));
  desk_test_wait_until (find_button (GTK_WIDGET (fixture->view), "Remove the tag “golf”") == NULL);
  g_assert_true (gtk_widget_is_ancestor (
      gtk_window_get_focus (fixture->window),
      gtk_widget_get_parent (
          find_button (GTK_WIDGET (fixture->view), "Remove the tag “爱喝茶”"))));
}

static void
test_tag_left (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *entry = desk_ui_find (GTK_WIDGET (fixture->view), DESK_TYPE_TAG_ENTRY);

  desk_ui_member_act (fixture, "member.add-tag");
  gtk_widget_activate_action (entry, "tag-entry.leave", NULL);
  g_assert_false (gtk_widget_is_visible (entry));
  desk_ui_member_act (fixture, "member.add-tag");
  desk_ui_member_open (fixture, OTHER);
  g_assert_false (gtk_widget_is_visible (entry));
}

/* Also after another member was opened; once. */
static void
test_tag_undo (Fixture       *fixture,
               gconstpointer  data)
{
  add_tag (fixture, "golf");
  desk_test_wait_until (has_tags (fixture, "golf|"));
  desk_ui_member_open (fixture, OTHER);
  desk_ui_member_act (fixture, "member.undo");
  desk_ui_member_act (fixture, "member.undo");
  desk_ui_member_open (fixture, MEMBER);
  desk_test_wait_until (has_tags (fixture, ""));
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_TAG_REMOVE), ==, 1);
}

/* The button in the toast does it too. */
static void
test_toast_undo (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *toasts = desk_ui_find (GTK_WIDGET (fixture->view), ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *toast;

  add_tag (fixture, "golf");
  desk_test_wait_until (has_tags (fixture, "golf|"));
  desk_test_wait_until ((toast = desk_ui_find (toasts, g_type_from_name ("AdwToastWidget")))
                        != NULL);
  gtk_widget_activate (desk_ui_find (toast, GTK_TYPE_BUTTON));
  desk_test_wait_until (has_tags (fixture, ""));
}

static DeskFactDialog *
open_dialog (Fixture    *fixture,
             const char *kind,
             const char *occasion)
{
  g_autoptr (GListModel) windows = NULL;
  DeskFactDialog *dialog = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "member.edit-fact",
                                             "(ss)", kind, occasion));
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DESK_IS_FACT_DIALOG (window))
        dialog = DESK_FACT_DIALOG (window);
    }
  return dialog;
}

static DeskFactForm *
get_form (DeskFactDialog *dialog)
{
  return DESK_FACT_FORM (desk_ui_find (GTK_WIDGET (dialog), DESK_TYPE_FACT_FORM));
}

static void
save (DeskFactDialog *dialog)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "fact.save", NULL));
}

/* What the page says of the first thing known; NULL: nothing is. */
static const char *
get_subtitle (Fixture *fixture)
{
  GtkWidget *row = desk_ui_find (GTK_WIDGET (fixture->view), DESK_TYPE_FACT_ROW);

  return row != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;
}

static gboolean
says (Fixture    *fixture,
      const char *subtitle)
{
  return g_strcmp0 (get_subtitle (fixture), subtitle) == 0;
}

static void
test_hours (Fixture       *fixture,
            gconstpointer  data)
{
  DeskFactDialog *dialog = open_dialog (fixture, DESK_FACT_CALL_HOURS, "");

  save (dialog);
  g_assert_cmpstr (desk_fact_dialog_get_problem (dialog), ==,
                   "Choose at least one day of the week.");
  desk_fact_form_set_days (get_form (dialog), 0x1f);
  desk_fact_form_set_text (get_form (dialog), "from", "9:00");
  desk_fact_form_set_text (get_form (dialog), "to", "8:30");
  save (dialog);
  g_assert_cmpstr (desk_fact_dialog_get_problem (dialog), ==,
                   "Write the time until when to call as 11:30, later than the first one.");
  desk_fact_form_set_text (get_form (dialog), "to", "１１：３０");
  save (dialog);
  desk_test_wait_until (says (fixture, "Mon–Fri, 09:00–11:30"));
}

/* Changed, removed, and each undone. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  DeskFactDialog *dialog = open_dialog (fixture, DESK_FACT_INTERESTS, "");

  desk_fact_form_set_text (get_form (dialog), "text", "tea");
  save (dialog);
  desk_test_wait_until (says (fixture, "tea"));
  dialog = open_dialog (fixture, DESK_FACT_INTERESTS, "");
  desk_fact_form_set_text (get_form (dialog), "text", "golf");
  save (dialog);
  desk_test_wait_until (says (fixture, "golf"));
  desk_ui_member_act (fixture, "member.undo");
  desk_test_wait_until (says (fixture, "tea"));
  dialog = open_dialog (fixture, DESK_FACT_INTERESTS, "");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "fact.remove", NULL);
  desk_test_wait_until (get_subtitle (fixture) == NULL);
  desk_ui_member_act (fixture, "member.undo");
  desk_test_wait_until (says (fixture, "tea"));
}

static void
test_first_undo (Fixture       *fixture,
                 gconstpointer  data)
{
  DeskFactDialog *dialog = open_dialog (fixture, DESK_FACT_OCCASION, "");

  desk_fact_form_set_text (get_form (dialog), "name", "Wedding");
  desk_fact_form_set_text (get_form (dialog), "day", "05-20");
  save (dialog);
  desk_test_wait_until (says (fixture, "05-20 · next on 2027-05-20"));
  desk_ui_member_act (fixture, "member.undo");
  desk_test_wait_until (get_subtitle (fixture) == NULL);
}

/* S: the second contact's phone is masked, on the page and in the dialog, and stays as it is where
 * nobody writes another one; it is shown on request, which is recorded. */
static void
test_phone_s (Fixture       *fixture,
              gconstpointer  data)
{
  DeskFactDialog *dialog = open_dialog (fixture, DESK_FACT_SECOND_CONTACT, "");
  GtkWidget *row;

  desk_fact_form_set_text (get_form (dialog), "name", "王丽");
  desk_fact_form_set_text (get_form (dialog), "phone", "139 0000 1234");
  save (dialog);
  desk_test_wait_until (says (fixture, "王丽, 139****1234"));
  dialog = open_dialog (fixture, DESK_FACT_SECOND_CONTACT, "");
  desk_fact_form_set_text (get_form (dialog), "relation", "wife");
  save (dialog);
  desk_test_wait_until (says (fixture, "王丽 (wife), 139****1234"));
  row = desk_ui_find (GTK_WIDGET (fixture->view), DESK_TYPE_FACT_ROW);
  desk_reveal_button_reveal (DESK_REVEAL_BUTTON (desk_ui_find (row, DESK_TYPE_REVEAL_BUTTON)));
  desk_test_wait_until (says (fixture, "王丽 (wife), 13900001234"));
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_SECRECY_REVEAL), ==, 1);
}

/* What is known already is not lost for what another one wrote meanwhile. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  DeskFactDialog *mine = open_dialog (fixture, DESK_FACT_BIRTHDAY, "");
  DeskFactDialog *theirs = open_dialog (fixture, DESK_FACT_BIRTHDAY, "");

  mine = mine == theirs ? NULL : mine;
  g_assert_nonnull (mine);
  desk_fact_form_set_text (get_form (theirs), "day", "08-15");
  save (theirs);
  desk_test_wait_until (says (fixture, "08-15 · next on 2027-08-15"));
  desk_fact_form_set_text (get_form (mine), "day", "08-16");
  save (mine);
  desk_test_wait_until (desk_fact_dialog_get_problem (mine) != NULL);
  g_assert_cmpstr (desk_fact_dialog_get_problem (mine), ==,
                   "What is known of the member was changed on another computer meanwhile.");
  gtk_window_destroy (GTK_WINDOW (mine));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add_test(name, test)                                                     \
  g_test_add ("/facts/" name, Fixture, NULL, desk_ui_member_set_up, test,            \
              desk_ui_member_tear_down)
  add_test ("tags", test_tags);
  add_test ("tag-left", test_tag_left);
  add_test ("tag-undo", test_tag_undo);
  add_test ("toast-undo", test_toast_undo);
  add_test ("hours", test_hours);
  add_test ("undo", test_undo);
  add_test ("first-undo", test_first_undo);
  add_test ("S/phone", test_phone_s);
  add_test ("conflict", test_conflict);

  return g_test_run ();
}
