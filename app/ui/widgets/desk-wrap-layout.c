/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-wrap-layout.h"

/**
 * DeskWrapLayout:
 *
 * Each child has its natural width, or what there is where that is less, and begins a new line
 * where it does not fit behind the others.
 */
struct _DeskWrapLayout
{
  GtkLayoutManager parent_instance;

  int              spacing;
  gboolean         one_line;
};

G_DEFINE_FINAL_TYPE (DeskWrapLayout, desk_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_ONE_LINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Where the next child stands. */
typedef struct
{
  GtkAllocation place;
  int           line;           /* the height of the line, so far */
} Pen;

static gboolean
place_child (DeskWrapLayout *self,
             GtkWidget      *child,
             int             width,
             Pen            *pen)
{
  int x = pen->place.x + pen->place.width;
  int natural;

  if (!gtk_widget_should_layout (child))
    return FALSE;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  natural = MIN (natural, width);
  if (x > 0 && x + self->spacing + natural > width)
    {
      pen->place.y += pen->line + self->spacing;
      pen->line = 0;
      x = 0;
    }
  pen->place.x = x > 0 ? x + self->spacing : 0;
  pen->place.width = natural;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, natural, NULL, &pen->place.height, NULL,
                      NULL);
  pen->line = MAX (pen->line, pen->place.height);
  return TRUE;
}

static GtkSizeRequestMode
desk_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* It asks for no more than its widest child: what is around it says how wide a line is. Or, where that
 * is wanted, for all of them in one line. */
static void
measure_width (DeskWrapLayout *self,
               GtkWidget      *widget,
               int            *minimum,
               int            *natural)
{
  int whole = -self->spacing;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
      whole += child_natural + self->spacing;
    }
  if (self->one_line)
    *natural = MAX (*natural, whole);
}

static void
desk_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  DeskWrapLayout *self = DESK_WRAP_LAYOUT (manager);
  Pen pen = { { 0 } };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    place_child (self, child, for_size < 0 ? G_MAXINT16 : for_size, &pen);
  *minimum = *natural = pen.place.y + pen.line;
}

/* How high the line is that begins with @child. */
static int
measure_line (DeskWrapLayout *self,
              GtkWidget      *child,
              int             width)
{
  Pen pen = { { 0 } };
  int line = 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (place_child (self, child, width, &pen))
      {
        if (pen.place.y > 0)
          break;
        line = pen.line;
      }
  return line;
}

/* Each is as high as its line. */
static void
desk_wrap_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  DeskWrapLayout *self = DESK_WRAP_LAYOUT (manager);
  Pen pen = { { 0 } };
  int line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (place_child (self, child, width, &pen))
      {
        if (pen.place.x == 0)
          line = measure_line (self, child, width);
        pen.place.height = line;
        gtk_widget_size_allocate (child, &pen.place, -1);
      }
}

static void
desk_wrap_layout_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  DeskWrapLayout *self = DESK_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_ONE_LINE:
      g_value_set_boolean (value, self->one_line);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_wrap_layout_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  DeskWrapLayout *self = DESK_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      break;
    case PROP_ONE_LINE:
      self->one_line = g_value_get_boolean (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_wrap_layout_class_init (DeskWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = desk_wrap_layout_get_property;
  object_class->set_property = desk_wrap_layout_set_property;
  layout_class->get_request_mode = desk_wrap_layout_get_request_mode;
  layout_class->measure = desk_wrap_layout_measure;
  layout_class->allocate = desk_wrap_layout_allocate;

  properties[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ONE_LINE] =
    g_param_spec_boolean ("one-line", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_wrap_layout_init (DeskWrapLayout *self)
{
}
