/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-month-grid.h"

#include "desk-block-pool.h"
#include "desk-visit-words.h"

#include <glib/gi18n-lib.h>

#define DAYS_A_WEEK 7
#define MOST_DAYS 42
#define HEAD_HEIGHT 26
#define LINE_HEIGHT 24
#define GAP 2

/* A day of the month: its number, and how many visits did not find room. */
typedef struct
{
  GtkWidget *head;
  GtkWidget *more;
  GPtrArray *blocks;            /* of the first visits */
  guint      n_visits;
} Day;

/**
 * DeskMonthGrid:
 *
 * However many visits there are, no more of them are widgets than a month has room for.
 */
struct _DeskMonthGrid
{
  GtkWidget      parent_instance;

  GTimeZone     *zone;
  DeskPeriod     period;
  guint          today;
  DeskBlockPool  pool;
  Day            days[MOST_DAYS];
};

G_DEFINE_FINAL_TYPE (DeskMonthGrid, desk_month_grid, GTK_TYPE_WIDGET)

static GtkWidget *
make_button (DeskMonthGrid *self,
             const char    *css_class)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, css_class);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visits.show-day");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
show_head (DeskMonthGrid *self,
           Day           *day,
           guint          number)
{
  g_autoptr (GDate) date = g_date_new_julian (number);
  g_autofree char *text = g_strdup_printf ("%d", g_date_get_day (date));
  g_autofree char *words = desk_visit_words_day (number);
  gboolean own = number >= self->period.own_first
                 && number < self->period.own_first + self->period.own_days;

  gtk_button_set_label (GTK_BUTTON (day->head), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (day->head), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (day->head), "u", number);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (day->more), "u", number);
  if (own)
    gtk_widget_remove_css_class (day->head, "dim-label");
  else
    gtk_widget_add_css_class (day->head, "dim-label");
  if (number == self->today)
    gtk_widget_add_css_class (day->head, "today-number");
  else
    gtk_widget_remove_css_class (day->head, "today-number");
}

static void
share_visits (DeskMonthGrid *self,
              GPtrArray     *visits)
{
  for (guint i = 0; i < visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (visits, i);
      guint index = desk_calendar_day_at (visit->start_ms, self->zone) - self->period.first;
      Day *day;

      if (index >= self->period.n_days)
        continue;
      day = &self->days[index];
      /* A screen reader meets even what has no room; an empty day has nothing to say. */
      gtk_widget_set_visible (day->more, TRUE);
      if (day->n_visits++ < DESK_MONTH_MOST)
        g_ptr_array_add (day->blocks, desk_block_pool_take (&self->pool, visit, self->zone));
    }
}

static void
place (GtkWidget *widget,
       int        x,
       int        y,
       int        width,
       int        height)
{
  GdkRectangle area = { x, y, MAX (width, 1), MAX (height, 1) };
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  area.width = MAX (area.width, least);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, area.width, &least, NULL, NULL, NULL);
  area.height = MAX (area.height, least);
  gtk_widget_size_allocate (widget, &area, -1);
}

static void
show_more (Day   *day,
           guint  n_shown)
{
  guint left = day->n_visits - n_shown;
  /* Translators: how many more visits a day has than there is room for */
  g_autofree char *text = g_strdup_printf (ngettext ("+%u more", "+%u more", left), left);

  gtk_widget_set_child_visible (day->more, left > 0);
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (day->more)), text) != 0)
    gtk_button_set_label (GTK_BUTTON (day->more), text);
}

/* As many as there is room for; the last line says how many more there are. */
static void
allocate_day (Day *day,
              int  x,
              int  y,
              int  width,
              int  height)
{
  guint room = (guint) MAX (0, (height - HEAD_HEIGHT) / LINE_HEIGHT);
  guint n_shown = MIN (day->blocks->len, room);

  if (n_shown < day->n_visits && n_shown == room && n_shown > 0)
    n_shown--;
  place (day->head, x + GAP, y + GAP, HEAD_HEIGHT, HEAD_HEIGHT - GAP);
  for (guint i = 0; i < day->blocks->len; i++)
    {
      GtkWidget *block = g_ptr_array_index (day->blocks, i);

      gtk_widget_set_child_visible (block, i < n_shown);
      if (i < n_shown)
        place (block, x + GAP, y + HEAD_HEIGHT + (int) i * LINE_HEIGHT, width - 2 * GAP,
               LINE_HEIGHT - GAP);
    }
  show_more (day, n_shown);
  if (n_shown < day->n_visits)
    place (day->more, x + GAP, y + HEAD_HEIGHT + (int) n_shown * LINE_HEIGHT, width - 2 * GAP,
           LINE_HEIGHT - GAP);
}

