/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-snoozed-row.h"

#include "desk-format.h"
#include "desk-member-link.h"

#include <desk-care.h>
#include <desk-labels.h>
#include <glib/gi18n-lib.h>

/**
 * DeskSnoozedRow:
 *
 * Something of Today that was put off: what, until when and why. The page's "today.wake" wants it again.
 */
struct _DeskSnoozedRow
{
  GtkListBoxRow   parent_instance;

  DeskMemberLink *link;
  GtkLabel       *detail;
  GtkActionable  *wake;
};

G_DEFINE_FINAL_TYPE (DeskSnoozedRow, desk_snoozed_row, GTK_TYPE_LIST_BOX_ROW)

static void
desk_snoozed_row_class_init (DeskSnoozedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DESK_TYPE_MEMBER_LINK);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "today/desk-snoozed-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSnoozedRow, link);
  gtk_widget_class_bind_template_child (widget_class, DeskSnoozedRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DeskSnoozedRow, wake);
}

static void
desk_snoozed_row_init (DeskSnoozedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_snoozed_row_new (void)
{
  return g_object_new (DESK_TYPE_SNOOZED_ROW, NULL);
}

/**
 * desk_snoozed_row_set_item:
 * @item: copied
 * @zone: the policy's
 */
void
desk_snoozed_row_set_item (DeskSnoozedRow        *self,
                           const DeskSnoozedItem *item,
                           gint64                 now_ms,
                           GTimeZone             *zone)
{
  g_autofree char *occasion = desk_snoozed_item_get_occasion (item);
  g_autofree char *until = desk_format_moment (item->until_ms, now_ms, zone);
  g_autofree char *name = desk_label_member_name (item->name, item->salutation);
  g_autofree char *detail = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (DESK_IS_SNOOZED_ROW (self));

  /* Translators: an occasion of care, a moment, and why it was put off */
  detail = g_strdup_printf (_("%1$s · until %2$s · %3$s"), desk_care_get_occasion_label (occasion),
                            until, item->why);
  label = g_strjoin (", ", name, detail, NULL);
  desk_member_link_set_member (self->link, item->member_no, item->name, item->salutation,
                               item->tier);
  gtk_label_set_label (self->detail, detail);
  gtk_actionable_set_action_target (self->wake, "(ss)", item->member_no, item->cause);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
