/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visits.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskVisitBlockForm:
 * @DESK_VISIT_BLOCK_TALL: on the hours of a day, as high as it is long
 * @DESK_VISIT_BLOCK_LINE: one line, in a day of a month
 * @DESK_VISIT_BLOCK_WIDE: a line with all that there is, in an agenda
 */
typedef enum
{
  DESK_VISIT_BLOCK_TALL,
  DESK_VISIT_BLOCK_LINE,
  DESK_VISIT_BLOCK_WIDE,
} DeskVisitBlockForm;

#define DESK_TYPE_VISIT_BLOCK (desk_visit_block_get_type ())
G_DECLARE_FINAL_TYPE (DeskVisitBlock, desk_visit_block, DESK, VISIT_BLOCK, GtkWidget)

/* A visit on a calendar. Its keys activate the actions of the page around it: "visits.open",
 * "visits.shift", "visits.lengthen", "visits.cancel". */
GtkWidget       *desk_visit_block_new       (DeskVisitBlockForm  form);
void             desk_visit_block_set_visit (DeskVisitBlock     *self,
                                             const DeskVisit    *visit,
                                             GTimeZone          *zone);
void             desk_visit_block_clear     (DeskVisitBlock     *self);
const DeskVisit *desk_visit_block_get_visit (DeskVisitBlock     *self);
DeskVisitBlock  *desk_visit_block_find      (GtkWidget          *widget);

G_END_DECLS
