/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-header.h"

#include "desk-member-heading.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberHeader:
 *
 * The headings stand over what they head, in the order of the columns, which is also that of the Tab
 * key. Behind them, in the margin, a menu says which columns there are.
 */
struct _DeskMemberHeader
{
  GtkWidget                parent_instance;

  const DeskMemberMetrics *metrics;
  DeskMemberLayout        *layout;
  GtkWidget               *headings[DESK_N_MEMBER_COLUMNS];
  GtkWidget               *menu;
};

G_DEFINE_FINAL_TYPE (DeskMemberHeader, desk_member_header, GTK_TYPE_WIDGET)

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  g_autoptr (GMenuModel) menu = desk_member_heading_new_menu (user_data);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
layout_cb (DeskMemberHeader *self)
{
  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    gtk_widget_insert_before (self->headings[desk_member_layout_get_column (self->layout, i)],
                              GTK_WIDGET (self), self->menu);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode
desk_member_header_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Where the list has no columns there is nothing to head. */
static void
desk_member_header_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  DeskMemberHeader *self = DESK_MEMBER_HEADER (widget);
  DeskMemberColumns places;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      desk_member_columns_measure (self->metrics, minimum, natural);
      return;
    }
  *minimum = *natural = 0;
  desk_member_columns_place (&places, self->metrics, self->layout,
                             for_size < 0 ? G_MAXINT16 : for_size);
  if (!places.narrow)
    gtk_widget_measure (self->headings[DESK_MEMBER_COLUMN_NAME], orientation, -1, minimum, natural,
                        NULL, NULL);
}

/* A heading's words stand over what they head, so its button reaches out by its padding. */
static void
place_heading (DeskMemberHeader        *self,
               const DeskMemberColumns *places,
               DeskMemberColumn         column,
               int                      height)
{
  GtkWidget *heading = self->headings[column];
  GtkBorder padding;
  GtkAllocation place;
  int least;

  gtk_style_context_get_padding (gtk_widget_get_style_context (heading), &padding);
  gtk_widget_measure (heading, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (least, places->width[column] + padding.left + padding.right);
  place.height = height;
  place.x = places->x[column] - padding.left;
  place.y = 0;
  gtk_widget_size_allocate (heading, &place, -1);
}

/* The menu stands in the margin at the end. */
static void
place_menu (DeskMemberHeader *self,
            int               width,
            int               height)
{
  GtkAllocation place = { .x = width, .height = height };

  gtk_widget_measure (self->menu, GTK_ORIENTATION_HORIZONTAL, -1, &place.width, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->menu, &place, -1);
}

static void
desk_member_header_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  DeskMemberHeader *self = DESK_MEMBER_HEADER (widget);
  DeskMemberColumns places;

  desk_member_columns_place (&places, self->metrics, self->layout, width);
  gtk_widget_set_child_visible (self->menu, !places.narrow);
  if (!places.narrow)
    place_menu (self, width, height);
  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    {
      gboolean shown = !places.narrow && places.width[i] > 0;

      gtk_widget_set_child_visible (self->headings[i], shown);
      if (shown)
        place_heading (self, &places, i, height);
    }
}

static void
desk_member_header_dispose (GObject *object)
{
  DeskMemberHeader *self = DESK_MEMBER_HEADER (object);

  if (self->layout != NULL)
    g_signal_handlers_disconnect_by_data (self->layout, self);
  g_clear_object (&self->layout);
  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    g_clear_pointer (&self->headings[i], gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_member_header_parent_class)->dispose (object);
}

static void
desk_member_header_class_init (DeskMemberHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_member_header_dispose;
  widget_class->get_request_mode = desk_member_header_get_request_mode;
  widget_class->measure = desk_member_header_measure;
  widget_class->size_allocate = desk_member_header_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "memberheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_member_header_init (DeskMemberHeader *self)
{
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->menu), FALSE);
  gtk_widget_set_tooltip_text (self->menu, _("Columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Columns"), -1);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/**
 * desk_member_header_new:
 * @metrics: of the lines below; must outlive the header
 * @layout: of the lines below
 *
 * Returns: (transfer floating): headings, sorted by name
 */
GtkWidget *
desk_member_header_new (const DeskMemberMetrics *metrics,
                        DeskMemberLayout        *layout)
{
  DeskMemberHeader *self = g_object_new (DESK_TYPE_MEMBER_HEADER, NULL);

  self->metrics = metrics;
  self->layout = g_object_ref (layout);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  desk_member_layout_get_actions (layout));
  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    {
      self->headings[i] = desk_member_heading_new (i, layout, metrics);
      gtk_widget_set_parent (self->headings[i], GTK_WIDGET (self));
    }
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), create_menu_cb, layout, NULL);
  g_signal_connect_swapped (layout, "changed", G_CALLBACK (layout_cb), self);
  layout_cb (self);
  return GTK_WIDGET (self);
}

/**
 * desk_member_header_set_sort:
 *
 * Marks the column by which the list is sorted, and which way round.
 */
void
desk_member_header_set_sort (DeskMemberHeader *self,
                             DeskMemberSort    sort,
                             gboolean          descending)
{
  g_return_if_fail (DESK_IS_MEMBER_HEADER (self));

  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    desk_member_heading_set_sort (DESK_MEMBER_HEADING (self->headings[i]), sort, descending);
}

/**
 * desk_member_header_get_heading:
 *
 * Returns: (transfer none): the button over the column
 */
GtkWidget *
desk_member_header_get_heading (DeskMemberHeader *self,
                                DeskMemberColumn  column)
{
  g_return_val_if_fail (DESK_IS_MEMBER_HEADER (self), NULL);
  g_return_val_if_fail (column < DESK_N_MEMBER_COLUMNS, NULL);

  return self->headings[column];
}
