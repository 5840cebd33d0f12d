/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visits-page-private.h"

#include "desk-focus.h"
#include "desk-settings.h"
#include "desk-wrap-layout.h"

#include "desk-visit-dialog.h"
#include "desk-visit-members.h"
#include "desk-visit-rules.h"
#include "desk-visit-words.h"

#include <desk-hours.h>
#include <glib/gi18n-lib.h>

/* How often the line of the present moment moves. */
#define TICK_SECONDS 15
/* Below this width a week is shown by the day. */
#define NARROW 560
#define VIEW_KEY "visits-view"

/**
 * DeskVisitsPage:
 *
 * The visits of a day, a week, a month or the weeks to come, in the policy's zone whatever the
 * laptop's. Only those that are shown are read.
 *
 * Actions: "visits.view" (s), "visits.show-day" (u), "visits.previous", "visits.next",
 * "visits.today", "visits.new", "visits.ideas", "visits.order", "visits.show-members",
 * "visits.undo", "visits.print-day"; for the visit that has the focus or whose card is open
 * "visits.open", "visits.shift" (ii, days and minutes), "visits.lengthen" (i, minutes),
 * "visits.step" (s), "visits.move", "visits.cancel", "visits.cancel-series", "visits.near",
 * "visits.print" and "visits.open-member"; for a time that was turned away "visits.rebook" (sxx:
 * operation, start, minutes) and "visits.give-up" (s).
 */

