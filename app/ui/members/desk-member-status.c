/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-status.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static GtkWidget *
make_status (const char *icon_name,
             const char *title,
             const char *description)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), description);
  gtk_widget_add_css_class (status, "compact");
  return status;
}

/**
 * desk_member_status_new_no_result:
 * @words: everything that was asked for
 *
 * Returns: (transfer floating): what hides everybody, and a way back
 */
GtkWidget *
desk_member_status_new_no_result (const char *words)
{
  /* Translators: %s lists search and filters, as in "Gold · Frozen" */
  g_autofree char *text = g_strdup_printf (_("Nobody fits all of this: %s"), words);
  g_autofree char *description = g_markup_escape_text (text, -1);
  GtkWidget *status = make_status ("edit-find-symbolic", _("No Members Found"), description);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Clear Search and Filters"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "members.clear");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  return status;
}

GtkWidget *
desk_member_status_new_nobody (void)
{
  const char *when = _("They arrive with the next sync, once the hub has a billing feed for you.");

  return make_status ("system-users-symbolic", _("No Members Yet"), when);
}

GtkWidget *
desk_member_status_new_trouble (const GError *error)
{
  return make_status ("dialog-warning-symbolic", _("The Members Cannot Be Read"), error->message);
}
