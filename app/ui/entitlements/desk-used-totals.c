/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-used-totals.h"

#include "desk-row-pool.h"

#include <desk-entitlement.h>
#include <glib/gi18n-lib.h>

/**
 * DeskUsedTotals:
 *
 * Each entitlement of the policy (E6, E7): its limit and the source of that, and what all members
 * drew of it in a month.
 */
struct _DeskUsedTotals
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
};

G_DEFINE_FINAL_TYPE (DeskUsedTotals, desk_used_totals, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_row (gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *figure = gtk_label_new ("");

  gtk_widget_add_css_class (figure, "dim-label");
  gtk_widget_add_css_class (figure, "numeric");
  gtk_label_set_justify (GTK_LABEL (figure), GTK_JUSTIFY_RIGHT);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure);
  g_object_set_data (G_OBJECT (row), "figure", figure);
  return row;
}

/* The limits of a month by tier, the highest first, or that there are none; and where it is said. */
static char *
describe_limit (DeskPolicy *policy,
                const char *service)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *source = desk_entitlement_get_source (policy, service);
  gint64 limit;

  for (int tier = DESK_TIER_DIAMOND; tier >= DESK_TIER_SILVER; tier--)
    if (desk_entitlement_get_limit (policy, tier, service, &limit))
      /* Translators: %1$s is a tier, %2$d how often its members may use an entitlement */
      g_ptr_array_add (parts, g_strdup_printf (_("%1$s: %2$d a month"), desk_tier_get_label (tier),
                                               (int) limit));
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (_("limit not set")));
  if (source != NULL)
    /* Translators: %s is the place in the standard */
    g_ptr_array_add (parts, g_strdup_printf (_("Source: %s"), source));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
describe_use (const DeskUsedTotal *total)
{
  g_autofree char *used =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d used", "%d used", (gulong) total->used),
                     (int) total->used);
  g_autofree char *at_limit = NULL;

  if (total->n_at_limit == 0)
    return g_steal_pointer (&used);
  at_limit = g_strdup_printf (ngettext ("%u member at the limit", "%u members at the limit",
                                        total->n_at_limit),
                              total->n_at_limit);
  return g_strdup_printf ("%s\n%s", used, at_limit);
}

static void
show_row (GtkWidget           *row,
          const DeskUsedTotal *total,
          DeskPolicy          *policy)
{
  g_autofree char *limit = describe_limit (policy, total->service);
  g_autofree char *use = describe_use (total);
  const char *name = desk_entitlement_get_label (total->service);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", name, use, limit);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), limit);
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "figure"), use);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
desk_used_totals_dispose (GObject *object)
{
  desk_row_pool_clear (&DESK_USED_TOTALS (object)->pool);

  G_OBJECT_CLASS (desk_used_totals_parent_class)->dispose (object);
}

static void
desk_used_totals_class_init (DeskUsedTotalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_used_totals_dispose;
}

static void
desk_used_totals_init (DeskUsedTotals *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("By Entitlement"));
}

GtkWidget *
desk_used_totals_new (void)
{
  return g_object_new (DESK_TYPE_USED_TOTALS, NULL);
}

/**
 * desk_used_totals_show:
 * @policy: as of which the limits are told
 */
void
desk_used_totals_show (DeskUsedTotals      *self,
                       const DeskUsedMonth *month,
                       DeskPolicy          *policy)
{
  g_return_if_fail (DESK_IS_USED_TOTALS (self));

  for (guint i = 0; i < month->totals->len; i++)
    show_row (desk_row_pool_get (&self->pool, i, make_row, NULL),
              g_ptr_array_index (month->totals, i), policy);
  desk_row_pool_trim (&self->pool, month->totals->len);
}

/**
 * desk_used_totals_get_row:
 *
 * Returns: (transfer none): the row of the entitlement at @position in the policy
 */
GtkWidget *
desk_used_totals_get_row (DeskUsedTotals *self,
                          guint           position)
{
  g_return_val_if_fail (DESK_IS_USED_TOTALS (self), NULL);

  return desk_row_pool_get (&self->pool, position, make_row, NULL);
}
