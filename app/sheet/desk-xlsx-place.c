/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-xlsx-place.h"

#define LETTERS 26

/**
 * desk_xlsx_place_parse:
 * @name: of a cell: "BC23"
 * @column: (out): from 0; %DESK_XLSX_MAX_COLUMNS or more for what no sheet has
 * @row: (out): from 1
 *
 * Returns: (nullable): what stands behind the name; %NULL when this is none
 */
const char *
desk_xlsx_place_parse (const char *name,
                       guint      *column,
                       gint64     *row)
{
  guint letters = 0;
  char *end;

  if (!g_ascii_isupper (*name))
    return NULL;
  for (; g_ascii_isupper (*name); name++)
    letters = MIN (letters * LETTERS + (guint) (*name - 'A') + 1, DESK_XLSX_MAX_COLUMNS + 1);
  if (!g_ascii_isdigit (*name))
    return NULL;
  *column = letters - 1;
  *row = g_ascii_strtoll (name, &end, 10);
  return end;
}
