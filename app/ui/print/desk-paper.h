/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk-paper-pages.h"

G_BEGIN_DECLS

#define DESK_TYPE_PAPER (desk_paper_get_type ())
G_DECLARE_FINAL_TYPE (DeskPaper, desk_paper, DESK, PAPER, GObject)

/* What is printed: blocks from top to bottom, on as many pages as they ask for. */
DeskPaper            *desk_paper_new             (void);
void                  desk_paper_begin_block     (DeskPaper           *self);
void                  desk_paper_add_title       (DeskPaper           *self,
                                                  const char          *text);
void                  desk_paper_add_heading     (DeskPaper           *self,
                                                  const char          *text);
void                  desk_paper_add_task        (DeskPaper           *self,
                                                  const char          *text);
void                  desk_paper_add_text        (DeskPaper           *self,
                                                  const char          *text);
void                  desk_paper_add_line        (DeskPaper           *self,
                                                  const char          *label,
                                                  const char          *value);
void                  desk_paper_add_choice      (DeskPaper           *self,
                                                  const char          *label,
                                                  const char * const  *captions);
void                  desk_paper_add_blanks      (DeskPaper           *self,
                                                  const char * const  *captions);
void                  desk_paper_add_writing     (DeskPaper           *self,
                                                  guint                n_lines);
void                  desk_paper_add_rule        (DeskPaper           *self);

guint                 desk_paper_lay_out         (DeskPaper           *self,
                                                  double               width,
                                                  double               height);
void                  desk_paper_draw            (DeskPaper           *self,
                                                  cairo_t             *cr,
                                                  guint                page);

guint                 desk_paper_get_n_items     (DeskPaper           *self);
DeskPaperKind         desk_paper_get_kind        (DeskPaper           *self,
                                                  guint                item);
const char           *desk_paper_get_label       (DeskPaper           *self,
                                                  guint                item);
const char           *desk_paper_get_text        (DeskPaper           *self,
                                                  guint                item);
guint                 desk_paper_get_block       (DeskPaper           *self,
                                                  guint                item);
double                desk_paper_get_body_height (DeskPaper           *self);
guint                 desk_paper_get_n_places    (DeskPaper           *self);
const DeskPaperPlace *desk_paper_get_place       (DeskPaper           *self,
                                                  guint                place);

G_END_DECLS
