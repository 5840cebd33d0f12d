/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-other-times.h"

#include "desk-format.h"
#include "desk-visit-words.h"
#include "desk-wrap-layout.h"

#include <desk-calendar.h>
#include <glib/gi18n-lib.h>

#define OFFERS 4

/**
 * DeskOtherTimes:
 *
 * Offers the times that suit best where a visit cannot be at the one that was meant. Shows itself
 * while it has some to offer.
 */
struct _DeskOtherTimes
{
  GtkWidget     parent_instance;

  DeskStore    *store;
  guint         n_columns;      /* 0: as many as there is room for */
  GCancellable *cancellable;
  gint64        near_ms;
};

G_DEFINE_FINAL_TYPE (DeskOtherTimes, desk_other_times, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
clicked_cb (DeskOtherTimes *self,
            GtkButton      *button)
{
  gint64 *start_ms = g_object_get_data (G_OBJECT (button), "start-ms");

  g_signal_emit (self, chosen_signal, 0, *start_ms);
}

/* A time of the day that was meant goes without the day. */
static char *
describe (DeskOtherTimes *self,
          gint64          start_ms)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));

  if (desk_calendar_day_at (start_ms, zone) == desk_calendar_day_at (self->near_ms, zone))
    return desk_visit_words_minute (desk_calendar_minute_at (start_ms, zone));
  return desk_format_moment (start_ms, desk_clock_now (desk_store_get_clock (self->store)), zone);
}

static void
place (DeskOtherTimes *self,
       GtkWidget      *button,
       guint           i)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  g_object_set (gtk_layout_manager_get_layout_child (layout, button),
                "column", i % self->n_columns, "row", i / self->n_columns, NULL);
}

static void
offer (DeskOtherTimes *self,
       gint64          start_ms)
{
  g_autofree char *text = describe (self, start_ms);
  GtkWidget *button = gtk_button_new_with_label (text);
  /* Translators: %s is a time at which a visit can be made */
  g_autofree char *label = g_strdup_printf (_("Visit at %s instead"), text);

  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "start-ms",
                          g_memdup2 (&start_ms, sizeof start_ms), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  if (self->n_columns > 0)
    place (self, button, desk_other_times_count (self) - 1);
}

static void
remove_all (DeskOtherTimes *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskOtherTimes) self = user_data;
  g_autoptr (GArray) times = desk_store_find_free_times_finish (DESK_STORE (source), result, NULL);
  g_autoptr (GArray) picked = NULL;

  if (times == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  picked = desk_free_time_pick (times, self->near_ms, OFFERS);
  remove_all (self);
  for (guint i = 0; i < picked->len; i++)
    offer (self, g_array_index (picked, gint64, i));
  gtk_widget_set_visible (GTK_WIDGET (self), picked->len > 0);
}

static void
stop (DeskOtherTimes *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
desk_other_times_dispose (GObject *object)
{
  DeskOtherTimes *self = DESK_OTHER_TIMES (object);

  stop (self);
  remove_all (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_other_times_parent_class)->dispose (object);
}

static void
desk_other_times_class_init (DeskOtherTimesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_other_times_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  chosen_signal = g_signal_new ("chosen", DESK_TYPE_OTHER_TIMES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
desk_other_times_init (DeskOtherTimes *self)
{
  gtk_widget_hide (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Other times"), -1);
}

/**
 * desk_other_times_new:
 * @n_columns: 0: as many as there is room for, except in a popover, which measures no height for
 *   its width (GTK 4.8) and would cut what is wrapped
 */
GtkWidget *
desk_other_times_new (DeskStore *store,
                      guint      n_columns)
{
  DeskOtherTimes *self = g_object_new (DESK_TYPE_OTHER_TIMES, NULL);
  GtkLayoutManager *layout;

  self->store = g_object_ref (store);
  self->n_columns = n_columns;
  if (n_columns > 0)
    layout = g_object_new (GTK_TYPE_GRID_LAYOUT, "row-spacing", 6, "column-spacing", 6, NULL);
  else
    layout = g_object_new (DESK_TYPE_WRAP_LAYOUT, "spacing", 6, NULL);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layout);
  return GTK_WIDGET (self);
}

/**
 * desk_other_times_seek:
 * @query: which visit, and between when and when; copied
 * @near_ms: the time that was meant
 */
void
desk_other_times_seek (DeskOtherTimes      *self,
                       const DeskFreeQuery *query,
                       gint64               near_ms)
{
  g_return_if_fail (DESK_IS_OTHER_TIMES (self));

  stop (self);
  self->cancellable = g_cancellable_new ();
  self->near_ms = near_ms;
  desk_store_find_free_times_async (self->store, query, self->cancellable, found_cb,
                                    g_object_ref (self));
}

/**
 * desk_other_times_clear:
 *
 * Offers nothing until it is asked to seek again.
 */
void
desk_other_times_clear (DeskOtherTimes *self)
{
  g_return_if_fail (DESK_IS_OTHER_TIMES (self));

  stop (self);
  remove_all (self);
  gtk_widget_hide (GTK_WIDGET (self));
}

/**
 * desk_other_times_count:
 *
 * Returns: how many times are offered
 */
guint
desk_other_times_count (DeskOtherTimes *self)
{
  guint n = 0;

  g_return_val_if_fail (DESK_IS_OTHER_TIMES (self), 0);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}
