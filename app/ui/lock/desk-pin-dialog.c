/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-pin-dialog.h"

#include <desk-pin.h>
#include <glib/gi18n-lib.h>

/**
 * DeskPinDialog:
 *
 * Asks for the PIN of now before anything is changed; wrong ones are slowed down as at unlocking.
 */
struct _DeskPinDialog
{
  AdwWindow    parent_instance;

  GtkLabel    *explanation;
  GtkEditable *old_pin;
  GtkEditable *pin;
  GtkEditable *repeat;
  GtkLabel    *problem;
  GtkButton   *accept;

  DeskLock    *lock;
  gboolean     removes;
  gboolean     busy;
};

G_DEFINE_FINAL_TYPE (DeskPinDialog, desk_pin_dialog, ADW_TYPE_WINDOW)

static void
set_problem (DeskPinDialog *self,
             const char    *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
}

static gboolean
is_asked (GtkEditable *entry)
{
  return gtk_widget_get_visible (GTK_WIDGET (entry));
}

static gboolean
is_answered (GtkEditable *entry)
{
  return !is_asked (entry) || *gtk_editable_get_text (entry) != '\0';
}

static void
update_accept (DeskPinDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pin.accept",
                                 !self->busy && is_answered (self->old_pin)
                                 && is_answered (self->pin) && is_answered (self->repeat));
}

static void
entry_changed_cb (DeskPinDialog *self)
{
  set_problem (self, "");
  update_accept (self);
}

static void
entry_activated_cb (DeskPinDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pin.accept", NULL);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DeskPinDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = desk_lock_set_pin_finish (DESK_LOCK (source), result, &error);

  if (self->lock == NULL)
    return;
  self->busy = FALSE;
  update_accept (self);
  if (done)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  set_problem (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (is_asked (self->old_pin) ? self->old_pin : self->pin));
}

/* Returns: what is wrong with the new one, or NULL */
static const char *
find_problem (DeskPinDialog *self)
{
  const char *pin = gtk_editable_get_text (self->pin);

  if (self->removes)
    return NULL;
  if (!desk_pin_is_fit (pin))
    return _("A PIN has 4 to 12 digits or letters of a to z.");
  if (!g_str_equal (pin, gtk_editable_get_text (self->repeat)))
    return _("The two PINs are not the same.");
  return NULL;
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskPinDialog *self = DESK_PIN_DIALOG (widget);
  const char *problem = find_problem (self);

  if (problem != NULL)
    {
      set_problem (self, problem);
      gtk_widget_grab_focus (GTK_WIDGET (self->pin));
      return;
    }
  set_problem (self, "");
  self->busy = TRUE;
  update_accept (self);
  desk_lock_set_pin_async (self->lock,
                           is_asked (self->old_pin) ? gtk_editable_get_text (self->old_pin) : NULL,
                           self->removes ? NULL : gtk_editable_get_text (self->pin), NULL, done_cb,
                           g_object_ref (self));
}

static void
desk_pin_dialog_dispose (GObject *object)
{
  g_clear_object (&DESK_PIN_DIALOG (object)->lock);

  G_OBJECT_CLASS (desk_pin_dialog_parent_class)->dispose (object);
}

static void
desk_pin_dialog_class_init (DeskPinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_pin_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "lock/desk-pin-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPinDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, DeskPinDialog, old_pin);
  gtk_widget_class_bind_template_child (widget_class, DeskPinDialog, pin);
  gtk_widget_class_bind_template_child (widget_class, DeskPinDialog, repeat);
  gtk_widget_class_bind_template_child (widget_class, DeskPinDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskPinDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "pin.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
desk_pin_dialog_init (DeskPinDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
word (DeskPinDialog *self)
{
  gboolean has_pin = desk_lock_has_pin (self->lock);

  if (self->removes)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Remove PIN"));
      gtk_button_set_label (self->accept, _("_Remove"));
      gtk_label_set_label (self->explanation, _("Without a PIN Member Desk no longer locks."));
    }
  else
    {
      gtk_window_set_title (GTK_WINDOW (self), has_pin ? _("Change PIN") : _("Set PIN"));
      gtk_button_set_label (self->accept, has_pin ? _("_Change") : _("_Set"));
      gtk_label_set_label (self->explanation,
                           _("A PIN has 4 to 12 digits or letters of a to z. Choose one that you "
                             "use nowhere else."));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->old_pin), has_pin);
  gtk_widget_set_visible (GTK_WIDGET (self->pin), !self->removes);
  gtk_widget_set_visible (GTK_WIDGET (self->repeat), !self->removes);
}

/**
 * desk_pin_dialog_new:
 * @removes: whether there is to be no PIN any more
 *
 * Returns: (transfer none): the dialog, as GTK owns top levels
 */
GtkWidget *
desk_pin_dialog_new (DeskLock *lock,
                     gboolean  removes)
{
  DeskPinDialog *self = g_object_new (DESK_TYPE_PIN_DIALOG, NULL);

  self->lock = g_object_ref (lock);
  self->removes = removes;
  word (self);
  update_accept (self);
  gtk_widget_grab_focus (GTK_WIDGET (is_asked (self->old_pin) ? self->old_pin : self->pin));
  return GTK_WIDGET (self);
}

/**
 * desk_pin_dialog_fill:
 *
 * As typed; what is not asked for is "".
 */
void
desk_pin_dialog_fill (DeskPinDialog *self,
                      const char    *old_pin,
                      const char    *pin,
                      const char    *repeat)
{
  g_return_if_fail (DESK_IS_PIN_DIALOG (self));

  gtk_editable_set_text (self->old_pin, old_pin);
  gtk_editable_set_text (self->pin, pin);
  gtk_editable_set_text (self->repeat, repeat);
}

/**
 * desk_pin_dialog_get_problem:
 *
 * Returns: why nothing was changed, or ""
 */
const char *
desk_pin_dialog_get_problem (DeskPinDialog *self)
{
  g_return_val_if_fail (DESK_IS_PIN_DIALOG (self), NULL);

  return gtk_label_get_label (self->problem);
}
