/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-sync-page.h"

#include "desk-ask.h"
#include "desk-enrol-dialog.h"
#include "desk-focus.h"
#include "desk-outbox-dialog.h"
#include "desk-outbox-list.h"
#include "desk-outbox-save.h"
#include "desk-pane.h"
#include "desk-sync-facts.h"
#include "desk-sync-glance.h"

#include <glib/gi18n-lib.h>

/**
 * DeskSyncPage:
 *
 * Where this computer stands with the hub, what waits, and what was turned away and why. The person
 * decides about each of these: once more, or not.
 *
 * Actions: "sync.edit" (in its form), "sync.retry" and "sync.drop" (asks first) with the operation's
 * id, "sync.export" (Ctrl+S), "sync.enrol" while the hub does not admit this computer.
 */
struct _DeskSyncPage
{
  GtkWidget        parent_instance;

  GtkWidget       *pane;
  AdwToastOverlay *toasts;
  DeskSyncHead    *head;
  DeskOutboxList  *rejected;
  DeskOutboxList  *waiting;
  DeskSyncFacts   *facts;

  DeskStore       *store;
  DeskSync        *sync;
  DeskSyncGlance  *glance;
  GPtrArray       *entries;     /* (element-type DeskOutboxEntry), nullable */
  GCancellable    *cancellable;
  char            *asked_id;    /* the operation that is asked about */
};

G_DEFINE_FINAL_TYPE (DeskSyncPage, desk_sync_page, GTK_TYPE_WIDGET)

static gint64
get_now (DeskSyncPage *self)
{
  return desk_clock_now (desk_store_get_clock (self->store));
}

static GTimeZone *
get_zone (DeskSyncPage *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static void
say (DeskSyncPage *self,
     const char   *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
show_glance (DeskSyncPage *self)
{
  const DeskSyncStatus *status = desk_sync_glance_get_status (self->glance);
  const gboolean running = desk_sync_get_state (self->sync) == DESK_SYNC_RUNNING;
  g_autoptr (DeskSyncFace) face = desk_sync_glance_make_face (self->glance);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sync.enrol", face->locked_out);
  desk_sync_head_set_face (self->head, face, desk_sync_get_error (self->sync));
  desk_sync_head_set_progress (self->head, running, desk_sync_get_progress (self->sync));
  if (status != NULL)
    desk_sync_facts_set_status (self->facts, status, get_now (self), get_zone (self));
}

static void
outbox_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DeskSyncPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
    desk_store_list_outbox_finish (DESK_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      say (self, error->message);
      return;
    }
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  desk_outbox_list_set_entries (self->rejected, self->entries, get_now (self), get_zone (self));
  desk_outbox_list_set_entries (self->waiting, self->entries, get_now (self), get_zone (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sync.export", self->entries->len > 0);
}

static void
list_outbox (DeskSyncPage *self)
{
  desk_store_list_outbox_async (self->store, self->cancellable, outbox_listed_cb,
                                g_object_ref (self));
}

/* The lists follow by themselves: the status has changed. */
static void
resolved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskSyncPage) self = user_data;
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

/* Not cancelled with the page: what the person decided is decided. */
static void
resolve (DeskSyncPage   *self,
         const char     *op_id,
         DeskResolution  resolution)
{
  desk_store_resolve_async (self->store, op_id, resolution, NULL, resolved_cb, g_object_ref (self));
}

static const DeskOutboxEntry *
find_entry (DeskSyncPage *self,
            const char   *op_id)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      const DeskOutboxEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->op_id, op_id))
        return entry;
    }
  return NULL;
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskSyncPage *self = DESK_SYNC_PAGE (widget);
  const DeskOutboxEntry *entry = find_entry (self, g_variant_get_string (parameter, NULL));
  GtkWidget *dialog;

  if (entry == NULL || !desk_outbox_dialog_is_for (entry))
    return;
  dialog = desk_outbox_dialog_new (self->store, entry);
  g_signal_connect_object (dialog, "done", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  resolve (DESK_SYNC_PAGE (widget), g_variant_get_string (parameter, NULL), DESK_RESOLVE_RETRY);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskSyncPage) self = user_data;

  if (desk_ask_finish (GTK_WINDOW (source), result) && self->store != NULL)
    resolve (self, self->asked_id, DESK_RESOLVE_DROP);
}

