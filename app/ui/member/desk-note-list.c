/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-note-list.h"

#include <glib/gi18n-lib.h>

/* So many are shown at first, and so many more each time that they are asked for. */
#define N_FIRST 5
#define N_MORE 50

/**
 * DeskNoteList:
 *
 * Rows are kept from one filling to the next. A row that is edited stays although its note has gone,
 * and one that was shown stays although newer ones come.
 */
struct _DeskNoteList
{
  GtkBox       parent_instance;

  GtkListBox  *box;
  GtkWidget   *more;            /* shows those that have no row yet */
  GtkWidget   *refuge;          /* has the focus of a row that goes */
  GHashTable  *rows;            /* note_id to DeskNoteRow, which the box owns */
  GHashTable  *there;           /* the ids of the notes that there are */
  GPtrArray   *notes;           /* (element-type DeskNote) (nullable): all of them, newest first */
  guint        n_wanted;
  DeskStore   *store;
};

G_DEFINE_FINAL_TYPE (DeskNoteList, desk_note_list, GTK_TYPE_BOX)

enum
{
  SAVE,
  REMOVE,
  RESIZED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A row that is no note is being written: it stands above all. */
static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  gint64 first;
  gint64 second;

  if (!DESK_IS_NOTE_ROW (a) || !DESK_IS_NOTE_ROW (b))
    return DESK_IS_NOTE_ROW (a) ? 1 : -1;
  first = desk_note_row_get_made (DESK_NOTE_ROW (a));
  second = desk_note_row_get_made (DESK_NOTE_ROW (b));
  if (first != second)
    return first < second ? 1 : -1;
  return -g_strcmp0 (desk_note_row_get_id (DESK_NOTE_ROW (a)),
                     desk_note_row_get_id (DESK_NOTE_ROW (b)));
}

static void
note_size (DeskNoteList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->box), !desk_note_list_is_empty (self));
  g_signal_emit (self, signals[RESIZED], 0);
}

static void
remove_row (DeskNoteList *self,
            DeskNoteRow  *row)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->box)) == GTK_WIDGET (row))
    gtk_widget_grab_focus (self->refuge);
  g_hash_table_remove (self->rows, desk_note_row_get_id (row));
  gtk_list_box_remove (self->box, GTK_WIDGET (row));
}

static void
save_cb (DeskNoteList *self,
         const char   *text,
         DeskNoteRow  *row)
{
  g_signal_emit (self, signals[SAVE], 0, text, row);
}

static void
remove_cb (DeskNoteList *self,
           DeskNoteRow  *row)
{
  g_signal_emit (self, signals[REMOVE], 0, row);
}

static void
closed_cb (DeskNoteList *self,
           DeskNoteRow  *row)
{
  if (!g_hash_table_contains (self->there, desk_note_row_get_id (row)))
    remove_row (self, row);
  note_size (self);
}

static DeskNoteRow *
make_row (DeskNoteList *self)
{
  DeskNoteRow *row = DESK_NOTE_ROW (desk_note_row_new ());

  g_signal_connect_object (row, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_note (DeskNoteList   *self,
           const DeskNote *note)
{
  DeskNoteRow *row = g_hash_table_lookup (self->rows, note->note_id);
  gboolean fresh = row == NULL;

  if (fresh)
    {
      row = make_row (self);
      g_hash_table_insert (self->rows, g_strdup (note->note_id), row);
    }
  desk_note_row_set_note (row, note, desk_clock_now (desk_store_get_clock (self->store)),
                          desk_policy_get_zone (desk_store_get_policy (self->store)));
  if (fresh)
    gtk_list_box_append (self->box, GTK_WIDGET (row));
}

/* The newest, and those that have a row already. */
static void
show_notes (DeskNoteList *self)
{
  g_autofree char *more = NULL;
  guint n_hidden = 0;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const DeskNote *note = g_ptr_array_index (self->notes, i);

      if (i < self->n_wanted || g_hash_table_contains (self->rows, note->note_id))
        show_note (self, note);
      else
        n_hidden++;
    }
  more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Older Note", "%u Older Notes", n_hidden),
                          n_hidden);
  gtk_button_set_label (GTK_BUTTON (self->more), more);
  gtk_widget_set_visible (self->more, n_hidden > 0);
}

static void
show_more_cb (DeskNoteList *self)
{
  self->n_wanted += N_MORE;
  show_notes (self);
}

