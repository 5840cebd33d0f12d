/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-timeline-row.h"

#include "desk-format.h"
#include "desk-timeline-words.h"

#include <desk-time.h>
#include <glib/gi18n-lib.h>

struct _DeskTimelineRow
{
  GtkWidget         parent_instance;

  GtkWidget        *box;
  GtkLabel         *heading;
  GtkWidget        *body;
  GtkImage         *icon;
  GtkLabel         *title;
  GtkLabel         *detail;
  GtkLabel         *time;

  DeskStore        *store;
  DeskTimelineItem *item;       /* (nullable) */
  char             *words;      /* (nullable): what a screen reader says */
};

G_DEFINE_FINAL_TYPE (DeskTimelineRow, desk_timeline_row, GTK_TYPE_WIDGET)

static void
show_heading (DeskTimelineRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->heading),
                          self->item != NULL && desk_timeline_item_is_day_first (self->item));
}

static void
set_provisional (DeskTimelineRow *self,
                 gboolean         provisional)
{
  if (provisional)
    gtk_widget_add_css_class (self->body, "provisional");
  else
    gtk_widget_remove_css_class (self->body, "provisional");
}

static void
show_entry (DeskTimelineRow         *self,
            const DeskTimelineEntry *entry)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  g_autoptr (GDateTime) moment = desk_time_local (entry->at_ms, zone);
  g_autofree char *day = desk_format_heading (entry->at_ms,
                                              desk_clock_now (desk_store_get_clock (self->store)),
                                              zone);
  g_autofree char *time = g_date_time_format (moment, "%H:%M");
  g_autofree char *title = desk_timeline_words_title (entry);
  g_autofree char *detail = desk_timeline_words_detail (entry);

  gtk_label_set_label (self->heading, day);
  gtk_image_set_from_icon_name (self->icon, desk_timeline_words_icon (entry));
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_label_set_label (self->time, time);
  set_provisional (self, entry->provisional);

  g_free (self->words);
  self->words = g_strjoin (C_("sentence", ", "), title, day, time,
                           *detail != '\0' ? detail : NULL, NULL);
}

static void
desk_timeline_row_dispose (GObject *object)
{
  DeskTimelineRow *self = DESK_TIMELINE_ROW (object);

  desk_timeline_row_set_item (self, NULL);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_timeline_row_parent_class)->dispose (object);
}

static void
desk_timeline_row_finalize (GObject *object)
{
  g_free (DESK_TIMELINE_ROW (object)->words);

  G_OBJECT_CLASS (desk_timeline_row_parent_class)->finalize (object);
}

static void
desk_timeline_row_class_init (DeskTimelineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_timeline_row_dispose;
  object_class->finalize = desk_timeline_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "timeline/desk-timeline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineRow, box);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineRow, heading);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineRow, body);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineRow, title);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineRow, time);
}

static void
desk_timeline_row_init (DeskTimelineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_timeline_row_new (DeskStore *store)
{
  DeskTimelineRow *self = g_object_new (DESK_TYPE_TIMELINE_ROW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * desk_timeline_row_set_item:
 * @item: (nullable): %NULL while the row is kept for another one
 */
void
desk_timeline_row_set_item (DeskTimelineRow  *self,
                            DeskTimelineItem *item)
{
  g_return_if_fail (DESK_IS_TIMELINE_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "notify::day-first", G_CALLBACK (show_heading), self);
  show_entry (self, desk_timeline_item_get_entry (item));
  show_heading (self);
}

/**
 * desk_timeline_row_get_words:
 *
 * Returns: (transfer none) (nullable): the whole row as a sentence, for its accessible label
 */
const char *
desk_timeline_row_get_words (DeskTimelineRow *self)
{
  g_return_val_if_fail (DESK_IS_TIMELINE_ROW (self), NULL);

  return self->words;
}
