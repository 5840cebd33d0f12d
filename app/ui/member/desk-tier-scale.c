/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-tier-scale.h"

#include "desk-member-words.h"
#include "desk-tier-badge.h"

#include <desk-money.h>
#include <glib/gi18n-lib.h>

#define N_THRESHOLDS 3
#define N_STAGES (N_THRESHOLDS + 1)
#define BAR_HEIGHT 8
#define GAP 3
#define MARK_WIDTH 4
#define MARK_OVERLAP 5
#define SPACE 4
#define SMALL 0.83

/**
 * DeskTierScale:
 *
 * Where a member's figure stands between the thresholds of their rule (T9): a stage for each tier,
 * with its name above and the amount it begins at below, and a mark at the figure. The stages are
 * equally wide, whatever the amounts.
 */
struct _DeskTierScale
{
  GtkWidget  parent_instance;

  DeskTier   tier;
  gint64     figure_fen;
  gint64     thresholds_fen[N_THRESHOLDS];
};

G_DEFINE_FINAL_TYPE (DeskTierScale, desk_tier_scale, GTK_TYPE_WIDGET)

static const DeskTier stages[N_STAGES] = {
  DESK_TIER_NONE, DESK_TIER_SILVER, DESK_TIER_GOLD, DESK_TIER_DIAMOND,
};

/* Where the figure stands, from 0 to 1. The last stage has no end; it is drawn as long again as the
 * one before it. */
static double
place_figure (DeskTierScale *self)
{
  gint64 from = 0;

  for (guint i = 0; i < N_STAGES; i++)
    {
      gint64 to = i < N_THRESHOLDS ? self->thresholds_fen[i] : 2 * from - self->thresholds_fen[1];

      if (self->figure_fen < to || i == N_STAGES - 1)
        {
          double share = to > from ? (double) (self->figure_fen - from) / (double) (to - from) : 1;

          return (i + CLAMP (share, 0, 1)) / N_STAGES;
        }
      from = to;
    }
  g_assert_not_reached ();
}

static char *
describe (const DeskRating *rating)
{
  g_autofree char *figure = desk_member_words_yuan (rating->scale_fen);
  g_autofree char *silver = desk_member_words_yuan (rating->thresholds_fen[0]);
  g_autofree char *gold = desk_member_words_yuan (rating->thresholds_fen[1]);
  g_autofree char *diamond = desk_member_words_yuan (rating->thresholds_fen[2]);

  /* Translators: every %s is an amount, as in "1,080.00 yuan" */
  return g_strdup_printf (_("The figure is %s. Silver begins at %s, gold at %s, diamond at %s."),
                          figure, silver, gold, diamond);
}

/* Whole yuan are enough for a threshold. */
static char *
word_threshold (gint64 fen)
{
  g_autofree char *amount = desk_money_format_local (fen);

  if (g_str_has_suffix (amount, ".00"))
    amount[strlen (amount) - strlen (".00")] = '\0';
  return g_steal_pointer (&amount);
}

static PangoLayout *
make_layout (DeskTierScale *self,
             const char    *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static int
get_text_height (DeskTierScale *self)
{
  g_autoptr (PangoLayout) layout = make_layout (self, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
draw_layout (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             const GdkRGBA *color,
             double         x,
             double         y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_block (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            double         x,
            double         y,
            double         width,
            double         height)
{
  GskRoundedRect block;

  gsk_rounded_rect_init_from_rect (&block,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                        (float) height),
                                   (float) MIN (width, height) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &block);
  gtk_snapshot_append_color (snapshot, color, &block.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_stage (DeskTierScale *self,
            GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            guint          stage,
            int            text_height)
{
  double width = (double) gtk_widget_get_width (GTK_WIDGET (self)) / N_STAGES;
  double bar_y = text_height + SPACE + MARK_OVERLAP;
  gboolean here = stages[stage] == self->tier
                  || (stages[stage] == DESK_TIER_NONE && self->tier == DESK_TIER_NON_CARD);
  GdkRGBA shade = *color;
  GdkRGBA dim = *color;

  shade.alpha *= here ? 0.55f : 0.15f;
  dim.alpha *= 0.65f;
  draw_block (snapshot, &shade, stage * width, bar_y, width - GAP, BAR_HEIGHT);

  if (stage > 0)
    {
      DeskTier tier = stages[stage];
      g_autofree char *name = g_strdup_printf ("%s %s", desk_tier_badge_get_shape (tier),
                                               desk_tier_get_label (tier));
      g_autofree char *threshold = word_threshold (self->thresholds_fen[stage - 1]);
      g_autoptr (PangoLayout) above = make_layout (self, name);
      g_autoptr (PangoLayout) below = make_layout (self, threshold);

      pango_layout_set_width (above, (int) (width - GAP) * PANGO_SCALE);
      pango_layout_set_width (below, (int) (width - GAP) * PANGO_SCALE);
      draw_layout (snapshot, above, here ? color : &dim, stage * width, 0);
      draw_layout (snapshot, below, &dim, stage * width, bar_y + BAR_HEIGHT + MARK_OVERLAP + SPACE);
    }
}

static void
desk_tier_scale_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 240;
      *natural = 400;
    }
  else
    {
      *minimum = *natural = 2 * (get_text_height (DESK_TIER_SCALE (widget)) + SPACE + MARK_OVERLAP)
                            + BAR_HEIGHT;
    }
}

static void
desk_tier_scale_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DeskTierScale *self = DESK_TIER_SCALE (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int text_height = get_text_height (self);
  int width = gtk_widget_get_width (widget);
  GdkRGBA color;
  GdkRGBA accent;

  gtk_style_context_get_color (style, &color);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    accent = color;
  for (guint i = 0; i < N_STAGES; i++)
    draw_stage (self, snapshot, &color, i, text_height);
  draw_block (snapshot, &accent,
              CLAMP (place_figure (self) * width - MARK_WIDTH / 2.0, 0, width - MARK_WIDTH),
              text_height + SPACE, MARK_WIDTH, BAR_HEIGHT + 2 * MARK_OVERLAP);
}

static void
desk_tier_scale_class_init (DeskTierScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = desk_tier_scale_measure;
  widget_class->snapshot = desk_tier_scale_snapshot;

  gtk_widget_class_set_css_name (widget_class, "tierscale");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
desk_tier_scale_init (DeskTierScale *self)
{
}

/**
 * desk_tier_scale_new:
 *
 * Returns: (transfer floating): a scale, not visible before it has a rating with thresholds
 */
GtkWidget *
desk_tier_scale_new (void)
{
  return g_object_new (DESK_TYPE_TIER_SCALE, "visible", FALSE, NULL);
}

/**
 * desk_tier_scale_set_rating:
 *
 * Shows @rating; a rule that has no thresholds (T4) has no scale.
 */
void
desk_tier_scale_set_rating (DeskTierScale    *self,
                            const DeskRating *rating)
{
  gboolean has_scale = rating->scale_fen >= 0 && rating->thresholds_fen[0] >= 0;
  g_autofree char *description = NULL;

  g_return_if_fail (DESK_IS_TIER_SCALE (self));

  gtk_widget_set_visible (GTK_WIDGET (self), has_scale);
  if (!has_scale)
    return;
  self->tier = rating->tier;
  self->figure_fen = rating->scale_fen;
  for (guint i = 0; i < N_THRESHOLDS; i++)
    self->thresholds_fen[i] = rating->thresholds_fen[i];
  description = describe (rating);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
