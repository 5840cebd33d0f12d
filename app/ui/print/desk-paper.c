/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-paper.h"

#include <glib/gi18n-lib.h>

/* In points. */
#define FOOT_HEIGHT 28
#define FOOT_SIZE 8.5
#define FOOT_GREY 0.35
/* Longer labels are broken, so that there is room for what they are about. */
#define MOST_FOR_LABELS 0.35

/**
 * DeskPaper:
 *
 * Something to be printed. What is added from one desk_paper_begin_block() to the next is a block,
 * which stays on one page where it is no higher than one. Each page has its number at its foot.
 */
struct _DeskPaper
{
  GObject       parent_instance;

  PangoContext *context;
  GPtrArray    *items;          /* (element-type DeskPaperItem) */
  GArray       *blocks;         /* (element-type guint): of each item */
  guint         block;
  gboolean      indented;       /* what follows belongs to a task */

  double        width;
  double        height;
  guint         n_pages;
  GArray       *places;         /* (element-type DeskPaperPlace): from top to bottom */
};

G_DEFINE_FINAL_TYPE (DeskPaper, desk_paper, G_TYPE_OBJECT)

static DeskPaperItem *
get_item (DeskPaper *self,
          guint      i)
{
  return g_ptr_array_index (self->items, i);
}

static void
add (DeskPaper          *self,
     DeskPaperKind       kind,
     const char         *label,
     const char * const *texts)
{
  g_return_if_fail (DESK_IS_PAPER (self));

  g_ptr_array_add (self->items, desk_paper_item_new (kind, label, texts, self->indented));
  g_array_append_val (self->blocks, self->block);
}

static void
add_text (DeskPaper     *self,
          DeskPaperKind  kind,
          const char    *label,
          const char    *text)
{
  const char * const texts[] = { text, NULL };

  add (self, kind, label, texts);
}

static double
measure_labels (DeskPaper *self)
{
  double most = 0;

  for (guint i = 0; i < self->items->len; i++)
    most = MAX (most, desk_paper_item_measure_label (get_item (self, i), self->context));
  return MIN (most, self->width * MOST_FOR_LABELS);
}

static void
draw_foot (DeskPaper *self,
           cairo_t   *cr,
           guint      page)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  /* Translators: at the foot of a printed page: its number, and how many pages there are */
  g_autofree char *text = g_strdup_printf (_("Page %1$u of %2$u"), page + 1, self->n_pages);
  int width, height;

  pango_font_description_set_absolute_size (font, FOOT_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, &height);
  cairo_set_source_rgb (cr, FOOT_GREY, FOOT_GREY, FOOT_GREY);
  cairo_move_to (cr, (self->width - (double) width / PANGO_SCALE) / 2,
                 self->height - (double) height / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
}

static void
desk_paper_finalize (GObject *object)
{
  DeskPaper *self = DESK_PAPER (object);

  g_ptr_array_unref (self->items);
  g_array_unref (self->blocks);
  g_array_unref (self->places);
  g_object_unref (self->context);

  G_OBJECT_CLASS (desk_paper_parent_class)->finalize (object);
}

static void
desk_paper_class_init (DeskPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_paper_finalize;
}

/* Letters are as wide on each printer as in a file, so that lines end where they were measured.
 * What is written is Chinese, whatever the manager's language. */
static void
desk_paper_init (DeskPaper *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  cairo_font_options_destroy (options);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_paper_item_free);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->places = g_array_new (FALSE, FALSE, sizeof (DeskPaperPlace));
}

/**
 * desk_paper_new:
 *
 * Returns: (transfer full): an empty paper
 */
DeskPaper *
desk_paper_new (void)
{
  return g_object_new (DESK_TYPE_PAPER, NULL);
}

/**
 * desk_paper_begin_block:
 *
 * What is added from now on stays together.
 */
void
desk_paper_begin_block (DeskPaper *self)
{
  g_return_if_fail (DESK_IS_PAPER (self));

  self->block++;
  self->indented = FALSE;
}

void
desk_paper_add_title (DeskPaper  *self,
                      const char *text)
{
  add_text (self, DESK_PAPER_TITLE, "", text);
}

void
desk_paper_add_heading (DeskPaper  *self,
                        const char *text)
{
  add_text (self, DESK_PAPER_HEADING, "", text);
}

/**
 * desk_paper_add_task:
 *
 * Adds a heading with a box to tick; the rest of the block is set below its text.
 */
void
desk_paper_add_task (DeskPaper  *self,
                     const char *text)
{
  add_text (self, DESK_PAPER_TASK, "", text);
  self->indented = TRUE;
}

void
desk_paper_add_text (DeskPaper  *self,
                     const char *text)
{
  add_text (self, DESK_PAPER_TEXT, "", text);
}

