/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-pane.h"

#include "desk-split.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * DeskPane:
 *
 * The one place that composes a header bar with what is under it. Where newer libadwaita has
 * AdwToolbarView and navigation pages, only this file changes.
 */
struct _DeskPane
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  AdwHeaderBar   *header;
  AdwWindowTitle *title;
  GtkWidget      *back;
  GtkWidget      *child;

  /* The splits around this pane, while it is in a window; no references. */
  GPtrArray      *splits;
};

static void desk_pane_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskPane, desk_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, desk_pane_buildable_init))

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static gboolean
is_at_end (DeskPane  *self,
           DeskSplit *split)
{
  GtkWidget *end = desk_split_get_end (split);

  return end != NULL
         && (end == GTK_WIDGET (self) || gtk_widget_is_ancestor (GTK_WIDGET (self), end));
}

/* The window's buttons stand at the outer edges of what is seen; a way back stands where there is a
 * pane before this one that does not fit. */
static void
update_header (DeskPane *self)
{
  gboolean at_left = TRUE;
  gboolean at_right = TRUE;
  gboolean decided = FALSE;
  gboolean back = FALSE;

  for (guint i = 0; i < self->splits->len; i++)
    {
      DeskSplit *split = g_ptr_array_index (self->splits, i);
      gboolean folded = desk_split_get_folded (split);

      if (is_at_end (self, split))
        {
          at_left = at_left && folded;
          back = decided ? back : folded;
          decided = TRUE;
        }
      else
        {
          at_right = at_right && folded;
        }
    }

  adw_header_bar_set_show_start_title_buttons (self->header, at_left);
  adw_header_bar_set_show_end_title_buttons (self->header, at_right);
  gtk_widget_set_visible (self->back, back);
}

/* To the pane before this one, in the nearest split that has one. */
static void
back_cb (DeskPane *self)
{
  for (guint i = 0; i < self->splits->len; i++)
    {
      DeskSplit *split = g_ptr_array_index (self->splits, i);

      if (is_at_end (self, split))
        {
          desk_split_set_end_shown (split, FALSE);
          return;
        }
    }
}

static void
desk_pane_root (GtkWidget *widget)
{
  DeskPane *self = DESK_PANE (widget);

  GTK_WIDGET_CLASS (desk_pane_parent_class)->root (widget);

  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL;
       above = gtk_widget_get_parent (above))
    if (DESK_IS_SPLIT (above))
      {
        g_signal_connect_swapped (above, "notify::folded", G_CALLBACK (update_header), self);
        g_ptr_array_add (self->splits, above);
      }
  update_header (self);
}

static void
desk_pane_unroot (GtkWidget *widget)
{
  DeskPane *self = DESK_PANE (widget);

  for (guint i = 0; i < self->splits->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->splits, i), self);
  g_ptr_array_set_size (self->splits, 0);

  GTK_WIDGET_CLASS (desk_pane_parent_class)->unroot (widget);
}

static void
desk_pane_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, desk_pane_get_title (DESK_PANE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_pane_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      desk_pane_set_title (DESK_PANE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_pane_dispose (GObject *object)
{
  DeskPane *self = DESK_PANE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->child = NULL;

  G_OBJECT_CLASS (desk_pane_parent_class)->dispose (object);
}

static void
desk_pane_finalize (GObject *object)
{
  DeskPane *self = DESK_PANE (object);

  g_ptr_array_unref (self->splits);

  G_OBJECT_CLASS (desk_pane_parent_class)->finalize (object);
}

static void
desk_pane_add_child (GtkBuildable *buildable,
                     GtkBuilder   *builder,
                     GObject      *child,
                     const char   *type)
{
  DeskPane *self = DESK_PANE (buildable);

  if (!GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (self->header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    adw_header_bar_pack_end (self->header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "title") == 0)
    adw_header_bar_set_title_widget (self->header, GTK_WIDGET (child));
  else
    desk_pane_set_child (self, GTK_WIDGET (child));
}

static void
desk_pane_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = desk_pane_add_child;
}

static void
desk_pane_class_init (DeskPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_pane_dispose;
  object_class->finalize = desk_pane_finalize;
  object_class->get_property = desk_pane_get_property;
  object_class->set_property = desk_pane_set_property;
  widget_class->root = desk_pane_root;
  widget_class->unroot = desk_pane_unroot;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
desk_pane_init (DeskPane *self)
{
  self->splits = g_ptr_array_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_visible (self->back, FALSE);
  gtk_widget_set_tooltip_text (self->back, _("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Back"), -1);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);

  self->header = ADW_HEADER_BAR (adw_header_bar_new ());
  adw_header_bar_set_title_widget (self->header, GTK_WIDGET (self->title));
  adw_header_bar_pack_start (self->header, self->back);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->header));
}

GtkWidget *
desk_pane_new (void)
{
  return g_object_new (DESK_TYPE_PANE, NULL);
}

const char *
desk_pane_get_title (DeskPane *self)
{
  g_return_val_if_fail (DESK_IS_PANE (self), NULL);

  return adw_window_title_get_title (self->title);
}

/**
 * desk_pane_set_title:
 * @title: the heading in the header bar; no personal data, since it is also read as the pane's name
 */
void
desk_pane_set_title (DeskPane   *self,
                     const char *title)
{
  g_return_if_fail (DESK_IS_PANE (self));

  if (g_strcmp0 (desk_pane_get_title (self), title) == 0)
    return;
  adw_window_title_set_title (self->title, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * desk_pane_set_child:
 * @child: (nullable): what stands under the header bar; it gets all the room there is
 */
void
desk_pane_set_child (DeskPane  *self,
                     GtkWidget *child)
{
  g_return_if_fail (DESK_IS_PANE (self));

  if (self->child != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->child);
  self->child = child;
  if (child == NULL)
    return;
  gtk_widget_set_hexpand (child, TRUE);
  gtk_widget_set_vexpand (child, TRUE);
  gtk_box_append (GTK_BOX (self->box), child);
}
