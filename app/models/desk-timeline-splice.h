/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-timeline-item.h"

G_BEGIN_DECLS

/**
 * DeskTimelineSplice:
 * @position: of the first item that goes
 * @from: the first of the entries that come in their place
 * @to: the first behind them
 *
 * How the items of a time line become those of entries that were read.
 */
typedef struct
{
  guint position;
  guint n_removed;
  guint from;
  guint to;
} DeskTimelineSplice;

guint desk_timeline_splice_find  (DeskTimelineSplice       *self,
                                  GPtrArray                *items,
                                  gboolean                  whole,
                                  GPtrArray                *entries);
void  desk_timeline_splice_apply (const DeskTimelineSplice *self,
                                  GPtrArray                *items,
                                  GPtrArray                *entries,
                                  GTimeZone                *zone);

G_END_DECLS
