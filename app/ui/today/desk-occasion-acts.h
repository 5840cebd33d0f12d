/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-occasions.h>
#include <desk-store.h>

#include "desk-deed-toasts.h"

G_BEGIN_DECLS

/* What a person does about an occasion of care (P3). */
void desk_occasion_acts_record (GtkWidget              *page,
                                DeskStore              *store,
                                DeskDeedToasts         *news,
                                const DeskOccasionItem *item);
void desk_occasion_acts_tell   (GtkWidget              *page,
                                DeskStore              *store,
                                DeskDeedToasts         *news,
                                const char             *member_no,
                                const char             *occasion);
void desk_occasion_acts_miss   (GtkWidget              *page,
                                DeskStore              *store,
                                const DeskOccasionItem *item);
void desk_occasion_acts_withdraw
                               (GtkWidget              *page,
                                DeskStore              *store,
                                const DeskOccasionItem *item);

G_END_DECLS
