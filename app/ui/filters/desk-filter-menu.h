/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-facet.h>

G_BEGIN_DECLS

/* Menus over the actions of DeskMemberFilters, which are `filter`. */
GMenuModel *desk_filter_menu_new         (void);
GMenuModel *desk_filter_menu_new_choices (DeskMemberFacet facet);
gboolean    desk_filter_menu_has_choices (DeskMemberFacet facet);

G_END_DECLS
