/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-first-sync.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * DeskFirstSync:
 *
 * The wait for all members to arrive: how far it is, what went wrong, and the way to try again.
 *
 * Action: "first-sync.try-again".
 */
struct _DeskFirstSync
{
  GtkWidget       parent_instance;

  AdwStatusPage  *status;
  GtkProgressBar *bar;
  GtkLabel       *rows;
  GtkWidget      *try_again;

  DeskSession    *session;
  DeskSync       *sync;
  GCancellable   *cancellable;
  gboolean        running;
};

G_DEFINE_FINAL_TYPE (DeskFirstSync, desk_first_sync, GTK_TYPE_WIDGET)

static void
show_progress (DeskFirstSync *self)
{
  double progress = desk_sync_get_progress (self->sync);
  gulong n_rows = (gulong) desk_sync_get_rows (self->sync);
  g_autofree char *text = NULL;

  if (!self->running)
    return;
  if (progress >= 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (progress, 1));
  else
    gtk_progress_bar_pulse (self->bar);

  /* Translators: members, accounts and all that belongs to them, as they arrive */
  text = g_strdup_printf (ngettext ("%lu record received", "%lu records received", n_rows), n_rows);
  gtk_label_set_label (self->rows, text);
}

static void
show_state (DeskFirstSync *self,
            gboolean       running,
            const char    *title,
            const char    *description)
{
  g_autofree char *markup = g_markup_escape_text (description, -1);

  self->running = running;
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), running);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), running);
  gtk_widget_set_visible (self->try_again, !running);
}

static void
round_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DeskFirstSync) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = desk_sync_round_finish (DESK_SYNC (source), result, NULL, &error);

  if (self->session == NULL)
    return;
  if (done)
    desk_session_advance (self->session);
  else
    show_state (self, FALSE, _("Your Members Are Not Here Yet"), error->message);
}

static void
desk_first_sync_try_again_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *parameter)
{
  desk_first_sync_begin (DESK_FIRST_SYNC (widget));
}

static void
desk_first_sync_dispose (GObject *object)
{
  DeskFirstSync *self = DESK_FIRST_SYNC (object);

  g_cancellable_cancel (self->cancellable);
  if (self->sync != NULL)
    g_signal_handlers_disconnect_by_data (self->sync, self);
  g_clear_object (&self->sync);
  g_clear_object (&self->session);
  g_clear_pointer ((GtkWidget **) &self->status, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_first_sync_parent_class)->dispose (object);
}

static void
desk_first_sync_finalize (GObject *object)
{
  DeskFirstSync *self = DESK_FIRST_SYNC (object);

  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (desk_first_sync_parent_class)->finalize (object);
}

static void
desk_first_sync_class_init (DeskFirstSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_first_sync_dispose;
  object_class->finalize = desk_first_sync_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "welcome/desk-first-sync.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskFirstSync, status);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstSync, bar);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstSync, rows);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstSync, try_again);
  gtk_widget_class_install_action (widget_class, "first-sync.try-again", NULL,
                                   desk_first_sync_try_again_action);
}

static void
desk_first_sync_init (DeskFirstSync *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_first_sync_set_session:
 * @session: with a sync client; set once
 */
void
desk_first_sync_set_session (DeskFirstSync *self,
                             DeskSession   *session)
{
  g_return_if_fail (DESK_IS_FIRST_SYNC (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->sync = g_object_ref (desk_session_get_sync (session));
  g_signal_connect_swapped (self->sync, "notify::progress", G_CALLBACK (show_progress), self);
  g_signal_connect_swapped (self->sync, "notify::rows", G_CALLBACK (show_progress), self);
}

/**
 * desk_first_sync_begin:
 *
 * Runs a full round; once it is through the session advances. While one runs this does nothing.
 */
void
desk_first_sync_begin (DeskFirstSync *self)
{
  const DeskIdentity *identity;
  g_autofree char *title = NULL;

  g_return_if_fail (DESK_IS_FIRST_SYNC (self));

  if (self->running)
    return;
  identity = desk_store_get_identity (desk_session_get_store (self->session));
  /* Translators: %s is the account manager's name */
  title = g_strdup_printf (_("Welcome, %s"), identity->manager_name);
  show_state (self, TRUE, title, _("Your members are being fetched. This is needed only once."));
  show_progress (self);
  desk_sync_round_async (self->sync, self->cancellable, round_done_cb, g_object_ref (self));
}
