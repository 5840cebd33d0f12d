/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-time-paint.h"

#include "desk-visit-words.h"

#define HOURS 24
#define DOT 4
#define NOW_WIDTH 2
#define RADIUS 6

static GdkRGBA
get_color (GtkWidget  *widget,
           const char *name,
           float       alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  color.alpha *= alpha;
  return color;
}

static void
fill (GtkSnapshot   *snapshot,
      const GdkRGBA *color,
      double         x,
      double         y,
      double         width,
      double         height)
{
  graphene_rect_t rect =
    GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);

  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, color, &rect);
}

static void
write_text (GtkWidget     *widget,
            GtkSnapshot   *snapshot,
            const char    *text,
            const GdkRGBA *color,
            double         x,
            double         y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* H1: outside of these hours visits are an exception. */
static void
shade_hours (GtkWidget              *widget,
             GtkSnapshot            *snapshot,
             const DeskTimeGeometry *geometry,
             const DeskTimeFace     *face)
{
  GdkRGBA shade = get_color (widget, "window_fg_color", 0.06f);
  double open = desk_time_geometry_y (geometry, face->open);
  double close = desk_time_geometry_y (geometry, face->close);
  double end = desk_time_geometry_y (geometry, HOURS * 60);
  double width = geometry->width - geometry->gutter;

  fill (snapshot, &shade, geometry->gutter, 0, width, open);
  fill (snapshot, &shade, geometry->gutter, close, width, end - close);
}

static void
mark_today (GtkWidget              *widget,
            GtkSnapshot            *snapshot,
            const DeskTimeGeometry *geometry,
            const DeskTimeFace     *face)
{
  GdkRGBA tint = get_color (widget, "accent_bg_color", 0.06f);
  double left;

  if (geometry->n_days == 1 || face->today < geometry->first_day
      || face->today >= geometry->first_day + geometry->n_days)
    return;
  left = desk_time_geometry_x (geometry, face->today);
  fill (snapshot, &tint, left, 0, desk_time_geometry_x (geometry, face->today + 1) - left,
        desk_time_geometry_y (geometry, HOURS * 60));
}

static void
draw_lines (GtkWidget              *widget,
            GtkSnapshot            *snapshot,
            const DeskTimeGeometry *geometry)
{
  GdkRGBA line = get_color (widget, "window_fg_color", 0.12f);
  GdkRGBA dim = get_color (widget, "window_fg_color", 0.65f);

  for (int hour = 0; hour < HOURS; hour++)
    {
      double y = desk_time_geometry_y (geometry, hour * 60);
      g_autofree char *text = desk_visit_words_minute (hour * 60);

      fill (snapshot, &line, geometry->gutter, y, geometry->width - geometry->gutter, 1);
      write_text (widget, snapshot, text, &dim, RADIUS, y + 1);
    }
  for (guint i = 0; i < geometry->n_days; i++)
    fill (snapshot, &line, desk_time_geometry_x (geometry, geometry->first_day + i), 0, 1,
          desk_time_geometry_y (geometry, HOURS * 60));
}

/**
 * desk_time_paint_face:
 *
 * Draws the hours and days: those outside of the working hours and today in tints of their own.
 */
void
desk_time_paint_face (GtkWidget              *widget,
                      GtkSnapshot            *snapshot,
                      const DeskTimeGeometry *geometry,
                      const DeskTimeFace     *face)
{
  mark_today (widget, snapshot, geometry, face);
  shade_hours (widget, snapshot, geometry, face);
  draw_lines (widget, snapshot, geometry);
}

/**
 * desk_time_paint_now:
 *
 * Draws the line of the present moment, where today is shown.
 */
void
desk_time_paint_now (GtkWidget              *widget,
                     GtkSnapshot            *snapshot,
                     const DeskTimeGeometry *geometry,
                     const DeskTimeFace     *face)
{
  GdkRGBA color = get_color (widget, "error_color", 1);
  double y = desk_time_geometry_y (geometry, face->now);
  double left;

  if (face->today < geometry->first_day
      || face->today >= geometry->first_day + geometry->n_days)
    return;
  left = desk_time_geometry_x (geometry, face->today);
  fill (snapshot, &color, left, y, desk_time_geometry_x (geometry, face->today + 1) - left,
        NOW_WIDTH);
  fill (snapshot, &color, left - DOT / 2.0, y - DOT / 2.0, DOT, DOT + NOW_WIDTH);
}

/**
 * desk_time_paint_draft:
 * @refused: whether the rules say no
 *
 * Draws a time that is in the hand, with its hours in words.
 */
void
desk_time_paint_draft (GtkWidget              *widget,
                       GtkSnapshot            *snapshot,
                       const DeskTimeGeometry *geometry,
                       const DeskSlot         *slot,
                       gboolean                refused)
{
  GdkRectangle area = desk_time_geometry_slot (geometry, slot, NULL);
  const char *name = refused ? "error_bg_color" : "accent_bg_color";
  GdkRGBA color = get_color (widget, name, 0.85f);
  GdkRGBA text_color = get_color (widget, refused ? "error_fg_color" : "accent_fg_color", 1);
  g_autofree char *from = desk_visit_words_minute (slot->minute);
  g_autofree char *to = desk_visit_words_minute (slot->minute + slot->minutes);
  g_autofree char *text = g_strdup_printf ("%s%s–%s", refused ? "✕ " : "", from, to);
  GskRoundedRect outline;
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) area.x, (float) area.y, (float) area.width,
                                             (float) area.height);

  gsk_rounded_rect_init_from_rect (&outline, &rect, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &rect);
  write_text (widget, snapshot, text, &text_color, area.x + RADIUS, area.y);
  gtk_snapshot_pop (snapshot);
}
