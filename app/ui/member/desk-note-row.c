/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-note-row.h"

#include "desk-format.h"

#include <glib/gi18n-lib.h>

/**
 * DeskNoteRow:
 *
 * A note about a member, and its editor in the same place. It is saved against the version that the
 * person saw when they began, whatever became of the note meanwhile.
 */
struct _DeskNoteRow
{
  GtkListBoxRow   parent_instance;

  GtkBox         *box;
  GtkWidget      *shown;
  GtkLabel       *text;
  GtkLabel       *moment;
  GtkWidget      *edit;
  DeskNoteEditor *editor;       /* nullable: not being edited */

  char           *note_id;
  char           *version;
  char           *base;         /* the version when editing began */
  gint64          made_ms;
};

G_DEFINE_FINAL_TYPE (DeskNoteRow, desk_note_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SAVE,
  REMOVE,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
save_cb (DeskNoteRow *self)
{
  g_autofree char *text = desk_note_editor_dup_text (self->editor);

  if (g_str_equal (text, gtk_label_get_label (self->text)))
    desk_note_row_close (self);
  else
    g_signal_emit (self, signals[SAVE], 0, text);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskNoteRow *self = DESK_NOTE_ROW (widget);

  if (self->editor == NULL)
    {
      self->editor = DESK_NOTE_EDITOR (desk_note_editor_new ());
      desk_note_editor_set_text (self->editor, gtk_label_get_label (self->text));
      g_signal_connect_swapped (self->editor, "save", G_CALLBACK (save_cb), self);
      g_signal_connect_swapped (self->editor, "cancel", G_CALLBACK (desk_note_row_close), self);
      gtk_box_append (self->box, GTK_WIDGET (self->editor));
      gtk_widget_set_visible (self->shown, FALSE);
      g_free (self->base);
      self->base = g_strdup (self->version);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (DESK_NOTE_ROW (widget)->editor == NULL)
    g_signal_emit (widget, signals[REMOVE], 0);
}

static void
desk_note_row_finalize (GObject *object)
{
  DeskNoteRow *self = DESK_NOTE_ROW (object);

  g_free (self->note_id);
  g_free (self->version);
  g_free (self->base);

  G_OBJECT_CLASS (desk_note_row_parent_class)->finalize (object);
}

static void
desk_note_row_class_init (DeskNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_note_row_finalize;

  signals[SAVE] = g_signal_new ("save", DESK_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVE] = g_signal_new ("remove", DESK_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", DESK_TYPE_NOTE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "member/desk-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskNoteRow, box);
  gtk_widget_class_bind_template_child (widget_class, DeskNoteRow, shown);
  gtk_widget_class_bind_template_child (widget_class, DeskNoteRow, text);
  gtk_widget_class_bind_template_child (widget_class, DeskNoteRow, moment);
  gtk_widget_class_bind_template_child (widget_class, DeskNoteRow, edit);
  gtk_widget_class_install_action (widget_class, "note.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "note.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "note.remove", NULL);
}

static void
desk_note_row_init (DeskNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_note_row_new (void)
{
  return g_object_new (DESK_TYPE_NOTE_ROW, NULL);
}

static char *
describe_moment (const DeskNote *note,
                 gint64          now_ms,
                 GTimeZone      *zone)
{
  g_autofree char *made = desk_format_moment (note->made_ms, now_ms, zone);
  g_autofree char *changed = desk_format_moment (note->changed_ms, now_ms, zone);
  g_autofree char *text = NULL;

  if (note->changed_ms == note->made_ms)
    text = g_steal_pointer (&made);
  else
    /* Translators: when a note was written, and when it was changed last */
    text = g_strdup_printf (_("%1$s, changed %2$s"), made, changed);
  return g_strjoin (" · ", text, note->provisional ? _("not yet confirmed by the hub") : NULL,
                    NULL);
}

/**
 * desk_note_row_set_note:
 * @note: copied; what is being written stays
 * @zone: the policy's
 */
void
desk_note_row_set_note (DeskNoteRow    *self,
                        const DeskNote *note,
                        gint64          now_ms,
                        GTimeZone      *zone)
{
  g_autofree char *moment = NULL;

  g_return_if_fail (DESK_IS_NOTE_ROW (self));

  moment = describe_moment (note, now_ms, zone);
  g_free (self->note_id);
  self->note_id = g_strdup (note->note_id);
  g_free (self->version);
  self->version = g_strdup (note->version);
  self->made_ms = note->made_ms;
  gtk_label_set_label (self->text, note->text);
  gtk_label_set_label (self->moment, moment);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, note->text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, moment, -1);
}

const char *
desk_note_row_get_id (DeskNoteRow *self)
{
  g_return_val_if_fail (DESK_IS_NOTE_ROW (self), NULL);

  return self->note_id;
}

/**
 * desk_note_row_get_version:
 *
 * Returns: of the text that the person saw: while it is edited, when that began
 */
const char *
desk_note_row_get_version (DeskNoteRow *self)
{
  g_return_val_if_fail (DESK_IS_NOTE_ROW (self), NULL);

  return self->editor != NULL ? self->base : self->version;
}

/**
 * desk_note_row_get_text:
 *
 * Returns: what was saved, not what is being written
 */
const char *
desk_note_row_get_text (DeskNoteRow *self)
{
  g_return_val_if_fail (DESK_IS_NOTE_ROW (self), NULL);

  return gtk_label_get_label (self->text);
}

gint64
desk_note_row_get_made (DeskNoteRow *self)
{
  g_return_val_if_fail (DESK_IS_NOTE_ROW (self), 0);

  return self->made_ms;
}

/**
 * desk_note_row_get_editor:
 *
 * Returns: (transfer none) (nullable): while it is edited
 */
DeskNoteEditor *
desk_note_row_get_editor (DeskNoteRow *self)
{
  g_return_val_if_fail (DESK_IS_NOTE_ROW (self), NULL);

  return self->editor;
}

/**
 * desk_note_row_close:
 *
 * Takes the editor away, with what was not saved.
 */
void
desk_note_row_close (DeskNoteRow *self)
{
  g_return_if_fail (DESK_IS_NOTE_ROW (self));

  if (self->editor == NULL)
    return;
  gtk_widget_set_visible (self->shown, TRUE);
  gtk_widget_grab_focus (self->edit);
  gtk_box_remove (self->box, GTK_WIDGET (self->editor));
  self->editor = NULL;
  g_signal_emit (self, signals[CLOSED], 0);
}
