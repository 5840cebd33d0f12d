/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-lock-page.h"

#include "desk-ask.h"
#include "desk-pane.h"

#include <adwaita.h>
#include <desk-lock.h>
#include <desk-pin.h>
#include <glib/gi18n-lib.h>

/* How often what is left of a wait is said anew, in ms. */
#define COUNT_DOWN 500

/**
 * DeskLockPage:
 *
 * Takes itself away by unlocking: the window shows its work again. A PIN that was forgotten is done
 * without when the hub vouches for the person by a new one-time code; what waits to be sent stays.
 */
struct _DeskLockPage
{
  GtkWidget      parent_instance;

  DeskPane      *pane;
  AdwStatusPage *status;
  GtkWidget     *form;
  GtkEditable   *pin;
  GtkEditable   *repeat;
  GtkLabel      *problem;
  GtkLabel      *wait;
  GtkButton     *unlock;
  GtkWidget     *forgot;
  GtkWidget     *rescue;
  GtkEditable   *code;

  DeskSession   *session;
  DeskLock      *lock;
  guint          count_down;
  gboolean       busy;
};

G_DEFINE_FINAL_TYPE (DeskLockPage, desk_lock_page, GTK_TYPE_WIDGET)

/* What goes on until the hub has answered. */
typedef struct
{
  DeskLockPage *page;
  DeskSession  *session;
} Rescue;

static void
rescue_free (Rescue *rescue)
{
  g_object_unref (rescue->page);
  g_object_unref (rescue->session);
  g_free (rescue);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rescue, rescue_free)

static void
set_problem (DeskLockPage *self,
             const char   *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static gboolean
is_filled (GtkEditable *entry)
{
  return *gtk_editable_get_text (entry) != '\0';
}

static gboolean
can_try (DeskLockPage *self)
{
  return !self->busy && desk_lock_get_wait_ms (self->lock) == 0 && is_filled (self->pin)
         && (!desk_lock_is_wanting (self->lock) || is_filled (self->repeat));
}

static void
update_actions (DeskLockPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.try", can_try (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.connect",
                                 !self->busy && is_filled (self->code));
}

static char *
word_wait (gint64 ms)
{
  guint seconds = (guint) ((ms + 999) / 1000);

  if (seconds < 60)
    return g_strdup_printf (ngettext ("Try again in %u second.", "Try again in %u seconds.", seconds),
                            seconds);
  return g_strdup_printf (ngettext ("Try again in %u minute.", "Try again in %u minutes.",
                                    (seconds + 59) / 60), (seconds + 59) / 60);
}

/* Returns: whether there is more to wait */
static gboolean
show_wait (DeskLockPage *self)
{
  gint64 ms = desk_lock_get_wait_ms (self->lock);
  g_autofree char *words = ms > 0 ? word_wait (ms) : NULL;

  gtk_label_set_label (self->wait, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wait), words != NULL);
  update_actions (self);
  return ms > 0;
}

static gboolean
count_down_cb (gpointer user_data)
{
  DeskLockPage *self = user_data;

  if (show_wait (self))
    return G_SOURCE_CONTINUE;
  self->count_down = 0;
  return G_SOURCE_REMOVE;
}

static void
begin_wait (DeskLockPage *self)
{
  if (show_wait (self) && self->count_down == 0)
    self->count_down = g_timeout_add (COUNT_DOWN, count_down_cb, self);
}

/* Whom the hub could vouch for: somebody who is enrolled there, when the local data is open. */
static gboolean
has_identity (DeskLockPage *self)
{
  DeskStore *store = desk_session_get_store (self->session);

  return desk_session_get_sync (self->session) != NULL
         && desk_store_get_identity (store) != NULL;
}

static void
update_rescue (DeskLockPage *self)
{
  gboolean wanting = desk_lock_is_wanting (self->lock);

  gtk_widget_set_visible (self->forgot, !wanting && has_identity (self)
                                        && !gtk_widget_get_visible (self->rescue));
}

