/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-veil.h"

/**
 * DeskVeil:
 *
 * Dialogs, previews and the like: what stands in them stays. What they copied leaves the clipboard.
 */
struct _DeskVeil
{
  GObject     parent_instance;

  GType       spared;
  GListModel *windows;          /* all of this process */
  GPtrArray  *hidden;           /* (element-type GtkWindow): not owned, forgotten when they go */
  gboolean    drawn;
};

G_DEFINE_FINAL_TYPE (DeskVeil, desk_veil, G_TYPE_OBJECT)

static void
gone_cb (gpointer  data,
         GObject  *window)
{
  g_ptr_array_remove (DESK_VEIL (data)->hidden, window);
}

static void
hide (DeskVeil  *self,
      GtkWindow *window)
{
  if (!g_ptr_array_find (self->hidden, window, NULL))
    {
      g_ptr_array_add (self->hidden, window);
      g_object_weak_ref (G_OBJECT (window), gone_cb, self);
    }
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
}

static void
visible_cb (DeskVeil   *self,
            GParamSpec *pspec,
            GtkWindow  *window)
{
  if (self->drawn && gtk_widget_get_visible (GTK_WIDGET (window)))
    hide (self, window);
}

static void
watch (DeskVeil  *self,
       GtkWindow *window)
{
  if (g_type_is_a (G_OBJECT_TYPE (window), self->spared))
    return;
  g_signal_connect_object (window, "notify::visible", G_CALLBACK (visible_cb), self,
                           G_CONNECT_SWAPPED);
  visible_cb (self, NULL, window);
}

static void
windows_cb (DeskVeil *self,
            guint     position,
            guint     removed,
            guint     added)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (self->windows, position + i);

      watch (self, window);
    }
}

static void
hide_all (DeskVeil *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (self->windows, i);

      if (!g_type_is_a (G_OBJECT_TYPE (window), self->spared))
        visible_cb (self, NULL, window);
    }
}

/* In the order in which they went: a dialog above the one that it belongs to. */
static void
give_back (DeskVeil *self)
{
  g_autoptr (GPtrArray) hidden = g_steal_pointer (&self->hidden);

  self->hidden = g_ptr_array_new ();
  for (guint i = 0; i < hidden->len; i++)
    g_object_weak_unref (g_ptr_array_index (hidden, i), gone_cb, self);
  for (guint i = 0; i < hidden->len; i++)
    gtk_window_present (g_ptr_array_index (hidden, i));
}

/* What somebody else copied since is not ours to take. */
static void
clear_clipboard (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

static void
desk_veil_dispose (GObject *object)
{
  DeskVeil *self = DESK_VEIL (object);

  if (self->hidden != NULL)
    for (guint i = 0; i < self->hidden->len; i++)
      g_object_weak_unref (g_ptr_array_index (self->hidden, i), gone_cb, self);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_clear_object (&self->windows);

  G_OBJECT_CLASS (desk_veil_parent_class)->dispose (object);
}

static void
desk_veil_class_init (DeskVeilClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_veil_dispose;
}

static void
desk_veil_init (DeskVeil *self)
{
  self->hidden = g_ptr_array_new ();
  self->windows = g_object_ref (gtk_window_get_toplevels ());
}

DeskVeil *
desk_veil_new (GType spared)
{
  DeskVeil *self = g_object_new (DESK_TYPE_VEIL, NULL);

  self->spared = spared;
  g_signal_connect_object (self->windows, "items-changed", G_CALLBACK (windows_cb), self,
                           G_CONNECT_SWAPPED);
  windows_cb (self, 0, 0, g_list_model_get_n_items (self->windows));
  return self;
}

void
desk_veil_set_drawn (DeskVeil *self,
                     gboolean  drawn)
{
  GdkDisplay *display = gdk_display_get_default ();

  g_return_if_fail (DESK_IS_VEIL (self));

  if (drawn == self->drawn)
    return;
  self->drawn = drawn;
  if (!drawn)
    {
      give_back (self);
      return;
    }
  hide_all (self);
  clear_clipboard (gdk_display_get_clipboard (display));
  clear_clipboard (gdk_display_get_primary_clipboard (display));
}
