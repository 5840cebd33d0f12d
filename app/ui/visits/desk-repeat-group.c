/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-repeat-group.h"

#include <desk-visit-courtesy.h>
#include <glib/gi18n-lib.h>

/**
 * DeskRepeatGroup:
 *
 * How often a courtesy visit repeats, and how many are planned at once.
 */
struct _DeskRepeatGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwComboRow         *every;
  GtkWidget           *count_row;
  GtkSpinButton       *count;
};

G_DEFINE_FINAL_TYPE (DeskRepeatGroup, desk_repeat_group, ADW_TYPE_PREFERENCES_GROUP)

#define ONCE (-1)
#define BY_TIER 0

static const struct
{
  int         months;
  const char *label;
} choices[] = {
  { ONCE, N_("Does Not Repeat") },
  { BY_TIER, N_("As Often as the Tier Asks") },
  { 1, N_("Every Month") },
  { 2, N_("Every Two Months") },
  { 3, N_("Every Quarter") },
  { 6, N_("Every Half Year") },
};

static int
get_months (DeskRepeatGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->every);

  return selected < G_N_ELEMENTS (choices) ? choices[selected].months : ONCE;
}

static void
selected_cb (DeskRepeatGroup *self)
{
  gtk_widget_set_visible (self->count_row, get_months (self) != ONCE);
}

static void
desk_repeat_group_class_init (DeskRepeatGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "visits/desk-repeat-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRepeatGroup, every);
  gtk_widget_class_bind_template_child (widget_class, DeskRepeatGroup, count_row);
  gtk_widget_class_bind_template_child (widget_class, DeskRepeatGroup, count);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
desk_repeat_group_init (DeskRepeatGroup *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (labels, _(choices[i].label));
  adw_combo_row_set_model (self->every, G_LIST_MODEL (labels));
  gtk_spin_button_set_range (self->count, 2, DESK_COURTESY_MAX_VISITS);
  gtk_spin_button_set_value (self->count, 4);
}

/**
 * desk_repeat_group_get:
 * @months: (out): between two visits; 0: as the policy says of the member's tier
 * @n_visits: (out): how many
 *
 * Returns: whether it repeats
 */
gboolean
desk_repeat_group_get (DeskRepeatGroup *self,
                       int             *months,
                       guint           *n_visits)
{
  g_return_val_if_fail (DESK_IS_REPEAT_GROUP (self), FALSE);

  gtk_spin_button_update (self->count);
  *months = get_months (self);
  *n_visits = (guint) gtk_spin_button_get_value_as_int (self->count);
  return *months != ONCE;
}

/**
 * desk_repeat_group_set:
 * @choice: its place in the list, from 0: does not repeat
 *
 * As if the person had chosen it.
 */
void
desk_repeat_group_set (DeskRepeatGroup *self,
                       guint            choice,
                       guint            n_visits)
{
  g_return_if_fail (DESK_IS_REPEAT_GROUP (self));

  adw_combo_row_set_selected (self->every, choice);
  gtk_spin_button_set_value (self->count, n_visits);
}
