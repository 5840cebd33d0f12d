/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visits-page-private.h"

#include <desk-refused-visit.h>

/* What lies on the days that are shown: visits, and the times that were turned away. */

/* What is being loaded; the page may have gone on to something else. */
typedef struct
{
  DeskVisitsPage *self;
  GPtrArray      *visits;       /* NULL: not there yet */
  gint64          from_ms;
  gint64          to_ms;
} Load;

static void
free_load (Load *load)
{
  g_object_unref (load->self);
  g_clear_pointer (&load->visits, g_ptr_array_unref);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, free_load)

static gboolean
is_wanted (DeskVisitsPage *self,
           GAsyncResult   *result)
{
  return self->store != NULL && self->cancellable == g_task_get_cancellable (G_TASK (result));
}

static gboolean
is_to_scroll (DeskVisitsPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  return !self->scrolled
         && gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment);
}

/* Once its block has its place, the card of the visit that was asked for opens there: the calendar may
 * still be scrolling to the hours. */
static gboolean
open_wanted_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  GtkWidget *block = gtk_root_get_focus (gtk_widget_get_root (widget));
  double *before = user_data;
  double y = -1;

  if (block == NULL || !DESK_IS_VISIT_BLOCK (block))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (block) == 0 || is_to_scroll (DESK_VISITS_PAGE (widget))
      || !gtk_widget_translate_coordinates (block, widget, 0, 0, NULL, &y) || y != *before)
    {
      *before = y;
      return G_SOURCE_CONTINUE;
    }
  gtk_widget_activate_action (widget, "visits.open", NULL);
  return G_SOURCE_REMOVE;
}

static void
show_wanted (DeskVisitsPage *self)
{
  g_autofree char *wanted = g_steal_pointer (&self->wanted);
  DeskVisitBlock *block = wanted != NULL ? desk_time_grid_find_block (self->grid, wanted) : NULL;

  if (block != NULL && gtk_widget_grab_focus (GTK_WIDGET (block)))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), open_wanted_cb, g_new0 (double, 1), g_free);
}

static void
refused_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Load) load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refused =
    desk_store_list_refused_visits_finish (DESK_STORE (source), result, &error);

  if (!is_wanted (load->self, result))
    return;
  if (refused == NULL)
    {
      desk_deed_toasts_say (load->self->news, error->message);
      return;
    }
  for (guint i = 0; i < refused->len; i++)
    g_ptr_array_add (load->visits, desk_refusal_make_visit (g_ptr_array_index (refused, i)));
  g_ptr_array_sort (load->visits, desk_visit_compare_starts);
  g_clear_pointer (&load->self->refused, g_ptr_array_unref);
  load->self->refused = g_steal_pointer (&refused);
  desk_visits_page_show_visits (load->self, load->visits);
  show_wanted (load->self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Load) load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) visits =
    desk_store_list_visits_finish (DESK_STORE (source), result, &error);

  if (!is_wanted (load->self, result))
    return;
  if (visits == NULL)
    {
      desk_deed_toasts_say (load->self->news, error->message);
      return;
    }
  load->visits = g_steal_pointer (&visits);
  desk_store_list_refused_visits_async (DESK_STORE (source), load->from_ms, load->to_ms,
                                        load->self->cancellable, refused_cb, load);
  g_steal_pointer (&load);
}

/* Reads what lies on the days that are shown, and shows it. */
void
desk_visits_page_load (DeskVisitsPage *self)
{
  DeskCalendarView view = desk_visits_page_get_shown_view (self);
  DeskPeriod period = desk_calendar_find_period (view, self->day);
  GTimeZone *zone = desk_visits_page_get_zone (self);
  Load *load = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  load->self = g_object_ref (self);
  load->from_ms = desk_calendar_find_moment (period.first, 0, zone);
  load->to_ms = desk_calendar_find_moment (period.first + period.n_days, 0, zone);
  desk_store_list_visits_async (self->store, load->from_ms, load->to_ms, self->cancellable,
                                loaded_cb, load);
}

/**
 * desk_visits_page_show_visit:
 * @start_ms: when it begins, as far as is known; on another day it is not found, and the day is shown
 *
 * Shows the visit's day, and opens its card there.
 */
void
desk_visits_page_show_visit (DeskVisitsPage *self,
                             const char     *visit_id,
                             gint64          start_ms)
{
  g_return_if_fail (DESK_IS_VISITS_PAGE (self));

  g_free (self->wanted);
  self->wanted = g_strdup (visit_id);
  self->day = desk_calendar_day_at (start_ms, desk_visits_page_get_zone (self));
  desk_visits_page_set_view (self, "day");
}
