/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tickets.h>
#include <gtk/gtk.h>

#include "desk-deeds.h"

G_BEGIN_DECLS

const DeskTicketItem *desk_ticket_acts_find  (GPtrArray            *tickets,
                                              const char           *ticket_id);
void                  desk_ticket_acts_close (GtkWidget            *page,
                                              DeskDeeds            *deeds,
                                              const DeskTicketItem *ticket);

G_END_DECLS