static void
update (DeskLockPage *self)
{
  gboolean wanting = desk_lock_is_wanting (self->lock);

  adw_status_page_set_title (self->status, wanting ? _("Set a PIN") : _("Member Desk Is Locked"));
  adw_status_page_set_description (
    self->status,
    wanting ? _("Your organisation wants this computer to ask for a PIN before it shows members. "
                "Choose one of 4 to 12 digits or letters.")
            : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->repeat), wanting);
  gtk_button_set_label (self->unlock, wanting ? _("_Set PIN") : _("_Unlock"));
  gtk_widget_set_visible (self->form, desk_lock_get_problem (self->lock) == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->unlock), desk_lock_get_problem (self->lock) == NULL);
  if (desk_lock_get_problem (self->lock) != NULL)
    set_problem (self, desk_lock_get_problem (self->lock));
  update_rescue (self);
  begin_wait (self);
}

/* The page may be gone: unlocking took it away. */
static void
tell_failed (DeskLockPage *self,
             const GError *error)
{
  if (self->lock == NULL)
    return;
  self->busy = FALSE;
  gtk_editable_set_text (self->repeat, "");
  set_problem (self, error->message);
  gtk_editable_select_region (self->pin, 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->pin));
  begin_wait (self);
}

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskLockPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_lock_unlock_finish (DESK_LOCK (source), result, &error))
    tell_failed (self, error);
}

static void
pin_set_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskLockPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_lock_set_pin_finish (DESK_LOCK (source), result, &error))
    tell_failed (self, error);
}

static void
try_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  DeskLockPage *self = DESK_LOCK_PAGE (widget);
  const char *pin = gtk_editable_get_text (self->pin);

  set_problem (self, NULL);
  if (desk_lock_is_wanting (self->lock)
      && !g_str_equal (pin, gtk_editable_get_text (self->repeat)))
    {
      set_problem (self, _("The two PINs are not the same."));
      return;
    }
  self->busy = TRUE;
  update_actions (self);
  if (desk_lock_is_wanting (self->lock))
    desk_lock_set_pin_async (self->lock, NULL, pin, NULL, pin_set_cb, g_object_ref (self));
  else
    desk_lock_unlock_async (self->lock, pin, NULL, unlocked_cb, g_object_ref (self));
}

static void
forgot_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskLockPage *self = DESK_LOCK_PAGE (widget);

  gtk_widget_set_visible (self->rescue, TRUE);
  update_rescue (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

/* The window that shows the page shows the work when this returns. */
static void
forget (DeskLockPage *self,
        GtkWindow    *window)
{
  g_autoptr (GError) error = NULL;

  if (!desk_lock_forget (self->lock, &error))
    set_problem (self, error->message);
  else if (!desk_lock_is_locked (self->lock) && window != NULL)
    desk_tell (window, _("The PIN Is Gone"),
               _("Member Desk is no longer locked. Set a new PIN in the settings."));
}

/* Begun also when the window is closed meanwhile. */
static void
resume_sync (DeskSession *session)
{
  if (desk_session_get_state (session) == DESK_SESSION_READY)
    desk_sync_start (desk_session_get_sync (session));
}

static void
enrolled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Rescue) rescue = user_data;
  DeskLockPage *self = rescue->page;
  g_autoptr (GError) error = NULL;
  gboolean enrolled = desk_sync_enrol_finish (DESK_SYNC (source), result, &error);

  resume_sync (rescue->session);
  if (self->lock == NULL)
    return;
  self->busy = FALSE;
  update_actions (self);
  if (enrolled)
    {
      desk_sync_round_async (DESK_SYNC (source), NULL, NULL, NULL);
      forget (self, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
      return;
    }
  set_problem (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

/* Only at the hub that the computer is tied to: another one could vouch for anybody. */
static void
connect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskLockPage *self = DESK_LOCK_PAGE (widget);
  DeskSync *sync = desk_session_get_sync (self->session);
  const DeskIdentity *identity;
  Rescue *rescue;

  if (!has_identity (self))
    return;
  identity = desk_store_get_identity (desk_session_get_store (self->session));
  set_problem (self, NULL);
  self->busy = TRUE;
  update_actions (self);
  /* A round that is under way would go on under the name that the hub is about to change. */
  desk_sync_stop (sync);
  rescue = g_new0 (Rescue, 1);
  rescue->page = g_object_ref (self);
  rescue->session = g_object_ref (self->session);
  desk_sync_enrol_async (sync, identity->hub_url, gtk_editable_get_text (self->code), NULL,
                         enrolled_cb, rescue);
}

static void
entry_changed_cb (DeskLockPage *self)
{
  if (desk_lock_get_problem (self->lock) == NULL)
    set_problem (self, NULL);
  update_actions (self);
}

static void
pin_activated_cb (DeskLockPage *self)
{
  if (desk_lock_is_wanting (self->lock) && !is_filled (self->repeat))
    gtk_widget_grab_focus (GTK_WIDGET (self->repeat));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "unlock.try", NULL);
}

