/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-window.h"

#include <glib/gi18n-lib.h>

#include "desk-ask.h"
#include "desk-home.h"
#include "desk-list-opener.h"
#include "desk-lock-page.h"
#include "desk-settings.h"
#include "desk-trouble-page.h"
#include "desk-welcome-page.h"

/**
 * DeskWindow:
 *
 * Shows where the session stands: nothing yet, trouble, enrolment, or the work itself. Each is
 * built when it is first needed. What a person can do from anywhere is an action of this window.
 *
 * Locked, it shows the lock page, and the rest is no part of the window: neither seen, nor read out, nor
 * reached. What is asked for meanwhile is shown after unlocking.
 */
struct _DeskWindow
{
  AdwApplicationWindow  parent_instance;

  GtkStack             *stages;
  GtkStack             *stages_held;   /* the same: while locked it is no part of the window */
  GSettings            *settings;
  DeskSession          *session;
  char                 *page;
  char                 *visit_id;      /* that is shown once there is work to show, or NULL */
  gint64                visit_ms;
  char                 *member_no;     /* likewise */
  char                 *text;          /* to search for, likewise */
  guint                 patience;      /* until the window is shown, whatever there is */
  GtkWidget            *focus;         /* what had it before it was locked, or NULL; weak */
  gboolean              locked;
  gboolean              page_asked;    /* while it was locked */
};

G_DEFINE_FINAL_TYPE (DeskWindow, desk_window, ADW_TYPE_APPLICATION_WINDOW)

/* In ms. Opening the database takes a few, unless it has to be checked or brought up to date. */
#define PATIENCE 150

static const char * const pages[] = { "today", "members", "visits", "entitlements", "sync", NULL };

static DeskHome *
get_home (DeskWindow *self)
{
  return DESK_HOME (gtk_stack_get_child_by_name (self->stages, "home"));
}

static void
set_enabled (DeskWindow         *self,
             const char * const *names,
             gboolean            enabled)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), names[i]);

      if (G_IS_SIMPLE_ACTION (action))
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}

/* Others can reach them over D-Bus: locked, there are none. */
static void
update_actions (DeskWindow *self)
{
  static const char * const work[] = { "page", "show-filter", "open-member", "search", "import",
                                       "sync", NULL };
  static const char * const other[] = { "try-again", "rebuild", "show-help-overlay", NULL };

  set_enabled (self, work, !self->locked
                           && desk_session_get_state (self->session) == DESK_SESSION_READY);
  set_enabled (self, other, !self->locked);
}

/* Replaces what is shown, so that a second try begins with a fresh page. */
static void
show_stage (DeskWindow *self,
            const char *name,
            GtkWidget  *stage)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stages);

  gtk_stack_add_named (self->stages, stage, name);
  gtk_stack_set_visible_child (self->stages, stage);
  if (shown != NULL)
    gtk_stack_remove (self->stages, shown);
}

static void
show_wanted (DeskWindow *self)
{
  g_autofree char *visit_id = NULL;
  g_autofree char *member_no = NULL;
  g_autofree char *text = NULL;

  if (self->locked || get_home (self) == NULL)
    return;
  visit_id = g_steal_pointer (&self->visit_id);
  member_no = g_steal_pointer (&self->member_no);
  text = g_steal_pointer (&self->text);
  if (visit_id != NULL)
    desk_home_show_visit (get_home (self), visit_id, self->visit_ms);
  if (text != NULL)
    desk_home_search (get_home (self), text);
  if (member_no != NULL)
    desk_home_open_member (get_home (self), member_no);
}

static void
show_home (DeskWindow *self)
{
  GtkWidget *home;

  if (get_home (self) != NULL)
    return;
  home = desk_home_new (desk_session_get_store (self->session),
                        desk_session_get_sync (self->session));
  desk_home_show_page (DESK_HOME (home), self->page);
  show_stage (self, "home", home);
  if (g_str_equal (self->page, "members") && self->member_no == NULL && self->text == NULL)
    desk_home_restore (DESK_HOME (home));
  show_wanted (self);
}

static void
show_opening (DeskWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  gtk_widget_set_valign (header, GTK_ALIGN_START);
  show_stage (self, "opening", header);
}