static void
drop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskSyncPage *self = DESK_SYNC_PAGE (widget);

  g_free (self->asked_id);
  self->asked_id = g_variant_dup_string (parameter, NULL);
  desk_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Discard This Record?"),
                  _("The hub did not accept it. Once discarded, it is gone from this computer "
                    "too."),
                  _("_Discard"), asked_cb, g_object_ref (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskSyncPage) self = user_data;
  g_autofree char *sentence = desk_outbox_save_finish (DESK_STORE (source), result);

  if (sentence != NULL)
    say (self, sentence);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskSyncPage *self = DESK_SYNC_PAGE (widget);

  desk_outbox_save_async (self->store, GTK_WINDOW (gtk_widget_get_root (widget)), saved_cb,
                          g_object_ref (self));
}

static void
enrol_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DeskSyncPage *self = DESK_SYNC_PAGE (widget);
  const DeskSyncStatus *status = desk_sync_glance_get_status (self->glance);
  GtkWidget *dialog = desk_enrol_dialog_new (self->sync, status != NULL ? status->hub_url : "");

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whoever comes by keyboard goes on from here, not from the side bar. */
static gboolean
desk_sync_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_SYNC_PAGE (widget)->head));
}

static void
desk_sync_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (desk_sync_page_parent_class)->map (widget);

  gtk_widget_grab_focus (widget);
}

static void
desk_sync_page_dispose (GObject *object)
{
  DeskSyncPage *self = DESK_SYNC_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->glance != NULL)
    g_signal_handlers_disconnect_by_data (self->glance, self);
  g_clear_object (&self->glance);
  g_clear_object (&self->store);
  g_clear_object (&self->sync);
  g_clear_pointer (&self->pane, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_sync_page_parent_class)->dispose (object);
}

static void
desk_sync_page_finalize (GObject *object)
{
  DeskSyncPage *self = DESK_SYNC_PAGE (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->asked_id);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (desk_sync_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_OUTBOX_LIST);
  g_type_ensure (DESK_TYPE_PANE);
  g_type_ensure (DESK_TYPE_SYNC_FACTS);
  g_type_ensure (DESK_TYPE_SYNC_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "sync/desk-sync-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSyncPage, pane);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncPage, head);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncPage, rejected);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, DeskSyncPage, facts);
}

static void
desk_sync_page_class_init (DeskSyncPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_sync_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_sync_page_finalize;

  widget_class->grab_focus = desk_sync_page_grab_focus;
  widget_class->focus = desk_focus_children;
  widget_class->map = desk_sync_page_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "sync.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "sync.retry", "s", retry_action);
  gtk_widget_class_install_action (widget_class, "sync.drop", "s", drop_action);
  gtk_widget_class_install_action (widget_class, "sync.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "sync.enrol", NULL, enrol_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "sync.export",
                                       NULL);
}

static void
desk_sync_page_init (DeskSyncPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sync.export", FALSE);
}

GtkWidget *
desk_sync_page_new (DeskStore *store,
                    DeskSync  *sync)
{
  DeskSyncPage *self = g_object_new (DESK_TYPE_SYNC_PAGE, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->glance = desk_sync_glance_new (store, sync);
  g_signal_connect_swapped (store, "status-changed", G_CALLBACK (list_outbox), self);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (list_outbox), self);
  g_signal_connect_swapped (self->glance, "changed", G_CALLBACK (show_glance), self);
  show_glance (self);
  list_outbox (self);
  return GTK_WIDGET (self);
}

/**
 * desk_sync_page_get_head:
 *
 * Returns: (transfer none): the state as it is shown
 */
DeskSyncHead *
desk_sync_page_get_head (DeskSyncPage *self)
{
  g_return_val_if_fail (DESK_IS_SYNC_PAGE (self), NULL);

  return self->head;
}

/**
 * desk_sync_page_export_to:
 * @file: on this computer
 *
 * Writes what waits and what was turned away as a table; a notice says how it went.
 */
void
desk_sync_page_export_to (DeskSyncPage *self,
                          GFile        *file)
{
  g_return_if_fail (DESK_IS_SYNC_PAGE (self));

  desk_outbox_save_to_async (self->store, file, saved_cb, g_object_ref (self));
}
