/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-time-grid.h"

#include "desk-block-pool.h"
#include "desk-refusal.h"
#include "desk-time-drag.h"
#include "desk-time-paint.h"
#include "desk-visit-rules.h"
#include "desk-visit-words.h"

#include <desk-calendar.h>
#include <desk-hours.h>
#include <glib/gi18n-lib.h>

/* At a handbreadth of a 768 pixels high screen the working hours are seen whole. */
#define HOUR_HEIGHT 48
#define GUTTER 52
#define GUTTER_SPACE 12
#define LINES_AN_HOUR 2.5
#define DAY_WIDTH 40
/* How near its end a visit is taken by the end. */
#define HANDLE 8
/* What Enter plans. */
#define EDGE_MINUTES 30
#define CURSOR_MINUTES 60

/**
 * DeskTimeGrid:
 *
 * Days side by side. Visits are children of their own, which can be focused and are read out; only
 * those of the days shown exist. What is dragged is asked about on the way (H1), and left to the
 * page to do.
 */
struct _DeskTimeGrid
{
  GtkWidget         parent_instance;

  DeskStore        *store;
  GPtrArray        *visits;
  GArray           *slots;      /* DeskSlot, of the visits */
  GArray           *lanes;      /* DeskLane, of the visits */
  DeskBlockPool     pool;
  DeskTimeGeometry  geometry;
  DeskTimeFace      face;
  DeskTimeDrag      drag;
  gboolean          refused;    /* what is in the hand */
  DeskSlot          cursor;
};

G_DEFINE_FINAL_TYPE (DeskTimeGrid, desk_time_grid, GTK_TYPE_WIDGET)

