/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-pips.h"

#include <glib/gi18n-lib.h>

/* More than these are written as figures. */
#define MAX_PIPS 6
#define PIP_SIZE DESK_PIPS_SIZE
#define PIP_GAP 4

/**
 * DeskPips:
 *
 * How much of a monthly entitlement is left (E6): a full pip for every use left, a ring for every
 * one used. Where the policy sets no limit there are no pips, only the number of uses.
 */
struct _DeskPips
{
  GtkWidget  parent_instance;

  GtkLabel  *label;
  gint64     used;
  gint64     limit;
  gboolean   provisional;
};

G_DEFINE_FINAL_TYPE (DeskPips, desk_pips, GTK_TYPE_WIDGET)

static gboolean
has_pips (gint64 limit)
{
  return limit > 0 && limit <= MAX_PIPS;
}

static char *
describe_uses (DeskPips *self)
{
  g_autofree char *text = NULL;

  if (self->limit < 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%d use this month, no limit set",
                                         "%d uses this month, no limit set",
                                         (gulong) self->used),
                            (int) self->used);
  else
    /* Translators: uses of an entitlement, as in "2 of 3 left this month" */
    text = g_strdup_printf (_("%d of %d left this month"),
                            (int) MAX (self->limit - self->used, 0), (int) self->limit);

  if (!self->provisional)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s (%s)", text, _("not yet confirmed by the hub"));
}

static void
desk_pips_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  DeskPips *self = DESK_PIPS (widget);

  if (!has_pips (self->limit))
    gtk_widget_measure (GTK_WIDGET (self->label), orientation, for_size, minimum, natural,
                        minimum_baseline, natural_baseline);
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = desk_pips_get_width (self->limit);
  else
    *minimum = *natural = PIP_SIZE;
}

static void
desk_pips_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  DeskPips *self = DESK_PIPS (widget);

  if (!has_pips (self->limit))
    gtk_widget_allocate (GTK_WIDGET (self->label), width, height, baseline, NULL);
}

static void
draw_pip (GtkSnapshot   *snapshot,
          const GdkRGBA *color,
          float          x,
          float          y,
          gboolean       full)
{
  const float thin = 1.5f;
  const float thickness = full ? PIP_SIZE / 2.0f : thin;
  const float widths[4] = { thickness, thickness, thickness, thickness };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &GRAPHENE_RECT_INIT (x, y, PIP_SIZE, PIP_SIZE),
                                   PIP_SIZE / 2.0f);
  gtk_snapshot_append_border (snapshot, &circle, widths, colors);
}

static void
desk_pips_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  DeskPips *self = DESK_PIPS (widget);
  float y = (float) (gtk_widget_get_height (widget) - PIP_SIZE) / 2.0f;
  GdkRGBA color;

  if (!has_pips (self->limit))
    {
      gtk_widget_snapshot_child (widget, GTK_WIDGET (self->label), snapshot);
      return;
    }

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  desk_pips_draw (snapshot, &color, 0, y, self->used, self->limit);
}

static void
desk_pips_dispose (GObject *object)
{
  DeskPips *self = DESK_PIPS (object);

  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->label));
  self->label = NULL;

  G_OBJECT_CLASS (desk_pips_parent_class)->dispose (object);
}

static void
desk_pips_class_init (DeskPipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_pips_dispose;
  widget_class->measure = desk_pips_measure;
  widget_class->size_allocate = desk_pips_size_allocate;
  widget_class->snapshot = desk_pips_snapshot;

  gtk_widget_class_set_css_name (widget_class, "pips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
desk_pips_init (DeskPips *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->limit = -1;
  self->label = GTK_LABEL (gtk_label_new ("0"));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

/**
 * desk_pips_new:
 *
 * Returns: (transfer floating): pips that show no use and no limit
 */
GtkWidget *
desk_pips_new (void)
{
  return g_object_new (DESK_TYPE_PIPS, NULL);
}

/**
 * desk_pips_set_uses:
 * @used: uses counted this month
 * @limit: uses allowed a month, -1 where the policy sets none
 * @provisional: whether some of them are not yet judged by the hub: drawn fainter, and said
 */
void
desk_pips_set_uses (DeskPips *self,
                    gint64    used,
                    gint64    limit,
                    gboolean  provisional)
{
  g_autofree char *figure = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (DESK_IS_PIPS (self));
  g_return_if_fail (used >= 0);

  self->used = used;
  self->limit = limit;
  self->provisional = provisional;

  if (limit < 0)
    figure = g_strdup_printf ("%" G_GINT64_FORMAT, used);
  else
    figure = g_strdup_printf ("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT, used, limit);
  gtk_label_set_label (self->label, figure);
  gtk_widget_set_child_visible (GTK_WIDGET (self->label), !has_pips (self->limit));
  if (provisional)
    gtk_widget_add_css_class (GTK_WIDGET (self), "provisional");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "provisional");

  description = describe_uses (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * desk_pips_get_width:
 *
 * Returns: how wide desk_pips_draw() draws @limit pips; 0 where it draws none
 */
int
desk_pips_get_width (gint64 limit)
{
  return has_pips (limit) ? (int) limit * (PIP_SIZE + PIP_GAP) - PIP_GAP : 0;
}

/**
 * desk_pips_draw:
 *
 * Draws the pips at @x, @y for a widget that says them itself.
 */
void
desk_pips_draw (GtkSnapshot   *snapshot,
                const GdkRGBA *color,
                float          x,
                float          y,
                gint64         used,
                gint64         limit)
{
  if (!has_pips (limit))
    return;
  for (gint64 i = 0; i < limit; i++)
    draw_pip (snapshot, color, x + (float) i * (PIP_SIZE + PIP_GAP), y, i < limit - used);
}
