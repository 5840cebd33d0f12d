/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-entitlements-page.h"

#include "desk-aside-layout.h"
#include "desk-pane.h"
#include "desk-used-row.h"
#include "desk-visit-words.h"

#include <desk-calendar.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

/* How often it is looked whether something ended or the month changed. */
#define TICK_SECONDS 30

/**
 * DeskEntitlementsPage:
 *
 * What all members drew of their entitlements in a natural month of the policy's zone (E6, E7), the
 * limits and their source. It reads itself anew when the store changes and as time goes on.
 */
struct _DeskEntitlementsPage
{
  GtkWidget         parent_instance;

  DeskPane         *pane;
  AdwToastOverlay  *toasts;
  GtkStack         *contents;
  GtkLabel         *heading;
  GtkLabel         *summary;
  DeskTodaySection *members;
  GtkWidget        *nothing;
  DeskUsedTotals   *totals;

  DeskStore        *store;
  DeskUsedMonth    *month;      /* nullable */
  char             *wanted;     /* YYYY-MM, NULL: whichever it is now */
  GCancellable     *cancellable;
  guint             tick;
};

G_DEFINE_FINAL_TYPE (DeskEntitlementsPage, desk_entitlements_page, GTK_TYPE_WIDGET)

static char *
get_row_key (gconstpointer item)
{
  const DeskUsedItem *used = item;

  return g_strdup_printf ("%s %s", used->member_no, used->service);
}

static GtkWidget *
make_row (gpointer context)
{
  return desk_used_row_new ();
}

static void
update_row (GtkWidget     *row,
            gconstpointer  item,
            gpointer       context)
{
  DeskEntitlementsPage *self = context;
  DeskPolicy *policy = desk_store_get_policy (self->store);

  desk_used_row_set_item (DESK_USED_ROW (row), item, self->month, desk_policy_get_zone (policy));
}

static const DeskTodayKind row_kind = { get_row_key, make_row, update_row };

static guint
get_first_day (const char *month)
{
  g_autofree char *day = g_strconcat (month, "-01", NULL);

  return desk_calendar_read_day (day);
}

static char *
describe_month (const DeskUsedMonth *month)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u member drew on entitlements",
                                          "%u members drew on entitlements", month->n_members),
                          month->n_members);
  g_string_append (text, " · ");
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%d used", "%d used",
                                             (gulong) month->used),
                          (int) month->used);
  if (month->n_at_limit > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u member at the limit", "%u members at the limit",
                                              month->n_at_limit),
                              month->n_at_limit);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update_actions (DeskEntitlementsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean now = g_str_equal (self->month->month, self->month->this_month);

  gtk_widget_action_set_enabled (widget, "entitlements.previous",
                                 strcmp (self->month->first_month, self->month->month) < 0);
  gtk_widget_action_set_enabled (widget, "entitlements.next", !now);
  gtk_widget_action_set_enabled (widget, "entitlements.now", !now);
}

static void
show_month (DeskEntitlementsPage *self)
{
  g_autofree char *heading = desk_visit_words_period (DESK_CALENDAR_MONTH,
                                                      get_first_day (self->month->month));
  g_autofree char *summary = describe_month (self->month);
  gboolean any = self->month->items->len > 0;

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), any);
  gtk_widget_set_visible (self->nothing, !any);
  desk_today_section_set_items (self->members, self->month->items);
  desk_used_totals_show (self->totals, self->month, desk_store_get_policy (self->store));
  update_actions (self);
  gtk_stack_set_visible_child_name (self->contents, "month");
}

static void
month_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DeskEntitlementsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskUsedMonth) month =
    desk_store_load_used_month_finish (DESK_STORE (source), result, &error);
  g_autoptr (DeskUsedMonth) before = NULL;

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (month == NULL)
    {
      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
      return;
    }

  /* The section points into what it shows, so the old is freed after the new is shown. */
  before = g_steal_pointer (&self->month);
  self->month = g_steal_pointer (&month);
  show_month (self);
}

static void
load_month (DeskEntitlementsPage *self)
{
  desk_store_load_used_month_async (self->store, self->wanted, self->cancellable, month_loaded_cb,
                                    g_object_ref (self));
}

/* Whether something that ran when it was read has ended, or the month has. */
static gboolean
is_outdated (DeskEntitlementsPage *self,
             gint64                now_ms)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  g_autofree char *this_month = desk_time_month (now_ms, zone);

  if (!g_str_equal (self->month->this_month, this_month))
    return TRUE;
  for (guint i = 0; i < self->month->items->len; i++)
    {
      const DeskUsedItem *item = g_ptr_array_index (self->month->items, i);

      if (item->ends_ms > self->month->now_ms && item->ends_ms <= now_ms)
        return TRUE;
    }
  return FALSE;
}

