/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-account-row.h"

#include "desk-reveal-button.h"

#include <desk-balance.h>
#include <desk-labels.h>
#include <desk-mask.h>
#include <desk-money.h>
#include <glib/gi18n-lib.h>

/**
 * DeskAccountRow:
 *
 * One service number: what it is, in which state, and how much is on it or owed.
 */
struct _DeskAccountRow
{
  AdwActionRow      parent_instance;

  GtkLabel         *balance;
  DeskRevealButton *button;
  DeskStore        *store;
  char             *number;
};

G_DEFINE_FINAL_TYPE (DeskAccountRow, desk_account_row, ADW_TYPE_ACTION_ROW)

static void
update_number (DeskAccountRow *self)
{
  g_autofree char *masked = desk_mask_number (self->number);
  gboolean revealed = desk_reveal_button_get_revealed (self->button);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), revealed ? self->number : masked);
}

static char *
describe (const DeskAccount *account)
{
  g_autofree char *kind = g_strjoin (" · ", desk_label_kind (account->kind),
                                     desk_label_payment (account->payment),
                                     desk_label_state (account->state), NULL);
  g_autofree char *amount = NULL;
  g_autofree char *arrears = NULL;

  if (account->arrears_fen <= 0)
    return g_steal_pointer (&kind);
  amount = desk_money_format_local (account->arrears_fen);
  arrears = *account->arrears_since == '\0'
              /* Translators: %s is an amount of money */
              ? g_strdup_printf (_("%s in arrears"), amount)
              /* Translators: an amount of money, and the day since when it is owed */
              : g_strdup_printf (_("%s in arrears since %s"), amount, account->arrears_since);
  return g_strjoin ("\n", kind, arrears, NULL);
}

/* Only a prepaid account has a balance that can run out (E5). */
static void
show_balance (DeskAccountRow    *self,
              const DeskAccount *account)
{
  g_autofree char *amount = desk_money_format_local (account->balance_fen);
  gboolean low = desk_account_is_low (account, desk_store_get_policy (self->store));
  /* Translators: %s is an amount of money */
  g_autofree char *aloud = g_strdup_printf (low ? _("Balance %s, low") : _("Balance %s"), amount);
  g_autofree char *text = g_strdup_printf (low ? "▼ %s" : "%s", amount);

  gtk_widget_set_visible (GTK_WIDGET (self->balance), g_str_equal (account->payment, "prepaid"));
  gtk_label_set_label (self->balance, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->balance), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  aloud, -1);
  if (low)
    gtk_widget_add_css_class (GTK_WIDGET (self->balance), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->balance), "error");
}

static void
desk_account_row_finalize (GObject *object)
{
  DeskAccountRow *self = DESK_ACCOUNT_ROW (object);

  g_clear_object (&self->store);
  g_free (self->number);

  G_OBJECT_CLASS (desk_account_row_parent_class)->finalize (object);
}

static void
desk_account_row_class_init (DeskAccountRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_account_row_finalize;
}

static void
desk_account_row_init (DeskAccountRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->balance = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->balance), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->balance));
}

GtkWidget *
desk_account_row_new (DeskStore *store)
{
  DeskAccountRow *self = g_object_new (DESK_TYPE_ACCOUNT_ROW, NULL);

  self->store = g_object_ref (store);
  self->button = DESK_REVEAL_BUTTON (desk_reveal_button_new (store));
  g_signal_connect_swapped (self->button, "notify::revealed", G_CALLBACK (update_number), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  return GTK_WIDGET (self);
}

void
desk_account_row_show (DeskAccountRow    *self,
                       const DeskAccount *account)
{
  g_autofree char *masked = NULL;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (DESK_IS_ACCOUNT_ROW (self));

  g_free (self->number);
  self->number = g_strdup (account->number);
  masked = desk_mask_number (account->number);
  /* Translators: %s is a masked number, as in "189****0000" */
  name = g_strdup_printf (_("the number %s"), masked);
  desk_reveal_button_set_secret (self->button, account->member_no, "number", name);
  update_number (self);

  description = describe (account);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), description);
  show_balance (self, account);
}
