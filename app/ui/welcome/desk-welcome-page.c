/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-welcome-page.h"

#include "desk-first-sync.h"
#include "desk-hub-entry.h"
#include "desk-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * DeskWelcomePage:
 *
 * Ties this laptop to the hub with the address and the one-time code, then waits for the first
 * sync. When all is here the session advances, and the window shows the work.
 *
 * Actions: "welcome.connect", "welcome.cancel".
 */
struct _DeskWelcomePage
{
  GtkWidget      parent_instance;

  DeskPane      *pane;
  GtkStack      *steps;
  AdwStatusPage *connect_step;
  GtkWidget     *form;
  GtkEditable   *address;
  GtkEditable   *code;
  GtkLabel      *problem;
  GtkStack      *buttons;
  GtkWidget     *cancel;
  DeskFirstSync *first_sync;

  DeskSession   *session;
  GCancellable  *cancellable;   /* while connecting */
};

G_DEFINE_FINAL_TYPE (DeskWelcomePage, desk_welcome_page, GTK_TYPE_WIDGET)

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
set_problem (DeskWelcomePage *self,
             const char      *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
update_actions (DeskWelcomePage *self)
{
  g_autofree char *address = dup_text (self->address);
  g_autofree char *code = dup_text (self->code);
  gboolean busy = self->cancellable != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "welcome.connect",
                                 !busy && *address != '\0' && *code != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "welcome.cancel", busy);
  gtk_stack_set_visible_child_name (self->buttons, busy ? "busy" : "idle");
  /* An entry does not like to become insensitive under the cursor. */
  if (busy)
    gtk_widget_grab_focus (self->cancel);
  gtk_widget_set_sensitive (self->form, !busy);
}

static void
update_step (DeskWelcomePage *self)
{
  if (desk_session_get_state (self->session) != DESK_SESSION_FIRST_SYNC)
    return;
  gtk_stack_set_visible_child (self->steps, GTK_WIDGET (self->first_sync));
  desk_first_sync_begin (self->first_sync);
}

static void
enrolled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskWelcomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean enrolled = desk_sync_enrol_finish (DESK_SYNC (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->session == NULL)
    return;

  update_actions (self);
  if (enrolled)
    desk_session_advance (self->session);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_problem (self, error->message);
  if (!enrolled)
    gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
entry_activated_cb (DeskWelcomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "welcome.connect", NULL);
}

static void
entry_changed_cb (DeskWelcomePage *self)
{
  set_problem (self, NULL);
  update_actions (self);
}

static void
desk_welcome_page_connect_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *parameter)
{
  DeskWelcomePage *self = DESK_WELCOME_PAGE (widget);
  g_autofree char *address = dup_text (self->address);
  g_autofree char *code = dup_text (self->code);

  set_problem (self, NULL);
  self->cancellable = g_cancellable_new ();
  update_actions (self);
  desk_sync_enrol_async (desk_session_get_sync (self->session), address, code, self->cancellable,
                         enrolled_cb, g_object_ref (self));
}

static void
desk_welcome_page_cancel_action (GtkWidget  *widget,
                                 const char *name,
                                 GVariant   *parameter)
{
  g_cancellable_cancel (DESK_WELCOME_PAGE (widget)->cancellable);
}

static void
desk_welcome_page_dispose (GObject *object)
{
  DeskWelcomePage *self = DESK_WELCOME_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer ((GtkWidget **) &self->pane, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_welcome_page_parent_class)->dispose (object);
}

static void
desk_welcome_page_class_init (DeskWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_welcome_page_dispose;

  g_type_ensure (DESK_TYPE_FIRST_SYNC);
  g_type_ensure (DESK_TYPE_PANE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "welcome/desk-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWelcomePage, pane);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcomePage, steps);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcomePage, connect_step);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcomePage, form);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcomePage, address);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcomePage, code);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcomePage, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcomePage, buttons);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcomePage, cancel);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcomePage, first_sync);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);

  gtk_widget_class_install_action (widget_class, "welcome.connect", NULL,
                                   desk_welcome_page_connect_action);
  gtk_widget_class_install_action (widget_class, "welcome.cancel", NULL,
                                   desk_welcome_page_cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "welcome.cancel", NULL);
}

static void
desk_welcome_page_init (DeskWelcomePage *self)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (self->connect_step, APP_ID);
  if (!desk_hub_entry_fix (ADW_ENTRY_ROW (self->address), &error))
    set_problem (self, error->message);
  /* What is fixed is not where one begins. */
  if (!gtk_editable_get_editable (self->address))
    g_signal_connect_swapped (self, "map", G_CALLBACK (gtk_widget_grab_focus), self->code);
  update_actions (self);
}

/**
 * desk_welcome_page_new:
 * @session: in the state "new" or "first sync"
 */
GtkWidget *
desk_welcome_page_new (DeskSession *session)
{
  DeskWelcomePage *self = g_object_new (DESK_TYPE_WELCOME_PAGE, NULL);

  self->session = g_object_ref (session);
  desk_first_sync_set_session (self->first_sync, session);
  g_signal_connect_swapped (session, "state-changed", G_CALLBACK (update_step), self);
  update_step (self);
  return GTK_WIDGET (self);
}
