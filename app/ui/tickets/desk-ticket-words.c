/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-ticket-words.h"

#include "desk-format.h"

#include <desk-labels.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

/**
 * desk_ticket_words_what:
 *
 * Returns: (transfer full): of which kind it is, and what was said
 */
char *
desk_ticket_words_what (const DeskTicketItem *ticket)
{
  return g_strjoin (" · ", desk_label_ticket (ticket->kind), ticket->text, NULL);
}

/* D4: for how long the department waits to be told. */
static char *
word_untold (gint64 waited_ms)
{
  int minutes = (int) (MAX (waited_ms, 0) / DESK_MINUTE_MS);
  int hours = minutes / 60;
  int days = hours / 24;

  if (hours == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "not told for %d minute",
                                         "not told for %d minutes", (gulong) minutes), minutes);
  if (days < 2)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "not told for %d hour",
                                         "not told for %d hours", (gulong) hours), hours);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "not told for %d day",
                                       "not told for %d days", (gulong) days), days);
}

/**
 * desk_ticket_words_state:
 * @zone: the policy's
 *
 * Returns: (transfer full): what it waits for: the department to be told (D4), or its end (D1, D2)
 */
char *
desk_ticket_words_state (const DeskTicketItem *ticket,
                         gint64                now_ms,
                         GTimeZone            *zone)
{
  if (ticket->untold)
    return word_untold (now_ms - ticket->opened_ms);
  if (ticket->due_ms != 0)
    return desk_format_due (ticket->due_ms, now_ms, zone);
  return g_strdup (C_("ticket", "no deadline set"));
}

/**
 * desk_ticket_words_is_late:
 *
 * Returns: whether it is shown in red: the department is to be told at once (D4), or the time is over
 */
gboolean
desk_ticket_words_is_late (const DeskTicketItem *ticket,
                           gint64                now_ms)
{
  return ticket->untold || (ticket->due_ms != 0 && ticket->due_ms <= now_ms);
}

/**
 * desk_ticket_words_deadline:
 *
 * Returns: (transfer full): what the standard rules, in a sentence or two
 */
char *
desk_ticket_words_deadline (const DeskDeadline *deadline)
{
  g_autofree char *within = NULL;

  if (deadline->hours > 0)
    within = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Dealt with within %d hour.",
                                           "Dealt with within %d hours.", (gulong) deadline->hours),
                              deadline->hours);
  else if (deadline->working_days > 0)
    within = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Dealt with within %d working day.",
                                           "Dealt with within %d working days.",
                                           (gulong) deadline->working_days),
                              deadline->working_days);
  else
    within = g_strdup (_("The standard sets no time for it."));
  if (!deadline->at_once)
    return g_steal_pointer (&within);
  /* Translators: %s is a sentence about by when it is dealt with */
  return g_strdup_printf (_("Tell the specialist department at once. %s"), within);
}
