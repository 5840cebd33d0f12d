/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-deeds.h"
#include "desk-visit-deed.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person does with a visit, asked for what it needs first. */
void desk_visit_acts_step   (GtkWidget       *page,
                             DeskDeeds       *deeds,
                             const DeskVisit *visit,
                             const char      *kind);
void desk_visit_acts_cancel (GtkWidget       *page,
                             DeskDeeds       *deeds,
                             const DeskVisit *visit,
                             GTimeZone       *zone);

G_END_DECLS