static void
note_what_is_there (DeskNoteList *self)
{
  g_hash_table_remove_all (self->there);
  for (guint i = 0; i < self->notes->len; i++)
    {
      const DeskNote *note = g_ptr_array_index (self->notes, i);

      g_hash_table_add (self->there, g_strdup (note->note_id));
    }
}

/* A row that is edited stays: what is written in it is not to be lost. */
static void
remove_gone (DeskNoteList *self,
             gboolean      edited_too)
{
  g_autoptr (GList) rows = g_hash_table_get_values (self->rows);

  for (GList *l = rows; l != NULL; l = l->next)
    if (!g_hash_table_contains (self->there, desk_note_row_get_id (l->data))
        && (edited_too || desk_note_row_get_editor (l->data) == NULL))
      remove_row (self, l->data);
}

static void
desk_note_list_dispose (GObject *object)
{
  DeskNoteList *self = DESK_NOTE_LIST (object);

  g_hash_table_remove_all (self->rows);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_note_list_parent_class)->dispose (object);
}

static void
desk_note_list_finalize (GObject *object)
{
  DeskNoteList *self = DESK_NOTE_LIST (object);

  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->there);
  g_clear_pointer (&self->notes, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_note_list_parent_class)->finalize (object);
}

static void
desk_note_list_class_init (DeskNoteListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_note_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_note_list_finalize;

  signals[SAVE] = g_signal_new ("save", DESK_TYPE_NOTE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, DESK_TYPE_NOTE_ROW);
  signals[REMOVE] = g_signal_new ("remove", DESK_TYPE_NOTE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, DESK_TYPE_NOTE_ROW);
  signals[RESIZED] = g_signal_new ("resized", DESK_TYPE_NOTE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
desk_note_list_init (DeskNoteList *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (self->box, compare_rows, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Notes"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->box), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->box));

  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (show_more_cb), self);
  gtk_box_append (GTK_BOX (self), self->more);
}

/**
 * desk_note_list_new:
 * @refuge: where the focus goes with a row that goes; it outlives the list
 *
 * Returns: (transfer floating): a list of nothing
 */
GtkWidget *
desk_note_list_new (DeskStore *store,
                    GtkWidget *refuge)
{
  DeskNoteList *self = g_object_new (DESK_TYPE_NOTE_LIST, NULL);

  self->store = g_object_ref (store);
  self->refuge = refuge;
  return GTK_WIDGET (self);
}

/**
 * desk_note_list_show:
 * @notes: (element-type DeskNote): all of them, newest first
 * @another: whether they are of another member than those before
 */
void
desk_note_list_show (DeskNoteList *self,
                     GPtrArray    *notes,
                     gboolean      another)
{
  g_return_if_fail (DESK_IS_NOTE_LIST (self));

  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = g_ptr_array_ref (notes);
  if (another)
    self->n_wanted = N_FIRST;
  note_what_is_there (self);
  remove_gone (self, another);
  show_notes (self);
  note_size (self);
}

/**
 * desk_note_list_add_first:
 * @row: (transfer floating): a GtkListBoxRow that is no note yet
 */
void
desk_note_list_add_first (DeskNoteList *self,
                          GtkWidget    *row)
{
  g_return_if_fail (DESK_IS_NOTE_LIST (self));

  gtk_list_box_append (self->box, row);
  note_size (self);
}

void
desk_note_list_remove_first (DeskNoteList *self,
                             GtkWidget    *row)
{
  g_return_if_fail (DESK_IS_NOTE_LIST (self));

  gtk_list_box_remove (self->box, row);
  note_size (self);
}

gboolean
desk_note_list_is_empty (DeskNoteList *self)
{
  g_return_val_if_fail (DESK_IS_NOTE_LIST (self), TRUE);

  return gtk_list_box_get_row_at_index (self->box, 0) == NULL;
}

/**
 * desk_note_list_get_row:
 *
 * Returns: (transfer none) (nullable): the row of a note, if it has one
 */
DeskNoteRow *
desk_note_list_get_row (DeskNoteList *self,
                        const char   *note_id)
{
  g_return_val_if_fail (DESK_IS_NOTE_LIST (self), NULL);

  return g_hash_table_lookup (self->rows, note_id);
}

/**
 * desk_note_list_get_rows:
 *
 * Returns: (transfer container) (element-type DeskNoteRow): in no order
 */
GList *
desk_note_list_get_rows (DeskNoteList *self)
{
  g_return_val_if_fail (DESK_IS_NOTE_LIST (self), NULL);

  return g_hash_table_get_values (self->rows);
}
