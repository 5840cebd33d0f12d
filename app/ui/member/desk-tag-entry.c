/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-tag-entry.h"

#include "desk-focus.h"
#include "desk-tag-completion.h"

#include <desk-tag.h>
#include <glib/gi18n-lib.h>

#define WIDTH_CHARS 12

/**
 * DeskTagEntry:
 *
 * Where a tag is typed; those that other members have are offered.
 */
struct _DeskTagEntry
{
  GtkWidget  parent_instance;

  GtkWidget *entry;
  DeskStore *store;
};

G_DEFINE_FINAL_TYPE (DeskTagEntry, desk_tag_entry, GTK_TYPE_WIDGET)

enum
{
  TAKEN,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
take (DeskTagEntry *self,
      const char   *text)
{
  g_autofree char *tag = desk_tag_normalize (text);

  if (tag != NULL)
    g_signal_emit (self, signals[TAKEN], 0, tag);
}

static gboolean
selected_cb (DeskTagEntry *self,
             GtkTreeModel *model,
             GtkTreeIter  *iter)
{
  g_autofree char *tag = NULL;

  gtk_tree_model_get (model, iter, 0, &tag, -1);
  take (self, tag);
  return GDK_EVENT_STOP;
}

static void
activate_cb (DeskTagEntry *self)
{
  take (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[LEFT], 0);
}

static gboolean
desk_tag_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_TAG_ENTRY (widget)->entry);
}

static void
desk_tag_entry_dispose (GObject *object)
{
  DeskTagEntry *self = DESK_TAG_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_tag_entry_parent_class)->dispose (object);
}

static void
desk_tag_entry_class_init (DeskTagEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_tag_entry_dispose;
  widget_class->grab_focus = desk_tag_entry_grab_focus;
  widget_class->focus = desk_focus_children;

  signals[TAKEN] = g_signal_new ("taken", DESK_TYPE_TAG_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", DESK_TYPE_TAG_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "tag-entry.leave", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "tag-entry.leave", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
desk_tag_entry_init (DeskTagEntry *self)
{
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("New tag"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), WIDTH_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("New tag"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

GtkWidget *
desk_tag_entry_new (DeskStore *store)
{
  DeskTagEntry *self = g_object_new (DESK_TYPE_TAG_ENTRY, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * desk_tag_entry_start:
 *
 * Begins with an empty line, and looks for what can be offered.
 */
void
desk_tag_entry_start (DeskTagEntry *self)
{
  g_return_if_fail (DESK_IS_TAG_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
  desk_tag_completion_offer (GTK_ENTRY (self->entry), self->store);
  g_signal_connect_object (gtk_entry_get_completion (GTK_ENTRY (self->entry)), "match-selected",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}
