/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-paper-item-private.h"

#define LABEL_GREY 0.35
#define LINE_GREY 0.55
/* Of the width of the page. */
#define FIRST_BLANK 0.64

static void
draw_layout (cairo_t     *cr,
             PangoLayout *layout,
             double       x,
             double       y,
             double       grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_rule (cairo_t *cr,
           double   from,
           double   to,
           double   y)
{
  cairo_set_source_rgb (cr, LINE_GREY, LINE_GREY, LINE_GREY);
  cairo_set_line_width (cr, DESK_PAPER_THIN);
  cairo_move_to (cr, from, y);
  cairo_line_to (cr, to, y);
  cairo_stroke (cr);
}

/* As high as the line of text beside it. */
static void
draw_box (cairo_t     *cr,
          PangoLayout *beside,
          double       x,
          double       y)
{
  double baseline = (double) pango_layout_get_baseline (beside) / PANGO_SCALE;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, DESK_PAPER_THIN);
  cairo_rectangle (cr, x, y + baseline - DESK_PAPER_BOX, DESK_PAPER_BOX, DESK_PAPER_BOX);
  cairo_stroke (cr);
}

/* Its letters stand on the line of the first text beside it. */
static void
draw_label (DeskPaperItem *self,
            cairo_t       *cr,
            double         x,
            double         y)
{
  int baseline = pango_layout_get_baseline (g_ptr_array_index (self->layouts, 0));
  int own = pango_layout_get_baseline (self->label_layout);

  draw_layout (cr, self->label_layout, x, y + (double) (baseline - own) / PANGO_SCALE, LABEL_GREY);
}

static void
draw_lines (DeskPaperItem *self,
            cairo_t       *cr,
            double         x,
            double         y,
            guint          strip,
            guint          n_strips)
{
  PangoLayoutIter *iter = pango_layout_get_iter (g_ptr_array_index (self->layouts, 0));
  double top, bottom;

  desk_paper_item_find_line (self, strip, &top, &bottom);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < strip + n_strips; i++)
    {
      double baseline = (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;

      cairo_move_to (cr, x, y - top + baseline);
      if (i >= strip)
        pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
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
    draw_box (cr, g_ptr_array_index (self->layouts, 0), DESK_PAPER_THIN, y);
  if (strip == 0 && self->label_layout != NULL)
    draw_label (self, cr, x, y);
  if (self->kind == DESK_PAPER_LINE)
    x += self->label_width + DESK_PAPER_GAP;
  draw_lines (self, cr, x, y, strip, n_strips);
}

static void
draw_choice (DeskPaperItem *self,
             cairo_t       *cr,
             double         y)
{
  double x = desk_paper_item_get_left (self);

  y += desk_paper_looks[self->kind].above;
  draw_label (self, cr, x, y);
  x += self->label_width + DESK_PAPER_GAP;
  for (guint i = 0; i < self->layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (self->layouts, i);

      draw_box (cr, layout, x, y);
      x += DESK_PAPER_BOX + DESK_PAPER_BOX_GAP;
      draw_layout (cr, layout, x, y, 0);
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
      int height;

      pango_layout_get_size (layout, NULL, &height);
      draw_layout (cr, layout, x, line - (double) height / PANGO_SCALE, LABEL_GREY);
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
