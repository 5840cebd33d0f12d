/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-split.h"

#include <adwaita.h>

/**
 * DeskSplit:
 *
 * The one place that knows AdwLeaflet. Where newer libadwaita has split views, only this file
 * changes.
 */
struct _DeskSplit
{
  GtkWidget    parent_instance;

  AdwLeaflet  *leaflet;
  GtkWidget   *start;
  GtkWidget   *separator;
  GtkWidget   *end;
};

G_DEFINE_FINAL_TYPE (DeskSplit, desk_split, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_START,
  PROP_END,
  PROP_FOLDED,
  PROP_END_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
replace_pane (DeskSplit  *self,
              GtkWidget **place,
              GtkWidget  *pane,
              GtkWidget  *after)
{
  if (*place != NULL)
    adw_leaflet_remove (self->leaflet, *place);
  *place = pane;
  if (pane != NULL)
    adw_leaflet_insert_child_after (self->leaflet, pane, after);
}

static void
folded_cb (DeskSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
visible_child_cb (DeskSplit *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_SHOWN]);
}

static void
desk_split_show_start_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  desk_split_set_end_shown (DESK_SPLIT (widget), FALSE);
}

static void
desk_split_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DeskSplit *self = DESK_SPLIT (object);

  switch (prop_id)
    {
    case PROP_START:
      g_value_set_object (value, self->start);
      break;
    case PROP_END:
      g_value_set_object (value, self->end);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, desk_split_get_folded (self));
      break;
    case PROP_END_SHOWN:
      g_value_set_boolean (value, desk_split_get_end_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_split_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  DeskSplit *self = DESK_SPLIT (object);

  switch (prop_id)
    {
    case PROP_START:
      desk_split_set_start (self, g_value_get_object (value));
      break;
    case PROP_END:
      desk_split_set_end (self, g_value_get_object (value));
      break;
    case PROP_END_SHOWN:
      desk_split_set_end_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_split_dispose (GObject *object)
{
  DeskSplit *self = DESK_SPLIT (object);

  if (self->leaflet != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->leaflet, self);
      gtk_widget_unparent (GTK_WIDGET (self->leaflet));
    }
  self->leaflet = NULL;
  self->start = NULL;
  self->end = NULL;

  G_OBJECT_CLASS (desk_split_parent_class)->dispose (object);
}

static void
desk_split_class_init (DeskSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_split_dispose;
  object_class->get_property = desk_split_get_property;
  object_class->set_property = desk_split_set_property;

  properties[PROP_START] =
    g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_END] =
    g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_END_SHOWN] =
    g_param_spec_boolean ("end-shown", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "split.show-start", NULL,
                                   desk_split_show_start_action);
}

static void
desk_split_init (DeskSplit *self)
{
  AdwLeafletPage *page;

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->leaflet), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));

  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->separator, "sidebar");
  page = adw_leaflet_append (self->leaflet, self->separator);
  adw_leaflet_page_set_navigatable (page, FALSE);

  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (visible_child_cb),
                            self);
}

GtkWidget *
desk_split_new (void)
{
  return g_object_new (DESK_TYPE_SPLIT, NULL);
}

GtkWidget *
desk_split_get_start (DeskSplit *self)
{
  g_return_val_if_fail (DESK_IS_SPLIT (self), NULL);

  return self->start;
}

void
desk_split_set_start (DeskSplit *self,
                      GtkWidget *pane)
{
  g_return_if_fail (DESK_IS_SPLIT (self));

  if (self->start == pane)
    return;
  replace_pane (self, &self->start, pane, NULL);
  if (pane != NULL)
    {
      gtk_widget_set_hexpand (pane, FALSE);
      if (!desk_split_get_end_shown (self))
        adw_leaflet_set_visible_child (self->leaflet, pane);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START]);
}

GtkWidget *
desk_split_get_end (DeskSplit *self)
{
  g_return_val_if_fail (DESK_IS_SPLIT (self), NULL);

  return self->end;
}

void
desk_split_set_end (DeskSplit *self,
                    GtkWidget *pane)
{
  g_return_if_fail (DESK_IS_SPLIT (self));

  if (self->end == pane)
    return;
  replace_pane (self, &self->end, pane, self->separator);
  if (pane != NULL)
    gtk_widget_set_hexpand (pane, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END]);
}

/**
 * desk_split_get_folded:
 *
 * Returns: whether only one of the two panes fits
 */
gboolean
desk_split_get_folded (DeskSplit *self)
{
  g_return_val_if_fail (DESK_IS_SPLIT (self), FALSE);

  return adw_leaflet_get_folded (self->leaflet);
}

gboolean
desk_split_get_end_shown (DeskSplit *self)
{
  g_return_val_if_fail (DESK_IS_SPLIT (self), FALSE);

  return self->end != NULL && adw_leaflet_get_visible_child (self->leaflet) == self->end;
}

/**
 * desk_split_set_end_shown:
 *
 * While unfolded this only decides which pane will be seen once it folds.
 */
void
desk_split_set_end_shown (DeskSplit *self,
                          gboolean   end_shown)
{
  GtkWidget *pane;

  g_return_if_fail (DESK_IS_SPLIT (self));

  pane = end_shown ? self->end : self->start;
  if (pane != NULL)
    adw_leaflet_set_visible_child (self->leaflet, pane);
}
