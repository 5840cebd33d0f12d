/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-paper-item-private.h"

/* Of the size of its letters. */
#define LINE_HEIGHT 1.5
#define INDENT (DESK_PAPER_BOX + DESK_PAPER_BOX_GAP + 3)

const DeskPaperLook desk_paper_looks[] = {
  [DESK_PAPER_TITLE] = { 18, TRUE, 0, 6, 0 },
  [DESK_PAPER_HEADING] = { 12, TRUE, 12, 4, 0 },
  [DESK_PAPER_TASK] = { 12, TRUE, 2, 5, 0 },
  [DESK_PAPER_TEXT] = { 10, FALSE, 0, 6, 0 },
  [DESK_PAPER_LINE] = { 10.5, FALSE, 0, 0, 0 },
  [DESK_PAPER_CHOICE] = { 10.5, FALSE, 10, 2, 0 },
  [DESK_PAPER_BLANK] = { 10.5, FALSE, 0, 4, 32 },
  [DESK_PAPER_RULE] = { 10, FALSE, 6, 8, DESK_PAPER_THIN },
};

static PangoLayout *
make_layout (DeskPaperItem *self,
             PangoContext  *context,
             const char    *text,
             gboolean       bold)
{
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoLayout *layout = pango_layout_new (context);

  pango_font_description_set_absolute_size (font, desk_paper_looks[self->kind].size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

double
desk_paper_item_get_layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
desk_paper_item_get_left (DeskPaperItem *self)
{
  return self->indented || self->kind == DESK_PAPER_TASK ? INDENT : 0;
}

static gboolean
is_text (DeskPaperItem *self)
{
  return desk_paper_looks[self->kind].height <= 0 && self->kind != DESK_PAPER_CHOICE;
}

/* Lines are as high in each script, whose letters are those of different fonts. */
double
desk_paper_item_get_line_height (DeskPaperItem *self)
{
  return desk_paper_looks[self->kind].size * LINE_HEIGHT;
}

static guint
count_lines (PangoLayout *layout)
{
  return layout != NULL ? (guint) pango_layout_get_line_count (layout) : 0;
}

static void
clear_layouts (DeskPaperItem *self)
{
  g_clear_object (&self->label_layout);
  g_ptr_array_set_size (self->layouts, 0);
}

/**
 * desk_paper_item_new:
 * @label: or ""
 * @texts: (array zero-terminated=1): one for each box or blank; a single one for what is a text;
 *   none for a rule
 * @indented: whether it begins where the text of a task does
 *
 * Returns: (transfer full): it, to be laid out before it is measured or drawn
 */
DeskPaperItem *
desk_paper_item_new (DeskPaperKind       kind,
                     const char         *label,
                     const char * const *texts,
                     gboolean            indented)
{
  DeskPaperItem *self = g_new0 (DeskPaperItem, 1);

  self->kind = kind;
  self->label = g_strdup (label);
  self->texts = g_strdupv ((GStrv) texts);
  self->indented = indented;
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
desk_paper_item_free (DeskPaperItem *self)
{
  clear_layouts (self);
  g_ptr_array_unref (self->layouts);
  g_strfreev (self->texts);
  g_free (self->label);
  g_free (self);
}

DeskPaperKind
desk_paper_item_get_kind (DeskPaperItem *self)
{
  return self->kind;
}

const char *
desk_paper_item_get_label (DeskPaperItem *self)
{
  return self->label;
}

/**
 * desk_paper_item_get_text:
 *
 * Returns: what is to be read, the first of several; "" where there is nothing
 */
const char *
desk_paper_item_get_text (DeskPaperItem *self)
{
  return self->texts[0] != NULL ? self->texts[0] : "";
}

/**
 * desk_paper_item_measure_label:
 *
 * Returns: how wide a column its label asks for, which all labels of a paper share; 0: it has none
 */
double
desk_paper_item_measure_label (DeskPaperItem *self,
                               PangoContext  *context)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (*self->label == '\0')
    return 0;
  layout = make_layout (self, context, self->label, FALSE);
  return desk_paper_item_get_layout_width (layout);
}

/**
 * desk_paper_item_lay_out:
 * @width: of the page
 * @label_width: of the column of the labels
 *
 * Breaks its texts into lines for such a page.
 */
void
desk_paper_item_lay_out (DeskPaperItem *self,
                         PangoContext  *context,
                         double         width,
                         double         label_width)
{
  gboolean bold = desk_paper_looks[self->kind].bold;
  double text_width = width - desk_paper_item_get_left (self);

  clear_layouts (self);
  self->width = width;
  self->label_width = label_width;
  if (*self->label != '\0')
    {
      self->label_layout = make_layout (self, context, self->label, FALSE);
      pango_layout_set_width (self->label_layout, (int) (label_width * PANGO_SCALE + 1));
    }
  if (self->kind == DESK_PAPER_LINE)
    text_width -= label_width + DESK_PAPER_GAP;
  for (guint i = 0; self->texts[i] != NULL; i++)
    g_ptr_array_add (self->layouts, make_layout (self, context, self->texts[i], bold));
  if (is_text (self))
    pango_layout_set_width (g_ptr_array_index (self->layouts, 0),
                            (int) (MAX (text_width, 1) * PANGO_SCALE));
}

/**
 * desk_paper_item_count_strips:
 *
 * Returns: of how many parts it is made that stay whole
 */
guint
desk_paper_item_count_strips (DeskPaperItem *self)
{
  if (self->kind == DESK_PAPER_CHOICE)
    return MAX (count_lines (self->label_layout), 1);
  if (!is_text (self))
    return 1;
  return MAX (count_lines (self->label_layout),
              count_lines (g_ptr_array_index (self->layouts, 0)));
}

/**
 * desk_paper_item_get_height:
 * @n_strips: at least one
 *
 * Returns: the height of some of its strips, with the space above the first of all and below the
 *   last
 */
double
desk_paper_item_get_height (DeskPaperItem *self,
                            guint          strip,
                            guint          n_strips)
{
  double height = desk_paper_looks[self->kind].height;

  if (height <= 0)
    height = n_strips * desk_paper_item_get_line_height (self);
  if (strip == 0)
    height += desk_paper_looks[self->kind].above;
  if (strip + n_strips == desk_paper_item_count_strips (self))
    height += desk_paper_looks[self->kind].below;
  return height;
}
