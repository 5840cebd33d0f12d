/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-paper-item.h"

G_BEGIN_DECLS

/* In points. Between a label and what it is about, and between two things side by side. */
#define DESK_PAPER_GAP     12
#define DESK_PAPER_BOX     9
#define DESK_PAPER_BOX_GAP 6
#define DESK_PAPER_THIN    0.6

struct _DeskPaperItem
{
  DeskPaperKind  kind;
  char          *label;         /* or "" */
  GStrv          texts;
  gboolean       indented;

  double         width;
  double         label_width;
  PangoLayout   *label_layout;
  GPtrArray     *layouts;       /* (element-type PangoLayout): of the texts */
};

/**
 * DeskPaperLook:
 *
 * How a kind looks, in points.
 */
typedef struct
{
  double   size;                /* of the letters */
  gboolean bold;
  double   above;
  double   below;
  double   height;              /* 0: that of its text */
} DeskPaperLook;

extern const DeskPaperLook desk_paper_looks[DESK_N_PAPER_KINDS];

double desk_paper_item_get_layout_width (PangoLayout   *layout);
double desk_paper_item_get_left         (DeskPaperItem *self);
double desk_paper_item_get_line_height  (DeskPaperItem *self);

G_END_DECLS
