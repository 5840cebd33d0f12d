/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-care.h>
#include <desk-entitlement.h>
#include <desk-labels.h>
#include <desk-money.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-member.h"
#include "desk-cli-output.h"
#include "desk-cli-table.h"
#include "desk-cli-ticket.h"
#include "desk-cli-visit.h"

static void
print_tags (GPtrArray *tags)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (tags->len == 0)
    return;
  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? C_("list", ", ") : "",
                            (const char *) g_ptr_array_index (tags, i));
  /* Translators: short words about a member, one after the other */
  desk_console_print (_("Tags: %s\n"), text->str);
}

static void
print_facts (GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const DeskKnownFact *known = g_ptr_array_index (facts, i);
      g_autofree char *text = desk_fact_describe (known->fact);

      /* Translators: what is known of a member, and what: "Interests: tea" */
      desk_console_print (_("%s: %s\n"), desk_fact_get_label (known->fact->kind), text);
    }
}

static void
print_head (const DeskMemberFile *file)
{
  const DeskMember *member = file->member;

  /* Translators: a member's number, name and tier */
  desk_console_print (_("%s %s, %s\n"), member->member_no, member->name,
                      desk_tier_get_label (file->tier));
  if (member->closed)
    desk_console_print ("%s\n", _("The member is no longer in the billing feed."));
  if (file->frozen)
    desk_console_print ("%s\n", _("The membership is frozen by arrears."));
  desk_console_print (_("Brand: %s\n"), desk_label_brand (member->brand));
  if (*member->card_expires != '\0')
    desk_console_print (_("Card expires: %s\n"), member->card_expires);
  if (*member->phone != '\0')
    desk_console_print (_("Phone: %s\n"), member->phone);
  if (*member->address != '\0')
    desk_console_print (_("Address: %s\n"), member->address);
  print_tags (file->tags);
  print_facts (file->facts);
}

static void
print_rating (const DeskRating *rating)
{
  desk_console_print (_("\nRated %s by rule %s\n"), desk_tier_get_label (rating->tier),
                      rating->rule);
  for (guint i = 0; i < rating->reasons->len; i++)
    desk_console_print ("  %s\n", (const char *) g_ptr_array_index (rating->reasons, i));
}

static void
print_accounts (GPtrArray *accounts)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Number"), _("Kind"), _("Payment"), _("State"), _(">Balance"),
                        _(">Arrears"), _("Since"), NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      const DeskAccount *account = g_ptr_array_index (accounts, i);
      g_autofree char *balance = desk_money_format_local (account->balance_fen);
      g_autofree char *arrears =
        account->arrears_fen != 0 ? desk_money_format_local (account->arrears_fen) : g_strdup ("");

      desk_cli_table_add (table, account->number, desk_label_kind (account->kind),
                          desk_label_payment (account->payment), desk_label_state (account->state),
                          balance, arrears, account->arrears_since);
    }
  desk_console_print (_("\nAccounts\n"));
  desk_cli_table_print (table);
}

static void
print_counts (GPtrArray *counts)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Entitlement"), _(">Uses this month"), _("Limit"), NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      const DeskServiceCount *count = g_ptr_array_index (counts, i);
      g_autofree char *used = g_strdup_printf ("%" G_GINT64_FORMAT, count->used);
      g_autofree char *limit = count->limit >= 0
                                 ? g_strdup_printf ("%" G_GINT64_FORMAT, count->limit)
                                 : g_strdup (C_("limit", "not set"));

      desk_cli_table_add (table, desk_entitlement_get_label (count->service), used, limit);
    }
  desk_console_print (_("\nEntitlements\n"));
  desk_cli_table_print (table);
}

/* Money (E2), or points (E4, E7). */
static char *
format_amount (DeskCli              *cli,
               const DeskServiceUse *use)
{
  if (use->amount == 0)
    return g_strdup ("");
  return desk_entitlement_get_takes (cli->policy, use->service) == DESK_TAKES_MONEY
           ? desk_money_format_local (use->amount)
           : g_strdup_printf ("%" G_GINT64_FORMAT, use->amount);
}

static void
print_uses (DeskCli   *cli,
            GPtrArray *uses)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Used"), _("Entitlement"), _(">Hours"), _(">Amount"), _("Day"), _("Returned"),
                        _("By"), _("Note"), NULL);

  for (guint i = 0; i < uses->len; i++)
    {
      const DeskServiceUse *use = g_ptr_array_index (uses, i);
      g_autofree char *used = desk_cli_format_time (cli, use->used_ms);
      g_autofree char *hours = use->hours > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, use->hours)
                                              : g_strdup ("");
      g_autofree char *amount = format_amount (cli, use);
      g_autofree char *returned = use->returned_ms != 0 ? desk_cli_format_time (cli, use->returned_ms)
                                                        : g_strdup ("");

      desk_cli_table_add (table, used, desk_entitlement_get_label (use->service), hours, amount,
                          use->day, returned, use->by, use->note);
    }
  desk_console_print (_("\nUses\n"));
  desk_cli_table_print (table);
}

static void
print_contacts (DeskCli   *cli,
                GPtrArray *contacts)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Contact"), _("Occasion"), _("Channel"), _("Result"), NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      const DeskContact *contact = g_ptr_array_index (contacts, i);
      g_autofree char *made = desk_cli_format_time (cli, contact->contact_ms);

      desk_cli_table_add (table, made, desk_care_get_occasion_label (contact->occasion),
                          desk_care_get_channel_label (contact->channel), contact->result);
    }
  desk_console_print (_("\nContacts\n"));
  desk_cli_table_print (table);
}

static void
print_notes (DeskCli   *cli,
             GPtrArray *notes)
{
  g_autoptr (DeskCliTable) table =
    desk_cli_table_new (_("Written"), _("Number"), _("Note"), NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const DeskNote *note = g_ptr_array_index (notes, i);
      g_autofree char *written = desk_cli_format_time (cli, note->changed_ms);
      g_auto (GStrv) lines = g_strsplit (note->text, "\n", -1);
      g_autofree char *text = g_strjoinv (" ", lines);

      desk_cli_table_add (table, written, note->note_id, text);
    }
  desk_console_print (_("\nNotes\n"));
  desk_cli_table_print (table);
}

/**
 * desk_cli_member_print:
 * @file: masked already where it must be
 */
void
desk_cli_member_print (DeskCli              *cli,
                       const DeskMemberFile *file)
{
  print_head (file);
  print_rating (file->rating);
  print_accounts (file->accounts);
  print_counts (file->counts);
  if (file->uses->len > 0)
    print_uses (cli, file->uses);
  if (file->contacts->len > 0)
    print_contacts (cli, file->contacts);
  if (file->tickets->len > 0)
    {
      desk_console_print (_("\nTickets\n"));
      desk_cli_ticket_print (cli, file->tickets);
    }
  if (file->visits->len > 0)
    {
      desk_console_print (_("\nVisits\n"));
      desk_cli_visit_print (cli, file->visits);
    }
  if (file->notes->len > 0)
    print_notes (cli, file->notes);
}
