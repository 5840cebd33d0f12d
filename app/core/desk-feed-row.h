/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of the feed has fewer columns than this. */
#define DESK_FEED_ROW_VALUES 48

typedef enum
{
  DESK_FEED_NULL,
  DESK_FEED_INT,
  DESK_FEED_TEXT,
} DeskFeedKind;

typedef struct
{
  DeskFeedKind  kind;
  const char   *text;           /* of a text, NULL for others */
  gint64        number;         /* of a number */
} DeskFeedValue;

/**
 * DeskFeedRow:
 *
 * One line of the hub's feed: an array of texts, whole numbers and nulls, whose last element may be
 * an array of the same. Read in one pass, without a tree; the line before is overwritten.
 * @values holds all of them in their order, the inner array's from @n_outer on.
 */
typedef struct
{
  DeskFeedValue values[DESK_FEED_ROW_VALUES];
  guint         n_values;
  guint         n_outer;
  GString      *texts;
} DeskFeedRow;

DeskFeedRow *desk_feed_row_new      (void);
gboolean     desk_feed_row_read     (DeskFeedRow *self,
                                     const char  *line,
                                     gsize        length);
const char  *desk_feed_row_get_text (DeskFeedRow *self,
                                     guint        index);
void         desk_feed_row_free     (DeskFeedRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFeedRow, desk_feed_row_free)

G_END_DECLS
