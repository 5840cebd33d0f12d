/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-day-heads.h"

#include "desk-visit-words.h"

#define DAYS_A_WEEK 7

struct _DeskDayHeads
{
  GtkWidget parent_instance;

  int       gutter;             /* what stands before the days of a week, in pixels */
  gboolean  beside_hours;
};

G_DEFINE_FINAL_TYPE (DeskDayHeads, desk_day_heads, GTK_TYPE_WIDGET)

static void
clear (DeskDayHeads *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
make_weekday (guint day)
{
  GtkWidget *label = gtk_label_new (desk_visit_words_weekday (day));

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_day (guint    day,
          gboolean is_today)
{
  g_autofree char *text = desk_visit_words_head (day);
  g_autofree char *whole = desk_visit_words_day (day);
  GtkWidget *button = gtk_button_new_with_label (text);

  /* A window that grows narrow can do so before another view takes the week's place. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", day);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visits.show-day");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole,
                                  -1);
  if (is_today)
    gtk_widget_add_css_class (button, "today-head");
  return button;
}

static void
desk_day_heads_dispose (GObject *object)
{
  clear (DESK_DAY_HEADS (object));

  G_OBJECT_CLASS (desk_day_heads_parent_class)->dispose (object);
}

static void
desk_day_heads_class_init (DeskDayHeadsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_day_heads_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
desk_day_heads_init (DeskDayHeads *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "day-heads");
}

/**
 * desk_day_heads_show:
 * @first: the first day, by its Julian number
 * @today: in the policy's zone
 */
void
desk_day_heads_show (DeskDayHeads     *self,
                     DeskCalendarView  view,
                     guint             first,
                     guint             today)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean shown = view == DESK_CALENDAR_WEEK || view == DESK_CALENDAR_MONTH;

  g_return_if_fail (DESK_IS_DAY_HEADS (self));

  clear (self);
  gtk_widget_set_visible (widget, shown);
  self->beside_hours = view == DESK_CALENDAR_WEEK;
  gtk_widget_set_margin_start (widget, self->beside_hours ? self->gutter : 0);
  for (guint i = 0; shown && i < DAYS_A_WEEK; i++)
    gtk_widget_set_parent (view == DESK_CALENDAR_MONTH ? make_weekday (first + i)
                                                       : make_day (first + i, first + i == today),
                           widget);
}

/**
 * desk_day_heads_set_gutter:
 * @gutter: in pixels, what stands before the days of a week
 */
void
desk_day_heads_set_gutter (DeskDayHeads *self,
                           int           gutter)
{
  g_return_if_fail (DESK_IS_DAY_HEADS (self));

  self->gutter = gutter;
  gtk_widget_set_margin_start (GTK_WIDGET (self), self->beside_hours ? gutter : 0);
}