static void
stop_waiting (DeskWindow *self)
{
  if (self->patience == 0)
    return;
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
patience_cb (gpointer user_data)
{
  DeskWindow *self = user_data;

  self->patience = 0;
  show_opening (self);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
show_state (DeskWindow       *self,
            DeskSessionState  state)
{
  switch (state)
    {
    case DESK_SESSION_OPENING:
      if (gtk_widget_get_visible (GTK_WIDGET (self))
          && gtk_stack_get_child_by_name (self->stages, "opening") == NULL)
        show_opening (self);
      break;
    case DESK_SESSION_TROUBLE:
      show_stage (self, "trouble", desk_trouble_page_new (desk_session_get_error (self->session)));
      break;
    case DESK_SESSION_NEW:
    case DESK_SESSION_FIRST_SYNC:
      if (gtk_stack_get_child_by_name (self->stages, "welcome") == NULL)
        show_stage (self, "welcome", desk_welcome_page_new (self->session));
      break;
    case DESK_SESSION_READY:
      show_home (self);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
update_stage (DeskWindow *self)
{
  DeskSessionState state = desk_session_get_state (self->session);

  update_actions (self);
  if (!self->locked)
    show_state (self, state);
  if (state != DESK_SESSION_OPENING)
    stop_waiting (self);
}

static void
hide_work (DeskWindow *self)
{
  g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self),
                                      desk_lock_page_new (self->session));
}

static void
give_work_back (DeskWindow *self)
{
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->stages));
  update_stage (self);
  if (get_home (self) != NULL && self->page_asked)
    desk_home_show_page (get_home (self), self->page);
  else if (self->focus != NULL && gtk_widget_get_root (self->focus) == GTK_ROOT (self))
    gtk_widget_grab_focus (self->focus);
  self->page_asked = FALSE;
  g_clear_weak_pointer (&self->focus);
  show_wanted (self);
}

static void
update_locked (DeskWindow *self)
{
  gboolean locked = desk_lock_is_locked (desk_session_get_lock (self->session));

  if (locked == self->locked)
    return;
  self->locked = locked;
  update_actions (self);
  if (locked)
    hide_work (self);
  else
    give_work_back (self);
}

static void
page_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  const char *name = g_variant_get_string (parameter, NULL);

  if (desk_window_is_page (name))
    desk_window_show_page (user_data, name);
}

static void
show_filter_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  DeskWindow *self = user_data;

  desk_window_show_page (self, "members");
  desk_home_show_filter (get_home (self), g_variant_get_int64 (parameter));
}

static void
open_member_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  desk_window_open_member (user_data, g_variant_get_string (parameter, NULL));
}

static void
search_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  DeskWindow *self = user_data;

  desk_window_show_page (self, "members");
  desk_home_focus_search (get_home (self));
}

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  DeskWindow *self = user_data;

  desk_list_opener_choose (GTK_WINDOW (self), desk_session_get_store (self->session));
}

static void
sync_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DeskWindow *self = user_data;

  desk_sync_round_async (desk_session_get_sync (self->session), NULL, NULL, NULL);
}

static void
try_again_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  DeskWindow *self = user_data;

  if (desk_session_get_state (self->session) == DESK_SESSION_TROUBLE)
    desk_session_open (self->session);
}

static void
tell_rebuilt (DeskWindow       *self,
              const DeskRescue *rescue)
{
  g_autofree char *kept = NULL;
  g_autofree char *body = NULL;

  kept = g_strdup_printf (ngettext ("%u operation was kept.", "%u operations were kept.",
                                    rescue->kept), rescue->kept);
  /* Translators: the first %s says how much was kept, the second is a file name. */
  body = g_strdup_printf (_("%s Some of what was to be sent could not be read and may be lost: "
                            "compare it with your notes. The damaged file is kept as “%s”."),
                          kept, rescue->damaged_path);
  desk_tell (GTK_WINDOW (self), _("Your Data Was Rebuilt in Part"), body);
}

/* What went wrong is on the page of the trouble already. */
static void
rebuilt_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskWindow) self = user_data;
  g_autoptr (DeskRescue) rescue = desk_session_rebuild_finish (DESK_SESSION (source), result, NULL);

  if (rescue != NULL && !rescue->whole && gtk_widget_get_visible (GTK_WIDGET (self)))
    tell_rebuilt (self, rescue);
}

static void
rebuild_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  DeskWindow *self = user_data;

  if (desk_session_get_state (self->session) == DESK_SESSION_TROUBLE)
    desk_session_rebuild_async (self->session, rebuilt_cb, g_object_ref (self));
}

/* Built when it is asked for, not at every start as GTK would. From then on GTK's own action does it,
 * which GTK adds where there is none. */
static void
show_help_overlay_action (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (APP_PATH "desk-shortcuts.ui");

  g_action_map_remove_action (user_data, "show-help-overlay");
  gtk_application_window_set_help_overlay (
    user_data, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  g_action_group_activate_action (user_data, "show-help-overlay", NULL);
}

static const GActionEntry actions[] = {
  { "page", page_action, "s", "'today'" },
  { "show-filter", show_filter_action, "x" },
  { "open-member", open_member_action, "s" },
  { "search", search_action },
  { "import", import_action },
  { "sync", sync_action },
  { "try-again", try_again_action },
  { "rebuild", rebuild_action },
  { "show-help-overlay", show_help_overlay_action },
};

static gboolean
desk_window_close_request (GtkWindow *window)
{
  GtkApplication *application = gtk_window_get_application (window);

  if (application == NULL)
    return GTK_WINDOW_CLASS (desk_window_parent_class)->close_request (window);
  g_action_group_activate_action (G_ACTION_GROUP (application), "leave", NULL);
  return TRUE;
}

static void
desk_window_dispose (GObject *object)
{
  DeskWindow *self = DESK_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->focus);
  g_clear_object (&self->stages_held);

  G_OBJECT_CLASS (desk_window_parent_class)->dispose (object);
}

