/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-refused-visit.h>
#include <desk-visits.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What there is to say of a visit, and buttons for what can be done with it next: the actions
 * "visits.step" (s, the operation), "visits.move", "visits.cancel" and "visits.open-member". */
GtkWidget *desk_visit_card_new         (DeskStore              *store,
                                        const DeskVisit        *visit);
/* Of a time that was turned away; see desk-refusal.h. */
GtkWidget *desk_visit_card_new_refused (DeskStore              *store,
                                        const DeskVisit        *visit,
                                        const DeskRefusedVisit *refused);

G_END_DECLS
