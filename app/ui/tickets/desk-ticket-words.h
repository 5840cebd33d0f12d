/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ticket.h>
#include <desk-tickets.h>

G_BEGIN_DECLS

/* Tickets as a person reads them, translated. */
char     *desk_ticket_words_what     (const DeskTicketItem *ticket);
char     *desk_ticket_words_state    (const DeskTicketItem *ticket,
                                      gint64                now_ms,
                                      GTimeZone            *zone);
gboolean  desk_ticket_words_is_late  (const DeskTicketItem *ticket,
                                      gint64                now_ms);
char     *desk_ticket_words_deadline (const DeskDeadline   *deadline);

G_END_DECLS
