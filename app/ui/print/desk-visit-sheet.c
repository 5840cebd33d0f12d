/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-sheet.h"

#include "desk-sheet-words.h"
#include "desk-visit-words.h"

#include <desk-labels.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#define DONE_LINES 5
#define NEXT_LINES 2

static void
add_head (DeskPaper       *paper,
          const DeskVisit *visit,
          const char      *manager,
          GTimeZone       *zone)
{
  g_autofree char *name = desk_label_member_name (visit->name, visit->salutation);
  g_autofree char *day = desk_sheet_words_day (visit->start_ms, zone);
  g_autofree char *span = desk_visit_words_span (visit->start_ms, visit->minutes, zone);
  g_autofree char *when = g_strdup_printf ("%s  %s", day, span);

  desk_paper_begin_block (paper);
  /* Translators: the title of a printed form */
  desk_paper_add_title (paper, _("Record of a Visit"));
  desk_paper_add_line (paper, C_("on paper", "Customer"), name);
  desk_paper_add_line (paper, C_("on paper", "Member number"), visit->member_no);
  desk_paper_add_line (paper, C_("on paper", "Address"), visit->address);
  desk_paper_add_line (paper, C_("on paper", "Time"), when);
  desk_paper_add_line (paper, C_("on paper", "Account manager"), manager);
  desk_paper_add_rule (paper);
}

static void
add_purpose (DeskPaper       *paper,
             const DeskVisit *visit)
{
  g_autofree char *amount = desk_sheet_words_amount (visit->amount_fen);

  desk_paper_begin_block (paper);
  desk_paper_add_line (paper, C_("on paper", "Purpose"),
                       desk_visit_get_purpose_label (visit->purpose));
  desk_paper_add_line (paper, desk_sheet_words_subject (visit), visit->subject);
  desk_paper_add_line (paper, C_("on paper", "To collect"), amount);
  desk_paper_add_line (paper, C_("on paper", "The customer's words"), visit->special_request);
  desk_paper_add_rule (paper);
}

static void
add_writing (DeskPaper  *paper,
             const char *heading,
             guint       n_lines)
{
  desk_paper_begin_block (paper);
  desk_paper_add_heading (paper, heading);
  desk_paper_add_writing (paper, n_lines);
}

static void
add_outcome (DeskPaper *paper)
{
  const char * const received[] = { C_("on paper", "Amount received: ¥"), NULL };
  const char * const answers[] = { C_("on paper", "Yes"), C_("on paper", "No"), NULL };

  desk_paper_begin_block (paper);
  desk_paper_add_blanks (paper, received);
  desk_paper_add_choice (paper, C_("on paper", "The customer is satisfied"), answers);
}

static void
add_signatures (DeskPaper *paper)
{
  const char *date = C_("on paper", "Date");
  const char * const customer[] = { C_("on paper", "Signature of the customer"), date, NULL };
  const char * const manager[] = { C_("on paper", "Signature of the manager"), date, NULL };

  desk_paper_begin_block (paper);
  desk_paper_add_heading (paper, C_("on paper", "Signatures"));
  desk_paper_add_blanks (paper, customer);
  desk_paper_add_blanks (paper, manager);
}

/**
 * desk_visit_sheet_new:
 * @manager: who makes it
 * @zone: the policy's
 *
 * The address is in full: that it is shown is to be recorded before.
 *
 * Returns: (transfer full): the form, with nothing of @visit but its words
 */
DeskPaper *
desk_visit_sheet_new (const DeskVisit *visit,
                      const char      *manager,
                      GTimeZone       *zone)
{
  DeskPaper *paper = desk_paper_new ();

  add_head (paper, visit, manager, zone);
  add_purpose (paper, visit);
  add_writing (paper, C_("on paper", "What was done"), DONE_LINES);
  add_outcome (paper);
  add_writing (paper, C_("on paper", "Next step"), NEXT_LINES);
  add_signatures (paper);
  return paper;
}
