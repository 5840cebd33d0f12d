/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-hours.h"
#include "desk-policy-value.h"
#include "desk-time.h"

#define MINUTES_A_DAY (24 * 60)
/* No window is longer than a day, even the one on which clocks go back: what is, has no end. */
#define ENDLESS_MS (36 * 60 * DESK_MINUTE_MS)
/* Windows of yesterday may reach into today, and a window that ends today may go on tomorrow. */
#define DAYS_IN_WEEK 7
#define FIRST_DAY -1
#define LAST_DAY 2

/* A stretch of time in which notices are allowed: half-open. */
typedef struct
{
  gint64 open_ms;
  gint64 close_ms;
} Span;

/* A time of day on the calendar day that lies day_offset days from the local moment; minute may
 * pass 24:00. */
static gint64
find_moment (GDateTime *local,
             GTimeZone *zone,
             int        day_offset,
             int        minute)
{
  g_autoptr (GDateTime) day = g_date_time_add_days (local, day_offset + minute / MINUTES_A_DAY);
  g_autoptr (GDateTime) moment = NULL;

  minute %= MINUTES_A_DAY;
  moment = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                            g_date_time_get_day_of_month (day), minute / 60, minute % 60, 0);
  return g_date_time_to_unix (moment) * 1000;
}

static int
find_shift (DeskPolicy *policy,
            const char *region)
{
  const char * const *later = desk_policy_lookup_list (policy, "hours.notify", "later_regions");
  g_autofree char *word = g_ascii_strdown (region != NULL ? region : "", -1);
  gint64 hours = 0;

  if (later == NULL || !g_strv_contains (later, word))
    return 0;
  desk_policy_lookup_integer (policy, "hours.notify", "later_hours", &hours);
  return (int) hours * 60;
}

static char *
word_window (int open,
             int close)
{
  open %= MINUTES_A_DAY;
  close = (close - 1) % MINUTES_A_DAY + 1;
  return g_strdup_printf ("%02d:%02d–%02d:%02d", open / 60, open % 60, close / 60, close % 60);
}

static void
add_span (GArray *spans,
          gint64  open_ms,
          gint64  close_ms)
{
  Span span = { open_ms, close_ms };
  Span *last = spans->len == 0 ? NULL : &g_array_index (spans, Span, spans->len - 1);

  if (last != NULL && last->close_ms >= open_ms)
    last->close_ms = MAX (last->close_ms, close_ms);
  else
    g_array_append_val (spans, span);
}

/* The windows around a moment, in order, those that touch made one; NULL: the policy sets none. */
static GArray *
list_spans (DeskPolicy *policy,
            const char *region,
            gint64      at_ms)
{
  const char * const *windows = desk_policy_lookup_list (policy, "hours.notify", "windows");
  GTimeZone *zone = desk_policy_get_zone (policy);
  g_autoptr (GDateTime) local = desk_time_local (at_ms, zone);
  int shift = find_shift (policy, region);
  GArray *spans;

  if (windows == NULL)
    return NULL;
  spans = g_array_new (FALSE, FALSE, sizeof (Span));
  for (int day = FIRST_DAY; day <= LAST_DAY; day++)
    {
      for (guint i = 0; windows[i] != NULL; i++)
        {
          int open, close;

          if (desk_policy_parse_window (windows[i], &open, &close))
            add_span (spans, find_moment (local, zone, day, open + shift),
                      find_moment (local, zone, day, close + shift));
        }
    }
  return spans;
}

/* The first window that has not ended at a moment; FALSE: no windows are set. */
static gboolean
find_span (DeskPolicy *policy,
           const char *region,
           gint64      at_ms,
           Span       *span)
{
  g_autoptr (GArray) spans = list_spans (policy, region, at_ms);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      *span = g_array_index (spans, Span, i);
      if (span->close_ms > at_ms)
        return TRUE;
    }
  return FALSE;
}

/**
 * desk_hours_may_notify:
 * @policy: the policy
 * @region: (nullable): the manager's region, a word of the feed
 * @at_ms: a moment, in milliseconds since 1970
 *
 * Returns: whether notices and reminders by phone or SMS are allowed then (H2); always where the
 *   policy sets no hours
 */
gboolean
desk_hours_may_notify (DeskPolicy *policy,
                       const char *region,
                       gint64      at_ms)
{
  return desk_hours_notify_opens (policy, region, at_ms) == at_ms;
}

/**
 * desk_hours_notify_opens:
 * @policy: the policy
 * @region: (nullable): the manager's region, a word of the feed
 * @at_ms: a moment, in milliseconds since 1970
 *
 * Returns: when notices are allowed (H3): @at_ms itself, or the moment the next window opens
 */
gint64
desk_hours_notify_opens (DeskPolicy *policy,
                         const char *region,
                         gint64      at_ms)
{
  Span span;

  return find_span (policy, region, at_ms, &span) ? MAX (at_ms, span.open_ms) : at_ms;
}