static void
code_activated_cb (DeskLockPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "unlock.connect", NULL);
}

static void
desk_lock_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (desk_lock_page_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (DESK_LOCK_PAGE (widget)->pin));
}

static void
desk_lock_page_dispose (GObject *object)
{
  DeskLockPage *self = DESK_LOCK_PAGE (object);

  g_clear_handle_id (&self->count_down, g_source_remove);
  g_clear_object (&self->lock);
  g_clear_object (&self->session);
  g_clear_pointer ((GtkWidget **) &self->pane, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_lock_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "lock/desk-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, pane);
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, status);
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, form);
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, pin);
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, repeat);
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, wait);
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, unlock);
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, forgot);
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, rescue);
  gtk_widget_class_bind_template_child (widget_class, DeskLockPage, code);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_activated_cb);
}

static void
desk_lock_page_class_init (DeskLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_lock_page_dispose;
  widget_class->map = desk_lock_page_map;

  g_type_ensure (DESK_TYPE_PANE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "unlock.try", NULL, try_action);
  gtk_widget_class_install_action (widget_class, "unlock.forgot", NULL, forgot_action);
  gtk_widget_class_install_action (widget_class, "unlock.connect", NULL, connect_action);
}

static void
desk_lock_page_init (DeskLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_lock_page_new:
 * @session: whose lock is locked
 */
GtkWidget *
desk_lock_page_new (DeskSession *session)
{
  DeskLockPage *self = g_object_new (DESK_TYPE_LOCK_PAGE, NULL);

  self->session = g_object_ref (session);
  self->lock = g_object_ref (desk_session_get_lock (session));
  g_signal_connect_object (session, "state-changed", G_CALLBACK (update_rescue), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lock, "notify::has-pin", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * desk_lock_page_set_pin:
 * @repeat: the same once more, where a first one is set; else ""
 *
 * As typed.
 */
void
desk_lock_page_set_pin (DeskLockPage *self,
                        const char   *pin,
                        const char   *repeat)
{
  g_return_if_fail (DESK_IS_LOCK_PAGE (self));

  gtk_editable_set_text (self->pin, pin);
  gtk_editable_set_text (self->repeat, repeat);
}

void
desk_lock_page_set_code (DeskLockPage *self,
                         const char   *code)
{
  g_return_if_fail (DESK_IS_LOCK_PAGE (self));

  gtk_editable_set_text (self->code, code);
}

/**
 * desk_lock_page_get_problem:
 *
 * Returns: why it is still locked, or ""
 */
const char *
desk_lock_page_get_problem (DeskLockPage *self)
{
  g_return_val_if_fail (DESK_IS_LOCK_PAGE (self), NULL);

  return gtk_label_get_label (self->problem);
}
