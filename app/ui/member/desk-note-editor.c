/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-note-editor.h"

#include "desk-focus.h"

/**
 * DeskNoteEditor:
 *
 * The text of a note while it is written. What could not be saved is said in it, and the text stays.
 */
struct _DeskNoteEditor
{
  GtkWidget    parent_instance;

  GtkWidget   *box;
  GtkLabel    *problem;
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (DeskNoteEditor, desk_note_editor, GTK_TYPE_WIDGET)

enum
{
  SAVE,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A note without words is none. */
static void
update_save (DeskNoteEditor *self)
{
  g_autofree char *text = desk_note_editor_dup_text (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.save", *text != '\0');
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SAVE], 0);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[CANCEL], 0);
}

static gboolean
desk_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_NOTE_EDITOR (widget)->view));
}

static void
desk_note_editor_dispose (GObject *object)
{
  g_clear_pointer (&DESK_NOTE_EDITOR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_note_editor_parent_class)->dispose (object);
}

static void
desk_note_editor_class_init (DeskNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_note_editor_dispose;
  widget_class->grab_focus = desk_note_editor_grab_focus;
  widget_class->focus = desk_focus_children;

  signals[SAVE] = g_signal_new ("save", DESK_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", DESK_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "member/desk-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskNoteEditor, box);
  gtk_widget_class_bind_template_child (widget_class, DeskNoteEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskNoteEditor, view);
  gtk_widget_class_bind_template_callback (widget_class, update_save);
  gtk_widget_class_install_action (widget_class, "note.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "note.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "note.cancel", NULL);
}

static void
desk_note_editor_init (DeskNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_save (self);
}

GtkWidget *
desk_note_editor_new (void)
{
  return g_object_new (DESK_TYPE_NOTE_EDITOR, NULL);
}

void
desk_note_editor_set_text (DeskNoteEditor *self,
                           const char     *text)
{
  g_return_if_fail (DESK_IS_NOTE_EDITOR (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

/**
 * desk_note_editor_dup_text:
 *
 * Returns: (transfer full): the text, without blanks around it
 */
char *
desk_note_editor_dup_text (DeskNoteEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (DESK_IS_NOTE_EDITOR (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/**
 * desk_note_editor_set_problem:
 * @problem: (nullable): why it was not saved
 */
void
desk_note_editor_set_problem (DeskNoteEditor *self,
                              const char     *problem)
{
  g_return_if_fail (DESK_IS_NOTE_EDITOR (self));

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

const char *
desk_note_editor_get_problem (DeskNoteEditor *self)
{
  g_return_val_if_fail (DESK_IS_NOTE_EDITOR (self), NULL);

  return gtk_label_get_label (self->problem);
}
