/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-deeds.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_DUPLICATE_ROW (desk_duplicate_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskDuplicateRow, desk_duplicate_row, DESK, DUPLICATE_ROW, GtkListBoxRow)

/* Action `duplicate.mark` (s): `same` or `different`; what is said already is taken back. */
GtkWidget  *desk_duplicate_row_new          (DeskDeeds           *deeds);
void        desk_duplicate_row_set_pair     (DeskDuplicateRow    *self,
                                             const DeskDuplicate *pair);
const char *desk_duplicate_row_get_headline (DeskDuplicateRow    *self);

G_END_DECLS