enum
{
  DRAWN,
  CARRIED,
  HINT,
  REACHED,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_GUTTER,
  N_PROPS
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

static GTimeZone *
get_zone (DeskTimeGrid *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static const DeskVisit *
get_visit (DeskTimeGrid *self,
           guint         index)
{
  return g_ptr_array_index (self->visits, index);
}

/* By their beginnings, as the visits are. */
static void
lay_out (DeskTimeGrid *self)
{
  g_array_set_size (self->slots, 0);
  g_array_set_size (self->lanes, 0);
  for (guint i = 0; i < self->visits->len; i++)
    {
      const DeskVisit *visit = get_visit (self, i);
      DeskSlot slot = { desk_calendar_day_at (visit->start_ms, get_zone (self)),
                        desk_calendar_minute_at (visit->start_ms, get_zone (self)),
                        (int) visit->minutes };
      gint64 from = (gint64) slot.day * DESK_CALENDAR_DAY_MINUTES + slot.minute;
      DeskLane lane = { from, from + MAX (slot.minutes, DESK_TIME_LEAST_MINUTES) };

      lane.to = MIN (lane.to, (gint64) (slot.day + 1) * DESK_CALENDAR_DAY_MINUTES);
      g_array_append_val (self->slots, slot);
      g_array_append_val (self->lanes, lane);
    }
  desk_lanes_lay ((DeskLane *) (gpointer) self->lanes->data, self->lanes->len);
}

static const DeskSlot *
find_slot (DeskTimeGrid    *self,
           const DeskVisit *visit)
{
  for (guint i = 0; i < self->visits->len; i++)
    if (get_visit (self, i) == visit)
      return &g_array_index (self->slots, DeskSlot, i);
  return NULL;
}

static void
take_blocks (DeskTimeGrid *self)
{
  desk_block_pool_begin (&self->pool);
  for (guint i = 0; i < self->visits->len; i++)
    desk_block_pool_take (&self->pool, get_visit (self, i), get_zone (self));
  desk_block_pool_end (&self->pool);
}

static void
ask_rules (DeskTimeGrid    *self,
           const DeskSlot  *slot,
           const DeskVisit *visit)
{
  g_autoptr (DeskReason) reason =
    desk_visit_rules_ask_slot (self->store, self->visits, slot, visit);
  g_autofree char *sentence = reason != NULL ? desk_reason_describe (reason) : NULL;

  self->refused = reason != NULL;
  g_signal_emit (self, signals[HINT], 0, sentence);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_over (DeskTimeGrid *self)
{
  return self->drag.kind == DESK_TIME_DRAG_NONE;
}

static void
end_drag (DeskTimeGrid *self)
{
  desk_time_drag_let_go (&self->drag);
  self->refused = FALSE;
  g_signal_emit (self, signals[HINT], 0, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static DeskVisitBlock *
pick_block (DeskTimeGrid *self,
            double        x,
            double        y)
{
  return desk_visit_block_find (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));
}

static gboolean
is_at_end (DeskTimeGrid   *self,
           DeskVisitBlock *block,
           double          y)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (GTK_WIDGET (block), GTK_WIDGET (self), &bounds)
         && y > bounds.origin.y + bounds.size.height - HANDLE;
}

static void
drag_begin_cb (DeskTimeGrid *self,
               double        x,
               double        y)
{
  desk_time_grid_press (self, x, y);
}

/* A hand that trembles drags nothing. */
static void
drag_update_cb (DeskTimeGrid   *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy)
      && gtk_event_controller_get_name (GTK_EVENT_CONTROLLER (gesture)) == NULL)
    return;
  gtk_event_controller_set_name (GTK_EVENT_CONTROLLER (gesture), "dragging");
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  desk_time_grid_pull (self, dx, dy);
}

static void
drag_end_cb (DeskTimeGrid   *self,
             double          dx,
             double          dy,
             GtkGestureDrag *gesture)
{
  if (gtk_event_controller_get_name (GTK_EVENT_CONTROLLER (gesture)) != NULL)
    desk_time_grid_let_go (self);
  else
    end_drag (self);
  gtk_event_controller_set_name (GTK_EVENT_CONTROLLER (gesture), NULL);
}

static void
drag_cancel_cb (DeskTimeGrid *self)
{
  end_drag (self);
}

static DeskSlot
get_drop_slot (DeskTimeGrid *self,
               double        x,
               double        y)
{
  double minute = desk_time_geometry_minute (&self->geometry, y);
  DeskSlot slot = desk_slot_draw (desk_time_geometry_day (&self->geometry, x), minute, minute);

  slot.minutes = CURSOR_MINUTES;
  return desk_slot_carry (&slot, slot.day, slot.minute);
}

/* What is in the hand comes into sight as it nears the edge of what is seen. */
static void
tell_under (DeskTimeGrid *self,
            double        y)
{
  int minute = (int) CLAMP (desk_time_geometry_minute (&self->geometry, y), 0,
                            DESK_CALENDAR_DAY_MINUTES);

  g_signal_emit (self, signals[REACHED], 0, MAX (minute - EDGE_MINUTES, 0),
                 MIN (minute + EDGE_MINUTES, DESK_CALENDAR_DAY_MINUTES));
}

static GdkDragAction
drop_motion_cb (DeskTimeGrid *self,
                double        x,
                double        y)
{
  self->drag.kind = DESK_TIME_DRAG_DRAW;
  self->drag.slot = get_drop_slot (self, x, y);
  ask_rules (self, &self->drag.slot, NULL);
  tell_under (self, y);
  return GDK_ACTION_COPY;
}

static gboolean
drop_cb (DeskTimeGrid *self,
         const GValue *value,
         double        x,
         double        y)
{
  DeskSlot slot = get_drop_slot (self, x, y);

  end_drag (self);
  g_signal_emit (self, signals[DRAWN], 0, desk_slot_start (&slot, get_zone (self)),
                 (gint64) slot.minutes, g_value_get_string (value));
  return TRUE;
}

static void
tell_reached (DeskTimeGrid   *self,
              const DeskSlot *slot)
{
  g_signal_emit (self, signals[REACHED], 0, slot->minute, slot->minute + slot->minutes);
}

static void
move_cursor_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DeskTimeGrid *self = DESK_TIME_GRID (widget);
  const DeskTimeGeometry *geometry = &self->geometry;
  int days;
  int minutes;
  int day;

  g_variant_get (parameter, "(ii)", &days, &minutes);
  if (!gtk_widget_is_focus (widget))
    {
      gtk_widget_child_focus (widget, days < 0      ? GTK_DIR_LEFT
                                      : days > 0    ? GTK_DIR_RIGHT
                                      : minutes < 0 ? GTK_DIR_UP
                                                    : GTK_DIR_DOWN);
      return;
    }
  day = (int) self->cursor.day + days;
  if (day < (int) geometry->first_day || day >= (int) (geometry->first_day + geometry->n_days))
    {
      gtk_widget_activate_action (widget, days < 0 ? "visits.previous" : "visits.next", NULL);
      self->cursor.day = (guint) day;
    }
  self->cursor = desk_slot_carry (&self->cursor, (guint) day, self->cursor.minute + minutes);
  tell_reached (self, &self->cursor);
  ask_rules (self, &self->cursor, NULL);
}

