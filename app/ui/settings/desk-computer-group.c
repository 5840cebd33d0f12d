/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-computer-group.h"

#include <desk-secret.h>
#include <glib/gi18n-lib.h>

/**
 * DeskComputerGroup:
 *
 * What this computer keeps: where the key to the hub is, and how everything is removed, by the action
 * "settings.remove-data" of the window.
 */
struct _DeskComputerGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwActionRow        *key;
  GCancellable        *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskComputerGroup, desk_computer_group, ADW_TYPE_PREFERENCES_GROUP)

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskComputerGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  DeskSecretPlace place = desk_secret_find_finish (result, &error);
  const char *words = error != NULL ? error->message : desk_secret_place_describe (place);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  adw_action_row_set_subtitle (self->key, words != NULL ? words : _("It was not found."));
}

static void
desk_computer_group_dispose (GObject *object)
{
  g_cancellable_cancel (DESK_COMPUTER_GROUP (object)->cancellable);

  G_OBJECT_CLASS (desk_computer_group_parent_class)->dispose (object);
}

static void
desk_computer_group_finalize (GObject *object)
{
  g_object_unref (DESK_COMPUTER_GROUP (object)->cancellable);

  G_OBJECT_CLASS (desk_computer_group_parent_class)->finalize (object);
}

static void
desk_computer_group_class_init (DeskComputerGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_computer_group_dispose;
  object_class->finalize = desk_computer_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "settings/desk-computer-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskComputerGroup, key);
}

static void
desk_computer_group_init (DeskComputerGroup *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_computer_group_show:
 * @session: whose data; once
 *
 * Nothing is shown before, nor where nobody works here yet.
 */
void
desk_computer_group_show (DeskComputerGroup *self,
                          DeskSession       *session)
{
  DeskStore *store = desk_session_get_store (session);
  const DeskIdentity *identity = store != NULL ? desk_store_get_identity (store) : NULL;

  g_return_if_fail (DESK_IS_COMPUTER_GROUP (self));

  gtk_widget_set_visible (GTK_WIDGET (self), identity != NULL);
  if (identity != NULL)
    desk_secret_find_async (desk_store_get_data_dir (store), identity->device_id, self->cancellable,
                            found_cb, g_object_ref (self));
}

/**
 * desk_computer_group_get_key:
 *
 * Returns: (transfer none): where the key to the hub is kept, in a sentence; "" while that is looked for
 */
const char *
desk_computer_group_get_key (DeskComputerGroup *self)
{
  g_return_val_if_fail (DESK_IS_COMPUTER_GROUP (self), NULL);

  return adw_action_row_get_subtitle (self->key);
}
