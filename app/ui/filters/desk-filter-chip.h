/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-facet.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_FILTER_CHIP (desk_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (DeskFilterChip, desk_filter_chip, DESK, FILTER_CHIP, GtkWidget)

/* A filter that is set: its value, which a click changes, and a button that takes it away. It uses
 * the actions of DeskMemberFilters, which are `filter`.
 * Action "chip.remove". Signal "remove": before it is done. */
GtkWidget       *desk_filter_chip_new       (DeskMemberFacet  facet);
DeskMemberFacet  desk_filter_chip_get_facet (DeskFilterChip  *self);
const char      *desk_filter_chip_get_words (DeskFilterChip  *self);
void             desk_filter_chip_set_value (DeskFilterChip  *self,
                                             const char      *value);
void             desk_filter_chip_edit      (DeskFilterChip  *self);

G_END_DECLS
