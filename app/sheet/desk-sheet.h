/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskCellKind:
 * @DESK_CELL_TEXT: stands as it is, also "007" and "=1+1"
 * @DESK_CELL_COUNT: a whole number
 * @DESK_CELL_MONEY: an amount of yuan with two decimals
 * @DESK_CELL_DAY: a day
 * @DESK_CELL_MOMENT: a day and the time of day, to the minute
 */
typedef enum
{
  DESK_CELL_TEXT,
  DESK_CELL_COUNT,
  DESK_CELL_MONEY,
  DESK_CELL_DAY,
  DESK_CELL_MOMENT,
} DeskCellKind;

/**
 * DeskSheetColumn:
 * @title: translated
 * @width: in characters of a spreadsheet
 */
typedef struct
{
  const char   *title;
  DeskCellKind  kind;
  guint         width;
} DeskSheetColumn;

G_END_DECLS
