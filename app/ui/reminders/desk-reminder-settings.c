/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-reminder-settings.h"

#include <desk-visit-life.h>

#define REMINDED "reminded"

/* A visit that is moved is reminded of anew. */
static char *
make_key (const DeskVisit *visit)
{
  return g_strdup_printf ("%s@%" G_GINT64_FORMAT, visit->visit_id, visit->start_ms);
}

static gboolean
was_reminded (GSettings       *settings,
              const DeskVisit *visit)
{
  g_auto (GStrv) reminded = g_settings_get_strv (settings, REMINDED);
  g_autofree char *key = make_key (visit);

  return g_strv_contains ((const char * const *) reminded, key);
}

/* Who is on the way, or at the door, needs none. */
static gboolean
is_ahead (const DeskVisit *visit)
{
  return g_str_equal (visit->status, DESK_VISIT_PLANNED)
         || g_str_equal (visit->status, DESK_VISIT_CONFIRMED);
}

void
desk_reminder_settings_read (GSettings        *settings,
                             DeskReminderWish *wish)
{
  wish->wanted = g_settings_get_boolean (settings, "reminders");
  wish->minutes = g_settings_get_int (settings, "reminder-minutes");
  wish->quiet_from = g_settings_get_int (settings, "quiet-from");
  wish->quiet_to = g_settings_get_int (settings, "quiet-to");
}

/**
 * desk_reminder_settings_judge:
 * @zone: the policy's
 *
 * Returns: what is to be done about a visit, as desk_reminder_judge(); nothing where it was reminded
 *   of, or is under way or over
 */
DeskReminderState
desk_reminder_settings_judge (GSettings       *settings,
                              const DeskVisit *visit,
                              gint64           now_ms,
                              GTimeZone       *zone)
{
  DeskReminderWish wish;

  if (!is_ahead (visit) || was_reminded (settings, visit))
    return DESK_REMINDER_NONE;
  desk_reminder_settings_read (settings, &wish);
  return desk_reminder_judge (&wish, visit->start_ms, visit->travel_minutes, visit->changed_ms,
                              now_ms, zone);
}

/**
 * desk_reminder_settings_note:
 * @visit: one of @visits, which was reminded of now
 * @visits: (element-type DeskVisit): all from today on; what is kept of others is forgotten
 */
void
desk_reminder_settings_note (GSettings       *settings,
                             const DeskVisit *visit,
                             GPtrArray       *visits)
{
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      const DeskVisit *other = g_ptr_array_index (visits, i);
      g_autofree char *key = make_key (other);

      if (other == visit || was_reminded (settings, other))
        g_strv_builder_add (kept, key);
    }
  keys = g_strv_builder_end (kept);
  g_settings_set_strv (settings, REMINDED, (const char * const *) keys);
}
