/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-icalendar.h"

#include "desk-link.h"

#include <desk-labels.h>
#include <desk-mask.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>
#include <libical/ical.h>

/* In no zone of its own: calendars show it in theirs. */
static struct icaltimetype
get_time (gint64 time_ms)
{
  return icaltime_from_timet_with_zone ((time_t) (time_ms / 1000), 0,
                                        icaltimezone_get_utc_timezone ());
}

static void
add_line (GString    *text,
          const char *line)
{
  if (*line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
describe (const DeskVisit  *visit,
          const DeskMember *member)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *number = g_strdup_printf (_("Member number %s"), member->member_no);

  add_line (text, number);
  add_line (text, visit->special_request);
  add_line (text, visit->outcome);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
title (const DeskVisit  *visit,
       const DeskMember *member)
{
  g_autofree char *name = desk_label_member_name (member->name, member->salutation);

  /* Translators: the title of a visit in a calendar: the member's name, and what it is for. */
  return g_strdup_printf (_("Visit to %s: %s"), name,
                          desk_visit_get_purpose_label (visit->purpose));
}

/**
 * desk_icalendar_is_name:
 *
 * Returns: whether a path ends in .ics
 */
gboolean
desk_icalendar_is_name (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ".ics");
}

/**
 * desk_icalendar_write:
 * @now_ms: when it is written
 * @unmasked: the address in full; else it is masked
 *
 * Returns: (transfer full): a visit as an event of a calendar file
 */
char *
desk_icalendar_write (const DeskVisit  *visit,
                      const DeskMember *member,
                      gint64            now_ms,
                      gboolean          unmasked)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  gboolean cancelled = g_str_equal (visit->status, DESK_VISIT_CANCELLED);
  gint64 end_ms = visit->start_ms + visit->minutes * DESK_MINUTE_MS;
  g_autofree char *uid = g_strconcat (visit->visit_id, "@member-desk", NULL);
  g_autofree char *summary = title (visit, member);
  g_autofree char *description = describe (visit, member);
  g_autofree char *link = desk_link_for_member (member->member_no);
  g_autofree char *address =
    unmasked ? g_strdup (member->address) : desk_mask_address (member->address);
  char *made;
  char *text;

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (get_time (now_ms)));
  icalcomponent_add_property (event, icalproperty_new_dtstart (get_time (visit->start_ms)));
  icalcomponent_add_property (event, icalproperty_new_dtend (get_time (end_ms)));
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  icalcomponent_add_property (event, icalproperty_new_description (description));
  icalcomponent_add_property (event, icalproperty_new_url (link));
  if (*address != '\0')
    icalcomponent_add_property (event, icalproperty_new_location (address));
  icalcomponent_add_property (event, icalproperty_new_status (cancelled ? ICAL_STATUS_CANCELLED
                                                                        : ICAL_STATUS_CONFIRMED));
  made = icalcomponent_as_ical_string_r (event);
  text = g_strdup (made);
  icalmemory_free_buffer (made);
  icalcomponent_free (event);
  return text;
}
