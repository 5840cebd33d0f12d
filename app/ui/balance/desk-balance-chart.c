/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-balance-chart.h"

#include <desk-money.h>
#include <glib/gi18n-lib.h>

/* As high as so many lines of text, so that it grows with the letters. */
#define N_TEXT_LINES 4
#define LINE_WIDTH 2.0
#define DOT_RADIUS 3.5
#define DASH 4.0
#define SMALL 0.83
#define SPACE 6
#define SHADE 0.12
#define DIM 0.65f

/**
 * DeskBalanceChart:
 *
 * The line is drawn from the first step to the end, each step as long as it lasted; a dot marks the
 * balance of now. The dashed line is where a balance begins to be low (E5), with its amount, so that
 * it is not told by colour alone. Whoever shows the chart says in words what it shows.
 */
struct _DeskBalanceChart
{
  GtkWidget  parent_instance;

  GArray    *steps;             /* (element-type DeskBalanceStep) */
  gint64     end_ms;
  gint64     low_fen;           /* G_MININT64: not set */
};

G_DEFINE_FINAL_TYPE (DeskBalanceChart, desk_balance_chart, GTK_TYPE_WIDGET)

/* From amounts and moments to places. */
typedef struct
{
  DeskBalanceChart *self;
  double            left;
  double            width;
  double            height;
  double            least;
  double            most;
  double            from_ms;
  double            to_ms;
} Scale;

static const DeskBalanceStep *
get_step (DeskBalanceChart *self,
          guint             index)
{
  return &g_array_index (self->steps, DeskBalanceStep, index);
}

static PangoLayout *
make_low_layout (DeskBalanceChart *self)
{
  g_autofree char *amount = desk_money_format_local (self->low_fen);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), amount);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static int
get_low_width (DeskBalanceChart *self)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (self->low_fen == G_MININT64)
    return 0;
  layout = make_low_layout (self);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + SPACE;
}

/* The amount of the dashed line stands left of all lines. */
static Scale
make_scale (DeskBalanceChart *self)
{
  Scale scale = { .self = self };

  scale.left = get_low_width (self) + DOT_RADIUS;
  scale.width = gtk_widget_get_width (GTK_WIDGET (self)) - scale.left - DOT_RADIUS;
  scale.height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * DOT_RADIUS;
  scale.most = self->low_fen != G_MININT64 ? (double) self->low_fen : 0;
  for (guint i = 0; i < self->steps->len; i++)
    {
      scale.least = MIN (scale.least, (double) get_step (self, i)->fen);
      scale.most = MAX (scale.most, (double) get_step (self, i)->fen);
    }
  scale.from_ms = (double) get_step (self, 0)->at_ms;
  scale.to_ms = (double) self->end_ms;
  return scale;
}

static double
place_x (const Scale *scale,
         gint64       at_ms)
{
  double span = scale->to_ms - scale->from_ms;

  return scale->left + (span > 0 ? scale->width * ((double) at_ms - scale->from_ms) / span : 0);
}

static double
place_y (const Scale *scale,
         gint64       fen)
{
  double span = scale->most - scale->least;

  return DOT_RADIUS
         + (span > 0 ? scale->height * (scale->most - (double) fen) / span : scale->height / 2);
}

/* The steps as a path, from left to right. */
static void
trace_steps (const Scale *scale,
             cairo_t     *cr)
{
  DeskBalanceChart *self = scale->self;

  cairo_move_to (cr, place_x (scale, get_step (self, 0)->at_ms),
                 place_y (scale, get_step (self, 0)->fen));
  for (guint i = 1; i < self->steps->len; i++)
    {
      double x = place_x (scale, get_step (self, i)->at_ms);

      cairo_line_to (cr, x, place_y (scale, get_step (self, i - 1)->fen));
      cairo_line_to (cr, x, place_y (scale, get_step (self, i)->fen));
    }
  cairo_line_to (cr, place_x (scale, self->end_ms),
                 place_y (scale, get_step (self, self->steps->len - 1)->fen));
}

