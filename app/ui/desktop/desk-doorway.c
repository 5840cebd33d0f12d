/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-doorway.h"

#include "desk-ask.h"
#include "desk-link.h"
#include "desk-window.h"

#include <glib/gi18n-lib.h>

/* NULL: the app is about to end. */
static DeskWindow *
come_up (GtkApplication *application)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (application));
  window = gtk_application_get_active_window (application);
  while (window != NULL && !DESK_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL ? DESK_WINDOW (window) : NULL;
}

static void
show_page (GtkApplication *application,
           const char     *page)
{
  DeskWindow *window = come_up (application);

  if (window != NULL)
    desk_window_show_page (window, page);
}

/**
 * desk_doorway_open_member:
 * @member_no: from anywhere; the member's page says so where there is no such member
 */
void
desk_doorway_open_member (GtkApplication *application,
                          const char     *member_no)
{
  DeskWindow *window = come_up (application);

  if (window != NULL)
    desk_window_open_member (window, member_no);
}

/**
 * desk_doorway_search:
 * @text: as a person would type it into the search of the members
 */
void
desk_doorway_search (GtkApplication *application,
                     const char     *text)
{
  DeskWindow *window = come_up (application);

  if (window != NULL)
    desk_window_search (window, text);
}

/**
 * desk_doorway_open_link:
 * @uri: from anywhere; what is no link is told
 */
void
desk_doorway_open_link (GtkApplication *application,
                        const char     *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskLink) link = desk_link_new_parse (uri, desk_window_list_pages (), &error);

  if (link == NULL)
    desk_tell (GTK_WINDOW (come_up (application)), _("No Such Place"), error->message);
  else if (link->page != NULL)
    show_page (application, link->page);
  else
    desk_doorway_open_member (application, link->member_no);
}

static void
today_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  show_page (user_data, "today");
}

static void
members_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  show_page (user_data, "members");
}

/* Whoever starts the app with it sees the round of the start. */
static void
sync_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DeskWindow *window = come_up (user_data);

  if (window == NULL)
    return;
  desk_window_show_page (window, "sync");
  g_action_group_activate_action (G_ACTION_GROUP (window), "sync", NULL);
}

static void
open_member_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  desk_doorway_open_member (user_data, g_variant_get_string (parameter, NULL));
}

static void
open_link_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  desk_doorway_open_link (user_data, g_variant_get_string (parameter, NULL));
}

/**
 * desk_doorway_add_actions:
 *
 * The desktop file, notifications and links activate them, over the bus too.
 */
void
desk_doorway_add_actions (GtkApplication *application)
{
  static const GActionEntry actions[] = {
    { "today", today_action },
    { "members", members_action },
    { "sync", sync_action },
    { "open-member", open_member_action, "s" },
    { "open-link", open_link_action, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
}