/**
 * desk_hours_notify_turns:
 * @policy: the policy
 * @region: (nullable): the manager's region, a word of the feed
 * @at_ms: a moment, in milliseconds since 1970
 *
 * Returns: the next moment after @at_ms at which notices become allowed, or stop being so;
 *   %G_MAXINT64 when they are always allowed
 */
gint64
desk_hours_notify_turns (DeskPolicy *policy,
                         const char *region,
                         gint64      at_ms)
{
  Span span;

  if (!find_span (policy, region, at_ms, &span))
    return G_MAXINT64;
  if (span.open_ms > at_ms)
    return span.open_ms;
  return span.close_ms - at_ms > ENDLESS_MS ? G_MAXINT64 : span.close_ms;
}

/**
 * desk_hours_find_wished:
 * @policy: the policy
 * @region: (nullable): the manager's region, a word of the feed
 * @wished: when the member prefers to be called
 * @at_ms: a moment, in milliseconds since 1970
 * @opens_ms: (out): the first moment, @at_ms itself or later, that the member prefers and at which
 *   notices are allowed (H2)
 * @closes_ms: (out): when the preferred hours of that day end
 *
 * Returns: %FALSE where the preferred hours are all quiet ones
 */
gboolean
desk_hours_find_wished (DeskPolicy          *policy,
                        const char          *region,
                        const DeskCallHours *wished,
                        gint64               at_ms,
                        gint64              *opens_ms,
                        gint64              *closes_ms)
{
  GTimeZone *zone = desk_policy_get_zone (policy);
  g_autoptr (GDateTime) local = desk_time_local (at_ms, zone);

  for (int offset = 0; offset <= DAYS_IN_WEEK; offset++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (local, offset);
      gint64 from_ms = MAX (at_ms, find_moment (local, zone, offset, wished->from_minute));
      gint64 to_ms = find_moment (local, zone, offset, wished->to_minute);

      if ((wished->days & 1u << (g_date_time_get_day_of_week (day) - 1)) == 0 || from_ms >= to_ms)
        continue;
      from_ms = desk_hours_notify_opens (policy, region, from_ms);
      if (from_ms >= to_ms)
        continue;
      *opens_ms = from_ms;
      *closes_ms = to_ms;
      return TRUE;
    }
  return FALSE;
}

/**
 * desk_hours_list_notify:
 * @policy: the policy
 * @region: (nullable): where the customers are
 *
 * Returns: (transfer full) (nullable): the times of day within which notices are allowed there (H2,
 *   H3), each as `08:00–12:00`; %NULL where the policy sets none
 */
GStrv
desk_hours_list_notify (DeskPolicy *policy,
                        const char *region)
{
  const char * const *windows = desk_policy_lookup_list (policy, "hours.notify", "windows");
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  int shift = find_shift (policy, region);

  for (guint i = 0; windows != NULL && windows[i] != NULL; i++)
    {
      g_autofree char *word = NULL;
      int open, close;

      if (!desk_policy_parse_window (windows[i], &open, &close))
        continue;
      word = word_window (open + shift, close + shift);
      g_strv_builder_add (words, word);
    }
  return windows != NULL ? g_strv_builder_end (words) : NULL;
}

/**
 * desk_hours_get_visit:
 * @open: (out): the minute of the day from which visits are made (H1)
 * @close: (out): the minute at which they are over
 *
 * Returns: %FALSE where the policy sets no hours
 */
gboolean
desk_hours_get_visit (DeskPolicy *policy,
                      int        *open,
                      int        *close)
{
  const char *opens = desk_policy_lookup_text (policy, "hours.visit", "open");
  const char *closes = desk_policy_lookup_text (policy, "hours.visit", "close");

  return opens != NULL && closes != NULL && desk_policy_parse_minute (opens, open)
         && desk_policy_parse_minute (closes, close);
}

/**
 * desk_hours_visit_fits:
 * @policy: the policy
 * @start_ms: when the visit begins, in milliseconds since 1970
 * @minutes: how long it takes, more than 0
 *
 * Returns: whether the visit lies wholly within the hours of one day (H1); it may end at the very
 *   moment they close. Always where the policy sets no hours
 */
gboolean
desk_hours_visit_fits (DeskPolicy *policy,
                       gint64      start_ms,
                       int         minutes)
{
  GTimeZone *zone = desk_policy_get_zone (policy);
  g_autoptr (GDateTime) local = desk_time_local (start_ms, zone);
  int open, close;

  if (minutes <= 0)
    return FALSE;
  if (!desk_hours_get_visit (policy, &open, &close))
    return TRUE;
  return start_ms >= find_moment (local, zone, 0, open)
         && start_ms + (gint64) minutes * DESK_MINUTE_MS <= find_moment (local, zone, 0, close);
}