G_DEFINE_FINAL_TYPE (DeskVisitsPage, desk_visits_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_MEMBERS_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char * const view_names[DESK_N_CALENDAR_VIEWS + 1] = {
  [DESK_CALENDAR_DAY] = "day",
  [DESK_CALENDAR_WEEK] = "week",
  [DESK_CALENDAR_MONTH] = "month",
  [DESK_CALENDAR_AGENDA] = "agenda",
};

GTimeZone *
desk_visits_page_get_zone (DeskVisitsPage *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

gint64
desk_visits_page_get_now (DeskVisitsPage *self)
{
  return desk_clock_now (desk_store_get_clock (self->store));
}

guint
desk_visits_page_get_today (DeskVisitsPage *self)
{
  return desk_calendar_day_at (desk_visits_page_get_now (self), desk_visits_page_get_zone (self));
}

DeskCalendarView
desk_visits_page_get_shown_view (DeskVisitsPage *self)
{
  return self->narrow && self->view == DESK_CALENDAR_WEEK ? DESK_CALENDAR_DAY : self->view;
}

static gboolean
scroll_cb (gpointer user_data)
{
  DeskVisitsPage *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  int open = 0;
  int close;

  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    return G_SOURCE_REMOVE;
  desk_hours_get_visit (desk_store_get_policy (self->store), &open, &close);
  gtk_adjustment_set_value (adjustment, desk_time_grid_get_y (self->grid, open) - 8);
  return G_SOURCE_REMOVE;
}

/* Where the day begins, once there is something to scroll. */
static void
scrollable_cb (DeskVisitsPage *self,
               GParamSpec     *pspec,
               GtkAdjustment  *adjustment)
{
  if (self->scrolled
      || gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    return;
  self->scrolled = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, scroll_cb, g_object_ref (self), g_object_unref);
}

DeskVisitBlock *
desk_visits_page_get_focused_block (DeskVisitsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? desk_visit_block_find (gtk_root_get_focus (root)) : NULL;
}

static void
card_closed_cb (DeskVisitsPage *self)
{
  DeskVisitBlock *block = desk_visits_page_get_focused_block (self);

  g_clear_pointer (&self->card_id, g_free);
  if (block != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (block));
}

void
desk_visits_page_close_card (DeskVisitsPage *self)
{
  g_clear_pointer (&self->card_id, g_free);
  g_signal_handlers_block_by_func (self->card, card_closed_cb, self);
  gtk_popover_popdown (self->card);
  g_signal_handlers_unblock_by_func (self->card, card_closed_cb, self);
  gtk_popover_set_child (self->card, NULL);
}

void
desk_visits_page_show_visits (DeskVisitsPage *self,
                              GPtrArray      *visits)
{
  DeskCalendarView view = desk_visits_page_get_shown_view (self);
  DeskPeriod period = desk_calendar_find_period (view, self->day);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->visits);
  gboolean hours = view == DESK_CALENDAR_DAY || view == DESK_CALENDAR_WEEK;
  const char *page = hours ? "hours" : view_names[view];

  /* What is not shown points to nothing any more. */
  self->visits = g_ptr_array_ref (visits);
  desk_time_grid_show (self->grid, period.first, hours ? period.n_days : 1, hours ? visits : none);
  if (view != DESK_CALENDAR_MONTH)
    period = desk_calendar_find_period (DESK_CALENDAR_MONTH, self->day);
  desk_month_grid_show (self->month, &period, desk_visits_page_get_today (self),
                        view == DESK_CALENDAR_MONTH ? visits : none);
  desk_visit_agenda_show (self->agenda, view == DESK_CALENDAR_AGENDA ? visits : none,
                          desk_visits_page_get_now (self));
  if (view == DESK_CALENDAR_AGENDA && visits->len == 0)
    page = "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
  desk_day_heads_show (self->heads, view, desk_calendar_find_period (view, self->day).first,
                       desk_visits_page_get_today (self));
}

void
desk_visits_page_show_day (DeskVisitsPage *self,
                           guint           day)
{
  g_autofree char *title = NULL;

  self->day = day;
  desk_visits_page_close_card (self);
  title = desk_visit_words_period (desk_visits_page_get_shown_view (self), day);
  desk_pane_set_title (self->pane, title);
  desk_visits_page_load (self);
}

void
desk_visits_page_set_view (DeskVisitsPage *self,
                           const char     *name)
{
  for (guint i = 0; i < DESK_N_CALENDAR_VIEWS; i++)
    if (g_strcmp0 (view_names[i], name) == 0)
      {
        self->view = i;
        if (self->settings != NULL)
          g_settings_set_string (self->settings, VIEW_KEY, name);
        if (self->store != NULL)
          desk_visits_page_show_day (self, self->day);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
      }
}

static const DeskVisit *
find_visit (DeskVisitsPage *self,
            const char     *visit_id)
{
  for (guint i = 0; visit_id != NULL && i < self->visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (self->visits, i);

      if (g_str_equal (visit->visit_id, visit_id))
        return visit;
    }
  return NULL;
}

/* Of a time on the calendar that was turned away. */
const DeskRefusedVisit *
desk_visits_page_find_refused (DeskVisitsPage  *self,
                               const DeskVisit *visit)
{
  for (guint i = 0; i < self->refused->len; i++)
    {
      const DeskRefusedVisit *refused = g_ptr_array_index (self->refused, i);

      if (g_str_equal (refused->op_id, visit->visit_id))
        return refused;
    }
  return NULL;
}

/* The one whose card is open, or that has the focus. */
const DeskVisit *
desk_visits_page_get_current (DeskVisitsPage *self)
{
  DeskVisitBlock *block;

  if (self->card_id != NULL)
    return find_visit (self, self->card_id);
  block = desk_visits_page_get_focused_block (self);
  return block != NULL ? desk_visit_block_get_visit (block) : NULL;
}

void
desk_visits_page_present (DeskVisitsPage *self,
                          GtkWidget      *dialog)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  desk_visits_page_close_card (self);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
desk_visits_page_plan_at (DeskVisitsPage *self,
                          gint64          start_ms,
                          gint64          minutes,
                          const char     *member_no)
{
  desk_visits_page_present (self, desk_visit_dialog_new (self->store, self->deeds,
                                                         desk_deed_toasts_get_undo (self->news),
                                                         start_ms, minutes, member_no));
}

/* What the rules refuse is said and left where it was. */
void
desk_visits_page_carry (DeskVisitsPage  *self,
                        const DeskVisit *visit,
                        gint64           start_ms,
                        gint64           minutes)
{
  if (minutes < DESK_CALENDAR_SNAP && minutes < visit->minutes)
    return;
  desk_visits_page_close_card (self);
  if (desk_refusal_is (visit))
    {
      desk_refusal_rebook (self->store, self->news, visit->visit_id, start_ms, minutes);
      return;
    }
  desk_deeds_perform (self->deeds,
                      desk_deed_new_move_visit (visit, start_ms, minutes,
                                                desk_visits_page_get_now (self),
                                                desk_visits_page_get_zone (self)));
}

/* The grid is higher than the window: what the keyboard comes to is brought into sight. */
static void
reached_cb (DeskVisitsPage *self,
            int             from,
            int             to)
{
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller),
                             desk_time_grid_get_y (self->grid, from),
                             desk_time_grid_get_y (self->grid, to));
}

