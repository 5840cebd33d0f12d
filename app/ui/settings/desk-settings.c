/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-settings.h"

#include "desk-site-backend.h"

#include <desk-site.h>
#include <glib/gi18n-lib.h>

/**
 * desk_settings_new:
 *
 * A file of the organisation that cannot be read fixes nothing here; the settings window says so.
 */
GSettings *
desk_settings_new (void)
{
  static GSettingsBackend *shared;
  g_autoptr (DeskSite) site = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;

  if (shared != NULL)
    return g_settings_new_with_backend (APP_ID, shared);
  site = desk_site_load (NULL);
  if (site == NULL || g_hash_table_size (site->preferences) == 0)
    return g_settings_new (APP_ID);
  backend = desk_site_backend_new (site->preferences);
  /* One for all, so that each hears what the others change. */
  g_set_weak_pointer (&shared, backend);
  return g_settings_new_with_backend (APP_ID, backend);
}

gboolean
desk_settings_is_fixed (GSettings  *settings,
                        const char *key)
{
  return !g_settings_is_writable (settings, key);
}

GtkWidget *
desk_settings_new_lock (void)
{
  GtkWidget *lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (lock), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return lock;
}

void
desk_settings_mark (GSettings  *settings,
                    const char *key,
                    GtkWidget  *widget)
{
  AdwActionRow *row = ADW_ACTION_ROW (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW));

  if (!desk_settings_is_fixed (settings, key))
    return;
  adw_action_row_add_suffix (row, desk_settings_new_lock ());
  adw_action_row_set_subtitle_lines (row, 0);
  adw_action_row_set_subtitle (row, _("Set by your organisation."));
  gtk_widget_set_sensitive (widget, FALSE);
}