static void
stretch_cursor_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  DeskTimeGrid *self = DESK_TIME_GRID (widget);

  self->cursor = desk_slot_stretch (&self->cursor, self->cursor.minute + self->cursor.minutes
                                                     + g_variant_get_int32 (parameter));
  tell_reached (self, &self->cursor);
  ask_rules (self, &self->cursor, NULL);
}

static const DeskVisit *
find_under_cursor (DeskTimeGrid *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      const DeskSlot *slot = &g_array_index (self->slots, DeskSlot, i);

      if (slot->day == self->cursor.day && slot->minute <= self->cursor.minute
          && slot->minute + slot->minutes > self->cursor.minute)
        return get_visit (self, i);
    }
  return NULL;
}

static void
plan_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskTimeGrid *self = DESK_TIME_GRID (widget);
  const DeskVisit *visit = find_under_cursor (self);

  if (visit == NULL)
    {
      g_signal_emit (self, signals[DRAWN], 0, desk_slot_start (&self->cursor, get_zone (self)),
                     (gint64) self->cursor.minutes, "");
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (desk_block_pool_find (&self->pool, visit->visit_id)));
  gtk_widget_activate_action (widget, "visits.open", NULL);
}

static void
desk_time_grid_set_focus_child (GtkWidget *widget,
                                GtkWidget *child)
{
  DeskTimeGrid *self = DESK_TIME_GRID (widget);
  const DeskVisit *visit = NULL;

  if (child != NULL && DESK_IS_VISIT_BLOCK (child))
    visit = desk_visit_block_get_visit (DESK_VISIT_BLOCK (child));
  if (visit != NULL && find_slot (self, visit) != NULL)
    tell_reached (self, find_slot (self, visit));
  GTK_WIDGET_CLASS (desk_time_grid_parent_class)->set_focus_child (widget, child);
}

static void
focus_cb (DeskTimeGrid *self)
{
  if (!gtk_widget_is_focus (GTK_WIDGET (self)))
    g_signal_emit (self, signals[HINT], 0, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
desk_time_grid_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DeskTimeGrid *self = DESK_TIME_GRID (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) self->geometry.hour_height * 24;
  else
    *minimum = *natural = self->geometry.gutter + (int) self->geometry.n_days * DAY_WIDTH;
}

/* Large letters need more room, beside the hours and in them. */
static void
fit_letters (DeskTimeGrid *self)
{
  g_autofree char *text = desk_visit_words_minute (0);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height, gutter;

  pango_layout_get_pixel_size (layout, &width, &height);
  gutter = MAX (GUTTER, width + GUTTER_SPACE);
  self->geometry.hour_height = MAX (HOUR_HEIGHT, (int) (height * LINES_AN_HOUR));
  if (gutter == self->geometry.gutter)
    return;
  self->geometry.gutter = gutter;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GUTTER]);
}

static void
desk_time_grid_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (desk_time_grid_parent_class)->css_changed (widget, change);
  fit_letters (DESK_TIME_GRID (widget));
  gtk_widget_queue_resize (widget);
}

static void
desk_time_grid_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_GUTTER:
      g_value_set_int (value, DESK_TIME_GRID (object)->geometry.gutter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_time_grid_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DeskTimeGrid *self = DESK_TIME_GRID (widget);

  self->geometry.width = width;
  for (guint i = 0; i < self->visits->len; i++)
    {
      GtkWidget *block =
        GTK_WIDGET (desk_block_pool_find (&self->pool, get_visit (self, i)->visit_id));
      GdkRectangle area =
        desk_time_geometry_slot (&self->geometry, &g_array_index (self->slots, DeskSlot, i),
                                 &g_array_index (self->lanes, DeskLane, i));

      gtk_widget_measure (block, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (block, &area, -1);
    }
}

static void
desk_time_grid_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DeskTimeGrid *self = DESK_TIME_GRID (widget);

  desk_time_paint_face (widget, snapshot, &self->geometry, &self->face);
  GTK_WIDGET_CLASS (desk_time_grid_parent_class)->snapshot (widget, snapshot);
  desk_time_paint_now (widget, snapshot, &self->geometry, &self->face);
  if (!is_over (self))
    desk_time_paint_draft (widget, snapshot, &self->geometry, &self->drag.slot, self->refused);
  else if (gtk_widget_has_visible_focus (widget) && gtk_widget_is_focus (widget))
    desk_time_paint_draft (widget, snapshot, &self->geometry, &self->cursor, self->refused);
}

