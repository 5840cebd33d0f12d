/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-columns.h"

#define MIN_DIGITS 20           /* in two lines of text */
#define NARROW_DIGITS 50        /* with less than these there are no columns */
#define NATURAL_DIGITS 83       /* what a list asks for beside a member */
#define GAP 3                   /* digits between two columns */

/* The first columns that fit, the name among them in any case; the others fall away from the
 * right. */
static void
choose (DeskMemberColumns *self,
        DeskMemberLayout  *layout,
        int                max_digits)
{
  int digits = desk_member_layout_get_width (layout, DESK_MEMBER_COLUMN_NAME);

  self->n = 0;
  self->order[self->n++] = DESK_MEMBER_COLUMN_NAME;
  for (guint place = 1; place < DESK_N_MEMBER_COLUMNS; place++)
    {
      DeskMemberColumn column = desk_member_layout_get_column (layout, place);
      int more = GAP + desk_member_layout_get_width (layout, column);

      if (!desk_member_layout_is_shown (layout, column))
        continue;
      if (digits + more > max_digits)
        break;
      digits += more;
      self->order[self->n++] = column;
    }
}

/**
 * desk_member_metrics_take:
 *
 * Takes the measures of @widget's font.
 */
void
desk_member_metrics_take (DeskMemberMetrics *self,
                          GtkWidget         *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  self->digit = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_digit_width (metrics));
  self->line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
}

/**
 * desk_member_columns_measure:
 * @minimum: (out): in pixels, what two lines of text need
 * @natural: (out): in pixels, for the columns that are looked at most
 */
void
desk_member_columns_measure (const DeskMemberMetrics *metrics,
                             int                     *minimum,
                             int                     *natural)
{
  *minimum = MIN_DIGITS * metrics->digit;
  *natural = NATURAL_DIGITS * metrics->digit;
}

/**
 * desk_member_columns_place:
 * @width: of the line, in pixels
 *
 * Header and lines both ask this, so they agree without knowing each other. The name takes what the
 * others leave.
 */
void
desk_member_columns_place (DeskMemberColumns       *self,
                           const DeskMemberMetrics *metrics,
                           DeskMemberLayout        *layout,
                           int                      width)
{
  int x = width;

  *self = (DeskMemberColumns) { 0 };
  if (NARROW_DIGITS * metrics->digit > width)
    {
      self->narrow = TRUE;
      self->width[DESK_MEMBER_COLUMN_NAME] = width;
      return;
    }
  choose (self, layout, width / metrics->digit);
  for (guint i = self->n - 1; i > 0; i--)
    {
      DeskMemberColumn column = self->order[i];

      self->width[column] = desk_member_layout_get_width (layout, column) * metrics->digit;
      self->x[column] = x - self->width[column];
      x = self->x[column] - GAP * metrics->digit;
    }
  self->width[DESK_MEMBER_COLUMN_NAME] = x;
}
