/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-time-grid.h"

G_BEGIN_DECLS

#define DESK_TYPE_VISITS_PAGE (desk_visits_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskVisitsPage, desk_visits_page, DESK, VISITS_PAGE, GtkWidget)

/* Property: "view", one of `day`, `week`, `month` and `agenda`. */
GtkWidget    *desk_visits_page_new      (DeskStore      *store);
GPtrArray    *desk_visits_page_get      (DeskVisitsPage *self);
void          desk_visits_page_show_visit
                                        (DeskVisitsPage *self,
                                         const char     *visit_id,
                                         gint64          start_ms);
DeskTimeGrid *desk_visits_page_get_grid (DeskVisitsPage *self);
const char   *desk_visits_page_get_hint (DeskVisitsPage *self);
const char   *desk_visits_page_get_card (DeskVisitsPage *self);
guint         desk_visits_page_get_n_made
                                        (DeskVisitsPage *self);

G_END_DECLS
