/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-paper-pages.h"

/* In points: two lengths that were added up in another order. */
#define ALMOST 0.001

typedef struct
{
  GPtrArray *items;             /* (element-type DeskPaperItem) */
  GArray    *blocks;            /* (element-type guint) */
  double     height;
  guint      n_pages;
  GArray    *places;            /* (element-type DeskPaperPlace) */
  double     y;                 /* the end of the last place */
} Pages;

static DeskPaperItem *
get_item (Pages *self,
          guint  i)
{
  return g_ptr_array_index (self->items, i);
}

static guint
get_block (Pages *self,
           guint  i)
{
  return g_array_index (self->blocks, guint, i);
}

static gboolean
fits (Pages *self,
      double height)
{
  return self->y + height <= self->height + ALMOST;
}

static void
begin_page (Pages *self)
{
  self->n_pages++;
  self->y = 0;
}

static void
place (Pages *self,
       guint  item,
       guint  strip,
       guint  n_strips)
{
  DeskPaperPlace place = {
    .item = item,
    .strip = strip,
    .n_strips = n_strips,
    .page = self->n_pages - 1,
    .y = self->y,
    .height = desk_paper_item_get_height (get_item (self, item), strip, n_strips),
  };

  g_array_append_val (self->places, place);
  self->y += place.height;
}

/* As many strips as there is room for, at least one on an empty page. */
static guint
count_fitting (Pages *self,
               guint  item,
               guint  strip)
{
  guint n_left = desk_paper_item_count_strips (get_item (self, item)) - strip;
  guint n = self->y == 0 ? 1 : 0;

  while (n < n_left
         && fits (self, desk_paper_item_get_height (get_item (self, item), strip, n + 1)))
    n++;
  return n;
}

/* Strip by strip, since it is higher than a page. */
static void
place_high (Pages *self,
            guint  item)
{
  guint n_strips = desk_paper_item_count_strips (get_item (self, item));

  for (guint strip = 0, n = 0; strip < n_strips; strip += n)
    {
      n = count_fitting (self, item, strip);
      if (n > 0)
        place (self, item, strip, n);
      else
        begin_page (self);
    }
}

static void
place_item (Pages *self,
            guint  item)
{
  guint n_strips = desk_paper_item_count_strips (get_item (self, item));
  double height = desk_paper_item_get_height (get_item (self, item), 0, n_strips);

  if (height > self->height)
    {
      place_high (self, item);
      return;
    }
  if (!fits (self, height))
    begin_page (self);
  place (self, item, 0, n_strips);
}

/* Returns the first item behind it. */
static guint
place_block (Pages *self,
             guint  first)
{
  double height = 0;
  guint end;

  for (end = first; end < self->items->len && get_block (self, end) == get_block (self, first);
       end++)
    height += desk_paper_item_get_height (get_item (self, end), 0,
                                          desk_paper_item_count_strips (get_item (self, end)));
  if (self->y > 0 && !fits (self, height) && height <= self->height)
    begin_page (self);
  for (guint i = first; i < end; i++)
    place_item (self, i);
  return end;
}

/**
 * desk_paper_pages_place:
 * @items: (element-type DeskPaperItem): laid out
 * @blocks: (element-type guint): of each item the number of its block; those of a block follow each
 *   other
 * @height: of a page, in points
 * @n_pages: (out): how many pages there are, at least one
 *
 * Spreads items over pages. A block stays on one page where it is no higher than one; so does an
 * item, and a strip of an item always.
 *
 * Returns: (transfer full) (element-type DeskPaperPlace): where they came to lie, from top to
 *   bottom
 */
GArray *
desk_paper_pages_place (GPtrArray *items,
                        GArray    *blocks,
                        double     height,
                        guint     *n_pages)
{
  Pages pages = { .items = items, .blocks = blocks, .height = height };

  pages.places = g_array_new (FALSE, FALSE, sizeof (DeskPaperPlace));
  begin_page (&pages);
  for (guint i = 0; i < items->len;)
    i = place_block (&pages, i);
  *n_pages = pages.n_pages;
  return pages.places;
}
