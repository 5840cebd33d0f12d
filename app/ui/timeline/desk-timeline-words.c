/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-timeline-words.h"

#include <desk-care.h>
#include <desk-entitlement.h>
#include <desk-feed-change.h>
#include <desk-labels.h>
#include <desk-mask.h>
#include <desk-money.h>
#include <desk-ticket.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

/* Of the feed's words, none is "" or "none". */
static gboolean
is_none (const char *word)
{
  return *word == '\0' || g_str_equal (word, "none");
}

static gint64
read_fen (const char *text)
{
  return g_ascii_strtoll (text, NULL, 10);
}

static gboolean
is_owed (const DeskTimelineEntry *entry)
{
  return read_fen (entry->became) > 0;
}

static const char *
label_tier (const char *word)
{
  DeskTier tier = DESK_TIER_NONE;

  return desk_tier_from_string (word, &tier) ? desk_tier_get_label (tier) : word;
}

static char *
word_card (const DeskTimelineEntry *entry)
{
  if (g_str_equal (entry->what, DESK_FEED_CHANGE_CARD_TIER))
    return desk_timeline_words_tier (entry->was, entry->became);
  if (g_str_equal (entry->what, DESK_FEED_CHANGE_CLOSED))
    return g_strdup (read_fen (entry->became) != 0 ? _("No longer in the billing feed")
                                                   : _("In the billing feed again"));
  if (*entry->became == '\0')
    return g_strdup (_("The card has no expiry date any more"));
  /* Translators: %s is a day */
  return g_strdup_printf (_("Card valid until %s"), entry->became);
}

static char *
word_arrears (const DeskTimelineEntry *entry)
{
  g_autofree char *amount = desk_money_format_local (read_fen (is_owed (entry) ? entry->became
                                                                               : entry->was));

  /* Translators: %s is an amount of money */
  return g_strdup_printf (is_owed (entry) ? _("Arrears of %s") : _("Arrears of %s paid"), amount);
}

static char *
word_balance (const DeskTimelineEntry *entry)
{
  gint64 fen = read_fen (entry->became);
  gboolean rose = fen > read_fen (entry->was);
  g_autofree char *amount = desk_money_format_local (fen);

  if (fen < entry->amount)
    /* Translators: %s is an amount of money; ▼ marks a low balance */
    return g_strdup_printf (rose ? _("▼ Balance rose to %s, still low")
                                 : _("▼ Balance fell to %s, low"),
                            amount);
  /* Translators: %s is an amount of money */
  return g_strdup_printf (rose ? _("Balance rose to %s") : _("Balance fell to %s"), amount);
}

static char *
word_account (const DeskTimelineEntry *entry)
{
  if (g_str_equal (entry->what, DESK_FEED_CHANGE_BALANCE))
    return word_balance (entry);
  if (*entry->was == '\0')
    /* Translators: %s is an account's state, as "in use" */
    return g_strdup_printf (_("New account: %s"), desk_label_state (entry->became));
  /* Translators: two states of an account, as "suspended" and "in use" */
  return g_strdup_printf (_("Account: %s, before %s"), desk_label_state (entry->became),
                          desk_label_state (entry->was));
}

static const char *
word_reveal (const DeskTimelineEntry *entry)
{
  if (g_str_equal (entry->what, "address"))
    return _("Address shown");
  if (g_str_equal (entry->what, "number"))
    return _("Account number shown");
  if (g_str_equal (entry->what, "second-phone"))
    return _("Second contact’s phone shown");
  return _("Phone shown");
}

static char *
word_minutes (gint64 minutes)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes",
                                       (gulong) minutes),
                          (int) minutes);
}

static char *
word_hours (gint64 hours)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours", (gulong) hours),
                          (int) hours);
}

/* Money (E2) or points (E4, E7) of a use. */
static char *
word_amount (const DeskTimelineEntry *entry)
{
  gint64 amount = read_fen (entry->how);

  if (amount == 0)
    return NULL;
  if (g_str_equal (entry->what, DESK_SERVICE_CREDIT_RAISE))
    return desk_money_format_local (amount);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d point", "%d points", (gulong) amount),
                          (int) amount);
}

/* What was before, where the title has no room for it. */
static char *
word_was (const DeskTimelineEntry *entry)
{
  g_autofree char *amount = NULL;

  if (!g_str_equal (entry->what, DESK_FEED_CHANGE_BALANCE))
    return NULL;
  amount = desk_money_format_local (read_fen (entry->was));
  /* Translators: %s is the amount that a balance was before */
  return g_strdup_printf (_("before %s"), amount);
}

static const char *
word_ticket_status (const char *status)
{
  if (g_str_equal (status, DESK_TICKET_OPEN))
    return C_("ticket status", "Open");
  if (g_str_equal (status, DESK_TICKET_DONE))
    return C_("ticket status", "Done");
  return g_str_equal (status, DESK_TICKET_WITHDRAWN) ? C_("ticket status", "Withdrawn") : status;
}