static void
desk_window_finalize (GObject *object)
{
  DeskWindow *self = DESK_WINDOW (object);

  g_free (self->page);
  g_free (self->visit_id);
  g_free (self->member_no);
  g_free (self->text);

  G_OBJECT_CLASS (desk_window_parent_class)->finalize (object);
}

static void
desk_window_class_init (DeskWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_window_dispose;
  object_class->finalize = desk_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = desk_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "desk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, stages);
}

static void
desk_window_init (DeskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->stages_held = g_object_ref (self->stages);

  self->settings = desk_settings_new ();
  g_settings_bind (self->settings, "width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  self->page = g_settings_get_string (self->settings, "page");

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_simple_action_set_state (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "page")),
    g_variant_new_string (self->page));
  if (g_str_equal (PROFILE, "devel"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

/**
 * desk_window_new:
 * @application: (nullable): the application, whose action `leave` closing the window activates
 * @session: opened, or being opened
 *
 * Returns: (transfer none): the window, as GTK owns top levels
 */
GtkWidget *
desk_window_new (GtkApplication *application,
                 DeskSession    *session)
{
  DeskWindow *self = g_object_new (DESK_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "state-changed", G_CALLBACK (update_stage), self);
  g_signal_connect_object (desk_session_get_lock (session), "notify::locked",
                           G_CALLBACK (update_locked), self, G_CONNECT_SWAPPED);
  update_locked (self);
  update_stage (self);
  return GTK_WIDGET (self);
}

/**
 * desk_window_list_pages:
 *
 * Returns: (array zero-terminated=1): the names that desk_window_show_page() takes
 */
const char * const *
desk_window_list_pages (void)
{
  return pages;
}

gboolean
desk_window_is_page (const char *name)
{
  return g_strv_contains (pages, name);
}

/**
 * desk_window_show_page:
 * @name: `today`, `members`, `visits`, `entitlements` or `sync`
 *
 * Shows the page, at once or as soon as there is work to show, and the next start begins with it.
 */
void
desk_window_show_page (DeskWindow *self,
                       const char *name)
{
  g_return_if_fail (DESK_IS_WINDOW (self));
  g_return_if_fail (desk_window_is_page (name));

  g_free (self->page);
  self->page = g_strdup (name);
  g_settings_set_string (self->settings, "page", name);
  g_simple_action_set_state (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "page")),
    g_variant_new_string (name));
  self->page_asked = self->locked;
  if (!self->locked && get_home (self) != NULL)
    desk_home_show_page (get_home (self), name);
}

/**
 * desk_window_show_visit:
 * @start_ms: when it begins
 *
 * Shows the visit in the calendar, at once or as soon as there is work to show.
 */
void
desk_window_show_visit (DeskWindow *self,
                        const char *visit_id,
                        gint64      start_ms)
{
  g_return_if_fail (DESK_IS_WINDOW (self));

  desk_window_show_page (self, "visits");
  g_free (self->visit_id);
  self->visit_id = g_strdup (visit_id);
  self->visit_ms = start_ms;
  show_wanted (self);
}

/**
 * desk_window_open_member:
 *
 * Opens the member, at once or as soon as there is work to show.
 */
void
desk_window_open_member (DeskWindow *self,
                         const char *member_no)
{
  g_return_if_fail (DESK_IS_WINDOW (self));

  desk_window_show_page (self, "members");
  g_free (self->member_no);
  self->member_no = g_strdup (member_no);
  show_wanted (self);
}

/**
 * desk_window_search:
 * @text: as a person would type it
 *
 * Shows whom the search finds, at once or as soon as there is work to show.
 */
void
desk_window_search (DeskWindow *self,
                    const char *text)
{
  g_return_if_fail (DESK_IS_WINDOW (self));

  desk_window_show_page (self, "members");
  g_free (self->text);
  self->text = g_strdup (text);
  show_wanted (self);
}

/**
 * desk_window_present_soon:
 *
 * Shows the window with what it is to hold, rather than empty and then again; after a moment in any case.
 */
void
desk_window_present_soon (DeskWindow *self)
{
  g_return_if_fail (DESK_IS_WINDOW (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)) || self->locked
      || desk_session_get_state (self->session) != DESK_SESSION_OPENING)
    gtk_window_present (GTK_WINDOW (self));
  else if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE, patience_cb, self);
}
