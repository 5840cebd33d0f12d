/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-notes.h"

#include "desk-note-drafts.h"
#include "desk-note-list.h"
#include "desk-note-row.h"

#include <desk-json.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMemberNotes:
 *
 * What the manager wrote down about the member, newest first; written, changed and removed in place.
 * What is being written waits while another member is looked at.
 */
struct _DeskMemberNotes
{
  AdwPreferencesGroup  parent_instance;

  DeskNoteList        *list;
  GtkWidget           *add;
  GtkWidget           *writing; /* (nullable): the row of a new note */
  DeskNoteEditor      *editor;  /* (nullable): in it */
  gboolean             away;    /* from the window that it was in */

  DeskStore           *store;
  char                *member_no;
  DeskDeeds           *deeds;
};

G_DEFINE_FINAL_TYPE (DeskMemberNotes, desk_member_notes, ADW_TYPE_PREFERENCES_GROUP)

/* An operation on its way. */
typedef struct
{
  DeskMemberNotes *self;
  char            *member_no;
  char            *note_id;     /* "" for a new note */
} Pending;

static void
free_pending (Pending *pending)
{
  g_object_unref (pending->self);
  g_free (pending->member_no);
  g_free (pending->note_id);
  g_free (pending);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, free_pending)

/* A heading over nothing would look like something that failed to load. */
static void
show_whether_empty (DeskMemberNotes *self)
{
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         desk_note_list_is_empty (self->list) ? _("No notes yet.")
                                                                              : NULL);
}

static void
stop_writing (DeskMemberNotes *self)
{
  if (self->writing == NULL)
    return;
  desk_note_list_remove_first (self->list, g_steal_pointer (&self->writing));
  self->editor = NULL;
}

/* The editor that it came from, while it is there. */
static DeskNoteEditor *
find_editor (const Pending *pending)
{
  DeskMemberNotes *self = pending->self;
  DeskNoteRow *row = desk_note_list_get_row (self->list, pending->note_id);

  if (g_strcmp0 (pending->member_no, self->member_no) != 0)
    return NULL;
  if (*pending->note_id == '\0')
    return self->editor;
  return row != NULL ? desk_note_row_get_editor (row) : NULL;
}

/* Taken: the editor goes; the row comes with the store's news. */
static void
close_editor (const Pending *pending)
{
  DeskMemberNotes *self = pending->self;
  DeskNoteEditor *editor = find_editor (pending);

  if (editor != NULL && editor == self->editor)
    stop_writing (self);
  else if (editor != NULL)
    desk_note_row_close (desk_note_list_get_row (self->list, pending->note_id));
}

static void
performed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autofree char *problem = NULL;
  gboolean done = desk_deeds_perform_finish (DESK_DEEDS (source), result, &problem);
  DeskNoteEditor *editor = find_editor (pending);

  if (pending->self->store == NULL)
    return;
  if (editor != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (editor), TRUE);
  if (done)
    close_editor (pending);
  else if (editor != NULL)
    desk_note_editor_set_problem (editor, problem);
  else
    g_signal_emit_by_name (source, "said", problem);
}

/* Takes @deed. */
static void
perform (DeskMemberNotes *self,
         DeskDeed        *deed)
{
  Pending *pending = g_new0 (Pending, 1);
  DeskNoteEditor *editor;

  pending->self = g_object_ref (self);
  pending->member_no = g_strdup (self->member_no);
  pending->note_id = g_strdup (desk_json_peek_string (deed->args, "note_id", ""));
  editor = find_editor (pending);
  if (editor != NULL)
    {
      desk_note_editor_set_problem (editor, NULL);
      gtk_widget_set_sensitive (GTK_WIDGET (editor), FALSE);
    }
  desk_deeds_perform_async (self->deeds, deed, performed_cb, pending);
}

static void
save_new_cb (DeskMemberNotes *self)
{
  g_autofree char *text = desk_note_editor_dup_text (self->editor);

  perform (self, desk_deed_new_add_note (self->member_no, text));
}

static void
save_row_cb (DeskMemberNotes *self,
             const char      *text,
             DeskNoteRow     *row)
{
  perform (self,
           desk_deed_new_edit_note (self->member_no, desk_note_row_get_id (row),
                                    desk_note_row_get_version (row), desk_note_row_get_text (row),
                                    text));
}

static void
remove_row_cb (DeskMemberNotes *self,
               DeskNoteRow     *row)
{
  perform (self,
           desk_deed_new_remove_note (self->member_no, desk_note_row_get_id (row),
                                      desk_note_row_get_version (row),
                                      desk_note_row_get_text (row)));
}

static void
append_unsaved (GString        *texts,
                DeskNoteEditor *editor,
                const char     *saved)
{
  g_autofree char *text = editor != NULL ? desk_note_editor_dup_text (editor) : g_strdup ("");

  if (*text == '\0' || g_str_equal (text, saved))
    return;
  if (texts->len > 0)
    g_string_append (texts, "\n\n");
  g_string_append (texts, text);
}

static void
keep_draft (DeskMemberNotes *self)
{
  g_autofree char *text = desk_member_notes_dup_unsaved (self);

  if (self->member_no != NULL)
    desk_note_drafts_keep (GTK_WIDGET (self), self->member_no, text);
}