static void
draw_steps (const Scale   *scale,
            cairo_t       *cr,
            const GdkRGBA *color)
{
  gint64 now_fen = get_step (scale->self, scale->self->steps->len - 1)->fen;

  trace_steps (scale, cr);
  cairo_line_to (cr, place_x (scale, scale->self->end_ms), place_y (scale, (gint64) scale->least));
  cairo_line_to (cr, scale->left, place_y (scale, (gint64) scale->least));
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, SHADE);
  cairo_fill (cr);

  trace_steps (scale, cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);

  cairo_arc (cr, place_x (scale, scale->self->end_ms), place_y (scale, now_fen), DOT_RADIUS, 0,
             2 * G_PI);
  cairo_fill (cr);
}

static void
draw_low (const Scale   *scale,
          cairo_t       *cr,
          const GdkRGBA *color)
{
  double y = place_y (scale, scale->self->low_fen);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, (double[]) { DASH }, 1, 0);
  cairo_move_to (cr, scale->left, y);
  cairo_line_to (cr, scale->left + scale->width, y);
  cairo_stroke (cr);
}

static void
write_low (const Scale   *scale,
           GtkSnapshot   *snapshot,
           const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = make_low_layout (scale->self);
  int height;
  double y;

  pango_layout_get_pixel_size (layout, NULL, &height);
  y = place_y (scale, scale->self->low_fen) - height / 2.0;
  y = CLAMP (y, 0, gtk_widget_get_height (GTK_WIDGET (scale->self)) - height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static GdkRGBA
look_up_color (GtkWidget  *widget,
               const char *name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (style, name, &color))
    gtk_style_context_get_color (style, &color);
  return color;
}

static void
desk_balance_chart_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  DeskBalanceChart *self = DESK_BALANCE_CHART (widget);
  GdkRGBA line = look_up_color (widget, "accent_color");
  GdkRGBA low = look_up_color (widget, "error_color");
  GdkRGBA text = look_up_color (widget, "window_fg_color");
  cairo_t *cr;
  Scale scale;

  if (self->steps->len == 0)
    return;
  scale = make_scale (self);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0,
                                                       (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  draw_steps (&scale, cr, &line);
  if (self->low_fen != G_MININT64)
    draw_low (&scale, cr, &low);
  cairo_destroy (cr);

  text.alpha *= DIM;
  if (self->low_fen != G_MININT64)
    write_low (&scale, snapshot, &text);
}

static void
desk_balance_chart_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 160;
      *natural = 400;
    }
  else
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");

      pango_layout_get_pixel_size (layout, NULL, natural);
      *minimum = *natural = *natural * N_TEXT_LINES;
    }
}

static void
desk_balance_chart_finalize (GObject *object)
{
  g_array_unref (DESK_BALANCE_CHART (object)->steps);

  G_OBJECT_CLASS (desk_balance_chart_parent_class)->finalize (object);
}

static void
desk_balance_chart_class_init (DeskBalanceChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_balance_chart_finalize;
  widget_class->measure = desk_balance_chart_measure;
  widget_class->snapshot = desk_balance_chart_snapshot;

  gtk_widget_class_set_css_name (widget_class, "balancechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
desk_balance_chart_init (DeskBalanceChart *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (DeskBalanceStep));
  self->low_fen = G_MININT64;
}

GtkWidget *
desk_balance_chart_new (void)
{
  return g_object_new (DESK_TYPE_BALANCE_CHART, NULL);
}

/**
 * desk_balance_chart_set_steps:
 * @steps: (element-type DeskBalanceStep): by time
 * @end_ms: until when the last one is drawn, not before it
 */
void
desk_balance_chart_set_steps (DeskBalanceChart *self,
                              GArray           *steps,
                              gint64            end_ms)
{
  g_return_if_fail (DESK_IS_BALANCE_CHART (self));

  g_array_unref (self->steps);
  self->steps = g_array_ref (steps);
  self->end_ms = end_ms;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * desk_balance_chart_set_low:
 * @low_fen: under which a balance is low; %G_MININT64: not set
 */
void
desk_balance_chart_set_low (DeskBalanceChart *self,
                            gint64            low_fen)
{
  g_return_if_fail (DESK_IS_BALANCE_CHART (self));

  self->low_fen = low_fen;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
