/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-list-row.h>

#include "desk-list-columns.h"

G_BEGIN_DECLS

/* A manager's own list in words. */
const char *desk_list_words_role    (DeskListRole       role);
const char *desk_list_words_outcome (DeskListOutcome    outcome,
                                     gboolean           applied);
char       *desk_list_words_said    (const DeskListRow *row);
char       *desk_list_words_row     (const DeskListRow *row,
                                     gboolean           applied);

G_END_DECLS
