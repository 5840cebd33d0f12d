/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-deed-toasts.h"

#include <desk-refused-visit.h>
#include <desk-visits.h>

G_BEGIN_DECLS

/* The status, on a calendar, of a time that was turned away: none of the visit's own. Its id is the
 * operation's. */
#define DESK_VISIT_REFUSED "refused"

#define DESK_TYPE_REFUSAL (desk_refusal_get_type ())
G_DECLARE_FINAL_TYPE (DeskRefusal, desk_refusal, DESK, REFUSAL, GtkWidget)

/* Why a time for a visit was turned away, and others in its place. Activates `PREFIX.rebook` (sxx:
 * operation, start, minutes) and `PREFIX.give-up` (s). */
GtkWidget *desk_refusal_new        (DeskStore              *store,
                                    const char             *prefix,
                                    guint                   n_columns);
void       desk_refusal_set_visit  (DeskRefusal            *self,
                                    const DeskRefusedVisit *refused);

/* On a calendar it stands among the visits. */
DeskVisit *desk_refusal_make_visit (const DeskRefusedVisit *refused);
gboolean   desk_refusal_is         (const DeskVisit        *visit);

void       desk_refusal_rebook     (DeskStore              *store,
                                    DeskDeedToasts         *news,
                                    const char             *op_id,
                                    gint64                  start_ms,
                                    gint64                  minutes);
void       desk_refusal_give_up    (GtkWidget              *page,
                                    DeskStore              *store,
                                    DeskDeedToasts         *news,
                                    const char             *op_id);

G_END_DECLS
