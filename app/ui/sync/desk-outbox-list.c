/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-outbox-list.h"

#include "desk-outbox-row.h"

/**
 * DeskOutboxList:
 *
 * The operations that wait, or those that were turned away, oldest first. Hidden while there is
 * none. A row stays while its operation does, so that a refresh takes no focus away.
 */
struct _DeskOutboxList
{
  GtkWidget            parent_instance;

  AdwPreferencesGroup *group;
  GtkListBox          *box;
  GHashTable          *rows;    /* op_id to DeskOutboxRow, which the box owns */
  gboolean             rejected;
};

G_DEFINE_FINAL_TYPE (DeskOutboxList, desk_outbox_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_REJECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  gint64 first = desk_outbox_row_get_seq (DESK_OUTBOX_ROW (a));
  gint64 second = desk_outbox_row_get_seq (DESK_OUTBOX_ROW (b));

  return (first > second) - (first < second);
}

/* The focus of a row that goes moves on to the next one. */
static void
remove_row (DeskOutboxList *self,
            GtkWidget      *row)
{
  GtkWidget *heir = gtk_widget_get_next_sibling (row);

  if (heir == NULL)
    heir = gtk_widget_get_prev_sibling (row);
  if (heir != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->box)) == row)
    gtk_widget_grab_focus (heir);
  gtk_list_box_remove (self->box, row);
}

static void
remove_others (DeskOutboxList *self,
               GHashTable     *kept)
{
  GHashTableIter iter;
  gpointer op_id;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &op_id, &row))
    if (!g_hash_table_contains (kept, op_id))
      {
        remove_row (self, row);
        g_hash_table_iter_remove (&iter);
      }
}

static void
show_entry (DeskOutboxList        *self,
            const DeskOutboxEntry *entry,
            gint64                 now_ms,
            GTimeZone             *zone)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, entry->op_id);
  gboolean fresh = row == NULL;

  if (fresh)
    {
      row = desk_outbox_row_new ();
      g_hash_table_insert (self->rows, g_strdup (entry->op_id), row);
    }
  desk_outbox_row_set_entry (DESK_OUTBOX_ROW (row), entry, now_ms, zone);
  if (fresh)
    gtk_list_box_append (self->box, row);
}

static void
desk_outbox_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  DeskOutboxList *self = DESK_OUTBOX_LIST (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, adw_preferences_group_get_title (self->group));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, adw_preferences_group_get_description (self->group));
      break;
    case PROP_REJECTED:
      g_value_set_boolean (value, self->rejected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_outbox_list_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  DeskOutboxList *self = DESK_OUTBOX_LIST (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      adw_preferences_group_set_title (self->group, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_DESCRIPTION:
      adw_preferences_group_set_description (self->group, g_value_get_string (value));
      break;
    case PROP_REJECTED:
      self->rejected = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_outbox_list_dispose (GObject *object)
{
  DeskOutboxList *self = DESK_OUTBOX_LIST (object);

  g_clear_pointer ((GtkWidget **) &self->group, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (desk_outbox_list_parent_class)->dispose (object);
}

static void
desk_outbox_list_class_init (DeskOutboxListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = desk_outbox_list_dispose;
  object_class->get_property = desk_outbox_list_get_property;
  object_class->set_property = desk_outbox_list_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, "", flags);
  properties[PROP_REJECTED] = g_param_spec_boolean ("rejected", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_outbox_list_init (DeskOutboxList *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (self->box, compare_rows, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  adw_preferences_group_add (self->group, GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * desk_outbox_list_set_entries:
 * @entries: (element-type DeskOutboxEntry): the whole outbox; it shows its part
 * @zone: the policy's
 */
void
desk_outbox_list_set_entries (DeskOutboxList *self,
                              GPtrArray      *entries,
                              gint64          now_ms,
                              GTimeZone      *zone)
{
  g_autoptr (GHashTable) kept = NULL;

  g_return_if_fail (DESK_IS_OUTBOX_LIST (self));

  kept = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < entries->len; i++)
    {
      const DeskOutboxEntry *entry = g_ptr_array_index (entries, i);

      if ((entry->state == DESK_OUTBOX_REJECTED) != self->rejected)
        continue;
      show_entry (self, entry, now_ms, zone);
      g_hash_table_add (kept, entry->op_id);
    }
  remove_others (self, kept);
  gtk_widget_set_visible (GTK_WIDGET (self), g_hash_table_size (kept) > 0);
}
