/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-callbacks.h"

#include "desk-format.h"
#include "desk-row-pool.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberCallbacks:
 *
 * The call-backs that the member was promised (D5), with when they are due or were missed. A row's button
 * withdraws one, by "member.withdraw-callback" (s, its id).
 */
struct _DeskMemberCallbacks
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
  DeskStore           *store;
};

G_DEFINE_FINAL_TYPE (DeskMemberCallbacks, desk_member_callbacks, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_button (const char *icon,
             const char *tooltip,
             const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
make_row (gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *move = make_button ("document-edit-symbolic", _("Call back at another time"),
                                 _("Move the Call-back"));
  GtkWidget *withdraw = make_button ("user-trash-symbolic", _("Withdraw this call-back"),
                                     _("Withdraw the Call-back"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), move);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), withdraw);
  g_object_set_data (G_OBJECT (row), "move", move);
  g_object_set_data (G_OBJECT (row), "withdraw", withdraw);
  return row;
}

static void
show_row (DeskMemberCallbacks    *self,
          guint                   index,
          const DeskCallbackItem *item)
{
  GtkWidget *row = desk_row_pool_get (&self->pool, index, make_row, NULL);
  GtkActionable *move = g_object_get_data (G_OBJECT (row), "move");
  GtkActionable *withdraw = g_object_get_data (G_OBJECT (row), "withdraw");
  g_autofree char *due = desk_format_due (item->due_ms,
                                          desk_clock_now (desk_store_get_clock (self->store)),
                                          desk_policy_get_zone (desk_store_get_policy (self->store)));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->about);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), due);
  gtk_actionable_set_action_target (move, "s", item->callback_id);
  gtk_actionable_set_action_name (move, "member.move-callback");
  gtk_actionable_set_action_target (withdraw, "s", item->callback_id);
  gtk_actionable_set_action_name (withdraw, "member.withdraw-callback");
}

static void
desk_member_callbacks_dispose (GObject *object)
{
  DeskMemberCallbacks *self = DESK_MEMBER_CALLBACKS (object);

  desk_row_pool_clear (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_callbacks_parent_class)->dispose (object);
}

static void
desk_member_callbacks_class_init (DeskMemberCallbacksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_callbacks_dispose;
}

static void
desk_member_callbacks_init (DeskMemberCallbacks *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Promised Call-backs"));
}

GtkWidget *
desk_member_callbacks_new (DeskStore *store)
{
  DeskMemberCallbacks *self = g_object_new (DESK_TYPE_MEMBER_CALLBACKS, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
desk_member_callbacks_show (DeskMemberCallbacks  *self,
                            const DeskMemberFile *file)
{
  g_return_if_fail (DESK_IS_MEMBER_CALLBACKS (self));

  for (guint i = 0; i < file->callbacks->len; i++)
    show_row (self, i, g_ptr_array_index (file->callbacks, i));
  desk_row_pool_trim (&self->pool, file->callbacks->len);
}
