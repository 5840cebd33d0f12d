/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * DeskPaperKind:
 * @DESK_PAPER_TITLE: of the whole paper
 * @DESK_PAPER_HEADING: of what follows
 * @DESK_PAPER_TASK: a heading with a box to tick
 * @DESK_PAPER_TEXT: a paragraph
 * @DESK_PAPER_LINE: a label and what it is about
 * @DESK_PAPER_CHOICE: a label and boxes to tick, each with its caption
 * @DESK_PAPER_BLANK: lines to write on, side by side, each with its caption
 * @DESK_PAPER_RULE: a rule between what is above and below
 */
typedef enum
{
  DESK_PAPER_TITLE,
  DESK_PAPER_HEADING,
  DESK_PAPER_TASK,
  DESK_PAPER_TEXT,
  DESK_PAPER_LINE,
  DESK_PAPER_CHOICE,
  DESK_PAPER_BLANK,
  DESK_PAPER_RULE,
} DeskPaperKind;
#define DESK_N_PAPER_KINDS 8

typedef struct _DeskPaperItem DeskPaperItem;

/* One thing on a paper. It is made of strips, none of which is ever cut: the lines of a text, or
 * all of anything else. Lengths are in points. */
DeskPaperItem *desk_paper_item_new           (DeskPaperKind        kind,
                                              const char          *label,
                                              const char * const  *texts,
                                              gboolean             indented);
void           desk_paper_item_free          (DeskPaperItem       *self);
DeskPaperKind  desk_paper_item_get_kind      (DeskPaperItem       *self);
const char    *desk_paper_item_get_label     (DeskPaperItem       *self);
const char    *desk_paper_item_get_text      (DeskPaperItem       *self);
double         desk_paper_item_measure_label (DeskPaperItem       *self,
                                              PangoContext        *context);
void           desk_paper_item_lay_out       (DeskPaperItem       *self,
                                              PangoContext        *context,
                                              double               width,
                                              double               label_width);
guint          desk_paper_item_count_strips  (DeskPaperItem       *self);
double         desk_paper_item_get_height    (DeskPaperItem       *self,
                                              guint                strip,
                                              guint                n_strips);
void           desk_paper_item_draw          (DeskPaperItem       *self,
                                              cairo_t             *cr,
                                              double               y,
                                              guint                strip,
                                              guint                n_strips);

G_END_DECLS
