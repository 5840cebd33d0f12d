/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-sync-window.h"

#include "desk-ask.h"
#include "desk-format.h"

#include <desk-outbox.h>
#include <glib/gi18n-lib.h>

/**
 * DeskSyncWindow:
 *
 * What is wrong with syncing, in words: why it does not go on, and what the hub turned away and
 * why. The person decides about each of these: once more, or not.
 *
 * Actions, with the operation's id: "sync.retry", "sync.drop" (asks first).
 */
struct _DeskSyncWindow
{
  AdwWindow            parent_instance;

  AdwToastOverlay     *toasts;
  AdwPreferencesGroup *trouble;
  GtkLabel            *message;
  AdwPreferencesGroup *rejected;
  GPtrArray           *rows;

  DeskStore           *store;
  DeskSync            *sync;
  GCancellable        *cancellable;
  char                *asked_id;        /* the operation that is asked about */
};

G_DEFINE_FINAL_TYPE (DeskSyncWindow, desk_sync_window, ADW_TYPE_WINDOW)

static const char *
get_kind_label (const char *kind)
{
  if (g_str_equal (kind, DESK_OP_CARE_LOG))
    return _("Recorded call");
  if (g_str_equal (kind, DESK_OP_SERVICE_USE))
    return _("Use of an entitlement");
  if (g_str_equal (kind, DESK_OP_SECRECY_REVEAL))
    return _("Look at a hidden number");
  return kind;
}

static GtkWidget *
make_button (const char *label,
             const char *action,
             const char *op_id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", op_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_row (DeskSyncWindow        *self,
          const DeskOutboxEntry *entry)
{
  DeskClock *clock = desk_store_get_clock (self->store);
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  g_autofree char *made = desk_format_moment (entry->made_ms, desk_clock_now (clock), zone);
  /* Translators: what was done, for which member, and when */
  g_autofree char *title = g_strdup_printf (_("%1$s · %2$s · %3$s"), get_kind_label (entry->kind),
                                            entry->member_no, made);
  g_autofree char *reason = entry->reason != NULL ? desk_reason_describe (entry->reason) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason != NULL ? reason : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (_("_Retry"), "sync.retry", entry->op_id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button (_("_Discard"), "sync.drop", entry->op_id));
  return row;
}

static void
outbox_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DeskSyncWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    desk_store_list_outbox_finish (DESK_STORE (source), result, &error);

  if (entries == NULL || self->store == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->rejected, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < entries->len; i++)
    {
      DeskOutboxEntry *entry = g_ptr_array_index (entries, i);
      GtkWidget *row;

      if (entry->state != DESK_OUTBOX_REJECTED)
        continue;
      row = make_row (self, entry);
      adw_preferences_group_add (self->rejected, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rejected), self->rows->len > 0);
}

static void
list_outbox (DeskSyncWindow *self)
{
  desk_store_list_outbox_async (self->store, self->cancellable, outbox_listed_cb,
                                g_object_ref (self));
}

static void
show_trouble (DeskSyncWindow *self)
{
  const GError *error = desk_sync_get_error (self->sync);

  gtk_widget_set_visible (GTK_WIDGET (self->trouble), error != NULL);
  if (error != NULL)
    gtk_label_set_label (self->message, error->message);
}

static void
say (DeskSyncWindow *self,
     const char     *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/* The list follows by itself: the status has changed. */
static void
resolved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskSyncWindow) self = user_data;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  if (!desk_store_resolve_finish (DESK_STORE (source), result, &verdict, &error))
    {
      say (self, error->message);
      return;
    }
  if (verdict == NULL || verdict->accepted)
    return;
  reason = desk_reason_describe (verdict->reason);
  say (self, reason);
}

/* Not cancelled with the window: what the person decided is decided. */
static void
resolve (DeskSyncWindow *self,
         const char     *op_id,
         DeskResolution  resolution)
{
  desk_store_resolve_async (self->store, op_id, resolution, NULL, resolved_cb, g_object_ref (self));
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  DeskSyncWindow *self = DESK_SYNC_WINDOW (source);

  if (desk_ask_finish (GTK_WINDOW (self), result) && self->store != NULL)
    resolve (self, self->asked_id, DESK_RESOLVE_DROP);
}

static void
desk_sync_window_retry_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter)
{
  resolve (DESK_SYNC_WINDOW (widget), g_variant_get_string (parameter, NULL), DESK_RESOLVE_RETRY);
}

static void
desk_sync_window_drop_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  DeskSyncWindow *self = DESK_SYNC_WINDOW (widget);

  g_free (self->asked_id);
  self->asked_id = g_variant_dup_string (parameter, NULL);
  desk_ask_async (GTK_WINDOW (self), _("Discard This Record?"),
                  _("The hub did not accept it. Once discarded, it is gone from this computer "
                    "too."),
                  _("_Discard"), asked_cb, NULL);
}

static void
desk_sync_window_dispose (GObject *object)
{
  DeskSyncWindow *self = DESK_SYNC_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->sync != NULL)
    g_signal_handlers_disconnect_by_data (self->sync, self);
  g_clear_object (&self->store);
  g_clear_object (&self->sync);

  G_OBJECT_CLASS (desk_sync_window_parent_class)->dispose (object);
}

static void
desk_sync_window_finalize (GObject *object)
{
  DeskSyncWindow *self = DESK_SYNC_WINDOW (object);

  g_ptr_array_unref (self->rows);
  g_free (self->asked_id);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (desk_sync_window_parent_class)->finalize (object);
}

static void
desk_sync_window_class_init (DeskSyncWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_sync_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_sync_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "sync/desk-sync-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSyncWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncWindow, message);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncWindow, rejected);
  gtk_widget_class_install_action (widget_class, "sync.retry", "s", desk_sync_window_retry_action);
  gtk_widget_class_install_action (widget_class, "sync.drop", "s", desk_sync_window_drop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
desk_sync_window_init (DeskSyncWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_sync_window_new:
 * @parent: (nullable): the window that it belongs to
 *
 * Returns: (transfer none): the window, as GTK owns top levels
 */
GtkWindow *
desk_sync_window_new (GtkWindow *parent,
                      DeskStore *store,
                      DeskSync  *sync)
{
  DeskSyncWindow *self = g_object_new (DESK_TYPE_SYNC_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  g_signal_connect_swapped (store, "status-changed", G_CALLBACK (list_outbox), self);
  g_signal_connect_swapped (sync, "notify::error", G_CALLBACK (show_trouble), self);
  show_trouble (self);
  list_outbox (self);
  return GTK_WINDOW (self);
}
