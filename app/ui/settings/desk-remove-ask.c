/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-remove-ask.h"

#include "desk-ask.h"
#include "desk-outbox-save.h"
#include "desk-settings.h"

#include <desk-sync-status.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWindow   *parent;
  DeskSession *session;
  DeskStore   *store;           /* (nullable): nothing can be read */
} Removal;

static void ask (Removal *removal);

static void
free_removal (Removal *removal)
{
  g_object_unref (removal->parent);
  g_object_unref (removal->session);
  g_clear_object (&removal->store);
  g_free (removal);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, free_removal)

/* The window that asked may have closed with what it showed. */
static void
tell (const char *heading,
      const char *body)
{
  GApplication *application = g_application_get_default ();
  GtkWindow *window = GTK_IS_APPLICATION (application)
                        ? gtk_application_get_active_window (GTK_APPLICATION (application)) : NULL;

  if (window != NULL)
    desk_tell (window, heading, body);
}

/* What the app wrote where the person, or IT, wanted it: not this app's to delete there, others may read
 * it.
 *
 * Returns: (transfer full) (nullable): a sentence with its name */
static char *
describe_calendar_left (GSettings *settings)
{
  g_autofree char *path = g_settings_get_string (settings, "calendar-path");

  if (*path == '\0' || !g_settings_get_boolean (settings, "calendar-file") ||
      !g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  return g_strdup_printf (_("The calendar file “%s” has your visits and is still there. Delete it if "
                            "nobody needs it."), path);
}

/* What a person's work left in the settings. */
static void
reset_personal (GSettings *settings)
{
  static const char * const keys[] = { "member", "reminded", "calls-told" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
tell_left (GSettings  *settings,
           const char *keys_left)
{
  g_autofree char *calendar = describe_calendar_left (settings);

  if (calendar != NULL)
    {
      g_autofree char *body = keys_left != NULL ? g_strjoin ("\n\n", calendar, keys_left, NULL)
                                                : g_strdup (calendar);

      tell (_("Not Everything Was Removed"), body);
    }
  else if (keys_left != NULL)
    tell (_("The Key to the Hub Is Still in the Key Ring"), keys_left);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GSettings) settings = desk_settings_new ();
  g_autofree char *keys_left = NULL;
  g_autoptr (GError) error = NULL;

  if (!desk_session_remove_finish (DESK_SESSION (source), result, &keys_left, &error))
    {
      tell (_("Not Everything Was Removed"), error->message);
      return;
    }
  reset_personal (settings);
  tell_left (settings, keys_left);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Removal) removal = user_data;
  g_autofree char *words = desk_outbox_save_finish (DESK_STORE (source), result);

  ask (g_steal_pointer (&removal));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Removal) removal = user_data;
  DeskAnswer answer = desk_ask_either_finish (GTK_WINDOW (source), result);

  if (answer == DESK_ANSWER_ACCEPT)
    desk_session_remove_async (removal->session, removed_cb, NULL);
  else if (answer == DESK_ANSWER_OTHER)
    desk_outbox_save_async (removal->store, removal->parent, saved_cb, g_steal_pointer (&removal));
}

static char *
describe (guint n_unsent)
{
  const char *rest = _("What the hub has of your members stays there. To work here again, this "
                       "computer has to be enrolled anew.");
  g_autofree char *unsent = NULL;

  if (n_unsent == 0)
    return g_strdup (rest);
  unsent = g_strdup_printf (ngettext ("%u record is not at the hub and would be lost.",
                                      "%u records are not at the hub and would be lost.", n_unsent),
                            n_unsent);
  return g_strjoin ("\n\n", unsent, rest, NULL);
}

static void
status_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Removal) removal = user_data;
  g_autoptr (DeskSyncStatus) status = desk_store_load_status_finish (DESK_STORE (source), result,
                                                                     NULL);
  guint n_unsent = status != NULL ? status->pending + status->rejected : 0;
  g_autofree char *body = describe (n_unsent);
  GtkWindow *parent = removal->parent;

  desk_ask_either_async (parent, _("Remove Everything from This Computer?"), body, _("_Remove"),
                         n_unsent > 0 ? _("_Export First…") : NULL, answered_cb,
                         g_steal_pointer (&removal));
}

/* Takes the removal. How much is not at the hub is looked for each time. */
static void
ask (Removal *removal)
{
  if (removal->store != NULL)
    {
      desk_store_load_status_async (removal->store, NULL, status_cb, removal);
      return;
    }
  desk_ask_either_async (removal->parent, _("Remove Everything from This Computer?"),
                         _("The data cannot be read. What is not at the hub would be lost."),
                         _("_Remove"), NULL, answered_cb, removal);
}

/**
 * desk_remove_ask:
 * @parent: the window that it is about
 *
 * Asks whether all data of this computer is to go, says how much of it is not at the hub and offers to export
 * that first, and removes it.
 */
void
desk_remove_ask (GtkWindow   *parent,
                 DeskSession *session)
{
  Removal *removal = g_new0 (Removal, 1);
  DeskStore *store = desk_session_get_store (session);

  removal->parent = g_object_ref (parent);
  removal->session = g_object_ref (session);
  removal->store = store != NULL ? g_object_ref (store) : NULL;
  ask (removal);
}
