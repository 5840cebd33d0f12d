/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-outbox-row.h"

#include "desk-format.h"
#include "desk-outbox-dialog.h"

#include <desk-outbox-words.h>
#include <glib/gi18n-lib.h>

/**
 * DeskOutboxRow:
 *
 * One operation that the hub has not confirmed: what was done, how far it is, and why it was turned
 * away. Its decisions are the page's actions "sync.edit", "sync.retry" and "sync.drop".
 *
 * Actions, while it is turned away: "operation.edit", "operation.retry" (Ctrl+Return) and
 * "operation.drop" (Delete).
 */
struct _DeskOutboxRow
{
  GtkListBoxRow  parent_instance;

  GtkImage      *icon;
  GtkLabel      *deed;
  GtkLabel      *state;
  GtkLabel      *reason;
  GtkWidget     *buttons;
  GtkWidget     *edit;
  GtkWidget     *retry;

  char          *op_id;
  gint64         seq;
};

G_DEFINE_FINAL_TYPE (DeskOutboxRow, desk_outbox_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_icon_name (DeskOutboxState state)
{
  switch (state)
    {
    case DESK_OUTBOX_REJECTED:
      return "dialog-warning-symbolic";
    case DESK_OUTBOX_SENT:
      return "emblem-synchronizing-symbolic";
    case DESK_OUTBOX_ACCEPTED:
      return "emblem-ok-symbolic";
    case DESK_OUTBOX_QUEUED:
    default:
      return "content-loading-symbolic";
    }
}

static void
set_reason (DeskOutboxRow    *self,
            const DeskReason *reason)
{
  g_autofree char *text = reason != NULL ? desk_reason_describe (reason) : g_strdup ("");

  gtk_label_set_label (self->reason, text);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
}

static void
set_offered (DeskOutboxRow *self,
             const char    *action,
             GtkWidget     *button,
             gboolean       offered)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, offered);
  gtk_widget_set_visible (button, offered);
}

/* For a member who is not here any more, as after a move or for another manager, it can only be kept
 * or let go. */
static void
set_decidable (DeskOutboxRow         *self,
               const DeskOutboxEntry *entry)
{
  gboolean decidable = entry->state == DESK_OUTBOX_REJECTED;
  gboolean here = *entry->member_name != '\0';

  set_offered (self, "operation.edit", self->edit,
               decidable && here && desk_outbox_dialog_is_for (entry));
  set_offered (self, "operation.retry", self->retry, decidable && here);
  set_offered (self, "operation.drop", self->buttons, decidable);
}

static void
update_accessible (DeskOutboxRow *self)
{
  g_autofree char *description =
    g_strjoin (" ", gtk_label_get_label (self->state), gtk_label_get_label (self->reason), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (self->deed),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, g_strstrip (description),
                                  -1);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "sync.edit", "s", DESK_OUTBOX_ROW (widget)->op_id);
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "sync.retry", "s", DESK_OUTBOX_ROW (widget)->op_id);
}

static void
drop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "sync.drop", "s", DESK_OUTBOX_ROW (widget)->op_id);
}

static void
desk_outbox_row_finalize (GObject *object)
{
  DeskOutboxRow *self = DESK_OUTBOX_ROW (object);

  g_free (self->op_id);

  G_OBJECT_CLASS (desk_outbox_row_parent_class)->finalize (object);
}

static void
desk_outbox_row_class_init (DeskOutboxRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_outbox_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "sync/desk-outbox-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskOutboxRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DeskOutboxRow, deed);
  gtk_widget_class_bind_template_child (widget_class, DeskOutboxRow, state);
  gtk_widget_class_bind_template_child (widget_class, DeskOutboxRow, reason);
  gtk_widget_class_bind_template_child (widget_class, DeskOutboxRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, DeskOutboxRow, edit);
  gtk_widget_class_bind_template_child (widget_class, DeskOutboxRow, retry);
  gtk_widget_class_install_action (widget_class, "operation.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "operation.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "operation.drop", NULL, drop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "operation.retry", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "operation.drop", NULL);
}

static void
desk_outbox_row_init (DeskOutboxRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_outbox_row_new (void)
{
  return g_object_new (DESK_TYPE_OUTBOX_ROW, NULL);
}

/**
 * desk_outbox_row_set_entry:
 * @entry: copied
 * @zone: the policy's
 */
void
desk_outbox_row_set_entry (DeskOutboxRow         *self,
                           const DeskOutboxEntry *entry,
                           gint64                 now_ms,
                           GTimeZone             *zone)
{
  g_autofree char *deed = desk_outbox_words_deed (entry);
  g_autofree char *made = desk_format_moment (entry->made_ms, now_ms, zone);
  g_autofree char *state = NULL;

  g_return_if_fail (DESK_IS_OUTBOX_ROW (self));

  /* Translators: how far an operation is, and when it was made: "Waiting · recorded 09:30" */
  state = g_strdup_printf (_("%1$s · recorded %2$s"), desk_outbox_words_state (entry), made);
  g_free (self->op_id);
  self->op_id = g_strdup (entry->op_id);
  self->seq = entry->seq;
  gtk_image_set_from_icon_name (self->icon, get_icon_name (entry->state));
  gtk_label_set_label (self->deed, deed);
  gtk_label_set_label (self->state, state);
  set_reason (self, entry->reason);
  set_decidable (self, entry);
  update_accessible (self);
}

/**
 * desk_outbox_row_get_seq:
 *
 * Returns: its place among the operations of this laptop
 */
gint64
desk_outbox_row_get_seq (DeskOutboxRow *self)
{
  g_return_val_if_fail (DESK_IS_OUTBOX_ROW (self), 0);

  return self->seq;
}

const char *
desk_outbox_row_get_deed (DeskOutboxRow *self)
{
  g_return_val_if_fail (DESK_IS_OUTBOX_ROW (self), NULL);

  return gtk_label_get_label (self->deed);
}

const char *
desk_outbox_row_get_state (DeskOutboxRow *self)
{
  g_return_val_if_fail (DESK_IS_OUTBOX_ROW (self), NULL);

  return gtk_label_get_label (self->state);
}

/**
 * desk_outbox_row_get_reason:
 *
 * Returns: "" where there is none
 */
const char *
desk_outbox_row_get_reason (DeskOutboxRow *self)
{
  g_return_val_if_fail (DESK_IS_OUTBOX_ROW (self), NULL);

  return gtk_label_get_label (self->reason);
}
