/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-pen.h"

#include "desk-member-words.h"
#include "desk-pips.h"
#include "desk-tier-badge.h"

#include <desk-labels.h>
#include <desk-money.h>
#include <string.h>

#define SMALL 0.83
#define DIM 0.65f
#define NUMBER_DIGITS 10        /* of the small letters, for a member's number */

/* What is needed while a line is drawn. */
typedef struct
{
  GtkSnapshot          *snapshot;
  const DeskMemberRow  *row;
  const DeskMemberLook *look;
  PangoLayout          *layout;
  DeskMemberColumns     columns;
  GdkRGBA               color;
  GdkRGBA               dim;
  GdkRGBA               warning;
  GdkRGBA               accent;
  int                   line;
  int                   height;
} Pen;

static PangoAttrList *
get_small (void)
{
  static PangoAttrList *small;

  if (small == NULL)
    {
      small = pango_attr_list_new ();
      pango_attr_list_insert (small, pango_attr_scale_new (SMALL));
    }
  return small;
}

/* What was searched is bold and underlined: not told by colour alone. @shift: where the text that the
 * ranges are of begins. */
static void
mark_ranges (PangoAttrList *attributes,
             const GArray  *ranges,
             guint          shift)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const DeskRange *range = &g_array_index (ranges, DeskRange, i);
      PangoAttribute *marks[] = {
        pango_attr_weight_new (PANGO_WEIGHT_BOLD),
        pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
      };

      for (guint n = 0; n < G_N_ELEMENTS (marks); n++)
        {
          marks[n]->start_index = shift + range->start;
          marks[n]->end_index = shift + range->end;
          pango_attr_list_insert (attributes, marks[n]);
        }
    }
}

/* Writes @text from @x, or ending at @x + @width, in the middle of the band that begins at @y.
 * Answers how wide it came to be. */
static int
write_text (Pen            *pen,
            const char     *text,
            const GdkRGBA  *color,
            PangoAttrList  *attributes,
            PangoAlignment  alignment,
            int             x,
            int             y,
            int             width,
            int             height)
{
  int text_width;
  int text_height;

  if (*text == '\0' || width <= 0)
    return 0;
  pango_layout_set_text (pen->layout, text, -1);
  pango_layout_set_attributes (pen->layout, attributes);
  pango_layout_set_alignment (pen->layout, alignment);
  pango_layout_set_width (pen->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (pen->layout, &text_width, &text_height);

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT ((float) x,
                                                (float) (y + (height - text_height) / 2)));
  gtk_snapshot_append_layout (pen->snapshot, pen->layout, color);
  gtk_snapshot_restore (pen->snapshot);
  return text_width;
}

static char *
word_tier (const DeskMemberRow *row)
{
  g_autofree char *text = g_strdup_printf ("%s %s", desk_tier_badge_get_shape (row->tier),
                                           desk_tier_get_label (row->tier));

  return g_strdup (g_strstrip (text));
}

/* A low balance is told by its mark as well as by its colour. */
static char *
word_balance (const DeskMemberRow *row)
{
  g_autofree char *amount = NULL;

  if (!row->has_balance)
    return g_strdup ("");
  amount = desk_money_format_local (row->lowest_balance_fen);
  return row->low_balance ? g_strdup_printf ("▼ %s", amount) : g_steal_pointer (&amount);
}

static const GdkRGBA *
get_balance_color (Pen *pen)
{
  return pen->row->low_balance ? &pen->warning : &pen->color;
}

static void
draw_uses (Pen *pen,
           int  x,
           int  y,
           int  height)
{
  if (pen->row->uses_limit >= 0)
    desk_pips_draw (pen->snapshot, &pen->accent, (float) x,
                    (float) (y + (height - DESK_PIPS_SIZE) / 2), pen->row->uses,
                    pen->row->uses_limit);
}

static void
draw_name (Pen *pen,
           int  width)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (pen->row->match != NULL)
    mark_ranges (attributes, pen->row->match->name, 0);
  write_text (pen, pen->row->name, &pen->color, attributes, PANGO_ALIGN_LEFT,
              pen->columns.x[DESK_MEMBER_COLUMN_NAME], DESK_MEMBER_PADDING, width, pen->line);
}

/* Under the name: @text, which begins with the member's number, or where else the member was
 * found. */
static void
draw_second (Pen        *pen,
             const char *text,
             int         width)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (get_small ());
  g_autofree char *found = desk_member_words_match (pen->row);
  const DeskMatch *match = pen->row->match;

  if (*found != '\0')
    mark_ranges (attributes, match->ranges, strstr (found, match->text) - found);
  else if (match != NULL)
    mark_ranges (attributes, match->member_no, 0);
  write_text (pen, *found != '\0' ? found : text, &pen->dim, attributes, PANGO_ALIGN_LEFT,
              pen->columns.x[DESK_MEMBER_COLUMN_NAME], DESK_MEMBER_PADDING + pen->line, width,
              pen->line);
}

/* The state is told by a shape as well as by its words and colour. */
static char *
word_state (Pen *pen)
{
  g_autofree char *words = desk_member_words_state (pen->row, pen->look);

  if (*words == '\0')
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s %s", pen->row->frozen ? "■" : "▷", words);
}