static void
hint_cb (DeskVisitsPage *self,
         const char     *sentence)
{
  gtk_label_set_label (self->hint, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), sentence != NULL);
}

static gboolean
tick_cb (gpointer user_data)
{
  DeskVisitsPage *self = user_data;

  desk_time_grid_tick (self->grid);
  return G_SOURCE_CONTINUE;
}

static gboolean
fold_cb (gpointer user_data)
{
  DeskVisitsPage *self = user_data;

  self->fold = 0;
  gtk_widget_set_visible (self->week, !self->narrow);
  gtk_widget_set_visible (self->members_button, !self->narrow);
  if (self->narrow)
    gtk_widget_hide (GTK_WIDGET (self->side));
  desk_visits_page_show_day (self, self->day);
  return G_SOURCE_REMOVE;
}

static void
desk_visits_page_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  gboolean narrow = width < NARROW;

  gtk_widget_size_allocate (GTK_WIDGET (self->pane), &(GdkRectangle) { 0, 0, width, height }, -1);
  gtk_popover_present (self->card);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->fold == 0)
    self->fold = g_idle_add (fold_cb, self);
}

static void
desk_visits_page_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (DESK_VISITS_PAGE (widget)->pane), orientation, for_size,
                      minimum, natural, NULL, NULL);
}

static gboolean
desk_visits_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_VISITS_PAGE (widget)->grid));
}

static void
desk_visits_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_string (value, view_names[self->view]);
      break;
    case PROP_MEMBERS_SHOWN:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->side)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_visits_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      desk_visits_page_set_view (self, g_value_get_string (value));
      break;
    case PROP_MEMBERS_SHOWN:
      if (g_value_get_boolean (value) && adw_bin_get_child (self->side) == NULL)
        adw_bin_set_child (self->side, desk_visit_members_new (self->store));
      gtk_widget_set_visible (GTK_WIDGET (self->side), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_visits_page_dispose (GObject *object)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->fold, g_source_remove);
  if (self->card != NULL)
    {
      desk_visits_page_close_card (self);
      g_clear_pointer ((GtkWidget **) &self->card, gtk_widget_unparent);
    }
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_pointer ((GtkWidget **) &self->pane, gtk_widget_unparent);
  g_clear_object (&self->news);
  g_clear_object (&self->deeds);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_visits_page_parent_class)->dispose (object);
}

static void
desk_visits_page_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_VISITS_PAGE (object)->visits);
  g_ptr_array_unref (DESK_VISITS_PAGE (object)->refused);
  g_free (DESK_VISITS_PAGE (object)->wanted);

  G_OBJECT_CLASS (desk_visits_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "visits/desk-visits-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, week);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, members_button);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, heads);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, viewport);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, month_bin);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, agenda_clamp);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, hint);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitsPage, side);
}

static void
desk_visits_page_class_init (DeskVisitsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_visits_page_dispose;
  object_class->finalize = desk_visits_page_finalize;
  object_class->get_property = desk_visits_page_get_property;
  object_class->set_property = desk_visits_page_set_property;
  widget_class->size_allocate = desk_visits_page_size_allocate;
  widget_class->measure = desk_visits_page_measure;
  widget_class->grab_focus = desk_visits_page_grab_focus;
  widget_class->focus = desk_focus_children;

  properties[PROP_VIEW] =
    g_param_spec_string ("view", NULL, NULL, "week", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                       | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MEMBERS_SHOWN] =
    g_param_spec_boolean ("members-shown", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DESK_TYPE_DAY_HEADS);
  g_type_ensure (DESK_TYPE_PANE);
  g_type_ensure (DESK_TYPE_WRAP_LAYOUT);
  desk_visits_actions_install (widget_class);
  bind_template (widget_class);
}

