/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-sync-face.h"

#include "desk-sync-words.h"

#include <desk-db.h>
#include <desk-secret.h>
#include <glib/gi18n-lib.h>

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

static void
set_story (DeskSyncFace *self,
           const char   *title,
           const char   *story)
{
  self->title = g_strdup (title);
  self->story = g_strdup (story);
}

/* The hub said so a moment ago, or before the last start. */
static gboolean
is_stopped_by (const GError         *error,
               DeskSyncError         code,
               const DeskSyncStatus *status,
               DeskSyncStop          stop)
{
  return g_error_matches (error, DESK_SYNC_ERROR, (int) code) ||
         (status != NULL && status->stop == stop);
}

static void
show_revoked (DeskSyncFace *self)
{
  set_look (self, "dialog-warning-symbolic", "error", g_strdup (_("Not admitted any more")));
  set_story (self, _("The Hub No Longer Admits This Computer"),
             _("Your back office has taken its access away, so nothing is sent or fetched any "
               "more. What you recorded is still here: you can read it and export it. To go on, "
               "ask for a new one-time code and connect again."));
  self->revoked = TRUE;
  self->locked_out = TRUE;
}

static void
show_forked (DeskSyncFace *self)
{
  set_look (self, "dialog-warning-symbolic", "error", g_strdup (_("A copy: not synced")));
  set_story (self, _("The Data Here Is a Copy of Another Computer’s"),
             _("Two computers cannot go on with the same data. What you recorded is kept here. To "
               "go on with this one, ask for a new one-time code and connect again."));
  self->locked_out = TRUE;
}

static void
show_outdated (DeskSyncFace *self)
{
  set_look (self, "dialog-warning-symbolic", "error", g_strdup (_("Update needed")));
  set_story (self, _("A New Version Is Needed"),
             _("This version of Member Desk is too old for the hub. What you recorded is kept "
               "here. Install the new version."));
}

static void
show_stopped (DeskSyncFace *self,
              const GError *error)
{
  set_look (self, "dialog-warning-symbolic", "error", g_strdup (_("Sync has stopped")));
  set_story (self, _("Sync Has Stopped"), error != NULL ? error->message : "");
  self->locked_out = g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_ENROLLED) ||
                    g_error_matches (error, DESK_SECRET_ERROR, DESK_SECRET_ERROR_ABSENT);
}

static void
show_rejected (DeskSyncFace *self,
               guint         rejected)
{
  g_autofree char *title =
    g_strdup_printf (ngettext ("The Hub Turned %u Record Away", "The Hub Turned %u Records Away",
                               rejected), rejected);

  set_look (self, "dialog-warning-symbolic", "warning",
            /* Translators: what the hub turned away and the person must look at */
            g_strdup_printf (ngettext ("%u needs you", "%u need you", rejected), rejected));
  set_story (self, title,
             _("Below you see which, and why. Each stays on this computer until you decide."));
}

static void
show_stalled (DeskSyncFace *self,
              guint         pending)
{
  set_look (self, "dialog-warning-symbolic", "warning",
            /* Translators: what waits for the hub and is not taken, though the hub answers */
            g_strdup_printf (ngettext ("%u stands still", "%u stand still", pending), pending));
  set_story (self, _("What Waits Does Not Move"),
             _("The hub answers, but it has taken nothing from this computer for more than ten "
               "minutes. Your records are safe here. If this goes on, please tell your IT "
               "department."));
}

static void
show_offline (DeskSyncFace *self,
              guint         pending)
{
  set_look (self, "network-offline-symbolic", NULL, desk_sync_words_offline (pending));
  set_story (self, _("Working Offline"),
             _("The hub cannot be reached. What you record is kept on this computer and goes to "
               "the hub by itself as soon as it answers again."));
}

/* It answers, but with trouble of its own, or it is older than this program: the error says
 * which. */
static void
show_hub_trouble (DeskSyncFace *self,
                  guint         pending)
{
  set_look (self, "dialog-warning-symbolic", "warning", desk_sync_words_hub_trouble (pending));
  set_story (self, _("The Hub Has Trouble"),
             _("The hub answers, but not as it should. What you record is kept on this computer "
               "and goes to the hub by itself as soon as it can. If this goes on, please tell "
               "your IT department."));
}

static void
show_full (DeskSyncFace *self)
{
  set_look (self, "dialog-warning-symbolic", "error", g_strdup (_("The disk is full")));
  set_story (self, _("The Disk Is Full"),
             _("Nothing more can be recorded or fetched on this computer. What you recorded is "
               "kept. Make room on the disk; then the sync goes on by itself."));
}

