/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-member-layout.h"

G_BEGIN_DECLS

/**
 * DeskMemberMetrics:
 *
 * The measures of the font, in pixels, taken once for the whole list.
 */
typedef struct
{
  int digit;                    /* width of a digit, about that of a letter */
  int line;                     /* height of a line */
} DeskMemberMetrics;

/**
 * DeskMemberColumns:
 *
 * Where the columns stand in a line of the list. A width of 0: not shown. A narrow line has only its
 * own width, as the name's.
 */
typedef struct
{
  gboolean         narrow;      /* two lines of text instead of columns */
  guint            n;           /* that there is room for */
  DeskMemberColumn order[DESK_N_MEMBER_COLUMNS];
  int              x[DESK_N_MEMBER_COLUMNS];
  int              width[DESK_N_MEMBER_COLUMNS];
} DeskMemberColumns;

void desk_member_metrics_take    (DeskMemberMetrics       *self,
                                  GtkWidget               *widget);
void desk_member_columns_measure (const DeskMemberMetrics *metrics,
                                  int                     *minimum,
                                  int                     *natural);
void desk_member_columns_place   (DeskMemberColumns       *self,
                                  const DeskMemberMetrics *metrics,
                                  DeskMemberLayout        *layout,
                                  int                      width);

G_END_DECLS
