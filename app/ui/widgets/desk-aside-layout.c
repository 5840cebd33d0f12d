/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-aside-layout.h"

/**
 * DeskAsideLayout:
 *
 * Two children: the second at the end of the line of the first, or below it where they do not fit: in
 * their least widths, or, with "roomy", in their natural ones.
 */
struct _DeskAsideLayout
{
  GtkLayoutManager parent_instance;

  int              spacing;
  gboolean         roomy;
};

G_DEFINE_FINAL_TYPE (DeskAsideLayout, desk_aside_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_ROOMY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What the two of them ask for; those that are not shown ask for nothing. */
typedef struct
{
  GtkWidget *widget;            /* (nullable): not shown */
  int        minimum;
  int        natural;
} Part;

static Part
read_part (GtkWidget *child)
{
  Part part = { NULL, 0, 0 };

  if (child == NULL || !gtk_widget_should_layout (child))
    return part;
  part.widget = child;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &part.minimum, &part.natural, NULL,
                      NULL);
  return part;
}

static void
read_parts (GtkWidget *widget,
            Part      *first,
            Part      *second)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *first = read_part (child);
  *second = read_part (child != NULL ? gtk_widget_get_next_sibling (child) : NULL);
}

static int
get_gap (DeskAsideLayout *self,
         const Part      *first,
         const Part      *second)
{
  return first->widget != NULL && second->widget != NULL ? self->spacing : 0;
}

static gboolean
fits (DeskAsideLayout *self,
      const Part      *first,
      const Part      *second,
      int              width)
{
  int gap = get_gap (self, first, second);

  if (self->roomy)
    return first->natural + gap + second->natural <= width;
  return first->minimum + gap + second->minimum <= width;
}

/* How wide the second is beside the first. */
static int
find_aside (DeskAsideLayout *self,
            const Part      *first,
            const Part      *second,
            int              width)
{
  if (first->widget == NULL)
    return width;
  return CLAMP (width - first->minimum - get_gap (self, first, second), second->minimum,
                second->natural);
}

static int
measure_height (const Part *part,
                int         width)
{
  int height = 0;

  if (part->widget != NULL)
    gtk_widget_measure (part->widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static int
find_height (DeskAsideLayout *self,
             const Part      *first,
             const Part      *second,
             int              width)
{
  int gap = get_gap (self, first, second);
  int aside;

  if (!fits (self, first, second, width))
    return measure_height (first, width) + gap + measure_height (second, width);
  aside = find_aside (self, first, second, width);
  return MAX (measure_height (first, width - aside - gap), measure_height (second, aside));
}

static GtkSizeRequestMode
desk_aside_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
desk_aside_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  DeskAsideLayout *self = DESK_ASIDE_LAYOUT (manager);
  Part first;
  Part second;

  read_parts (widget, &first, &second);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (first.minimum, second.minimum);
      *natural = first.natural + get_gap (self, &first, &second) + second.natural;
      return;
    }
  *minimum = *natural = find_height (self, &first, &second, for_size < 0 ? G_MAXINT16 : for_size);
}

static void
place (const Part *part,
       gboolean    rtl,
       int         whole,
       int         x,
       int         y,
       int         width,
       int         height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (rtl)
    allocation.x = whole - x - width;
  if (part->widget != NULL)
    gtk_widget_size_allocate (part->widget, &allocation, -1);
}

static void
desk_aside_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  DeskAsideLayout *self = DESK_ASIDE_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Part first;
  Part second;
  int gap;
  int aside;

  read_parts (widget, &first, &second);
  gap = get_gap (self, &first, &second);
  if (fits (self, &first, &second, width))
    {
      aside = second.widget != NULL ? find_aside (self, &first, &second, width) : 0;
      place (&first, rtl, width, 0, 0, width - aside - gap, height);
      place (&second, rtl, width, width - aside, 0, aside, height);
      return;
    }
  aside = MIN (second.natural, width);
  place (&first, rtl, width, 0, 0, width, measure_height (&first, width));
  place (&second, rtl, width, width - aside, measure_height (&first, width) + gap, aside,
         measure_height (&second, aside));
}

static void
desk_aside_layout_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DeskAsideLayout *self = DESK_ASIDE_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_ROOMY:
      g_value_set_boolean (value, self->roomy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_aside_layout_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  DeskAsideLayout *self = DESK_ASIDE_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_ROOMY:
      self->roomy = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
desk_aside_layout_class_init (DeskAsideLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = desk_aside_layout_get_property;
  object_class->set_property = desk_aside_layout_set_property;
  manager_class->get_request_mode = desk_aside_layout_get_request_mode;
  manager_class->measure = desk_aside_layout_measure;
  manager_class->allocate = desk_aside_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROOMY] = g_param_spec_boolean ("roomy", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_aside_layout_init (DeskAsideLayout *self)
{
}
