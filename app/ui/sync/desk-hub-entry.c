/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-hub-entry.h"

#include "desk-settings.h"

#include <desk-site.h>
#include <glib/gi18n-lib.h>

/**
 * desk_hub_entry_fix:
 * @row: where the hub's address is entered
 *
 * Fills in the address that the organisation fixed, for nobody to change. Without one it stays as
 * it is.
 *
 * Returns: %FALSE with an error when the organisation's file cannot be read
 */
gboolean
desk_hub_entry_fix (AdwEntryRow  *row,
                    GError      **error)
{
  g_autoptr (DeskSite) site = desk_site_load (error);

  if (site == NULL)
    return FALSE;
  if (site->hub_address == NULL)
    return TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _("Address of the hub, set by your organisation"));
  gtk_editable_set_text (GTK_EDITABLE (row), site->hub_address);
  gtk_editable_set_editable (GTK_EDITABLE (row), FALSE);
  adw_entry_row_add_suffix (row, desk_settings_new_lock ());
  return TRUE;
}
