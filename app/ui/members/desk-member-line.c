/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-line.h"

#include "desk-member-words.h"
#include "desk-pips.h"
#include "desk-tier-badge.h"

#include <desk-labels.h>
#include <desk-money.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PADDING 6
#define SMALL 0.83
#define DIM 0.65f

/**
 * DeskMemberLine:
 *
 * A member in the list, drawn by one widget: GTK keeps some 205 lines whatever the window's height,
 * and every widget in them is paid for at the first frame and at each letter typed into the search.
 * What is drawn is said by the row around it.
 */
struct _DeskMemberLine
{
  GtkWidget             parent_instance;

  const DeskMemberLook *look;
  DeskMemberItem       *item;
};

G_DEFINE_FINAL_TYPE (DeskMemberLine, desk_member_line, GTK_TYPE_WIDGET)

/* What is needed while a line is drawn. */
typedef struct
{
  DeskMemberLine      *self;
  const DeskMemberRow *row;
  GtkSnapshot         *snapshot;
  PangoLayout         *layout;
  DeskMemberColumns    columns;
  GdkRGBA              color;
  GdkRGBA              dim;
  GdkRGBA              warning;
  GdkRGBA              accent;
  int                  line;
  int                  height;
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

/* Writes @text from @x, or ending at @x + @width, in the middle of the band that begins at @y. */
static void
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
  int text_height;

  if (*text == '\0' || width <= 0)
    return;
  pango_layout_set_text (pen->layout, text, -1);
  pango_layout_set_attributes (pen->layout, attributes);
  pango_layout_set_alignment (pen->layout, alignment);
  pango_layout_set_width (pen->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (pen->layout, NULL, &text_height);

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot,
                          &GRAPHENE_POINT_INIT ((float) x,
                                                (float) (y + (height - text_height) / 2)));
  gtk_snapshot_append_layout (pen->snapshot, pen->layout, color);
  gtk_snapshot_restore (pen->snapshot);
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
draw_name (Pen *pen)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (pen->row->match != NULL)
    mark_ranges (attributes, pen->row->match->name, 0);
  write_text (pen, pen->row->name, &pen->color, attributes, PANGO_ALIGN_LEFT,
              pen->columns.x[DESK_MEMBER_COLUMN_NAME], PADDING,
              pen->columns.width[DESK_MEMBER_COLUMN_NAME], pen->line);
}

/* Under the name: @text, which begins with the member's number, or where else the member was
 * found. */
static void
draw_second (Pen        *pen,
             const char *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (get_small ());
  g_autofree char *found = desk_member_words_match (pen->row);
  const DeskMatch *match = pen->row->match;

  if (*found != '\0')
    mark_ranges (attributes, match->ranges, strstr (found, match->text) - found);
  else if (match != NULL)
    mark_ranges (attributes, match->member_no, 0);
  write_text (pen, *found != '\0' ? found : text, &pen->dim, attributes, PANGO_ALIGN_LEFT,
              pen->columns.x[DESK_MEMBER_COLUMN_NAME], PADDING + pen->line,
              pen->columns.width[DESK_MEMBER_COLUMN_NAME], pen->line);
}

/* The state is told by a shape as well as by its words and colour. */
static char *
word_state (Pen *pen)
{
  g_autofree char *words = desk_member_words_state (pen->row, pen->self->look);

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
      return desk_member_words_contact (pen->row, pen->self->look);
    case DESK_MEMBER_COLUMN_NEXT_VISIT:
      return desk_member_words_visit (pen->row, pen->self->look);
    case DESK_MEMBER_COLUMN_BRAND:
      return g_strdup (desk_label_brand (pen->row->brand));
    case DESK_MEMBER_COLUMN_CARD:
      return desk_member_words_card (pen->row, pen->self->look);
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
  draw_name (pen);
  draw_second (pen, pen->row->member_no);
  for (guint i = 1; i < pen->columns.n; i++)
    {
      DeskMemberColumn column = pen->columns.order[i];

      if (column == DESK_MEMBER_COLUMN_USES && pen->row->uses_limit >= 0)
        draw_uses (pen, pen->columns.x[column], 0, pen->height);
      else
        draw_column (pen, column);
    }
}

