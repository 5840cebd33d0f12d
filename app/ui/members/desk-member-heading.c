/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-heading.h"

#include <glib/gi18n-lib.h>

#define EDGE 8                  /* pixels by which a column is made wider */
#define THRESHOLD 8             /* pixels from which on a press is a drag */
#define STEP 2                  /* digits that a key adds to a width */

/**
 * DeskMemberHeading:
 *
 * A button that sorts by its column and, pressed again, turns the order round. Dragged, it moves its
 * column; dragged by its left edge, it makes it wider or narrower. So do Ctrl with the arrows and with
 * plus and minus, and a menu says all of this.
 */
struct _DeskMemberHeading
{
  GtkButton                parent_instance;

  DeskMemberColumn         column;
  DeskMemberLayout        *layout;
  const DeskMemberMetrics *metrics;
  GtkWidget               *popover;     /* NULL before it is needed */

  /* While it is dragged: where that began, in the parent, and how wide the column was. */
  double                   drag_x;
  int                      drag_width;
  gboolean                 resizing;
};

G_DEFINE_FINAL_TYPE (DeskMemberHeading, desk_member_heading, GTK_TYPE_BUTTON)

static void
change (DeskMemberHeading *self,
        const char        *action,
        int                by)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "(si)",
                              desk_member_column_get_name (self->column), by);
}

static void
append_change (GMenu             *menu,
               DeskMemberHeading *self,
               const char        *label,
               const char        *action,
               int                by)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(si)",
                                     desk_member_column_get_name (self->column), by);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (DeskMemberHeading *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) width = g_menu_new ();
  g_autoptr (GMenuModel) all = desk_member_heading_new_menu (self->layout);

  if (self->column != DESK_MEMBER_COLUMN_NAME)
    {
      append_change (place, self, _("Move _Left"), "columns.move", -1);
      append_change (place, self, _("Move _Right"), "columns.move", 1);
      append_change (width, self, _("_Wider"), "columns.widen", STEP);
      append_change (width, self, _("_Narrower"), "columns.widen", -STEP);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (width));
    }
  g_menu_append_section (menu, _("Columns"), all);
  return G_MENU_MODEL (menu);
}

/* A new one each time: the order may have changed. */
static void
popup_menu (DeskMemberHeading *self)
{
  g_autoptr (GMenuModel) menu = make_menu (self);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  popup_menu (DESK_MEMBER_HEADING (widget));
  return GDK_EVENT_STOP;
}

static gboolean
move_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  change (DESK_MEMBER_HEADING (widget), "columns.move", g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
width_key_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  change (DESK_MEMBER_HEADING (widget), "columns.widen", g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static void
secondary_cb (GtkGesture *gesture,
              int         n_press,
              double      x,
              double      y,
              gpointer    user_data)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (DESK_MEMBER_HEADING (user_data));
}

static void
motion_cb (DeskMemberHeading *self,
           double             x)
{
  gboolean at_edge = self->column != DESK_MEMBER_COLUMN_NAME && x < EDGE;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), at_edge ? "col-resize" : NULL);
}

/* Where the pointer is in the parent: the heading itself moves meanwhile. */
static double
get_pointer (DeskMemberHeading *self,
             GtkGestureDrag    *gesture)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  double x = 0;
  double y = 0;

  gtk_gesture_get_point (GTK_GESTURE (gesture), NULL, &x, &y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self), parent, x, y, &x, &y);
  return x;
}

/* The neighbour takes the place once the pointer is past its middle. */
static void
drag_over (DeskMemberHeading *self,
           double             x)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean passed = FALSE;

  for (GtkWidget *other = gtk_widget_get_first_child (parent); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    {
      GtkAllocation place;
      double middle;

      if (other == GTK_WIDGET (self))
        passed = TRUE;
      if (other == GTK_WIDGET (self) || !DESK_IS_MEMBER_HEADING (other)
          || !gtk_widget_get_child_visible (other))
        continue;
      gtk_widget_get_allocation (other, &place);
      middle = place.x + place.width / 2.0;
      if (passed ? x > middle && x < place.x + place.width : x < middle && x > place.x)
        {
          desk_member_layout_move (self->layout, self->column,
                                   DESK_MEMBER_HEADING (other)->column);
          return;
        }
    }
}

