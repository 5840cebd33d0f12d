/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-sync-face.h"

#include "desk-format.h"

#include <glib/gi18n-lib.h>

static char *
describe_last_sync (const DeskSyncStatus *status,
                    gint64                now_ms,
                    GTimeZone            *zone)
{
  g_autofree char *moment = NULL;

  if (status->last_sync_ms == 0)
    return g_strdup (_("Not synced yet"));
  moment = desk_format_moment (status->last_sync_ms, now_ms, zone);
  /* Translators: %s is a moment, as in "14:02" or "yesterday 09:31" */
  return g_strdup_printf (_("Last synced: %s"), moment);
}

static char *
describe_running (double progress)
{
  if (progress < 0)
    return g_strdup (_("Syncing…"));
  /* Translators: how far the running sync is */
  return g_strdup_printf (_("Syncing %d %%"), (int) (CLAMP (progress, 0, 1) * 100));
}

static char *
describe_offline (guint pending)
{
  if (pending == 0)
    return g_strdup (_("Offline"));
  return g_strdup_printf (ngettext ("Offline, %u waiting", "Offline, %u waiting", pending),
                          pending);
}

static char *
describe_idle (guint pending)
{
  if (pending == 0)
    return g_strdup (_("Up to date"));
  /* Translators: what was recorded here and the hub does not have yet */
  return g_strdup_printf (ngettext ("%u waiting for the hub", "%u waiting for the hub", pending),
                          pending);
}

static void
set_look (DeskSyncFace *self,
          const char   *icon_name,
          const char   *css_class,
          char         *text)
{
  self->icon_name = icon_name;
  self->css_class = css_class;
  self->text = text;
}

/**
 * desk_sync_face_new:
 * @progress: 0…1, or -1 when it is not known how far
 * @error: (nullable): why the last round failed
 * @status: (nullable): what the local database knows, when it has been read
 * @zone: the policy's
 *
 * What needs the person comes before everything else, then what goes on now, then how things stand.
 */
DeskSyncFace *
desk_sync_face_new (DeskSyncState         state,
                    double                progress,
                    const GError         *error,
                    const DeskSyncStatus *status,
                    gint64                now_ms,
                    GTimeZone            *zone)
{
  DeskSyncFace *self = g_new0 (DeskSyncFace, 1);
  guint pending = status != NULL ? status->pending : 0;
  guint rejected = status != NULL ? status->rejected : 0;

  self->needs_person = rejected > 0 || state == DESK_SYNC_STOPPED;
  if (state == DESK_SYNC_STOPPED)
    set_look (self, "dialog-warning-symbolic", "error", g_strdup (_("Sync has stopped")));
  else if (state == DESK_SYNC_RUNNING)
    set_look (self, "emblem-synchronizing-symbolic", NULL, describe_running (progress));
  else if (rejected > 0)
    set_look (self, "dialog-warning-symbolic", "warning",
              /* Translators: what the hub turned away and the person must look at */
              g_strdup_printf (ngettext ("%u needs you", "%u need you", rejected), rejected));
  else if (state == DESK_SYNC_OFFLINE)
    set_look (self, "network-offline-symbolic", NULL, describe_offline (pending));
  else if (pending > 0)
    set_look (self, "emblem-synchronizing-symbolic", NULL, describe_idle (pending));
  else
    set_look (self, "emblem-ok-symbolic", NULL, describe_idle (0));

  if (error != NULL)
    self->detail = g_strdup (error->message);
  else if (status != NULL)
    self->detail = describe_last_sync (status, now_ms, zone);
  else
    self->detail = g_strdup ("");
  return self;
}

void
desk_sync_face_free (DeskSyncFace *self)
{
  g_free (self->text);
  g_free (self->detail);
  g_free (self);
}
