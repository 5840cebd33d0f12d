/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-ticket-acts.h"

#include "desk-deed-ask.h"
#include "desk-ticket-deed.h"

#include <glib/gi18n-lib.h>

/**
 * desk_ticket_acts_find:
 * @tickets: (element-type DeskTicketItem): what is shown
 *
 * Returns: (nullable): %NULL: it is gone meanwhile
 */
const DeskTicketItem *
desk_ticket_acts_find (GPtrArray  *tickets,
                       const char *ticket_id)
{
  for (guint i = 0; i < tickets->len; i++)
    {
      const DeskTicketItem *item = g_ptr_array_index (tickets, i);

      if (g_str_equal (item->ticket_id, ticket_id))
        return item;
    }
  return NULL;
}

/**
 * desk_ticket_acts_close:
 * @page: what the ticket is seen on
 *
 * Closes it once it was said what came of it.
 */
void
desk_ticket_acts_close (GtkWidget            *page,
                        DeskDeeds            *deeds,
                        const DeskTicketItem *ticket)
{
  desk_deed_ask (page, deeds, desk_deed_new_close_ticket (ticket), "outcome",
                 _("What Came of the Ticket?"), _("_Done"));
}
