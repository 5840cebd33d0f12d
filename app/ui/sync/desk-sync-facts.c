/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-sync-facts.h"

#include "desk-format.h"

#include <desk-time.h>
#include <glib/gi18n-lib.h>


/**
 * DeskSyncFacts:
 *
 * Where this computer stands with the hub, and who it is to it: what a manager reads out to the
 * back office on the phone.
 */
struct _DeskSyncFacts
{
  AdwPreferencesGroup  parent_instance;

  AdwActionRow        *last_sync;
  AdwActionRow        *oldest;
  AdwActionRow        *hub;
  AdwActionRow        *manager;
  AdwActionRow        *device;
};

G_DEFINE_FINAL_TYPE (DeskSyncFacts, desk_sync_facts, ADW_TYPE_PREFERENCES_GROUP)

/* As a person says it: the greatest unit only. */
static char *
describe_age (gint64 age_ms)
{
  gulong n;

  if (age_ms < DESK_MINUTE_MS)
    return g_strdup (_("less than a minute"));
  if (age_ms < DESK_HOUR_MS)
    {
      n = (gulong) (age_ms / DESK_MINUTE_MS);
      return g_strdup_printf (ngettext ("%lu minute", "%lu minutes", n), n);
    }
  if (age_ms < DESK_DAY_MS)
    {
      n = (gulong) (age_ms / DESK_HOUR_MS);
      return g_strdup_printf (ngettext ("%lu hour", "%lu hours", n), n);
    }
  n = (gulong) (age_ms / DESK_DAY_MS);
  return g_strdup_printf (ngettext ("%lu day", "%lu days", n), n);
}

static char *
describe_oldest (gint64     oldest_ms,
                 gint64     now_ms,
                 GTimeZone *zone)
{
  g_autofree char *age = NULL;
  g_autofree char *moment = NULL;

  if (oldest_ms == 0)
    return g_strdup (_("Nothing waits"));
  age = describe_age (MAX (now_ms - oldest_ms, 0));
  moment = desk_format_moment (oldest_ms, now_ms, zone);
  /* Translators: for how long, and since when: "12 minutes, since 09:18" */
  return g_strdup_printf (_("%1$s, since %2$s"), age, moment);
}

static void
desk_sync_facts_class_init (DeskSyncFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "sync/desk-sync-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSyncFacts, last_sync);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncFacts, oldest);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncFacts, hub);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncFacts, manager);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncFacts, device);
}

static void
desk_sync_facts_init (DeskSyncFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_sync_facts_set_status:
 * @status: copied
 * @zone: the policy's
 */
void
desk_sync_facts_set_status (DeskSyncFacts        *self,
                            const DeskSyncStatus *status,
                            gint64                now_ms,
                            GTimeZone            *zone)
{
  g_autofree char *last_sync = NULL;
  g_autofree char *oldest = NULL;
  g_autofree char *manager = NULL;

  g_return_if_fail (DESK_IS_SYNC_FACTS (self));

  last_sync = status->last_sync_ms != 0 ? desk_format_moment (status->last_sync_ms, now_ms, zone)
                                        : g_strdup (_("Not synced yet"));
  oldest = describe_oldest (status->oldest_pending_ms, now_ms, zone);
  /* Translators: a manager's name and number */
  manager = g_strdup_printf (_("%1$s, %2$s"), status->manager_name, status->manager_no);
  adw_action_row_set_subtitle (self->last_sync, last_sync);
  adw_action_row_set_subtitle (self->oldest, oldest);
  adw_action_row_set_subtitle (self->hub, status->hub_url);
  adw_action_row_set_subtitle (self->manager, manager);
  adw_action_row_set_subtitle (self->device, status->device_id);
}

/**
 * desk_sync_facts_get_oldest:
 *
 * Returns: for how long the oldest operation waits, as it is shown
 */
const char *
desk_sync_facts_get_oldest (DeskSyncFacts *self)
{
  g_return_val_if_fail (DESK_IS_SYNC_FACTS (self), NULL);

  return adw_action_row_get_subtitle (self->oldest);
}