static void
desk_visits_page_init (DeskVisitsPage *self)
{
  self->visits = g_ptr_array_new ();
  self->refused = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* One for all: GTK keeps what points to a popover that goes while it is seen. */
  self->card = GTK_POPOVER (gtk_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  g_signal_connect_swapped (self->card, "closed", G_CALLBACK (card_closed_cb), self);
}

static void
gutter_cb (DeskVisitsPage *self)
{
  int gutter;

  g_object_get (self->grid, "gutter", &gutter, NULL);
  desk_day_heads_set_gutter (self->heads, gutter);
}

static void
add_views (DeskVisitsPage *self)
{
  GtkAdjustment *adjustment;

  self->grid = DESK_TIME_GRID (desk_time_grid_new (self->store));
  g_signal_connect_swapped (self->grid, "drawn", G_CALLBACK (desk_visits_page_plan_at), self);
  g_signal_connect_swapped (self->grid, "carried", G_CALLBACK (desk_visits_page_carry), self);
  g_signal_connect_swapped (self->grid, "hint", G_CALLBACK (hint_cb), self);
  gtk_viewport_set_child (self->viewport, GTK_WIDGET (self->grid));
  g_signal_connect_swapped (self->grid, "reached", G_CALLBACK (reached_cb), self);
  g_signal_connect_swapped (self->grid, "notify::gutter", G_CALLBACK (gutter_cb), self);
  gutter_cb (self);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "notify::upper", G_CALLBACK (scrollable_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (scrollable_cb), self,
                           G_CONNECT_SWAPPED);
  self->month = DESK_MONTH_GRID (desk_month_grid_new (desk_visits_page_get_zone (self)));
  adw_bin_set_child (self->month_bin, GTK_WIDGET (self->month));
  self->agenda = DESK_VISIT_AGENDA (desk_visit_agenda_new (desk_visits_page_get_zone (self)));
  adw_clamp_set_child (self->agenda_clamp, GTK_WIDGET (self->agenda));
}

/**
 * desk_visits_page_new:
 * @store: opened
 *
 * Returns: (transfer floating): the page, at today in the view that was shown last
 */
GtkWidget *
desk_visits_page_new (DeskStore *store)
{
  DeskVisitsPage *self = g_object_new (DESK_TYPE_VISITS_PAGE, NULL);
  g_autofree char *view = NULL;

  self->store = g_object_ref (store);
  self->deeds = desk_deeds_new (store);
  self->news = desk_deed_toasts_new (self->deeds, self->toasts, "visits.undo");
  self->settings = desk_settings_new ();
  add_views (self);
  g_signal_connect_swapped (store, "visits-changed", G_CALLBACK (desk_visits_page_load), self);
  if (!desk_clock_is_stopped (desk_store_get_clock (store)))
    self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  self->day = desk_visits_page_get_today (self);
  view = g_settings_get_string (self->settings, VIEW_KEY);
  desk_visits_page_set_view (self, view);
  /* The hours are those of its days from the first press on, before what lies there is read. */
  desk_visits_page_show_visits (self, self->visits);
  return GTK_WIDGET (self);
}

/**
 * desk_visits_page_get:
 *
 * Returns: (transfer none) (element-type DeskVisit): those that are shown
 */
GPtrArray *
desk_visits_page_get (DeskVisitsPage *self)
{
  g_return_val_if_fail (DESK_IS_VISITS_PAGE (self), NULL);

  return self->visits;
}

DeskTimeGrid *
desk_visits_page_get_grid (DeskVisitsPage *self)
{
  g_return_val_if_fail (DESK_IS_VISITS_PAGE (self), NULL);

  return self->grid;
}

/**
 * desk_visits_page_get_hint:
 *
 * Returns: why what is in the hand would be refused; "" where it would not be
 */
const char *
desk_visits_page_get_hint (DeskVisitsPage *self)
{
  g_return_val_if_fail (DESK_IS_VISITS_PAGE (self), NULL);

  return gtk_label_get_label (self->hint);
}

/**
 * desk_visits_page_get_card:
 *
 * Returns: (nullable): the id of the visit whose card is open
 */
const char *
desk_visits_page_get_card (DeskVisitsPage *self)
{
  g_return_val_if_fail (DESK_IS_VISITS_PAGE (self), NULL);

  return self->card_id;
}

/**
 * desk_visits_page_get_n_made:
 *
 * Returns: how many widgets were made for visits on the hours and in the month, ever
 */
guint
desk_visits_page_get_n_made (DeskVisitsPage *self)
{
  g_return_val_if_fail (DESK_IS_VISITS_PAGE (self), 0);

  return desk_time_grid_get_n_made (self->grid) + desk_month_grid_get_n_made (self->month);
}
