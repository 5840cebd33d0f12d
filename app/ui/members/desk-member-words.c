/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-words.h"

#include <desk-money.h>
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

/**
 * desk_member_words_row:
 * @today: the day, as `YYYY-MM-DD`
 * @renew_by: a card that expires until this day is spoken of
 *
 * Returns: (transfer full): the line as one sentence, as a screen reader says it
 */
char *
desk_member_words_row (const DeskMemberRow *row,
                       const char          *today,
                       const char          *renew_by)
{
  g_autoptr (GString) sentence = g_string_new (row->name);
  g_autofree char *state = desk_member_words_state (row, today, renew_by);
  g_autofree char *match = desk_member_words_match (row);

  append_part (sentence, desk_tier_get_label (row->tier));
  if (row->has_balance)
    append_balance (sentence, row);
  if (row->uses_limit >= 0)
    append_uses (sentence, row);
  if (*state != '\0')
    append_part (sentence, state);
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
desk_member_words_state (const DeskMemberRow *row,
                         const char          *today,
                         const char          *renew_by)
{
  if (row->frozen)
    return g_strdup (C_("membership", "frozen"));
  if (*row->card_expires == '\0' || strcmp (row->card_expires, renew_by) > 0)
    return g_strdup ("");
  if (strcmp (row->card_expires, today) < 0)
    return g_strdup (_("card expired"));
  /* Translators: %s is a day without its year, as in "12-31": the card expires then */
  return g_strdup_printf (_("card to %s"), row->card_expires + strlen ("YYYY-"));
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
