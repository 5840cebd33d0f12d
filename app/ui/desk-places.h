/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-saved-filter-list.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_PLACES (desk_places_get_type ())
G_DECLARE_FINAL_TYPE (DeskPlaces, desk_places, DESK, PLACES, GtkWidget)

/* The pages, and under the members the saved filters. A row activates `win.page` or `win.show-filter`.
 * Signal "changed": the filters did. */
GtkWidget             *desk_places_new         (DeskStore             *store);
void                   desk_places_select      (DeskPlaces            *self,
                                                const char            *page,
                                                const DeskMemberQuery *query);
const DeskMemberQuery *desk_places_find_filter (DeskPlaces            *self,
                                                gint64                 id);
DeskSavedFilterList   *desk_places_get_filters (DeskPlaces            *self);

G_END_DECLS
