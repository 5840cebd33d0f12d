/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-block.h"

#include "desk-visit-words.h"

#include <desk-calendar.h>
#include <desk-labels.h>
#include <desk-visit.h>

/**
 * DeskVisitBlock:
 *
 * A visit on a calendar, drawn by one widget: a month holds many. What is drawn is said by its
 * label. It shrinks to any size.
 */
struct _DeskVisitBlock
{
  GtkWidget           parent_instance;

  DeskVisitBlockForm  form;
  const DeskVisit    *visit;    /* of the calendar around it */
  char               *head;
  char               *body;
};

G_DEFINE_FINAL_TYPE (DeskVisitBlock, desk_visit_block, GTK_TYPE_WIDGET)

/* Below this height, in lines, both texts stand in one line. */
#define TWO_LINES 1.9
#define PADDING_X 6
#define PADDING_Y 2

static void
set_texts (DeskVisitBlock  *self,
           const DeskVisit *visit,
           GTimeZone       *zone)
{
  g_autofree char *name = desk_label_member_name (visit->name, visit->salutation);
  g_autofree char *start = desk_visit_words_minute (desk_calendar_minute_at (visit->start_ms,
                                                                             zone));
  g_autofree char *span = desk_visit_words_span (visit->start_ms, visit->minutes, zone);
  g_autofree char *what = desk_visit_words_what (visit);

  g_free (self->head);
  g_free (self->body);
  switch (self->form)
    {
    case DESK_VISIT_BLOCK_LINE:
      self->head = g_strdup_printf ("%s %s", start, name);
      self->body = NULL;
      break;
    case DESK_VISIT_BLOCK_WIDE:
      self->head = g_strdup_printf ("%s  %s", span, name);
      self->body = g_steal_pointer (&what);
      break;
    case DESK_VISIT_BLOCK_TALL:
    default:
      self->head = g_strdup (name);
      self->body = g_strdup_printf ("%s %s", start, what);
    }
}

static void
set_classes (DeskVisitBlock  *self,
             const DeskVisit *visit)
{
  const char *classes[5] = { visit->purpose, visit->status, NULL };
  guint n = 2;

  if (visit->provisional)
    classes[n++] = "provisional";
  if (visit->overlaps)
    classes[n++] = "overlapping";
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
}

static PangoLayout *
make_layout (DeskVisitBlock *self,
             const char     *text,
             gboolean        bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (g_str_equal (self->visit->status, DESK_VISIT_CANCELLED))
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/* Draws @layout with its baseline at @baseline. */
static void
draw_text (DeskVisitBlock *self,
           GtkSnapshot    *snapshot,
           PangoLayout    *layout,
           int             x,
           int             baseline)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - x - PADDING_X / 2;
  GdkRGBA color;

  if (room <= 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  pango_layout_set_width (layout, room * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
                                      (float) x,
                                      (float) (baseline - PANGO_PIXELS (
                                                            pango_layout_get_baseline (layout)))));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* A line of Latin and Chinese letters. */
static int
get_line_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Mg国");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
desk_visit_block_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DeskVisitBlock *self = DESK_VISIT_BLOCK (widget);
  int line = get_line_height (widget);
  int height = gtk_widget_get_height (widget);
  gboolean tall = self->form == DESK_VISIT_BLOCK_TALL && height >= TWO_LINES * line;
  g_autoptr (PangoLayout) head = NULL;
  g_autoptr (PangoLayout) body = NULL;
  int baseline;
  int width;

  if (self->visit == NULL)
    return;
  head = make_layout (self, self->head, self->form != DESK_VISIT_BLOCK_LINE);
  pango_layout_get_pixel_size (head, &width, NULL);
  baseline = (tall ? PADDING_Y : (height - line) / 2)
             + PANGO_PIXELS (pango_layout_get_baseline (head));
  draw_text (self, snapshot, head, PADDING_X, baseline);
  if (self->body == NULL)
    return;
  body = make_layout (self, self->body, FALSE);
  if (tall)
    draw_text (self, snapshot, body, PADDING_X, baseline + line);
  else
    draw_text (self, snapshot, body, 2 * PADDING_X + width, baseline);
}

static void
desk_visit_block_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  DeskVisitBlock *self = DESK_VISIT_BLOCK (widget);

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->form != DESK_VISIT_BLOCK_TALL)
    *minimum = *natural = get_line_height (widget) + 2 * PADDING_Y;
}

static void
activate_cb (DeskVisitBlock *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "visits.open", NULL);
}

static void
released_cb (DeskVisitBlock  *self,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *click)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  activate_cb (self);
}

static void
desk_visit_block_finalize (GObject *object)
{
  DeskVisitBlock *self = DESK_VISIT_BLOCK (object);

  g_free (self->head);
  g_free (self->body);

  G_OBJECT_CLASS (desk_visit_block_parent_class)->finalize (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   days;
    int   minutes;
  } shifts[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 },
    { GDK_KEY_Up, 0, -DESK_CALENDAR_SNAP }, { GDK_KEY_Down, 0, DESK_CALENDAR_SNAP },
  };
  static const guint opening[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    gtk_widget_class_add_binding_action (widget_class, shifts[i].key, GDK_ALT_MASK,
                                         "visits.shift", "(ii)", shifts[i].days,
                                         shifts[i].minutes);
  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    gtk_widget_class_add_binding_action (widget_class, opening[i], 0, "visits.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK,
                                       "visits.lengthen", "i", -DESK_CALENDAR_SNAP);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK,
                                       "visits.lengthen", "i", DESK_CALENDAR_SNAP);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "visits.cancel", NULL);
}

static void
desk_visit_block_class_init (DeskVisitBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_visit_block_finalize;
  widget_class->snapshot = desk_visit_block_snapshot;
  widget_class->measure = desk_visit_block_measure;

  gtk_widget_class_set_css_name (widget_class, "visit");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  bind_keys (widget_class);
}

static void
desk_visit_block_init (DeskVisitBlock *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
desk_visit_block_new (DeskVisitBlockForm form)
{
  DeskVisitBlock *self = g_object_new (DESK_TYPE_VISIT_BLOCK, NULL);

  self->form = form;
  return GTK_WIDGET (self);
}

/**
 * desk_visit_block_set_visit:
 * @visit: (transfer none): kept by the caller for as long as it is shown
 * @zone: the policy's
 */
void
desk_visit_block_set_visit (DeskVisitBlock  *self,
                            const DeskVisit *visit,
                            GTimeZone       *zone)
{
  g_autofree char *whole = NULL;

  g_return_if_fail (DESK_IS_VISIT_BLOCK (self));

  self->visit = visit;
  set_texts (self, visit, zone);
  set_classes (self, visit);
  whole = desk_visit_words_whole (visit, zone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), whole);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_visit_block_clear:
 *
 * Shows no visit until it is given another.
 */
void
desk_visit_block_clear (DeskVisitBlock *self)
{
  g_return_if_fail (DESK_IS_VISIT_BLOCK (self));

  self->visit = NULL;
}

const DeskVisit *
desk_visit_block_get_visit (DeskVisitBlock *self)
{
  g_return_val_if_fail (DESK_IS_VISIT_BLOCK (self), NULL);

  return self->visit;
}

/**
 * desk_visit_block_find:
 * @widget: (nullable):
 *
 * Returns: (transfer none) (nullable): the visit that @widget is, or is in
 */
DeskVisitBlock *
desk_visit_block_find (GtkWidget *widget)
{
  if (widget == NULL)
    return NULL;
  return (DeskVisitBlock *) gtk_widget_get_ancestor (widget, DESK_TYPE_VISIT_BLOCK);
}
