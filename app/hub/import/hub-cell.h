/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-day.h>
#include <desk-stmt.h>

#include "hub-feed-sheet.h"

G_BEGIN_DECLS

/**
 * HubCell:
 * @text: (nullable): the text, where the cell is one
 * @is_null: an absent number
 *
 * A value on its way from a field of the feed to a column of the database.
 */
typedef struct
{
  const char *text;
  gint64      number;
  gboolean    is_null;
  char        day[DESK_DAY_SIZE];
} HubCell;

gboolean hub_cell_parse      (HubCell              *self,
                              const HubFeedColumn  *column,
                              const char           *field,
                              GError              **error);
void     hub_cell_set_text   (HubCell              *self,
                              const char           *text);
void     hub_cell_set_number (HubCell              *self,
                              gint64                number);
gboolean hub_cell_equals     (const HubCell        *self,
                              DeskStmt             *stmt,
                              int                   column);
void     hub_cell_bind       (const HubCell        *self,
                              DeskStmt             *stmt,
                              int                   parameter);

G_END_DECLS
