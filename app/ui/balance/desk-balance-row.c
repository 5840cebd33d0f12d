/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-balance-row.h"

#include "desk-balance-chart.h"

#include <desk-balance.h>
#include <desk-mask.h>
#include <desk-money.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>


/**
 * DeskBalanceRow:
 *
 * The number and its balance above; under them the chart, and the days from when to when it goes.
 * Where no feed has changed the balance, the figure stands alone and says so.
 */
struct _DeskBalanceRow
{
  AdwPreferencesRow  parent_instance;

  GtkLabel          *number;
  GtkLabel          *balance;
  DeskBalanceChart  *chart;
  GtkLabel          *span;

  DeskStore         *store;
};

G_DEFINE_FINAL_TYPE (DeskBalanceRow, desk_balance_row, ADW_TYPE_PREFERENCES_ROW)

/* The balance before the first change lasted for who knows how long: a day of it is drawn. */
static GArray *
make_steps (GPtrArray *points)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (DeskBalanceStep));

  for (guint i = 0; i < points->len; i++)
    {
      const DeskBalancePoint *point = g_ptr_array_index (points, i);
      DeskBalanceStep before = { point->feed_ms - DESK_DAY_MS, point->was_fen };
      DeskBalanceStep step = { point->feed_ms, point->fen };

      if (i == 0)
        g_array_append_val (steps, before);
      g_array_append_val (steps, step);
    }
  return steps;
}

static char *
format_point_day (DeskBalanceRow *self,
                  gint64          at_ms)
{
  return desk_time_day (at_ms, desk_policy_get_zone (desk_store_get_policy (self->store)));
}

/* What a person who does not see the chart has to know of it. */
static char *
describe_steps (DeskBalanceRow *self,
                GPtrArray      *points)
{
  const DeskBalancePoint *least = g_ptr_array_index (points, 0);
  const DeskBalancePoint *most = least;
  g_autofree char *least_amount = NULL;
  g_autofree char *most_amount = NULL;
  g_autofree char *least_day = NULL;
  g_autofree char *most_day = NULL;

  for (guint i = 1; i < points->len; i++)
    {
      const DeskBalancePoint *point = g_ptr_array_index (points, i);

      if (point->fen < least->fen)
        least = point;
      if (point->fen > most->fen)
        most = point;
    }
  least_amount = desk_money_format_local (least->fen);
  most_amount = desk_money_format_local (most->fen);
  least_day = format_point_day (self, least->feed_ms);
  most_day = format_point_day (self, most->feed_ms);
  /* Translators: an amount and the day since when it was so, twice */
  return g_strdup_printf (_("Least: %s on %s. Most: %s on %s."), least_amount, least_day,
                          most_amount, most_day);
}

static char *
describe_span (DeskBalanceRow *self,
               GPtrArray      *points)
{
  const DeskBalancePoint *first = points->len > 0 ? g_ptr_array_index (points, 0) : NULL;
  g_autofree char *day = NULL;

  if (first == NULL)
    return g_strdup (_("No feed has changed it yet."));
  day = format_point_day (self, first->feed_ms);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change since %s", "%u changes since %s",
                                       points->len),
                          points->len, day);
}

static void
show_balance (DeskBalanceRow    *self,
              const DeskAccount *account)
{
  gboolean low = desk_account_is_low (account, desk_store_get_policy (self->store));
  g_autofree char *amount = desk_money_format_local (account->balance_fen);
  g_autofree char *marked = g_strdup_printf (low ? "▼ %s" : "%s", amount);

  gtk_label_set_label (self->balance, marked);
  if (low)
    gtk_widget_add_css_class (GTK_WIDGET (self->balance), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->balance), "error");
}

static void
show_chart (DeskBalanceRow *self,
            GPtrArray      *points)
{
  DeskPolicy *policy = desk_store_get_policy (self->store);
  g_autoptr (GArray) steps = make_steps (points);
  g_autofree char *description = points->len > 0 ? describe_steps (self, points) : NULL;
  const DeskBalancePoint *last = NULL;
  gint64 low_fen;

  gtk_widget_set_visible (GTK_WIDGET (self->chart), points->len > 0);
  if (points->len == 0)
    return;
  last = g_ptr_array_index (points, points->len - 1);
  if (!desk_policy_lookup_fen (policy, "balance", "low", &low_fen))
    low_fen = G_MININT64;
  desk_balance_chart_set_steps (self->chart, steps,
                                MAX (desk_clock_now (desk_store_get_clock (self->store)),
                                     last->feed_ms));
  desk_balance_chart_set_low (self->chart, low_fen);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chart), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description, -1);
}

static void
desk_balance_row_dispose (GObject *object)
{
  g_clear_object (&DESK_BALANCE_ROW (object)->store);

  G_OBJECT_CLASS (desk_balance_row_parent_class)->dispose (object);
}

static void
desk_balance_row_class_init (DeskBalanceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_balance_row_dispose;

  g_type_ensure (DESK_TYPE_BALANCE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "balance/desk-balance-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskBalanceRow, number);
  gtk_widget_class_bind_template_child (widget_class, DeskBalanceRow, balance);
  gtk_widget_class_bind_template_child (widget_class, DeskBalanceRow, chart);
  gtk_widget_class_bind_template_child (widget_class, DeskBalanceRow, span);
}

static void
desk_balance_row_init (DeskBalanceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_balance_row_new (DeskStore *store)
{
  DeskBalanceRow *self = g_object_new (DESK_TYPE_BALANCE_ROW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * desk_balance_row_show:
 * @account: one of @file, prepaid
 */
void
desk_balance_row_show (DeskBalanceRow       *self,
                       const DeskMemberFile *file,
                       const DeskAccount    *account)
{
  g_autoptr (GPtrArray) points = NULL;
  g_autofree char *masked = NULL;
  g_autofree char *span = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (DESK_IS_BALANCE_ROW (self));

  points = desk_balance_history_pick (file->balances, account->number);
  masked = desk_mask_number (account->number);
  span = describe_span (self, points);
  gtk_label_set_label (self->number, masked);
  gtk_label_set_label (self->span, span);
  show_balance (self, account);
  show_chart (self, points);
  words = g_strjoin (C_("sentence", ", "), masked, gtk_label_get_label (self->balance), span, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
