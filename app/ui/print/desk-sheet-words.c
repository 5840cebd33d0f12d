/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-sheet-words.h"

#include "desk-format.h"
#include "desk-visit-words.h"

#include <desk-member.h>
#include <desk-money.h>
#include <desk-time.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

/**
 * desk_sheet_words_day:
 * @zone: the policy's
 *
 * Returns: (transfer full): the day with its weekday and year: papers are kept
 */
char *
desk_sheet_words_day (gint64     time_ms,
                      GTimeZone *zone)
{
  /* Seen from 1970, it is in another year. */
  return desk_format_heading (time_ms, 0, zone);
}

/**
 * desk_sheet_words_amount:
 *
 * Returns: (transfer full) (nullable): the amount in yuan; %NULL for %DESK_FEN_ABSENT
 */
char *
desk_sheet_words_amount (gint64 fen)
{
  g_autofree char *yuan = NULL;

  if (fen == DESK_FEN_ABSENT)
    return NULL;
  yuan = desk_money_format (fen);
  return g_strdup_printf ("¥%s", yuan);
}

/**
 * desk_sheet_words_way:
 * @zone: the policy's
 *
 * Returns: (transfer full) (nullable): how long the way there is and when it begins; %NULL where
 *   nothing is known of it
 */
char *
desk_sheet_words_way (const DeskVisit *visit,
                      GTimeZone       *zone)
{
  gint64 leave_ms = visit->start_ms - visit->travel_minutes * DESK_MINUTE_MS;
  g_autofree char *leave = NULL;

  if (visit->travel_minutes <= 0)
    return NULL;
  leave = desk_visit_words_minute (desk_calendar_minute_at (leave_ms, zone));
  /* Translators: the way to a visit: how long it takes, and the time of day to leave at */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u minute, leave at %2$s",
                                       "%1$u minutes, leave at %2$s",
                                       (gulong) visit->travel_minutes),
                          (guint) visit->travel_minutes, leave);
}

/**
 * desk_sheet_words_subject:
 *
 * Returns: what the subject of such a visit is called
 */
const char *
desk_sheet_words_subject (const DeskVisit *visit)
{
  const char *label = desk_visit_get_subject_label (visit->purpose);

  return label != NULL ? label : C_("on paper", "Subject");
}
