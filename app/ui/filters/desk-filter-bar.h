/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-filter-chip.h"
#include "desk-member-filters.h"

G_BEGIN_DECLS

#define DESK_TYPE_FILTER_BAR (desk_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DeskFilterBar, desk_filter_bar, DESK, FILTER_BAR, GtkWidget)

/* A menu that adds filters, a chip for each that is set, and buttons to save (`members.save-filter` of
 * what is around it) and clear them. */
GtkWidget      *desk_filter_bar_new      (DeskMemberFilters *filters);
DeskFilterChip *desk_filter_bar_get_chip (DeskFilterBar     *self,
                                          DeskMemberFacet    facet);

G_END_DECLS