static char *
word_column (Pen              *pen,
             DeskMemberColumn  column)
{
  switch (column)
    {
    case DESK_MEMBER_COLUMN_TIER:
      return word_tier (pen->row);
    case DESK_MEMBER_COLUMN_BALANCE:
      return word_balance (pen->row);
    case DESK_MEMBER_COLUMN_STATE:
      return word_state (pen);
    case DESK_MEMBER_COLUMN_LAST_CONTACT:
      return desk_member_words_contact (pen->row, pen->look);
    case DESK_MEMBER_COLUMN_NEXT_VISIT:
      return desk_member_words_visit (pen->row, pen->look);
    case DESK_MEMBER_COLUMN_BRAND:
      return g_strdup (desk_label_brand (pen->row->brand));
    case DESK_MEMBER_COLUMN_CARD:
      return desk_member_words_card (pen->row, pen->look);
    case DESK_MEMBER_COLUMN_NAME:
    case DESK_MEMBER_COLUMN_USES:
    default:
      return g_strdup ("");
    }
}

static const GdkRGBA *
get_column_color (Pen              *pen,
                  DeskMemberColumn  column)
{
  if (column == DESK_MEMBER_COLUMN_BALANCE)
    return get_balance_color (pen);
  if (column == DESK_MEMBER_COLUMN_STATE)
    return &pen->warning;
  if (column == DESK_MEMBER_COLUMN_BRAND
      || (column == DESK_MEMBER_COLUMN_TIER && pen->row->tier == DESK_TIER_NONE))
    return &pen->dim;
  return &pen->color;
}

/* Nothing to say of it is said by a dash, but for a state, which is seldom. */
static void
draw_column (Pen              *pen,
             DeskMemberColumn  column)
{
  g_autofree char *text = word_column (pen, column);
  gboolean is_empty = *text == '\0' && column != DESK_MEMBER_COLUMN_STATE;

  write_text (pen, is_empty ? "—" : text, is_empty ? &pen->dim : get_column_color (pen, column),
              NULL,
              column == DESK_MEMBER_COLUMN_BALANCE ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT,
              pen->columns.x[column], 0, pen->columns.width[column], pen->height);
}

static void
draw_columns (Pen *pen)
{
  int width = pen->columns.width[DESK_MEMBER_COLUMN_NAME];

  draw_name (pen, width);
  draw_second (pen, pen->row->member_no, width);
  for (guint i = 1; i < pen->columns.n; i++)
    {
      DeskMemberColumn column = pen->columns.order[i];

      if (column == DESK_MEMBER_COLUMN_USES && pen->row->uses_limit >= 0)
        draw_uses (pen, pen->columns.x[column], 0, pen->height);
      else
        draw_column (pen, column);
    }
}

/* The right edge first: what it leaves is there for what stands at the left. */
static void
draw_narrow (Pen *pen)
{
  int right = pen->columns.width[DESK_MEMBER_COLUMN_NAME];
  int gap = pen->look->metrics.digit;
  int below = DESK_MEMBER_PADDING + pen->line;
  g_autofree char *tier = word_tier (pen->row);
  g_autofree char *balance = word_balance (pen->row);
  g_autofree char *state = word_state (pen);
  g_autofree char *second = g_strjoin ("  ", pen->row->member_no, tier, NULL);
  int pips = desk_pips_get_width (pen->row->uses_limit);
  int left = NUMBER_DIGITS * pen->look->metrics.digit;
  int taken;

  taken = write_text (pen, balance, get_balance_color (pen), NULL, PANGO_ALIGN_RIGHT, 0,
                      DESK_MEMBER_PADDING, right, pen->line);
  draw_name (pen, right - taken - gap);
  draw_uses (pen, right - pips, below, pen->line);
  if (pips > 0)
    right -= pips + gap;
  taken = write_text (pen, state, &pen->warning, get_small (), PANGO_ALIGN_RIGHT, left, below,
                      right - left, pen->line);
  draw_second (pen, second, right - taken - gap);
}

static void
take_colors (Pen       *pen,
             GtkWidget *line)
{
  GtkStyleContext *style = gtk_widget_get_style_context (line);

  gtk_style_context_get_color (style, &pen->color);
  pen->dim = pen->color;
  pen->dim.alpha *= DIM;
  if (!gtk_style_context_lookup_color (style, "error_color", &pen->warning))
    pen->warning = pen->color;
  if (!gtk_style_context_lookup_color (style, "accent_color", &pen->accent))
    pen->accent = pen->color;
  if (pen->row->uses_provisional)
    pen->accent.alpha *= DIM;
}

/**
 * desk_member_pen_draw:
 * @line: the widget that is drawn
 *
 * Draws what a line of the list says of a member, in columns or, where it is narrow, in two lines of
 * text.
 */
void
desk_member_pen_draw (GtkWidget            *line,
                      GtkSnapshot          *snapshot,
                      const DeskMemberRow  *row,
                      const DeskMemberLook *look)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (line, NULL);
  Pen pen = {
    .snapshot = snapshot,
    .row = row,
    .look = look,
    .layout = layout,
    .line = look->metrics.line,
    .height = gtk_widget_get_height (line),
  };

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  take_colors (&pen, line);
  desk_member_columns_place (&pen.columns, &look->metrics, look->layout,
                             gtk_widget_get_width (line));
  if (pen.columns.narrow)
    draw_narrow (&pen);
  else
    draw_columns (&pen);
}