static void
drag_begin_cb (DeskMemberHeading *self,
               double             x,
               double             y,
               GtkGestureDrag    *gesture)
{
  self->drag_x = get_pointer (self, gesture);
  self->drag_width = desk_member_layout_get_width (self->layout, self->column);
  self->resizing = x < EDGE;
  if (self->column == DESK_MEMBER_COLUMN_NAME)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else if (self->resizing)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (DeskMemberHeading *self,
                double             offset_x,
                double             offset_y,
                GtkGestureDrag    *gesture)
{
  double x = get_pointer (self, gesture);
  int digits = (int) ((self->drag_x - x) / self->metrics->digit);

  if (self->resizing)
    {
      desk_member_layout_set_width (self->layout, self->column, self->drag_width + digits);
      return;
    }
  if (ABS (x - self->drag_x) > THRESHOLD)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  drag_over (self, x);
}

static void
desk_member_heading_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  DeskMemberHeading *self = DESK_MEMBER_HEADING (widget);

  GTK_WIDGET_CLASS (desk_member_heading_parent_class)->size_allocate (widget, width, height,
                                                                      baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
desk_member_heading_dispose (GObject *object)
{
  DeskMemberHeading *self = DESK_MEMBER_HEADING (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (desk_member_heading_parent_class)->dispose (object);
}

static void
desk_member_heading_class_init (DeskMemberHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GdkModifierType control = GDK_CONTROL_MASK;

  G_OBJECT_CLASS (klass)->dispose = desk_member_heading_dispose;
  widget_class->size_allocate = desk_member_heading_size_allocate;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, control, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, control, move_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, control, width_key_cb, "i", STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Add, control, width_key_cb, "i", STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_minus, control, width_key_cb, "i", -STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Subtract, control, width_key_cb, "i",
                                -STEP);
}

static void
desk_member_heading_init (DeskMemberHeading *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/**
 * desk_member_heading_new:
 * @metrics: of the lines below; must outlive the heading
 *
 * Returns: (transfer floating): a heading by whose column nothing is sorted
 */
GtkWidget *
desk_member_heading_new (DeskMemberColumn         column,
                         DeskMemberLayout        *layout,
                         const DeskMemberMetrics *metrics)
{
  DeskMemberHeading *self = g_object_new (DESK_TYPE_MEMBER_HEADING, NULL);
  GtkWidget *label = gtk_label_new (NULL);
  DeskMemberSort sort = desk_member_column_get_sort (column);

  self->column = column;
  self->layout = g_object_ref (layout);
  self->metrics = metrics;
  gtk_label_set_xalign (GTK_LABEL (label), column == DESK_MEMBER_COLUMN_BALANCE ? 1.0f : 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (self), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", desk_member_sort_get_name (sort));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "members.sort-by");
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  desk_member_heading_set_sort (self, DESK_MEMBER_SORT_MEMBER_NO, FALSE);
  return GTK_WIDGET (self);
}

/**
 * desk_member_heading_set_sort:
 * @sort: what the list is sorted by, this column or another
 */
void
desk_member_heading_set_sort (DeskMemberHeading *self,
                              DeskMemberSort     sort,
                              gboolean           descending)
{
  GtkAccessibleSort order = GTK_ACCESSIBLE_SORT_NONE;
  const char *title;
  g_autofree char *label = NULL;

  g_return_if_fail (DESK_IS_MEMBER_HEADING (self));

  title = desk_member_column_get_title (self->column);
  if (desk_member_column_get_sort (self->column) == sort)
    {
      order = descending ? GTK_ACCESSIBLE_SORT_DESCENDING : GTK_ACCESSIBLE_SORT_ASCENDING;
      label = g_strdup_printf ("%s %s", title, descending ? "↓" : "↑");
    }
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self))),
                       label != NULL ? label : title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_SORT, order,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * desk_member_heading_new_menu:
 *
 * Returns: (transfer full): a switch for each column, in their order, and the way back
 */
GMenuModel *
desk_member_heading_new_menu (DeskMemberLayout *layout)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) reset = g_menu_new ();

  for (guint i = 1; i < DESK_N_MEMBER_COLUMNS; i++)
    {
      DeskMemberColumn column = desk_member_layout_get_column (layout, i);
      g_autofree char *action = g_strconcat ("columns.show-", desk_member_column_get_name (column),
                                             NULL);

      g_menu_append (columns, desk_member_column_get_title (column), action);
    }
  g_menu_append (reset, _("_Usual Columns"), "columns.reset");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (reset));
  return G_MENU_MODEL (menu);
}
