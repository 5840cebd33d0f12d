/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-sync-words.h"

#include "desk-format.h"

#include <desk-time.h>
#include <glib/gi18n-lib.h>


static gulong
count_minutes (gint64 skew_ms)
{
  return (gulong) ((ABS (skew_ms) + DESK_MINUTE_MS / 2) / DESK_MINUTE_MS);
}

/**
 * desk_sync_words_last_sync:
 * @zone: the policy's
 *
 * Returns: (transfer full): when a round went through last
 */
char *
desk_sync_words_last_sync (const DeskSyncStatus *status,
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

/**
 * desk_sync_words_running:
 * @progress: 0…1, or below 0 while it is not known
 *
 * Returns: (transfer full): what goes on now: how far, as far as it is known
 */
char *
desk_sync_words_running (double progress,
                         guint  pending)
{
  if (progress < 0 && pending > 0)
    /* Translators: how many records are on their way to the hub */
    return g_strdup_printf (ngettext ("Sending %u record…", "Sending %u records…", pending),
                            pending);
  if (progress < 0)
    return g_strdup (_("Syncing…"));
  /* Translators: how far the running sync is */
  return g_strdup_printf (_("Syncing %d %%"), (int) (CLAMP (progress, 0, 1) * 100));
}

/**
 * desk_sync_words_offline:
 *
 * Returns: (transfer full): that the hub cannot be reached, and how much waits
 */
char *
desk_sync_words_offline (guint pending)
{
  if (pending == 0)
    return g_strdup (_("Offline"));
  return g_strdup_printf (ngettext ("Offline, %u waiting", "Offline, %u waiting", pending),
                          pending);
}

/**
 * desk_sync_words_hub_trouble:
 *
 * Returns: (transfer full): that the hub answers with trouble of its own, and how much waits
 */
char *
desk_sync_words_hub_trouble (guint pending)
{
  if (pending == 0)
    return g_strdup (_("The hub has trouble"));
  /* Translators: the hub answers, but not as it should; and how much waits for it */
  return g_strdup_printf (ngettext ("Hub trouble, %u waiting", "Hub trouble, %u waiting", pending),
                          pending);
}

/**
 * desk_sync_words_waiting:
 *
 * Returns: (transfer full): how much waits for the hub
 */
char *
desk_sync_words_waiting (guint pending)
{
  /* Translators: what was recorded here and the hub does not have yet */
  return g_strdup_printf (ngettext ("%u waiting for the hub", "%u waiting for the hub", pending),
                          pending);
}

/**
 * desk_sync_words_kept:
 *
 * Returns: (transfer full): how much is kept by a laptop that sends nothing any more
 */
char *
desk_sync_words_kept (guint pending)
{
  /* Translators: what was recorded here and cannot be sent */
  return g_strdup_printf (ngettext ("%u record is kept here", "%u records are kept here", pending),
                          pending);
}

/**
 * desk_sync_words_clock:
 * @skew_ms: how far it is ahead of the hub's
 *
 * Returns: (transfer full): in a glance, how far the clock of this computer is off
 */
char *
desk_sync_words_clock (gint64 skew_ms)
{
  gulong n = count_minutes (skew_ms);

  if (skew_ms > 0)
    return g_strdup_printf (ngettext ("Clock %lu minute ahead", "Clock %lu minutes ahead", n), n);
  return g_strdup_printf (ngettext ("Clock %lu minute behind", "Clock %lu minutes behind", n), n);
}

/**
 * desk_sync_words_policy:
 * @version: of the hub's policy that is of no use here
 *
 * Returns: (transfer full): that other rules count at the hub than here, and what to do
 */
char *
desk_sync_words_policy (const char *version)
{
  /* Translators: %s is the version of the policy, the figures of the service standard */
  return g_strdup_printf (_("The hub has new rules (%s) that this version of Member Desk cannot "
                            "read. You can go on working: the former rules count here, and the "
                            "hub has the last word. Please ask your IT department for the new "
                            "version."), version);
}

/**
 * desk_sync_words_skew:
 * @skew_ms: how far it is ahead of the hub's
 *
 * Returns: (transfer full): how far the clock is off, and why that matters: it spoils the hours and
 *   months by which the rules count
 */
char *
desk_sync_words_skew (gint64 skew_ms)
{
  gulong n = count_minutes (skew_ms);
  g_autofree char *how = NULL;

  if (skew_ms > 0)
    how = g_strdup_printf (
      ngettext ("The clock of this computer is %lu minute ahead of the hub’s.",
                "The clock of this computer is %lu minutes ahead of the hub’s.", n), n);
  else
    how = g_strdup_printf (
      ngettext ("The clock of this computer is %lu minute behind the hub’s.",
                "The clock of this computer is %lu minutes behind the hub’s.", n), n);
  /* Translators: %s is a sentence about the clock */
  return g_strdup_printf (_("%s Please set it right: quiet hours and the month of a use depend on "
                            "it."), how);
}
