/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-application.h"

#include "desk-background.h"
#include "desk-doorway.h"
#include "desk-link.h"
#include "desk-lock-guard.h"
#include "desk-reminder-notice.h"
#include "desk-remove-ask.h"
#include "desk-search-provider.h"
#include "desk-session.h"
#include "desk-settings-window.h"
#include "desk-window.h"

#include <desk-console.h>
#include <desk-signal.h>
#include <glib/gi18n-lib.h>

struct _DeskApplication
{
  AdwApplication  parent_instance;

  char           *data_dir;
  char           *page;         /* asked for on the command line, nullable */
  DeskSession    *session;
  DeskLockGuard  *guard;
  DeskBackground *background;
  DeskCalendarFile *calendar;
  DeskSearchProvider *search;
  guint           terminated;
  gboolean        options_read;
  gboolean        closing;
};

/* The exit code for wrong usage, as everywhere in Member Desk. */
#define EXIT_USAGE 2

G_DEFINE_FINAL_TYPE (DeskApplication, desk_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.page::today", { "<Alt>1" } },
  { "win.page::members", { "<Alt>2" } },
  { "win.page::visits", { "<Alt>3" } },
  { "win.page::entitlements", { "<Alt>4" } },
  { "win.page::sync", { "<Alt>5" } },
  { "win.search", { "<Control>f" } },
  { "win.sync", { "F5" } },
  { "app.settings", { "<Control>comma" } },
  { "app.lock", { "<Control><Shift>l" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
};

static void
session_closed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (DeskApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_session_close_finish (DESK_SESSION (source), result, &error))
    g_warning ("%s", error->message);
  g_application_release (G_APPLICATION (self));
}

static void
close_windows (DeskApplication *self)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (windows->data);
}

/* The windows go at once; the process ends when the database is closed. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DeskApplication *self = user_data;

  if (self->closing)
    return;
  self->closing = TRUE;

  g_clear_object (&self->calendar);
  desk_background_stop (self->background);
  g_application_hold (G_APPLICATION (self));
  close_windows (self);
  desk_session_close_async (self->session, session_closed_cb, g_object_ref (self));
}

/* The last window is closed. */
static void
leave_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  DeskApplication *self = user_data;

  if (desk_background_is_on (self->background))
    close_windows (self);
  else
    quit_action (action, parameter, user_data);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "application-name", _("Member Desk"),
                         "application-icon", APP_ID,
                         "version", APP_VERSION,
                         "developer-name", _("The Member Desk contributors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("The day of a VIP account manager, online and offline"),
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
page_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DeskApplication *self = user_data;

  g_free (self->page);
  self->page = g_variant_dup_string (parameter, NULL);
  g_application_activate (G_APPLICATION (self));
}

static void
settings_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  DeskApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWidget *window = desk_settings_window_new (self->calendar, self->session);

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}

static void
remove_data_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  DeskApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (parent != NULL)
    desk_remove_ask (parent, self->session);
}

static void
show_visit_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  GApplication *application = user_data;
  const char *visit_id;
  gint64 start_ms;
  GtkWindow *window;

  g_application_activate (application);
  g_variant_get (parameter, "(&sx)", &visit_id, &start_ms);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (DESK_IS_WINDOW (window))
    desk_window_show_visit (DESK_WINDOW (window), visit_id, start_ms);
}

static const GActionEntry actions[] = {
  { "quit", quit_action },
  { "leave", leave_action },
  { "about", about_action },
  { "page", page_action, "s" },
  { "settings", settings_action },
  { "remove-data", remove_data_action },
  { DESK_REMINDER_ACTION, show_visit_action, "(sx)" },
};

/* The system ends: what is closed well is open at once the next time. */
static gboolean
terminated_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
desk_application_startup (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);

  /* The database opens on its thread while GTK initialises. */
  self->session = desk_session_new (self->data_dir);
  desk_session_open (self->session);

  G_APPLICATION_CLASS (desk_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].keys);
  gtk_window_set_default_icon_name (APP_ID);
  self->terminated = desk_signal_add (DESK_SIGNAL_TERMINATE, terminated_cb, self);
  desk_doorway_add_actions (GTK_APPLICATION (self));
  desk_search_provider_set_up (self->search, self->session,
                               desk_session_get_lock (self->session));
  self->background = desk_background_new (application, self->session);
  self->calendar = desk_calendar_file_new (self->session, self->data_dir);
  self->guard = desk_lock_guard_new (GTK_APPLICATION (self),
                                     desk_session_get_lock (self->session), DESK_TYPE_WINDOW);
}

static void
desk_application_activate (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->closing)
    return;
  /* A dialog may be the active one, also while it is hidden by the lock. */
  while (window != NULL && !DESK_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    window = GTK_WINDOW (desk_window_new (GTK_APPLICATION (self), self->session));
  if (self->page != NULL)
    desk_window_show_page (DESK_WINDOW (window), self->page);
  g_clear_pointer (&self->page, g_free);
  desk_window_present_soon (DESK_WINDOW (window));
}

