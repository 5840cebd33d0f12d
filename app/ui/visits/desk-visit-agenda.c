/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-visit-agenda.h"

#include "desk-block-pool.h"
#include "desk-format.h"

#include <desk-calendar.h>

struct _DeskVisitAgenda
{
  GtkWidget      parent_instance;

  GTimeZone     *zone;
  DeskBlockPool  pool;
  GPtrArray     *headings;
};

G_DEFINE_FINAL_TYPE (DeskVisitAgenda, desk_visit_agenda, GTK_TYPE_WIDGET)

static void
unparent_cb (gpointer widget)
{
  gtk_widget_unparent (widget);
}

static void
add_heading (DeskVisitAgenda *self,
             gint64           time_ms,
             gint64           now_ms)
{
  g_autofree char *text = desk_format_heading (time_ms, now_ms, self->zone);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "agenda-day");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  g_ptr_array_add (self->headings, label);
}

static void
desk_visit_agenda_dispose (GObject *object)
{
  DeskVisitAgenda *self = DESK_VISIT_AGENDA (object);

  desk_block_pool_clear (&self->pool);
  g_clear_pointer (&self->headings, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_visit_agenda_parent_class)->dispose (object);
}

static void
desk_visit_agenda_finalize (GObject *object)
{
  g_time_zone_unref (DESK_VISIT_AGENDA (object)->zone);

  G_OBJECT_CLASS (desk_visit_agenda_parent_class)->finalize (object);
}

static void
desk_visit_agenda_class_init (DeskVisitAgendaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_visit_agenda_dispose;
  object_class->finalize = desk_visit_agenda_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "agenda");
}

static void
desk_visit_agenda_init (DeskVisitAgenda *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  desk_block_pool_init (&self->pool, GTK_WIDGET (self), DESK_VISIT_BLOCK_WIDE);
  self->headings = g_ptr_array_new_with_free_func (unparent_cb);
}

/**
 * desk_visit_agenda_new:
 * @zone: the policy's
 */
GtkWidget *
desk_visit_agenda_new (GTimeZone *zone)
{
  DeskVisitAgenda *self = g_object_new (DESK_TYPE_VISIT_AGENDA, NULL);

  self->zone = g_time_zone_ref (zone);
  return GTK_WIDGET (self);
}

/**
 * desk_visit_agenda_show:
 * @visits: (transfer none) (element-type DeskVisit): by time; kept by the caller until others are
 *   shown
 */
void
desk_visit_agenda_show (DeskVisitAgenda *self,
                        GPtrArray       *visits,
                        gint64           now_ms)
{
  guint shown = 0;

  g_return_if_fail (DESK_IS_VISIT_AGENDA (self));

  g_ptr_array_set_size (self->headings, 0);
  desk_block_pool_begin (&self->pool);
  for (guint i = 0; i < visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (visits, i);
      guint day = desk_calendar_day_at (visit->start_ms, self->zone);

      if (day != shown)
        add_heading (self, visit->start_ms, now_ms);
      shown = day;
      gtk_widget_insert_before (
        GTK_WIDGET (desk_block_pool_take (&self->pool, visit, self->zone)), GTK_WIDGET (self),
        NULL);
    }
  desk_block_pool_end (&self->pool);
}
