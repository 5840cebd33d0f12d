/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-reminder-notice.h"

#include "desk-notices.h"
#include "desk-visit-words.h"

#include <desk-labels.h>
#include <desk-mask.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

static char *
make_id (const char *visit_id)
{
  return g_strconcat ("visit-", visit_id, NULL);
}

static char *
word_time (gint64     time_ms,
           GTimeZone *zone)
{
  return desk_visit_words_minute (desk_calendar_minute_at (time_ms, zone));
}

/* Others see the screen too: the address is masked, and there is no phone number. */
static char *
describe (const DeskVisit *visit,
          GTimeZone       *zone)
{
  g_autofree char *address = desk_mask_address (visit->address);
  g_autofree char *leave = word_time (visit->start_ms
                                        - visit->travel_minutes * DESK_MINUTE_MS, zone);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_strv_builder_add (parts, desk_visit_get_purpose_label (visit->purpose));
  if (visit->travel_minutes > 0)
    {
      /* Translators: %s is a time of day */
      g_autofree char *way = g_strdup_printf (_("Leave at %s"), leave);

      g_strv_builder_add (parts, way);
    }
  if (*address != '\0')
    g_strv_builder_add (parts, address);
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

/**
 * desk_reminder_notice_new:
 * @zone: the policy's
 * @words: (out) (optional): what it says, on two lines
 *
 * Returns: (transfer full): what is shown on the screen before a visit
 */
GNotification *
desk_reminder_notice_new (const DeskVisit  *visit,
                          GTimeZone        *zone,
                          char            **words)
{
  g_autofree char *name = desk_label_member_name (visit->name, visit->salutation);
  g_autofree char *time = word_time (visit->start_ms, zone);
  /* Translators: %1$s is the time of day when a visit begins, %2$s the member */
  g_autofree char *title = g_strdup_printf (_("%1$s: visit to %2$s"), time, name);
  g_autofree char *body = describe (visit, zone);
  GNotification *notice = g_notification_new (title);

  g_notification_set_body (notice, body);
  g_notification_set_priority (notice, G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action_and_target (notice, "app." DESK_REMINDER_ACTION, "(sx)",
                                                visit->visit_id, visit->start_ms);
  g_notification_add_button_with_target (notice, _("Open Member"), "app.open-member", "s",
                                         visit->member_no);
  if (words != NULL)
    *words = g_strjoin ("\n", title, body, NULL);
  return notice;
}

/**
 * desk_reminder_notice_send:
 *
 * Shows it on the screen, in place of an earlier one of the same visit.
 */
void
desk_reminder_notice_send (GApplication    *application,
                           const DeskVisit *visit,
                           GTimeZone       *zone)
{
  g_autoptr (GNotification) notice = desk_reminder_notice_new (visit, zone, NULL);
  g_autofree char *id = make_id (visit->visit_id);

  desk_notices_send (application, id, notice);
}

/**
 * desk_reminder_notice_send_day:
 * @words: what the day holds
 *
 * Shows it on the screen; it leads to Today.
 */
void
desk_reminder_notice_send_day (GApplication *application,
                               const char   *words)
{
  g_autoptr (GNotification) notice = g_notification_new (_("Your Day"));

  g_notification_set_body (notice, words);
  g_notification_set_default_action_and_target (notice, "app.page", "s", "today");
  desk_notices_send (application, "day", notice);
}

/**
 * desk_reminder_notice_send_call:
 *
 * Shows that the time of a promised call-back has come (D5); it leads to Today, where the call is made.
 */
void
desk_reminder_notice_send_call (GApplication           *application,
                                const DeskCallbackItem *item)
{
  g_autofree char *name = desk_label_member_name (item->name, item->salutation);
  /* Translators: %s is a member who was promised a call-back */
  g_autofree char *title = g_strdup_printf (_("Call back %s"), name);
  g_autoptr (GNotification) notice = g_notification_new (title);

  g_notification_set_body (notice, item->about);
  g_notification_set_priority (notice, G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action_and_target (notice, "app.page", "s", "today");
  g_notification_add_button_with_target (notice, _("Open Member"), "app.open-member", "s",
                                         item->member_no);
  g_notification_add_button_with_target (notice, _("In Ten Minutes"), "app." DESK_REMINDER_LATER, "s",
                                         item->cause);
  desk_notices_send (application, item->cause, notice);
}

void
desk_reminder_notice_withdraw (GApplication *application,
                               const char   *visit_id)
{
  g_autofree char *id = make_id (visit_id);

  desk_notices_withdraw (application, id);
}