/**
 * desk_paper_add_line:
 * @value: (nullable): %NULL or "" adds nothing
 *
 * Adds a label and beside it what it is about.
 */
void
desk_paper_add_line (DeskPaper  *self,
                     const char *label,
                     const char *value)
{
  if (value != NULL && *value != '\0')
    add_text (self, DESK_PAPER_LINE, label, value);
}

/**
 * desk_paper_add_choice:
 * @captions: (array zero-terminated=1): one for each box, at least one
 *
 * Adds boxes to tick.
 */
void
desk_paper_add_choice (DeskPaper          *self,
                       const char         *label,
                       const char * const *captions)
{
  g_return_if_fail (captions[0] != NULL);

  add (self, DESK_PAPER_CHOICE, label, captions);
}

/**
 * desk_paper_add_blanks:
 * @captions: (array zero-terminated=1): one for each, at least one
 *
 * Adds lines to write on, side by side, such as for a signature and its date.
 */
void
desk_paper_add_blanks (DeskPaper          *self,
                       const char * const *captions)
{
  g_return_if_fail (captions[0] != NULL);

  add (self, DESK_PAPER_BLANK, "", captions);
}

/**
 * desk_paper_add_writing:
 *
 * Adds empty lines to write on.
 */
void
desk_paper_add_writing (DeskPaper *self,
                        guint      n_lines)
{
  const char * const none[] = { "", NULL };

  for (guint i = 0; i < n_lines; i++)
    desk_paper_add_blanks (self, none);
}

void
desk_paper_add_rule (DeskPaper *self)
{
  const char * const none[] = { NULL };

  add (self, DESK_PAPER_RULE, "", none);
}

/**
 * desk_paper_lay_out:
 * @width: of a page without its margins, in points
 * @height: likewise
 *
 * Spreads what was added over pages of this size.
 *
 * Returns: how many there are, at least one
 */
guint
desk_paper_lay_out (DeskPaper *self,
                    double     width,
                    double     height)
{
  double label_width;

  g_return_val_if_fail (DESK_IS_PAPER (self), 0);

  self->width = width;
  self->height = height;
  label_width = measure_labels (self);
  for (guint i = 0; i < self->items->len; i++)
    desk_paper_item_lay_out (get_item (self, i), self->context, width, label_width);
  g_array_unref (self->places);
  self->places = desk_paper_pages_place (self->items, self->blocks,
                                         desk_paper_get_body_height (self), &self->n_pages);
  return self->n_pages;
}

/**
 * desk_paper_draw:
 * @cr: one unit a point, the origin at the corner between the margins
 * @page: from 0
 *
 * Draws a page of a paper that is laid out.
 */
void
desk_paper_draw (DeskPaper *self,
                 cairo_t   *cr,
                 guint      page)
{
  g_return_if_fail (DESK_IS_PAPER (self));
  g_return_if_fail (page < self->n_pages);

  for (guint i = 0; i < self->places->len; i++)
    {
      const DeskPaperPlace *spot = desk_paper_get_place (self, i);

      if (spot->page == page)
        desk_paper_item_draw (get_item (self, spot->item), cr, spot->y, spot->strip,
                              spot->n_strips);
    }
  draw_foot (self, cr, page);
}

guint
desk_paper_get_n_items (DeskPaper *self)
{
  g_return_val_if_fail (DESK_IS_PAPER (self), 0);

  return self->items->len;
}

DeskPaperKind
desk_paper_get_kind (DeskPaper *self,
                     guint      item)
{
  return desk_paper_item_get_kind (get_item (self, item));
}

/**
 * desk_paper_get_label:
 *
 * Returns: "" where it has none
 */
const char *
desk_paper_get_label (DeskPaper *self,
                      guint      item)
{
  return desk_paper_item_get_label (get_item (self, item));
}

const char *
desk_paper_get_text (DeskPaper *self,
                     guint      item)
{
  return desk_paper_item_get_text (get_item (self, item));
}

/**
 * desk_paper_get_block:
 *
 * Returns: the number of its block, which those have that stay together
 */
guint
desk_paper_get_block (DeskPaper *self,
                      guint      item)
{
  return g_array_index (self->blocks, guint, item);
}

/**
 * desk_paper_get_body_height:
 *
 * Returns: how much of a page is above its foot, in points
 */
double
desk_paper_get_body_height (DeskPaper *self)
{
  return self->height - FOOT_HEIGHT;
}

guint
desk_paper_get_n_places (DeskPaper *self)
{
  g_return_val_if_fail (DESK_IS_PAPER (self), 0);

  return self->places->len;
}

const DeskPaperPlace *
desk_paper_get_place (DeskPaper *self,
                      guint      place)
{
  return &g_array_index (self->places, DeskPaperPlace, place);
}
