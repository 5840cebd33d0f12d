/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-rules-group.h"

#include <desk-hours.h>
#include <desk-money.h>
#include <glib/gi18n-lib.h>

/**
 * DeskRulesGroup:
 *
 * What the standard rules about times and balances: shown among the settings, with its source, so
 * that nobody looks for a switch that there cannot be.
 */
struct _DeskRulesGroup
{
  AdwPreferencesGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskRulesGroup, desk_rules_group, ADW_TYPE_PREFERENCES_GROUP)

/* Takes @value; %NULL: the policy sets none. */
static void
add_rule (DeskRulesGroup *self,
          DeskPolicy     *policy,
          const char     *group,
          const char     *title,
          char           *value)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = value != NULL ? value : g_strdup (C_("policy", "not set"));
  GtkWidget *label = gtk_label_new (shown);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), desk_policy_get_source (policy, group));
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static char *
word_visits (DeskPolicy *policy)
{
  int open;
  int close;

  if (!desk_hours_get_visit (policy, &open, &close))
    return NULL;
  return g_strdup_printf ("%02d:%02d–%02d:%02d", open / 60, open % 60, close / 60, close % 60);
}

/* One under the other: they have to fit a narrow window. */
static char *
word_notices (DeskPolicy *policy,
              const char *region)
{
  g_auto (GStrv) windows = desk_hours_list_notify (policy, region);

  return windows != NULL ? g_strjoinv ("\n", windows) : NULL;
}

static char *
word_low (DeskPolicy *policy)
{
  g_autofree char *amount = NULL;
  gint64 fen;

  if (!desk_policy_lookup_fen (policy, "balance", "low", &fen))
    return NULL;
  amount = desk_money_format_local (fen);
  /* Translators: %s is an amount of money, below which a balance is low */
  return g_strdup_printf (_("below %s"), amount);
}

static void
desk_rules_group_class_init (DeskRulesGroupClass *klass)
{
}

static void
desk_rules_group_init (DeskRulesGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * desk_rules_group_show:
 * @store: whose policy, and for whose region; once
 *
 * Nothing is shown before.
 */
void
desk_rules_group_show (DeskRulesGroup *self,
                       DeskStore      *store)
{
  DeskPolicy *policy = desk_store_get_policy (store);
  const DeskIdentity *identity = desk_store_get_identity (store);
  g_autofree char *description = NULL;

  g_return_if_fail (DESK_IS_RULES_GROUP (self));

  /* Translators: %s is the version of the policy, the figures of the standard */
  description = g_strdup_printf (_("The same for everybody; the hub says which rules count. These "
                                   "are the rules %s."), desk_policy_get_version (policy));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Ruled by the Standard"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  add_rule (self, policy, "hours.notify", _("Calls and text messages"),
            word_notices (policy, identity != NULL ? identity->region : NULL));
  add_rule (self, policy, "hours.visit", _("Visits"), word_visits (policy));
  add_rule (self, policy, "balance", _("Low balance"), word_low (policy));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
