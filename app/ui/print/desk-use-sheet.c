/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-use-sheet.h"

#include "desk-sheet-words.h"
#include "desk-use-words.h"
#include "desk-visit-words.h"

#include <desk-entitlement.h>
#include <desk-labels.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>


static char *
word_moment (gint64     time_ms,
             GTimeZone *zone)
{
  g_autofree char *day = desk_sheet_words_day (time_ms, zone);
  g_autofree char *time = desk_visit_words_minute (desk_calendar_minute_at (time_ms, zone));

  return g_strdup_printf ("%s  %s", day, time);
}

/* Of the month in which the slip is made, with the place in the standard. */
static void
add_count (DeskPaper              *paper,
           const DeskServiceCount *count)
{
  g_autofree char *used = NULL;

  if (count == NULL)
    return;
  if (count->limit >= 0)
    /* Translators: uses of an entitlement this month, and how many there may be */
    used = g_strdup_printf (_("%d of %d used"), (int) count->used, (int) count->limit);
  else
    used = g_strdup (_("limit not set"));
  desk_paper_add_line (paper, C_("on paper", "This month"), used);
  desk_paper_add_line (paper, C_("on paper", "Source"), count->source);
}

/* An amount, points, or until when something is lent. */
static void
add_taken (DeskPaper            *paper,
           const DeskServiceUse *use,
           DeskTakes             takes)
{
  g_autofree char *amount = desk_use_words_amount (takes, use->amount);

  if (amount != NULL)
    desk_paper_add_line (paper, takes == DESK_TAKES_MONEY ? C_("on paper", "Raised to")
                                                          : C_("on paper", "Points"), amount);
  if (*use->day != '\0')
    desk_paper_add_line (paper, takes == DESK_TAKES_LOAN ? C_("on paper", "Back by")
                                                         : C_("on paper", "Expire after"), use->day);
}

static void
add_use (DeskPaper            *paper,
         const DeskServiceUse *use,
         DeskPolicy           *policy)
{
  GTimeZone *zone = desk_policy_get_zone (policy);
  g_autofree char *from = word_moment (use->used_ms, zone);
  g_autofree char *until =
    use->hours > 0 ? word_moment (use->used_ms + use->hours * DESK_HOUR_MS, zone) : NULL;

  desk_paper_add_line (paper, C_("on paper", "Entitlement"),
                       desk_entitlement_get_label (use->service));
  desk_paper_add_line (paper, C_("on paper", "From"), from);
  if (until != NULL)
    desk_paper_add_line (paper, C_("on paper", "Until"), until);
  add_taken (paper, use, desk_entitlement_get_takes (policy, use->service));
  desk_paper_add_line (paper, C_("on paper", "Note"), use->note);
  if (use->provisional)
    desk_paper_add_text (paper, _("Not yet confirmed by the hub"));
}

/**
 * desk_use_sheet_new:
 * @use: one of @file
 *
 * Returns: (transfer full): the slip (E6, E7), which keeps nothing but words
 */
DeskPaper *
desk_use_sheet_new (const DeskMemberFile *file,
                    const DeskServiceUse *use,
                    DeskPolicy           *policy)
{
  DeskPaper *paper = desk_paper_new ();
  g_autofree char *name = desk_label_member_name (file->member->name, file->member->salutation);
  const char *date = C_("on paper", "Date");
  const char * const customer[] = { C_("on paper", "Signature of the customer"), date, NULL };
  const char * const signer[] = { C_("on paper", "Signature of the manager"), date, NULL };

  desk_paper_begin_block (paper);
  /* Translators: the title of a printed slip */
  desk_paper_add_title (paper, _("Use of an Entitlement"));
  desk_paper_add_line (paper, C_("on paper", "Customer"), name);
  desk_paper_add_line (paper, C_("on paper", "Member number"), file->member->member_no);
  desk_paper_add_line (paper, C_("on paper", "Card"), desk_tier_get_label (file->tier));
  desk_paper_add_rule (paper);
  add_use (paper, use, policy);
  add_count (paper, desk_member_file_find_count (file, use->service));
  desk_paper_add_line (paper, C_("on paper", "Account manager"), use->by);
  desk_paper_add_rule (paper);
  desk_paper_begin_block (paper);
  desk_paper_add_blanks (paper, customer);
  desk_paper_add_blanks (paper, signer);
  return paper;
}