static void
take_draft (DeskMemberNotes *self)
{
  g_autofree char *text = desk_note_drafts_take (GTK_WIDGET (self), self->member_no);

  if (text == NULL)
    return;
  desk_member_notes_add (self);
  desk_note_editor_set_text (self->editor, text);
}

/* The page goes, as when the local data turns out to be damaged; the window stays. */
static void
desk_member_notes_unroot (GtkWidget *widget)
{
  keep_draft (DESK_MEMBER_NOTES (widget));
  DESK_MEMBER_NOTES (widget)->away = TRUE;

  GTK_WIDGET_CLASS (desk_member_notes_parent_class)->unroot (widget);
}

/* Back where it was, as after unlocking: its text is here, and not in the draft as well. */
static void
desk_member_notes_root (GtkWidget *widget)
{
  DeskMemberNotes *self = DESK_MEMBER_NOTES (widget);

  GTK_WIDGET_CLASS (desk_member_notes_parent_class)->root (widget);

  if (self->away && self->member_no != NULL)
    g_free (desk_note_drafts_take (widget, self->member_no));
  self->away = FALSE;
}

static void
desk_member_notes_dispose (GObject *object)
{
  DeskMemberNotes *self = DESK_MEMBER_NOTES (object);

  self->editor = NULL;
  self->writing = NULL;
  g_clear_object (&self->store);
  g_clear_object (&self->deeds);

  G_OBJECT_CLASS (desk_member_notes_parent_class)->dispose (object);
}

static void
desk_member_notes_finalize (GObject *object)
{
  DeskMemberNotes *self = DESK_MEMBER_NOTES (object);

  g_clear_object (&self->list);
  g_free (self->member_no);

  G_OBJECT_CLASS (desk_member_notes_parent_class)->finalize (object);
}

static void
desk_member_notes_class_init (DeskMemberNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_notes_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_member_notes_finalize;
  GTK_WIDGET_CLASS (klass)->root = desk_member_notes_root;
  GTK_WIDGET_CLASS (klass)->unroot = desk_member_notes_unroot;
}

static void
desk_member_notes_init (DeskMemberNotes *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Notes"));

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_tooltip_text (self->add, _("Add a note (Ctrl+T)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add a note"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "member.add-note");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
}

GtkWidget *
desk_member_notes_new (DeskStore *store,
                       DeskDeeds *deeds)
{
  DeskMemberNotes *self = g_object_new (DESK_TYPE_MEMBER_NOTES, NULL);

  self->store = g_object_ref (store);
  self->deeds = g_object_ref (deeds);
  self->list = g_object_ref_sink (DESK_NOTE_LIST (desk_note_list_new (store, self->add)));
  g_signal_connect_object (self->list, "save", G_CALLBACK (save_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "remove", G_CALLBACK (remove_row_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "resized", G_CALLBACK (show_whether_empty), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
  return GTK_WIDGET (self);
}

void
desk_member_notes_show (DeskMemberNotes      *self,
                        const DeskMemberFile *file)
{
  gboolean another;

  g_return_if_fail (DESK_IS_MEMBER_NOTES (self));

  another = g_strcmp0 (self->member_no, file->member->member_no) != 0;
  if (another)
    {
      keep_draft (self);
      stop_writing (self);
      g_free (self->member_no);
      self->member_no = g_strdup (file->member->member_no);
    }
  desk_note_list_show (self->list, file->notes, another);
  if (another)
    take_draft (self);
}

/**
 * desk_member_notes_add:
 *
 * Begins a new note, or goes on with the one that was begun.
 */
void
desk_member_notes_add (DeskMemberNotes *self)
{
  g_return_if_fail (DESK_IS_MEMBER_NOTES (self));

  if (self->writing == NULL)
    {
      self->editor = DESK_NOTE_EDITOR (desk_note_editor_new ());
      gtk_widget_add_css_class (GTK_WIDGET (self->editor), "today-row");
      g_signal_connect_swapped (self->editor, "save", G_CALLBACK (save_new_cb), self);
      g_signal_connect_swapped (self->editor, "cancel", G_CALLBACK (stop_writing), self);
      self->writing = gtk_list_box_row_new ();
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->writing), FALSE);
      gtk_widget_set_focusable (self->writing, FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->writing),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("New note"), -1);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->writing), GTK_WIDGET (self->editor));
      desk_note_list_add_first (self->list, self->writing);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/**
 * desk_member_notes_dup_unsaved:
 *
 * Returns: (transfer full): all that is being written and is not saved, or ""
 */
char *
desk_member_notes_dup_unsaved (DeskMemberNotes *self)
{
  g_autoptr (GString) texts = g_string_new ("");
  g_autoptr (GList) rows = NULL;

  g_return_val_if_fail (DESK_IS_MEMBER_NOTES (self), NULL);

  append_unsaved (texts, self->editor, "");
  rows = desk_note_list_get_rows (self->list);
  for (GList *l = rows; l != NULL; l = l->next)
    append_unsaved (texts, desk_note_row_get_editor (l->data), desk_note_row_get_text (l->data));
  return g_string_free (g_steal_pointer (&texts), FALSE);
}
