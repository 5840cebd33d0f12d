/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-list-row.h>

#include "desk-list-columns.h"

G_BEGIN_DECLS

DeskListRow *desk_list_cells_read (const DeskListColumns *columns,
                                   GStrv                  cells,
                                   gint64                 row_no);

G_END_DECLS