static void
desk_month_grid_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DeskMonthGrid *self = DESK_MONTH_GRID (widget);
  int weeks = (int) self->period.n_days / DAYS_A_WEEK;

  for (int i = 0; i < (int) self->period.n_days; i++)
    {
      int left = width * (i % DAYS_A_WEEK) / DAYS_A_WEEK;
      int top = height * (i / DAYS_A_WEEK) / weeks;

      allocate_day (&self->days[i], left, top,
                    width * (i % DAYS_A_WEEK + 1) / DAYS_A_WEEK - left,
                    height * (i / DAYS_A_WEEK + 1) / weeks - top);
    }
}

static void
desk_month_grid_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  int least = orientation == GTK_ORIENTATION_VERTICAL
                ? MOST_DAYS / DAYS_A_WEEK * (HEAD_HEIGHT + LINE_HEIGHT)
                : DAYS_A_WEEK * (HEAD_HEIGHT + 3 * GAP);

  *minimum = least;
  *natural = 2 * least;
}

static void
desk_month_grid_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DeskMonthGrid *self = DESK_MONTH_GRID (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int weeks = (int) self->period.n_days / DAYS_A_WEEK;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= 0.12f;
  for (int i = 1; i < DAYS_A_WEEK; i++)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT ((float) (width * i / DAYS_A_WEEK), 0, 1,
                                                    (float) height));
  for (int i = 0; i < weeks; i++)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (0, (float) (height * i / weeks),
                                                    (float) width, 1));
  GTK_WIDGET_CLASS (desk_month_grid_parent_class)->snapshot (widget, snapshot);
}

static void
desk_month_grid_dispose (GObject *object)
{
  DeskMonthGrid *self = DESK_MONTH_GRID (object);

  desk_block_pool_clear (&self->pool);
  for (guint i = 0; i < MOST_DAYS; i++)
    {
      g_clear_pointer (&self->days[i].head, gtk_widget_unparent);
      g_clear_pointer (&self->days[i].more, gtk_widget_unparent);
    }

  G_OBJECT_CLASS (desk_month_grid_parent_class)->dispose (object);
}

static void
desk_month_grid_finalize (GObject *object)
{
  DeskMonthGrid *self = DESK_MONTH_GRID (object);

  for (guint i = 0; i < MOST_DAYS; i++)
    g_ptr_array_unref (self->days[i].blocks);
  g_time_zone_unref (self->zone);

  G_OBJECT_CLASS (desk_month_grid_parent_class)->finalize (object);
}

static void
desk_month_grid_class_init (DeskMonthGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_month_grid_dispose;
  object_class->finalize = desk_month_grid_finalize;
  widget_class->measure = desk_month_grid_measure;
  widget_class->size_allocate = desk_month_grid_size_allocate;
  widget_class->snapshot = desk_month_grid_snapshot;
  gtk_widget_class_set_css_name (widget_class, "monthgrid");
}

static void
desk_month_grid_init (DeskMonthGrid *self)
{
  desk_block_pool_init (&self->pool, GTK_WIDGET (self), DESK_VISIT_BLOCK_LINE);
  for (guint i = 0; i < MOST_DAYS; i++)
    {
      self->days[i].blocks = g_ptr_array_new ();
      self->days[i].head = make_button (self, "day-number");
      self->days[i].more = make_button (self, "day-more");
      gtk_widget_set_visible (self->days[i].more, FALSE);
    }
}

/**
 * desk_month_grid_new:
 * @zone: the policy's
 */
GtkWidget *
desk_month_grid_new (GTimeZone *zone)
{
  DeskMonthGrid *self = g_object_new (DESK_TYPE_MONTH_GRID, NULL);

  self->zone = g_time_zone_ref (zone);
  return GTK_WIDGET (self);
}

/**
 * desk_month_grid_show:
 * @visits: (transfer none) (element-type DeskVisit): by time; kept by the caller until others are
 *   shown
 */
void
desk_month_grid_show (DeskMonthGrid    *self,
                      const DeskPeriod *period,
                      guint             today,
                      GPtrArray        *visits)
{
  g_return_if_fail (DESK_IS_MONTH_GRID (self));
  g_return_if_fail (period->n_days <= MOST_DAYS);

  self->period = *period;
  self->today = today;
  for (guint i = 0; i < MOST_DAYS; i++)
    {
      Day *day = &self->days[i];

      g_ptr_array_set_size (day->blocks, 0);
      day->n_visits = 0;
      show_head (self, day, period->first + i);
      gtk_widget_set_child_visible (day->head, i < period->n_days);
      gtk_widget_set_child_visible (day->more, FALSE);
      gtk_widget_set_visible (day->more, FALSE);
    }
  desk_block_pool_begin (&self->pool);
  share_visits (self, visits);
  desk_block_pool_end (&self->pool);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * desk_month_grid_get_n_made:
 *
 * Returns: how many widgets were made for visits, ever
 */
guint
desk_month_grid_get_n_made (DeskMonthGrid *self)
{
  g_return_val_if_fail (DESK_IS_MONTH_GRID (self), 0);

  return self->pool.n_made;
}
