/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-list-columns.h>

G_BEGIN_DECLS

#define DESK_TYPE_LIST_MAPPING (desk_list_mapping_get_type ())
G_DECLARE_FINAL_TYPE (DeskListMapping, desk_list_mapping, DESK, LIST_MAPPING, AdwExpanderRow)

/* Which sheet of a file is the list, and what its columns are for. Signal "changed": the person chose
 * otherwise. */
void        desk_list_mapping_set_columns (DeskListMapping       *self,
                                           const DeskListColumns *columns);
const char *desk_list_mapping_get_sheet   (DeskListMapping       *self);
GArray     *desk_list_mapping_get_roles   (DeskListMapping       *self);
void        desk_list_mapping_set_sheet   (DeskListMapping       *self,
                                           guint                  sheet);
void        desk_list_mapping_set_role    (DeskListMapping       *self,
                                           guint                  column,
                                           DeskListRole           role);

G_END_DECLS
