/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-paper-item-private.h"

/* Below the top of a line, of the size of its letters. */
#define BASELINE 1.12
#define LABEL_GREY 0.35
#define LINE_GREY 0.55
/* Of the width of the page. */
#define FIRST_BLANK 0.64

/* Of a line whose top is at @y. */
static double
find_baseline (DeskPaperItem *self,
               double         y)
{
  return y + desk_paper_looks[self->kind].size * BASELINE;
}

/* Some lines of a text, those that there are; the first one's top is at @y. */
static void
draw_lines (DeskPaperItem *self,
            cairo_t       *cr,
            PangoLayout   *layout,
            double         x,
            double         y,
            guint          first,
            guint          n_lines)
{
  guint n = (guint) pango_layout_get_line_count (layout);

  for (guint i = first; i < MIN (n, first + n_lines); i++)
    {
      cairo_move_to (cr, x, find_baseline (self, y));
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, (int) i));
      y += desk_paper_item_get_line_height (self);
    }
}

static void
set_grey (cairo_t *cr,
          double   grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
}

static void
draw_rule (cairo_t *cr,
           double   from,
           double   to,
           double   y)
{
  set_grey (cr, LINE_GREY);
  cairo_set_line_width (cr, DESK_PAPER_THIN);
  cairo_move_to (cr, from, y);
  cairo_line_to (cr, to, y);
  cairo_stroke (cr);
}

/* In the line whose top is at @y. */
static void
draw_box (DeskPaperItem *self,
          cairo_t       *cr,
          double         x,
          double         y)
{
  set_grey (cr, 0);
  cairo_set_line_width (cr, DESK_PAPER_THIN);
  cairo_rectangle (cr, x, find_baseline (self, y) - DESK_PAPER_BOX, DESK_PAPER_BOX, DESK_PAPER_BOX);
  cairo_stroke (cr);
}

static void
draw_text (DeskPaperItem *self,
           cairo_t       *cr,
           double         y,
           guint          strip,
           guint          n_strips)
{
  double x = desk_paper_item_get_left (self);

  if (strip == 0)
    y += desk_paper_looks[self->kind].above;
  if (strip == 0 && self->kind == DESK_PAPER_TASK)
    draw_box (self, cr, DESK_PAPER_THIN, y);
  set_grey (cr, LABEL_GREY);
  if (self->label_layout != NULL)
    draw_lines (self, cr, self->label_layout, x, y, strip, n_strips);
  if (self->kind == DESK_PAPER_LINE)
    x += self->label_width + DESK_PAPER_GAP;
  set_grey (cr, 0);
  draw_lines (self, cr, g_ptr_array_index (self->layouts, 0), x, y, strip, n_strips);
}

static void
draw_choice (DeskPaperItem *self,
             cairo_t       *cr,
             double         y)
{
  double x = desk_paper_item_get_left (self);

  y += desk_paper_looks[self->kind].above;
  set_grey (cr, LABEL_GREY);
  draw_lines (self, cr, self->label_layout, x, y, 0, G_MAXINT);
  x += self->label_width + DESK_PAPER_GAP;
  for (guint i = 0; i < self->layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (self->layouts, i);

      draw_box (self, cr, x, y);
      x += DESK_PAPER_BOX + DESK_PAPER_BOX_GAP;
      draw_lines (self, cr, layout, x, y, 0, 1);
      x += desk_paper_item_get_layout_width (layout) + 2 * DESK_PAPER_GAP;
    }
}

/* A name needs more room than a date; what has no caption is for a sentence. */
static double
find_blank_end (DeskPaperItem *self,
                guint          blank)
{
  guint n = self->layouts->len;
  double left = desk_paper_item_get_left (self);
  double first = (self->width - left) * FIRST_BLANK;

  if (n == 1 && *desk_paper_item_get_text (self) == '\0')
    return self->width;
  return blank == 0 ? left + first
                    : left + first + (self->width - left - first) * blank / (n - 1);
}

/* The captions stand on the line. */
static void
draw_blanks (DeskPaperItem *self,
             cairo_t       *cr,
             double         y)
{
  double x = desk_paper_item_get_left (self);
  double line = y + desk_paper_looks[self->kind].height;

  for (guint i = 0; i < self->layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (self->layouts, i);
      double end = find_blank_end (self, i);
      double caption = desk_paper_item_get_layout_width (layout);

      set_grey (cr, LABEL_GREY);
      draw_lines (self, cr, layout, x, line - desk_paper_item_get_line_height (self), 0, 1);
      draw_rule (cr, caption > 0 ? x + caption + DESK_PAPER_BOX_GAP : x, end, line);
      x = end + DESK_PAPER_GAP;
    }
}

/**
 * desk_paper_item_draw:
 * @y: their top
 *
 * Draws some of its strips.
 */
void
desk_paper_item_draw (DeskPaperItem *self,
                      cairo_t       *cr,
                      double         y,
                      guint          strip,
                      guint          n_strips)
{
  if (self->kind == DESK_PAPER_RULE)
    draw_rule (cr, 0, self->width, y + desk_paper_looks[self->kind].above);
  else if (self->kind == DESK_PAPER_CHOICE)
    draw_choice (self, cr, y);
  else if (self->kind == DESK_PAPER_BLANK)
    draw_blanks (self, cr, y);
  else
    draw_text (self, cr, y, strip, n_strips);
}