static void
draw_narrow (Pen *pen)
{
  int right_x = pen->columns.x[DESK_MEMBER_COLUMN_BALANCE];
  int right = pen->columns.width[DESK_MEMBER_COLUMN_BALANCE];
  int below = PADDING + pen->line;
  g_autofree char *tier = word_tier (pen->row);
  g_autofree char *balance = word_balance (pen->row);
  g_autofree char *state = word_state (pen);
  g_autofree char *second = g_strjoin ("  ", pen->row->member_no, tier, NULL);
  int pips = desk_pips_get_width (pen->row->uses_limit);

  draw_name (pen);
  draw_second (pen, second);
  write_text (pen, balance, get_balance_color (pen), NULL, PANGO_ALIGN_RIGHT, right_x, PADDING,
              right, pen->line);
  draw_uses (pen, right_x + right - pips, below, pen->line);
  write_text (pen, state, &pen->warning, get_small (), PANGO_ALIGN_RIGHT, right_x, below,
              pips > 0 ? right - pips - pen->self->look->metrics.digit : right, pen->line);
}

static void
desk_member_line_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  DeskMemberLine *self = DESK_MEMBER_LINE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 2 * self->look->metrics.line + 2 * PADDING;
  else
    desk_member_columns_measure (&self->look->metrics, minimum, natural);
}

static void
desk_member_line_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DeskMemberLine *self = DESK_MEMBER_LINE (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  const DeskMemberRow *row = self->item != NULL ? desk_member_item_get_row (self->item) : NULL;
  g_autoptr (PangoLayout) layout = NULL;
  Pen pen;

  if (row == NULL)
    return;
  layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  pen = (Pen) {
    .self = self,
    .row = row,
    .snapshot = snapshot,
    .layout = layout,
    .line = self->look->metrics.line,
    .height = gtk_widget_get_height (widget),
  };
  gtk_style_context_get_color (style, &pen.color);
  pen.dim = pen.color;
  pen.dim.alpha *= DIM;
  if (!gtk_style_context_lookup_color (style, "error_color", &pen.warning))
    pen.warning = pen.color;
  if (!gtk_style_context_lookup_color (style, "accent_color", &pen.accent))
    pen.accent = pen.color;
  if (row->uses_provisional)
    pen.accent.alpha *= DIM;

  desk_member_columns_place (&pen.columns, &self->look->metrics, self->look->layout,
                             gtk_widget_get_width (widget));
  if (pen.columns.narrow)
    draw_narrow (&pen);
  else
    draw_columns (&pen);
}

/* The name goes onto the row that GTK puts around this, which is what the focus stands on. */
static void
update_name (DeskMemberLine *self)
{
  GtkWidget *row_widget = gtk_widget_get_parent (GTK_WIDGET (self));
  const DeskMemberRow *row = self->item != NULL ? desk_member_item_get_row (self->item) : NULL;
  g_autofree char *sentence = NULL;

  if (row_widget == NULL)
    return;
  sentence = row != NULL ? desk_member_words_row (row, self->look)
                         : g_strdup (_("Loading…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row_widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
}

static void
row_cb (DeskMemberLine *self)
{
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
desk_member_line_dispose (GObject *object)
{
  DeskMemberLine *self = DESK_MEMBER_LINE (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (desk_member_line_parent_class)->dispose (object);
}

static void
desk_member_line_class_init (DeskMemberLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_member_line_dispose;
  widget_class->measure = desk_member_line_measure;
  widget_class->snapshot = desk_member_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "memberline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
desk_member_line_init (DeskMemberLine *self)
{
}

/**
 * desk_member_line_new:
 * @look: what all lines have in common; must outlive the line
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
desk_member_line_new (const DeskMemberLook *look)
{
  DeskMemberLine *self = g_object_new (DESK_TYPE_MEMBER_LINE, NULL);

  self->look = look;
  return GTK_WIDGET (self);
}

DeskMemberItem *
desk_member_line_get_item (DeskMemberLine *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LINE (self), NULL);

  return self->item;
}

/**
 * desk_member_line_set_item:
 * @item: (nullable): the member to draw, now or when its row has been read
 */
void
desk_member_line_set_item (DeskMemberLine *self,
                           DeskMemberItem *item)
{
  g_return_if_fail (DESK_IS_MEMBER_LINE (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "notify::row", G_CALLBACK (row_cb), self);
  row_cb (self);
}