static gboolean
tick_cb (gpointer user_data)
{
  DeskEntitlementsPage *self = user_data;

  if (self->month != NULL
      && is_outdated (self, desk_clock_now (desk_store_get_clock (self->store))))
    load_month (self);
  return G_SOURCE_CONTINUE;
}

static void
step_month (DeskEntitlementsPage *self,
            int                   steps)
{
  guint day = desk_calendar_step (DESK_CALENDAR_MONTH, get_first_day (self->month->month), steps);
  g_autoptr (GDate) date = g_date_new_julian (day);

  g_free (self->wanted);
  self->wanted = g_strdup_printf ("%04d-%02d", g_date_get_year (date),
                                  (int) g_date_get_month (date));
  if (g_str_equal (self->wanted, self->month->this_month))
    g_clear_pointer (&self->wanted, g_free);
  load_month (self);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  step_month (DESK_ENTITLEMENTS_PAGE (widget), -1);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  step_month (DESK_ENTITLEMENTS_PAGE (widget), 1);
}

static void
now_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  DeskEntitlementsPage *self = DESK_ENTITLEMENTS_PAGE (widget);

  g_clear_pointer (&self->wanted, g_free);
  load_month (self);
}

static void
desk_entitlements_page_dispose (GObject *object)
{
  DeskEntitlementsPage *self = DESK_ENTITLEMENTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_pointer ((GtkWidget **) &self->pane, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_entitlements_page_parent_class)->dispose (object);
}

static void
desk_entitlements_page_finalize (GObject *object)
{
  DeskEntitlementsPage *self = DESK_ENTITLEMENTS_PAGE (object);

  g_clear_pointer (&self->month, desk_used_month_free);
  g_free (self->wanted);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (desk_entitlements_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "entitlements/desk-entitlements-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskEntitlementsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, DeskEntitlementsPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskEntitlementsPage, contents);
  gtk_widget_class_bind_template_child (widget_class, DeskEntitlementsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DeskEntitlementsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DeskEntitlementsPage, members);
  gtk_widget_class_bind_template_child (widget_class, DeskEntitlementsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, DeskEntitlementsPage, totals);
}

static void
desk_entitlements_page_class_init (DeskEntitlementsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_entitlements_page_dispose;
  object_class->finalize = desk_entitlements_page_finalize;

  g_type_ensure (DESK_TYPE_ASIDE_LAYOUT);
  g_type_ensure (DESK_TYPE_PANE);
  g_type_ensure (DESK_TYPE_TODAY_SECTION);
  g_type_ensure (DESK_TYPE_USED_TOTALS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "entitlements.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "entitlements.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "entitlements.now", NULL, now_action);
}

static void
desk_entitlements_page_init (DeskEntitlementsPage *self)
{
  static const char *actions[] = { "previous", "next", "now" };

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_today_section_set_kind (self->members, &row_kind, self);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("entitlements.", actions[i], NULL);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), name, FALSE);
    }
}

/**
 * desk_entitlements_page_new:
 * @store: opened
 *
 * Returns: (transfer floating): the page, at the month of the clock's now
 */
GtkWidget *
desk_entitlements_page_new (DeskStore *store)
{
  DeskEntitlementsPage *self = g_object_new (DESK_TYPE_ENTITLEMENTS_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (load_month), self);
  if (!desk_clock_is_stopped (desk_store_get_clock (store)))
    self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  load_month (self);
  return GTK_WIDGET (self);
}

/**
 * desk_entitlements_page_get_month:
 *
 * Returns: (transfer none) (nullable): what is shown; %NULL until it has been read
 */
const DeskUsedMonth *
desk_entitlements_page_get_month (DeskEntitlementsPage *self)
{
  g_return_val_if_fail (DESK_IS_ENTITLEMENTS_PAGE (self), NULL);

  return self->month;
}

/**
 * desk_entitlements_page_get_section:
 *
 * Returns: (transfer none): the rows, one for each member and entitlement
 */
DeskTodaySection *
desk_entitlements_page_get_section (DeskEntitlementsPage *self)
{
  g_return_val_if_fail (DESK_IS_ENTITLEMENTS_PAGE (self), NULL);

  return self->members;
}

/**
 * desk_entitlements_page_get_totals:
 *
 * Returns: (transfer none): the rows of all members together
 */
DeskUsedTotals *
desk_entitlements_page_get_totals (DeskEntitlementsPage *self)
{
  g_return_val_if_fail (DESK_IS_ENTITLEMENTS_PAGE (self), NULL);

  return self->totals;
}
