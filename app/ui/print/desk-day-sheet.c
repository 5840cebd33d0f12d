/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-day-sheet.h"

#include "desk-sheet-words.h"
#include "desk-visit-words.h"

#include <desk-labels.h>
#include <desk-member.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

/* What is taken at the doors, to be compared with what is in the bag at the end. */
static char *
describe_sum (GPtrArray *visits)
{
  gint64 sum_fen = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (visits, i);

      if (visit->amount_fen != DESK_FEN_ABSENT)
        sum_fen += visit->amount_fen;
    }
  return sum_fen > 0 ? desk_sheet_words_amount (sum_fen) : NULL;
}

static void
add_head (DeskPaper  *paper,
          GPtrArray  *visits,
          gint64      day_ms,
          const char *manager,
          GTimeZone  *zone)
{
  g_autofree char *day = desk_sheet_words_day (day_ms, zone);
  /* Translators: the title of a printed sheet; %s is a day */
  g_autofree char *title = g_strdup_printf (_("Visits on %s"), day);
  g_autofree char *n_visits = g_strdup_printf ("%u", visits->len);
  g_autofree char *sum = describe_sum (visits);

  desk_paper_begin_block (paper);
  desk_paper_add_title (paper, title);
  desk_paper_add_line (paper, C_("on paper", "Account manager"), manager);
  desk_paper_add_line (paper, C_("on paper", "Visits"), n_visits);
  desk_paper_add_line (paper, C_("on paper", "To collect in all"), sum);
  desk_paper_add_rule (paper);
}

static void
add_visit (DeskPaper       *paper,
           const DeskVisit *visit,
           GTimeZone       *zone)
{
  g_autofree char *span = desk_visit_words_span (visit->start_ms, visit->minutes, zone);
  g_autofree char *name = desk_label_member_name (visit->name, visit->salutation);
  g_autofree char *task = g_strdup_printf ("%s  %s", span, name);
  g_autofree char *way = desk_sheet_words_way (visit, zone);
  g_autofree char *amount = desk_sheet_words_amount (visit->amount_fen);

  desk_paper_begin_block (paper);
  desk_paper_add_task (paper, task);
  desk_paper_add_line (paper, C_("on paper", "Address"), visit->address);
  desk_paper_add_line (paper, C_("on paper", "Way there"), way);
  desk_paper_add_line (paper, C_("on paper", "Purpose"),
                       desk_visit_get_purpose_label (visit->purpose));
  desk_paper_add_line (paper, desk_sheet_words_subject (visit), visit->subject);
  desk_paper_add_line (paper, C_("on paper", "To collect"), amount);
  desk_paper_add_line (paper, C_("on paper", "The customer's words"), visit->special_request);
  desk_paper_add_line (paper, C_("on paper", "To bring"),
                       desk_visit_get_bring_label (visit->purpose));
  desk_paper_add_rule (paper);
}

/**
 * desk_day_sheet_choose:
 * @visits: (element-type DeskVisit)
 *
 * Returns: (transfer container) (element-type DeskVisit): those that are still to be made, by time;
 *   @visits keeps them
 */
GPtrArray *
desk_day_sheet_choose (GPtrArray *visits)
{
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; i < visits->len; i++)
    {
      DeskVisit *visit = g_ptr_array_index (visits, i);

      if (desk_visit_is_open (visit->status))
        g_ptr_array_add (open, visit);
    }
  g_ptr_array_sort (open, desk_visit_compare_starts);
  return open;
}

/**
 * desk_day_sheet_new:
 * @visits: (element-type DeskVisit): of the day; those that are over are left out
 * @day_ms: a moment of the day, in milliseconds since 1970
 * @manager: who makes them
 * @zone: the policy's
 *
 * Addresses are in full: that they are shown is to be recorded before.
 *
 * Returns: (transfer full): the sheet
 */
DeskPaper *
desk_day_sheet_new (GPtrArray  *visits,
                    gint64      day_ms,
                    const char *manager,
                    GTimeZone  *zone)
{
  g_autoptr (GPtrArray) open = desk_day_sheet_choose (visits);
  DeskPaper *paper = desk_paper_new ();

  add_head (paper, open, day_ms, manager, zone);
  for (guint i = 0; i < open->len; i++)
    add_visit (paper, g_ptr_array_index (open, i), zone);
  return paper;
}