static void
show_failed (DeskSyncFace *self,
             const GError *error)
{
  set_look (self, "dialog-warning-symbolic", "warning", g_strdup (_("The last sync failed")));
  set_story (self, _("The Last Sync Failed"), error->message);
}

static void
show_waiting (DeskSyncFace *self,
              guint         pending)
{
  set_look (self, "emblem-synchronizing-symbolic", NULL, desk_sync_words_waiting (pending));
  set_story (self, self->text, _("It goes to the hub with the next sync, by itself."));
}

static void
show_done (DeskSyncFace *self)
{
  set_look (self, "emblem-ok-symbolic", "success", g_strdup (_("Up to date")));
  set_story (self, _("Everything Is at the Hub"),
             _("Nothing waits on this computer, and nothing needs you."));
}

static void
show_running (DeskSyncFace *self,
              double        progress,
              guint         pending)
{
  set_look (self, "emblem-synchronizing-symbolic", NULL,
            desk_sync_words_running (progress, pending));
  set_story (self, self->text, "");
}

/* What the text leaves unsaid: while something needs the person, what goes on beside; else that the
 * clock is wrong, how old the data is, or what cannot leave. */
static char *
describe_detail (DeskSyncState         state,
                 double                progress,
                 const DeskSyncStatus *status,
                 gboolean              stopped,
                 gint64                now_ms,
                 GTimeZone            *zone)
{
  if (status == NULL)
    return g_strdup ("");
  if (stopped && status->pending > 0)
    return desk_sync_words_kept (status->pending);
  if (!stopped && status->rejected > 0 && state == DESK_SYNC_RUNNING)
    return desk_sync_words_running (progress, status->pending);
  if (!stopped && status->rejected > 0 && state == DESK_SYNC_OFFLINE)
    return desk_sync_words_offline (status->pending);
  if (!stopped && status->rejected > 0 && status->pending > 0)
    return desk_sync_words_waiting (status->pending);
  if (!stopped && status->skewed)
    return desk_sync_words_clock (status->skew_ms);
  return desk_sync_words_last_sync (status, now_ms, zone);
}

/* Whether only a person can make it go on; shown as such. */
static gboolean
show_stop (DeskSyncFace         *self,
           DeskSyncState         state,
           const GError         *error,
           const DeskSyncStatus *status)
{
  if (state == DESK_SYNC_RUNNING)
    return FALSE;
  if (is_stopped_by (error, DESK_SYNC_ERROR_REVOKED, status, DESK_STOP_REVOKED))
    show_revoked (self);
  else if (is_stopped_by (error, DESK_SYNC_ERROR_OTHER_DATABASE, status, DESK_STOP_FORKED))
    show_forked (self);
  else if (is_stopped_by (error, DESK_SYNC_ERROR_UPDATE, status, DESK_STOP_OUTDATED))
    show_outdated (self);
  else if (state == DESK_SYNC_STOPPED)
    show_stopped (self, error);
  else
    return FALSE;
  return TRUE;
}

static void
show_standing (DeskSyncFace         *self,
               DeskSyncState         state,
               const GError         *error,
               const DeskSyncStatus *status)
{
  guint pending = status != NULL ? status->pending : 0;

  if (g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_HUB))
    show_hub_trouble (self, pending);
  else if (state == DESK_SYNC_OFFLINE)
    show_offline (self, pending);
  else if (status != NULL && status->stalled)
    show_stalled (self, pending);
  else if (g_error_matches (error, DESK_DB_ERROR, DESK_DB_ERROR_FULL))
    show_full (self);
  else if (error != NULL)
    show_failed (self, error);
  else if (pending > 0)
    show_waiting (self, pending);
  else
    show_done (self);
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
  gboolean stopped = show_stop (self, state, error, status);

  if (!stopped && rejected > 0)
    show_rejected (self, rejected);
  else if (!stopped && state == DESK_SYNC_RUNNING)
    show_running (self, progress, pending);
  else if (!stopped)
    show_standing (self, state, error, status);

  self->detail = describe_detail (state, progress, status, stopped, now_ms, zone);
  if (status != NULL && status->skewed)
    self->clock = desk_sync_words_skew (status->skew_ms);
  if (status != NULL && status->refused_policy != NULL && *status->refused_policy != '\0')
    self->policy = desk_sync_words_policy (status->refused_policy);
  return self;
}

void
desk_sync_face_free (DeskSyncFace *self)
{
  g_free (self->text);
  g_free (self->detail);
  g_free (self->title);
  g_free (self->story);
  g_free (self->clock);
  g_free (self->policy);
  g_free (self);
}
