/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-words.h"

#include "desk-format.h"

#include <desk-money.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static void
append_part (GString    *sentence,
             const char *part)
{
  if (sentence->len > 0)
    /* Translators: between the parts of a sentence that is read aloud */
    g_string_append (sentence, C_("sentence", ", "));
  g_string_append (sentence, part);
}

static void
append_balance (GString             *sentence,
                const DeskMemberRow *row)
{
  g_autofree char *yuan = desk_member_words_yuan (row->lowest_balance_fen);
  /* Translators: %s is an amount, as in "0.57 yuan" */
  g_autofree char *part = g_strdup_printf (_("lowest balance %s"), yuan);

  append_part (sentence, part);
  if (row->low_balance)
    /* Translators: said of a balance under the line */
    append_part (sentence, C_("balance", "low"));
}

static void
append_uses (GString             *sentence,
             const DeskMemberRow *row)
{
  gint64 left = MAX (row->uses_limit - row->uses, 0);
  /* Translators: uses of an entitlement, as in "2 of 3 uses left" */
  g_autofree char *part = g_strdup_printf (_("%d of %d uses left"), (int) left,
                                           (int) row->uses_limit);

  append_part (sentence, part);
  if (row->uses_provisional)
    append_part (sentence, _("not yet confirmed by the hub"));
}

static void
append_dates (GString              *sentence,
              const DeskMemberRow  *row,
              const DeskMemberLook *look)
{
  g_autofree char *contact = desk_member_words_contact (row, look);
  g_autofree char *visit = desk_member_words_visit (row, look);

  if (*contact != '\0')
    {
      /* Translators: %s is when, as in "last contact 3 days ago" */
      g_autofree char *part = g_strdup_printf (_("last contact %s"), contact);

      append_part (sentence, part);
    }
  if (*visit != '\0')
    {
      /* Translators: %s is when, as in "next visit 14:30" */
      g_autofree char *part = g_strdup_printf (_("next visit %s"), visit);

      append_part (sentence, part);
    }
}

/* How many days ago that was. */
static int
count_days (const DeskMemberLook *look,
            gint64                time_ms)
{
  g_autofree char *day = desk_time_day (time_ms, look->zone);

  return desk_date_days_between (day, look->today);
}

/**
 * desk_member_words_row:
 *
 * Returns: (transfer full): the line as one sentence, as a screen reader says it
 */
char *
desk_member_words_row (const DeskMemberRow  *row,
                       const DeskMemberLook *look)
{
  g_autoptr (GString) sentence = g_string_new (row->name);
  g_autofree char *state = desk_member_words_state (row, look);
  g_autofree char *match = desk_member_words_match (row);

  append_part (sentence, desk_tier_get_label (row->tier));
  if (row->has_balance)
    append_balance (sentence, row);
  if (row->uses_limit >= 0)
    append_uses (sentence, row);
  if (*state != '\0')
    append_part (sentence, state);
  append_dates (sentence, row, look);
  if (*match != '\0')
    append_part (sentence, match);
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/**
 * desk_member_words_match:
 *
 * Returns: (transfer full): where a member was found whose name and number do not show it, or ""
 */
char *
desk_member_words_match (const DeskMemberRow *row)
{
  const char *text = row->match != NULL ? row->match->text : "";

  switch (row->match != NULL ? row->match->place : DESK_MATCH_SHOWN)
    {
    case DESK_MATCH_PHONE:
      /* Translators: a member was found by it; %s is the number, masked */
      return g_strdup_printf (_("phone %s"), text);
    case DESK_MATCH_ACCOUNT:
      /* Translators: a member was found by it; %s is the number, masked */
      return g_strdup_printf (_("service number %s"), text);
    case DESK_MATCH_TAG:
      /* Translators: a member was found by it; %s is the tag, a short word */
      return g_strdup_printf (_("tag: %s"), text);
    case DESK_MATCH_ADDRESS:
      /* Translators: a member was found by it; %s is the address, masked */
      return g_strdup_printf (_("address %s"), text);
    case DESK_MATCH_NOTE:
      /* Translators: a member was found by it; %s is what is written in the note */
      return g_strdup_printf (_("note: %s"), text);
    case DESK_MATCH_SHOWN:
    default:
      return g_strdup ("");
    }
}

/**
 * desk_member_words_state:
 *
 * Returns: (transfer full): what is out of the ordinary with the membership, or ""
 */
char *
desk_member_words_state (const DeskMemberRow  *row,
                         const DeskMemberLook *look)
{
  if (row->frozen)
    return g_strdup (C_("membership", "frozen"));
  if (*row->card_expires == '\0' || strcmp (row->card_expires, look->renew_by) > 0)
    return g_strdup ("");
  if (strcmp (row->card_expires, look->today) < 0)
    return g_strdup (_("card expired"));
  /* Translators: %s is a day without its year, as in "12-31": the card expires then */
  return g_strdup_printf (_("card to %s"), row->card_expires + strlen ("YYYY-"));
}

/**
 * desk_member_words_contact:
 *
 * Returns: (transfer full): when the member was reached or visited last, or ""
 */
char *
desk_member_words_contact (const DeskMemberRow  *row,
                           const DeskMemberLook *look)
{
  int days;

  if (row->last_contact_ms == 0)
    return g_strdup ("");
  days = count_days (look, row->last_contact_ms);
  if (days <= 0)
    return g_strdup (C_("contact", "today"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) days),
                          days);
}

/**
 * desk_member_words_visit:
 *
 * Returns: (transfer full): when the member is visited next, or ""
 */
char *
desk_member_words_visit (const DeskMemberRow  *row,
                         const DeskMemberLook *look)
{
  if (row->next_visit_ms == 0)
    return g_strdup ("");
  return desk_format_moment (row->next_visit_ms, look->now_ms, look->zone);
}

/**
 * desk_member_words_card:
 *
 * Returns: (transfer full): how long the card is good for, or ""
 */
char *
desk_member_words_card (const DeskMemberRow  *row,
                        const DeskMemberLook *look)
{
  int days;

  if (*row->card_expires == '\0')
    return g_strdup ("");
  days = desk_date_days_between (look->today, row->card_expires);
  if (days < 0)
    return g_strdup (C_("card", "expired"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), days);
}

/**
 * desk_member_words_yuan:
 *
 * Returns: (transfer full): the amount as it is read aloud
 */
char *
desk_member_words_yuan (gint64 fen)
{
  g_autofree char *amount = desk_money_format (fen);

  /* Translators: %s is an amount of money, read aloud */
  return g_strdup_printf (_("%s yuan"), amount);
}