static void
desk_time_grid_dispose (GObject *object)
{
  DeskTimeGrid *self = DESK_TIME_GRID (object);

  desk_block_pool_clear (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_time_grid_parent_class)->dispose (object);
}

static void
desk_time_grid_finalize (GObject *object)
{
  DeskTimeGrid *self = DESK_TIME_GRID (object);

  g_ptr_array_unref (self->visits);
  g_array_unref (self->slots);
  g_array_unref (self->lanes);

  G_OBJECT_CLASS (desk_time_grid_parent_class)->finalize (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   days;
    int   minutes;
  } moves[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 },
    { GDK_KEY_Up, 0, -DESK_CALENDAR_SNAP }, { GDK_KEY_Down, 0, DESK_CALENDAR_SNAP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding_action (widget_class, moves[i].key, 0, "hours.move-cursor",
                                         "(ii)", moves[i].days, moves[i].minutes);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_SHIFT_MASK,
                                       "hours.stretch-cursor", "i", -DESK_CALENDAR_SNAP);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_SHIFT_MASK,
                                       "hours.stretch-cursor", "i", DESK_CALENDAR_SNAP);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "hours.plan", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "hours.plan", NULL);
}

static void
add_signals (void)
{
  signals[DRAWN] = g_signal_new ("drawn", DESK_TYPE_TIME_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_STRING);
  signals[CARRIED] = g_signal_new ("carried", DESK_TYPE_TIME_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_INT64,
                                   G_TYPE_INT64);
  signals[REACHED] = g_signal_new ("reached", DESK_TYPE_TIME_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[HINT] = g_signal_new ("hint", DESK_TYPE_TIME_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_time_grid_class_init (DeskTimeGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_time_grid_dispose;
  object_class->finalize = desk_time_grid_finalize;
  widget_class->measure = desk_time_grid_measure;
  widget_class->size_allocate = desk_time_grid_size_allocate;
  widget_class->snapshot = desk_time_grid_snapshot;
  widget_class->set_focus_child = desk_time_grid_set_focus_child;
  widget_class->css_changed = desk_time_grid_css_changed;
  object_class->get_property = desk_time_grid_get_property;
  properties[PROP_GUTTER] =
    g_param_spec_int ("gutter", NULL, NULL, 0, G_MAXINT, GUTTER,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  add_signals ();
  gtk_widget_class_set_css_name (widget_class, "timegrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_install_action (widget_class, "hours.move-cursor", "(ii)", move_cursor_action);
  gtk_widget_class_install_action (widget_class, "hours.stretch-cursor", "i",
                                   stretch_cursor_action);
  gtk_widget_class_install_action (widget_class, "hours.plan", NULL, plan_action);
  bind_keys (widget_class);
}

static void
add_controllers (DeskTimeGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (drop, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (drop, "leave", G_CALLBACK (end_drag), self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_cb), NULL);
}

static void
desk_time_grid_init (DeskTimeGrid *self)
{
  self->visits = g_ptr_array_new ();
  self->slots = g_array_new (FALSE, FALSE, sizeof (DeskSlot));
  self->lanes = g_array_new (FALSE, FALSE, sizeof (DeskLane));
  self->geometry = (DeskTimeGeometry) { 0, 1, GUTTER, 0, HOUR_HEIGHT };
  desk_block_pool_init (&self->pool, GTK_WIDGET (self), DESK_VISIT_BLOCK_TALL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("calendar", "Hours"), -1);
  add_controllers (self);
}

/* H1, by the policy that is in use now. */
static void
read_hours (DeskTimeGrid *self)
{
  DeskTimeFace *face = &self->face;

  if (desk_hours_get_visit (desk_store_get_policy (self->store), &face->open, &face->close))
    return;
  face->open = 0;
  face->close = DESK_CALENDAR_DAY_MINUTES;
}

GtkWidget *
desk_time_grid_new (DeskStore *store)
{
  DeskTimeGrid *self = g_object_new (DESK_TYPE_TIME_GRID, NULL);

  self->store = g_object_ref (store);
  read_hours (self);
  self->cursor = (DeskSlot) { 0, self->face.open, CURSOR_MINUTES };
  desk_time_grid_tick (self);
  return GTK_WIDGET (self);
}

/**
 * desk_time_grid_show:
 * @visits: (element-type DeskVisit): those of these days, by time
 */
void
desk_time_grid_show (DeskTimeGrid *self,
                     guint         first_day,
                     guint         n_days,
                     GPtrArray    *visits)
{
  g_autoptr (GPtrArray) before = NULL;

  g_return_if_fail (DESK_IS_TIME_GRID (self));

  before = g_steal_pointer (&self->visits);
  self->visits = g_ptr_array_ref (visits);
  self->geometry.first_day = first_day;
  self->geometry.n_days = n_days;
  read_hours (self);
  if (self->cursor.day < first_day || self->cursor.day >= first_day + n_days)
    self->cursor.day = self->face.today >= first_day && self->face.today < first_day + n_days
                         ? self->face.today
                         : first_day;
  end_drag (self);
  lay_out (self);
  take_blocks (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * desk_time_grid_tick:
 *
 * Time has passed.
 */
void
desk_time_grid_tick (DeskTimeGrid *self)
{
  gint64 now_ms = desk_clock_now (desk_store_get_clock (self->store));

  self->face.today = desk_calendar_day_at (now_ms, get_zone (self));
  self->face.now = desk_calendar_minute_at (now_ms, get_zone (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
desk_time_grid_get_y (DeskTimeGrid *self,
                      int           minute)
{
  return desk_time_geometry_y (&self->geometry, minute);
}

/**
 * desk_time_grid_get_n_made:
 *
 * Returns: how many widgets were made for visits, ever
 */
guint
desk_time_grid_get_n_made (DeskTimeGrid *self)
{
  return self->pool.n_made;
}

DeskVisitBlock *
desk_time_grid_find_block (DeskTimeGrid *self,
                           const char   *visit_id)
{
  return desk_block_pool_find (&self->pool, visit_id);
}

/**
 * desk_time_grid_get_cursor:
 *
 * Returns: (transfer none): the time that the keyboard has come to
 */
const DeskSlot *
desk_time_grid_get_cursor (DeskTimeGrid *self)
{
  return &self->cursor;
}

/**
 * desk_time_grid_press:
 *
 * A pointer goes down: on a visit that can still be moved it takes hold of it.
 */
void
desk_time_grid_press (DeskTimeGrid *self,
                      double        x,
                      double        y)
{
  DeskVisitBlock *block;
  const DeskVisit *visit;

  g_return_if_fail (DESK_IS_TIME_GRID (self));

  block = pick_block (self, x, y);
  visit = block != NULL ? desk_visit_block_get_visit (block) : NULL;
  if (visit == NULL)
    desk_time_drag_draw (&self->drag, &self->geometry, x, y);
  else if (desk_refusal_is (visit) || desk_visit_may_step (visit->status, DESK_VISIT_MOVE))
    desk_time_drag_take (&self->drag, visit, find_slot (self, visit), is_at_end (self, block, y),
                         x, y);
}

/**
 * desk_time_grid_pull:
 * @dx: how far the pointer is from where it went down
 */
void
desk_time_grid_pull (DeskTimeGrid *self,
                     double        dx,
                     double        dy)
{
  g_return_if_fail (DESK_IS_TIME_GRID (self));

  if (is_over (self))
    return;
  desk_time_drag_move (&self->drag, &self->geometry, dx, dy);
  ask_rules (self, &self->drag.slot, self->drag.visit);
  tell_under (self, self->drag.y + dy);
}

/**
 * desk_time_grid_let_go:
 *
 * The pointer goes up: what it made is told by a signal.
 */
void
desk_time_grid_let_go (DeskTimeGrid *self)
{
  DeskTimeDrag drag = self->drag;
  gint64 start_ms;

  g_return_if_fail (DESK_IS_TIME_GRID (self));

  end_drag (self);
  if (drag.kind == DESK_TIME_DRAG_NONE || !desk_time_drag_moved (&drag))
    return;
  start_ms = desk_slot_start (&drag.slot, get_zone (self));
  if (drag.visit == NULL)
    g_signal_emit (self, signals[DRAWN], 0, start_ms, (gint64) drag.slot.minutes, "");
  else
    g_signal_emit (self, signals[CARRIED], 0, drag.visit, start_ms, (gint64) drag.slot.minutes);
}
