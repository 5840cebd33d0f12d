/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-columns.h"

#define MIN_DIGITS 24           /* in two lines of text */
#define MAX_RANK 2
#define GAP 3                   /* digits between two columns */

/* How wide each column is, in digits, and how much it is missed: the least goes first. The name
 * takes what the others leave. */
static const struct
{
  int width;
  int rank;
} wishes[DESK_N_MEMBER_COLUMNS] = {
  [DESK_MEMBER_COLUMN_NAME] = { 14, 0 },
  [DESK_MEMBER_COLUMN_TIER] = { 12, 0 },
  [DESK_MEMBER_COLUMN_BRAND] = { 13, 2 },
  [DESK_MEMBER_COLUMN_BALANCE] = { 12, 0 },
  [DESK_MEMBER_COLUMN_USES] = { 6, 0 },
  [DESK_MEMBER_COLUMN_STATE] = { 11, 1 },
};

static int
count_digits (int max_rank)
{
  int digits = -GAP;

  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    if (wishes[i].rank <= max_rank)
      digits += wishes[i].width + GAP;
  return digits;
}

static void
place_narrow (DeskMemberColumns       *self,
              const DeskMemberMetrics *metrics,
              int                      width)
{
  int right = (wishes[DESK_MEMBER_COLUMN_BALANCE].width + 5) * metrics->digit;

  self->narrow = TRUE;
  self->width[DESK_MEMBER_COLUMN_NAME] = MAX (width - right - metrics->digit, 0);
  self->x[DESK_MEMBER_COLUMN_BALANCE] = width - right;
  self->width[DESK_MEMBER_COLUMN_BALANCE] = right;
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
 * @natural: (out): in pixels, what all columns need
 */
void
desk_member_columns_measure (const DeskMemberMetrics *metrics,
                             int                     *minimum,
                             int                     *natural)
{
  *minimum = MIN_DIGITS * metrics->digit;
  *natural = count_digits (MAX_RANK) * metrics->digit;
}

/**
 * desk_member_columns_place:
 * @width: of the line, in pixels
 *
 * Header and lines both ask this, so they agree without knowing each other.
 */
void
desk_member_columns_place (DeskMemberColumns       *self,
                           const DeskMemberMetrics *metrics,
                           int                      width)
{
  int max_rank = MAX_RANK;
  int x;

  *self = (DeskMemberColumns) { 0 };
  while (max_rank >= 0 && count_digits (max_rank) * metrics->digit > width)
    max_rank--;
  if (max_rank < 0)
    {
      place_narrow (self, metrics, width);
      return;
    }

  x = width;
  for (guint i = DESK_N_MEMBER_COLUMNS - 1; i > DESK_MEMBER_COLUMN_NAME; i--)
    if (wishes[i].rank <= max_rank)
      {
        self->width[i] = wishes[i].width * metrics->digit;
        self->x[i] = x - self->width[i];
        x = self->x[i] - GAP * metrics->digit;
      }
  self->width[DESK_MEMBER_COLUMN_NAME] = x;
}
