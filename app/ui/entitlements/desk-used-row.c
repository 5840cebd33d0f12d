/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-used-row.h"

#include "desk-format.h"
#include "desk-pips.h"

#include <desk-entitlement.h>
#include <desk-labels.h>
#include <glib/gi18n-lib.h>

/**
 * DeskUsedRow:
 *
 * What a member drew of one entitlement in a month (E6, E7): when, by whom, until when it runs, how
 * much of it there was and is left.
 */
struct _DeskUsedRow
{
  AdwActionRow  parent_instance;

  GtkLabel     *figure;
  DeskPips     *pips;
};

G_DEFINE_FINAL_TYPE (DeskUsedRow, desk_used_row, ADW_TYPE_ACTION_ROW)

static char *
describe (const DeskUsedItem *item,
          gint64              now_ms,
          GTimeZone          *zone)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (desk_entitlement_get_label (item->service)));
  g_ptr_array_add (parts, desk_format_moment (item->last_ms, now_ms, zone));
  if (item->ends_ms > 0)
    g_ptr_array_add (parts, desk_format_end (item->ends_ms, now_ms, zone));
  /* Translators: %s is the account manager who recorded it */
  g_ptr_array_add (parts, g_strdup_printf (_("by %s"), item->by));
  if (item->provisional)
    g_ptr_array_add (parts, g_strdup (_("not yet confirmed by the hub")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
describe_figure (const DeskUsedItem *item)
{
  g_autofree char *used = NULL;
  g_autofree char *left = NULL;
  gint64 n_left = MAX (item->limit - item->used, 0);

  if (item->limit < 0)
    {
      used = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d used", "%d used",
                                           (gulong) item->used),
                              (int) item->used);
      return g_strdup_printf ("%s\n%s", used, _("limit not set"));
    }
  /* Translators: uses of an entitlement this month, and how many there may be */
  used = g_strdup_printf (_("%d of %d used"), (int) item->used, (int) item->limit);
  left = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d left", "%d left", (gulong) n_left),
                          (int) n_left);
  return g_strdup_printf ("%s\n%s", used, left);
}

static void
desk_used_row_class_init (DeskUsedRowClass *klass)
{
}

static void
desk_used_row_init (DeskUsedRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);

  self->figure = GTK_LABEL (gtk_label_new (""));
  self->pips = DESK_PIPS (desk_pips_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->figure), "numeric");
  gtk_label_set_justify (self->figure, GTK_JUSTIFY_RIGHT);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->figure));
  adw_action_row_add_suffix (row, GTK_WIDGET (self->pips));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

GtkWidget *
desk_used_row_new (void)
{
  return g_object_new (DESK_TYPE_USED_ROW, NULL);
}

/**
 * desk_used_row_set_item:
 * @item: of @month; copied
 * @zone: the policy's
 */
void
desk_used_row_set_item (DeskUsedRow         *self,
                        const DeskUsedItem  *item,
                        const DeskUsedMonth *month,
                        GTimeZone           *zone)
{
  g_autofree char *name = desk_label_member_name (item->name, item->salutation);
  g_autofree char *description = describe (item, month->now_ms, zone);
  g_autofree char *figure = describe_figure (item);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", name, description, figure);

  g_return_if_fail (DESK_IS_USED_ROW (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), description);
  gtk_label_set_label (self->figure, figure);
  desk_pips_set_uses (self->pips, item->used, item->limit, item->provisional);
  gtk_widget_set_visible (GTK_WIDGET (self->pips),
                          item->limit >= 0 && g_str_equal (month->month, month->this_month));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* The target first: a name without one does not fit the action. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", item->member_no);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open-member");
}