static void
desk_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      desk_doorway_open_link (GTK_APPLICATION (application), uri);
    }
}

static gboolean
desk_application_dbus_register (GApplication     *application,
                                GDBusConnection  *connection,
                                const char       *path,
                                GError          **error)
{
  DeskApplication *self = DESK_APPLICATION (application);
  g_autofree char *search_path = g_strconcat (path, "/SearchProvider", NULL);

  return G_APPLICATION_CLASS (desk_application_parent_class)
           ->dbus_register (application, connection, path, error) &&
         desk_search_provider_export (self->search, connection, search_path, error);
}

/* One link, and nothing else. */
static gboolean
read_link (GVariantDict *options,
           char        **link)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskLink) parsed = NULL;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^aay", &words))
    return TRUE;
  if (words[1] != NULL || g_ascii_strncasecmp (words[0], DESK_LINK_SCHEME ":", strlen (DESK_LINK_SCHEME ":")) != 0)
    {
      desk_console_complain (_("“%s” is too much; “%s --help” says more"), words[0], "member-desk");
      return FALSE;
    }
  parsed = desk_link_new_parse (words[0], desk_window_list_pages (), &error);
  if (parsed == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  *link = g_strdup (words[0]);
  return TRUE;
}

static int
desk_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  DeskApplication *self = DESK_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  const char *page = NULL;
  g_autofree char *link = NULL;

  self->options_read = TRUE;
  if (!read_link (options, &link))
    return EXIT_USAGE;
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("member-desk %s\n", APP_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "page", "&s", &page) && !desk_window_is_page (page))
    {
      g_printerr (_("There is no page “%s”; the pages are: today, members, visits, entitlements, sync.\n"),
                  page);
      return EXIT_USAGE;
    }
  if (g_variant_dict_lookup (options, "data-dir", "^ay", &self->data_dir))
    {
      g_autoptr (GFile) dir = g_file_new_for_commandline_arg (self->data_dir);

      g_free (self->data_dir);
      self->data_dir = g_file_get_path (dir);
    }
  else
    {
      self->data_dir = g_build_filename (g_get_user_data_dir (), "member-desk", NULL);
    }

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  /* The process that already runs has its own data open; showing that instead would mislead. */
  if (g_application_get_is_remote (application) && g_variant_dict_contains (options, "data-dir"))
    {
      g_printerr (_("Member Desk is already running; quit it before opening other data.\n"));
      return 1;
    }
  if (page == NULL && link == NULL)
    return -1;
  /* Also brings up the window, here or in the process that is already running. */
  if (page != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), "page", g_variant_new_string (page));
  if (link != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), "open-link", g_variant_new_string (link));
  return g_application_get_is_remote (application) ? 0 : -1;
}

/* Options that cannot be read end with 1 there, and are never handled here. */
static gboolean
desk_application_local_command_line (GApplication   *application,
                                     char         ***arguments,
                                     int            *exit_status)
{
  DeskApplication *self = DESK_APPLICATION (application);
  gboolean done = G_APPLICATION_CLASS (desk_application_parent_class)
                    ->local_command_line (application, arguments, exit_status);

  if (done && *exit_status == 1 && !self->options_read)
    *exit_status = EXIT_USAGE;
  return done;
}

static void
desk_application_finalize (GObject *object)
{
  DeskApplication *self = DESK_APPLICATION (object);

  g_clear_handle_id (&self->terminated, g_source_remove);
  g_clear_object (&self->background);
  g_clear_object (&self->calendar);
  g_clear_object (&self->search);
  g_clear_object (&self->guard);
  g_clear_object (&self->session);
  g_free (self->data_dir);
  g_free (self->page);

  G_OBJECT_CLASS (desk_application_parent_class)->finalize (object);
}

static void
desk_application_class_init (DeskApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_application_finalize;
  application_class->startup = desk_application_startup;
  application_class->activate = desk_application_activate;
  application_class->open = desk_application_open;
  application_class->dbus_register = desk_application_dbus_register;
  application_class->local_command_line = desk_application_local_command_line;
  application_class->handle_local_options = desk_application_handle_local_options;
}

static void
desk_application_init (DeskApplication *self)
{
  const GOptionEntry options[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Folder of the local data"), N_("DIR") },
    { "page", 0, 0, G_OPTION_ARG_STRING, NULL,
      N_("Page to begin with: today, members, visits, entitlements or sync"),
      N_("PAGE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and end"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[LINK]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  self->search = desk_search_provider_new ();
  g_signal_connect_swapped (self->search, "open", G_CALLBACK (desk_doorway_open_member), self);
  g_signal_connect_swapped (self->search, "search", G_CALLBACK (desk_doorway_search), self);
}

DeskApplication *
desk_application_new (void)
{
  /* The resources stand in one place for every profile, so the path is not left to the id. */
  return g_object_new (DESK_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/memberdesk/MemberDesk",
                       NULL);
}
