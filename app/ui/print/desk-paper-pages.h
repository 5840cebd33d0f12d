/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-paper-item.h"

G_BEGIN_DECLS

/**
 * DeskPaperPlace:
 *
 * Where something of a paper, or a part of it, came to lie.
 */
typedef struct
{
  guint  item;
  guint  strip;                 /* see desk-paper-item.h */
  guint  n_strips;
  guint  page;                  /* from 0 */
  double y;                     /* in points, from the top of the page */
  double height;
} DeskPaperPlace;

GArray *desk_paper_pages_place (GPtrArray *items,
                                GArray    *blocks,
                                double     height,
                                guint     *n_pages);

G_END_DECLS
