/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-later-button.h"

#include <glib/gi18n-lib.h>

/**
 * DeskLaterButton:
 *
 * Puts off what a row of Today is about, by the page's "today.snooze". Not there until there is a cause.
 */
struct _DeskLaterButton
{
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskLaterButton, desk_later_button, GTK_TYPE_BUTTON)

static void
desk_later_button_class_init (DeskLaterButtonClass *klass)
{
}

static void
desk_later_button_init (DeskLaterButton *self)
{
  gtk_button_set_icon_name (GTK_BUTTON (self), "alarm-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "later");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Put off until later"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Put Off"), -1);
}

/**
 * desk_later_button_set_cause:
 * @cause: (nullable): as of a snooze; %NULL: it cannot be put off
 */
void
desk_later_button_set_cause (DeskLaterButton *self,
                             const char      *member_no,
                             const char      *cause)
{
  g_return_if_fail (DESK_IS_LATER_BUTTON (self));

  gtk_widget_set_visible (GTK_WIDGET (self), cause != NULL);
  if (cause == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "(ss)", member_no, cause);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "today.snooze");
}