static void
add (GPtrArray *parts,
     char      *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

static void
add_details (GPtrArray               *parts,
             const DeskTimelineEntry *entry)
{
  switch (entry->kind)
    {
    case DESK_TIMELINE_VISIT:
      add (parts, g_strdup (desk_visit_get_status_label (entry->how)));
      add (parts, word_minutes (entry->amount));
      break;
    case DESK_TIMELINE_USE:
      add (parts, word_amount (entry));
      add (parts, entry->amount > 0 ? word_hours (entry->amount) : NULL);
      add (parts, *entry->became != '\0' ? g_strdup (C_("lent", "returned")) : NULL);
      break;
    case DESK_TIMELINE_TICKET:
      add (parts, g_strdup (word_ticket_status (entry->how)));
      break;
    case DESK_TIMELINE_FREEZE:
    case DESK_TIMELINE_ACCOUNT:
      add (parts, desk_mask_number (entry->how));
      add (parts, word_was (entry));
      break;
    case DESK_TIMELINE_CONTACT:
    case DESK_TIMELINE_NOTE:
    case DESK_TIMELINE_CARD:
    case DESK_TIMELINE_REVEAL:
    default:
      break;
    }
  add (parts, g_strdup (entry->text));
  if (entry->kind == DESK_TIMELINE_TICKET)
    add (parts, g_strdup (entry->became));
  add (parts, entry->provisional ? g_strdup (_("not yet confirmed by the hub")) : NULL);
}

/**
 * desk_timeline_words_kind:
 *
 * Returns: the name of a kind, for what filters by it
 */
const char *
desk_timeline_words_kind (DeskTimelineKind kind)
{
  switch (kind)
    {
    case DESK_TIMELINE_CONTACT:
      return C_("timeline", "Contacts");
    case DESK_TIMELINE_VISIT:
      return C_("timeline", "Visits");
    case DESK_TIMELINE_USE:
      return C_("timeline", "Uses");
    case DESK_TIMELINE_NOTE:
      return C_("timeline", "Notes");
    case DESK_TIMELINE_FREEZE:
      return C_("timeline", "Arrears");
    case DESK_TIMELINE_CARD:
      return C_("timeline", "Card");
    case DESK_TIMELINE_ACCOUNT:
      return C_("timeline", "Accounts");
    case DESK_TIMELINE_REVEAL:
      return C_("timeline", "Shown");
    case DESK_TIMELINE_TICKET:
      return C_("timeline", "Tickets");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * desk_timeline_words_tier:
 * @was: a tier's word, "" or "none" for no card
 * @became: likewise
 *
 * Returns: (transfer full): what became of a member's card
 */
char *
desk_timeline_words_tier (const char *was,
                          const char *became)
{
  if (is_none (became))
    /* Translators: %s is a tier */
    return g_strdup_printf (_("No card any more; it was %s"), label_tier (was));
  if (is_none (was))
    /* Translators: %s is a tier */
    return g_strdup_printf (_("Got a card: %s"), label_tier (became));
  /* Translators: two tiers */
  return g_strdup_printf (_("Card: %s, before %s"), label_tier (became), label_tier (was));
}

/**
 * desk_timeline_words_icon:
 *
 * Returns: the name of a symbolic icon; what it shows is said by the title too
 */
const char *
desk_timeline_words_icon (const DeskTimelineEntry *entry)
{
  switch (entry->kind)
    {
    case DESK_TIMELINE_CONTACT:
      if (g_str_equal (entry->how, DESK_CARE_NO_CONTACT))
        return "call-missed-symbolic";
      return g_str_equal (entry->how, "sms") ? "mail-send-symbolic" : "call-start-symbolic";
    case DESK_TIMELINE_VISIT:
      return "x-office-calendar-symbolic";
    case DESK_TIMELINE_USE:
      return "starred-symbolic";
    case DESK_TIMELINE_NOTE:
      return "document-edit-symbolic";
    case DESK_TIMELINE_FREEZE:
      return is_owed (entry) ? "weather-snow-symbolic" : "weather-clear-symbolic";
    case DESK_TIMELINE_CARD:
      return "avatar-default-symbolic";
    case DESK_TIMELINE_ACCOUNT:
      return "phone-symbolic";
    case DESK_TIMELINE_REVEAL:
      return "view-reveal-symbolic";
    case DESK_TIMELINE_TICKET:
      return "dialog-warning-symbolic";
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * desk_timeline_words_title:
 *
 * Returns: (transfer full): what happened, in a few words
 */
char *
desk_timeline_words_title (const DeskTimelineEntry *entry)
{
  switch (entry->kind)
    {
    case DESK_TIMELINE_CONTACT:
      return g_strjoin (" · ", desk_care_get_occasion_label (entry->what),
                        desk_care_get_channel_label (entry->how), NULL);
    case DESK_TIMELINE_VISIT:
      /* Translators: %s is the purpose of a visit */
      return g_strdup_printf (_("Visit: %s"), desk_visit_get_purpose_label (entry->what));
    case DESK_TIMELINE_USE:
      return g_strdup (desk_entitlement_get_label (entry->what));
    case DESK_TIMELINE_NOTE:
      return g_strdup (_("Note"));
    case DESK_TIMELINE_FREEZE:
      return word_arrears (entry);
    case DESK_TIMELINE_CARD:
      return word_card (entry);
    case DESK_TIMELINE_ACCOUNT:
      return word_account (entry);
    case DESK_TIMELINE_REVEAL:
      return g_strdup (word_reveal (entry));
    case DESK_TIMELINE_TICKET:
      /* Translators: %s is what a ticket is about */
      return g_strdup_printf (_("Ticket: %s"), desk_label_ticket (entry->what));
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * desk_timeline_words_detail:
 *
 * Returns: (transfer full): the rest of what is known of it, or ""
 */
char *
desk_timeline_words_detail (const DeskTimelineEntry *entry)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_details (parts, entry);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
