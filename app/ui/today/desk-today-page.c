/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-today-page.h"

#include "desk-deed-toasts.h"
#include "desk-deed.h"
#include "desk-format.h"
#include "desk-occasion-acts.h"
#include "desk-pane.h"
#include "desk-refusal.h"
#include "desk-snooze-dialog.h"
#include "desk-ticket-acts.h"
#include "desk-ticket-deed.h"
#include "desk-today-kinds.h"
#include "desk-visit-acts.h"
#include "desk-visit-dialog.h"
#include "desk-weather-dialog.h"

#include <desk-calendar.h>
#include <adwaita.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

/* How often it is looked whether the quiet hours turned or the day changed. */
#define TICK_SECONDS 15

/**
 * DeskTodayPage:
 *
 * What to do now, most urgent first. It reads itself anew when the store changes, when the quiet
 * hours begin or end (H2, H3) and at midnight in the policy's zone.
 *
 * Actions: "today.say" (s) shows a short message, "today.contact" (ss, a member's number and the
 * occasion) records how the member was told, "today.weather" asks for the weather,
 * "today.occasion-record" and "today.occasion-miss" (s, an item's key) record a greeting,
 * "today.weather-withdraw" (s) forgets a warning, "today.snooze" and "today.wake" (ss, a member's
 * number and a cause) put something off and want it again, "today.return-loan" (ss, a member's number
 * and a use) says that what was lent is back,
 * "today.tell-ticket" and "today.close-ticket" (ss, a member's number and a ticket) that the department was
 * told, and what came of it.
 */
struct _DeskTodayPage
{
  GtkWidget         parent_instance;

  DeskPane         *pane;
  AdwToastOverlay  *toasts;
  GtkStack         *contents;
  GtkLabel         *day;
  GtkLabel         *greeting;
  GtkImage         *window_icon;
  GtkLabel         *window;
  GtkLabel         *done;
  GtkWidget        *no_calls;
  GtkWidget        *turned_away;
  GtkLabel         *turned_away_words;
  DeskTodaySection *sections[DESK_N_TODAY_PARTS];

  DeskStore        *store;
  DeskDeeds        *deeds;
  DeskDeedToasts   *news;
  DeskToday        *today;      /* nullable */
  GCancellable     *cancellable;
  guint             tick;
};

G_DEFINE_FINAL_TYPE (DeskTodayPage, desk_today_page, GTK_TYPE_WIDGET)

static GTimeZone *
get_zone (DeskTodayPage *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static GPtrArray *
pick_care (DeskToday *today,
           gboolean   callable_now)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < today->care->len; i++)
    {
      DeskCareItem *item = g_ptr_array_index (today->care, i);

      if (item->callable_now == callable_now)
        g_ptr_array_add (picked, item);
    }
  return picked;
}

static char *
make_greeting (int         hour,
               const char *name)
{
  /* Translators: %s is the account manager's name */
  if (hour < 12)
    return g_strdup_printf (_("Good morning, %s"), name);
  if (hour < 18)
    return g_strdup_printf (_("Good afternoon, %s"), name);
  return g_strdup_printf (_("Good evening, %s"), name);
}

static void
show_heading (DeskTodayPage *self)
{
  const DeskIdentity *identity = desk_store_get_identity (self->store);
  g_autoptr (GDateTime) now = desk_time_local (self->today->now_ms, get_zone (self));
  g_autofree char *day = desk_format_day (self->today->now_ms, get_zone (self));
  g_autofree char *turns = desk_format_moment (self->today->window_turns_ms, self->today->now_ms,
                                               get_zone (self));
  g_autofree char *greeting = make_greeting (g_date_time_get_hour (now), identity->manager_name);
  g_autofree char *done = NULL;
  g_autofree char *window = NULL;

  gtk_label_set_label (self->day, day);
  gtk_label_set_label (self->greeting, greeting);

  if (self->today->callable_now)
    /* Translators: %s is when the quiet hours begin, as in "12:00" */
    window = g_strdup_printf (_("Calls may be made until %s"), turns);
  else
    /* Translators: %s is when the quiet hours end, as in "14:00" or "tomorrow 08:00" */
    window = g_strdup_printf (_("Quiet hours: calls from %s"), turns);
  gtk_label_set_label (self->window, window);
  gtk_image_set_from_icon_name (self->window_icon,
                                self->today->callable_now ? "call-start-symbolic"
                                                          : "weather-clear-night-symbolic");

  gtk_widget_set_visible (GTK_WIDGET (self->done), self->today->done_today > 0);
  done = g_strdup_printf (ngettext ("%u contact recorded today", "%u contacts recorded today",
                                    self->today->done_today),
                          self->today->done_today);
  gtk_label_set_label (self->done, done);
}

/* E5: a figure from yesterday may have been paid for since. */
static void
show_feed (DeskTodayPage *self)
{
  static const DeskTodayPart parts[] = { DESK_TODAY_CALL_NOW, DESK_TODAY_LATER };
  g_autofree char *moment = NULL;
  g_autofree char *remark = NULL;

  if (self->today->feed_ms != 0)
    {
      moment = desk_format_moment (self->today->feed_ms, self->today->now_ms, get_zone (self));
      /* Translators: %s is a moment */
      remark = g_strdup_printf (_("Balances as of %s"), moment);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    desk_today_section_set_remark (self->sections[parts[i]], remark);
}

static void
show_turned_away (DeskTodayPage *self)
{
  guint n = self->today->n_turned_away;
  g_autofree char *words =
    g_strdup_printf (ngettext ("The hub turned %u of your operations away.",
                               "The hub turned %u of your operations away.", n),
                     n);

  gtk_label_set_label (self->turned_away_words, words);
  gtk_widget_set_visible (self->turned_away, n > 0);
}

static void
show_sections (DeskTodayPage *self)
{
  g_autoptr (GPtrArray) now = pick_care (self->today, TRUE);
  g_autoptr (GPtrArray) later = pick_care (self->today, FALSE);

  desk_today_section_set_items (self->sections[DESK_TODAY_TICKETS], self->today->tickets);
  desk_today_section_set_items (self->sections[DESK_TODAY_REFUSED], self->today->refused);
  desk_today_section_set_items (self->sections[DESK_TODAY_UNCLOSED], self->today->unclosed);
  desk_today_section_set_items (self->sections[DESK_TODAY_VISITS], self->today->visits);
  desk_today_section_set_items (self->sections[DESK_TODAY_CALLBACKS], self->today->callbacks);
  desk_today_section_set_items (self->sections[DESK_TODAY_CALL_NOW], now);
  desk_today_section_set_items (self->sections[DESK_TODAY_LATER], later);
  desk_today_section_set_items (self->sections[DESK_TODAY_RUNNING], self->today->running);
  desk_today_section_set_items (self->sections[DESK_TODAY_LENT], self->today->loans);
  desk_today_section_set_items (self->sections[DESK_TODAY_OCCASIONS], self->today->occasions);
  desk_today_section_set_items (self->sections[DESK_TODAY_FROZEN], self->today->freezes);
  desk_today_section_set_items (self->sections[DESK_TODAY_EXPIRING], self->today->renewals);
  desk_today_section_set_items (self->sections[DESK_TODAY_RERATED], self->today->tier_changes);
  desk_today_section_set_items (self->sections[DESK_TODAY_SNOOZED], self->today->snoozed);
  gtk_widget_set_visible (self->no_calls,
                          self->today->care->len + self->today->callbacks->len == 0);
}

static void
today_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DeskTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskToday) today = desk_store_load_today_finish (DESK_STORE (source), result, &error);
  g_autoptr (DeskToday) before = NULL;

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (today == NULL)
    {
      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
      return;
    }

  /* The sections point into what they show, so the old is freed after the new is shown. */
  before = g_steal_pointer (&self->today);
  self->today = g_steal_pointer (&today);
  show_heading (self);
  show_sections (self);
  show_feed (self);
  show_turned_away (self);
  gtk_stack_set_visible_child_name (self->contents, "today");
}

static void
load_today (DeskTodayPage *self)
{
  desk_store_load_today_async (self->store, self->cancellable, today_loaded_cb,
                               g_object_ref (self));
}

static gboolean
tick_cb (gpointer user_data)
{
  DeskTodayPage *self = user_data;
  gint64 now_ms = desk_clock_now (desk_store_get_clock (self->store));

  if (self->today != NULL)
    {
      g_autofree char *shown = desk_time_day (self->today->now_ms, get_zone (self));
      g_autofree char *day = desk_time_day (now_ms, get_zone (self));

      if (now_ms >= self->today->care_turns_ms || !g_str_equal (shown, day))
        load_today (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
desk_today_page_say_action (GtkWidget  *widget,
                            const char *name,
                            GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  g_autofree char *text = g_markup_escape_text (g_variant_get_string (parameter, NULL), -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static const DeskVisit *
find_visit (DeskTodayPage *self,
            const char    *visit_id)
{
  GPtrArray *lists[] = { self->today->unclosed, self->today->visits };

  for (guint n = 0; n < G_N_ELEMENTS (lists); n++)
    for (guint i = 0; i < lists[n]->len; i++)
      {
        const DeskVisit *visit = g_ptr_array_index (lists[n], i);

        if (g_str_equal (visit->visit_id, visit_id))
          return visit;
      }
  return NULL;
}

static void
visit_step_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const char *visit_id, *kind;
  const DeskVisit *visit;

  g_variant_get (parameter, "(&s&s)", &visit_id, &kind);
  visit = find_visit (self, visit_id);
  if (visit != NULL)
    desk_visit_acts_step (widget, self->deeds, visit, kind);
}

static void
visit_cancel_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const DeskVisit *visit = find_visit (self, g_variant_get_string (parameter, NULL));

  if (visit != NULL)
    desk_visit_acts_cancel (widget, self->deeds, visit, get_zone (self));
}

/* One of a day before is offered today at its hour; whether that is free, the dialog says. */
static void
visit_move_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const DeskVisit *visit = find_visit (self, g_variant_get_string (parameter, NULL));
  guint today = desk_calendar_day_at (self->today->now_ms, get_zone (self));
  GtkWidget *dialog;

  if (visit == NULL)
    return;
  dialog = desk_visit_dialog_new_move (self->store, self->deeds,
                                       desk_deed_toasts_get_undo (self->news), visit);
  if (visit->start_ms < self->today->now_ms)
    desk_visit_form_set_day (desk_visit_dialog_get_form (DESK_VISIT_DIALOG (dialog)), today);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static const DeskOccasionItem *
find_occasion (DeskTodayPage *self,
               const char    *key)
{
  for (guint i = 0; i < self->today->occasions->len; i++)
    {
      const DeskOccasionItem *item = g_ptr_array_index (self->today->occasions, i);
      g_autofree char *own = desk_occasion_item_make_key (item);

      if (g_str_equal (own, key))
        return item;
    }
  return NULL;
}

static void
occasion_record_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const DeskOccasionItem *item = find_occasion (self, g_variant_get_string (parameter, NULL));

  if (item != NULL)
    desk_occasion_acts_record (widget, self->store, self->news, item);
}

static void
contact_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const char *member_no, *occasion;

  g_variant_get (parameter, "(&s&s)", &member_no, &occasion);
  desk_occasion_acts_tell (widget, self->store, self->news, member_no, occasion);
}

static void
snooze_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const char *member_no, *cause;
  GtkWidget *dialog;

  g_variant_get (parameter, "(&s&s)", &member_no, &cause);
  dialog = desk_snooze_dialog_new (self->store, self->deeds, member_no, cause);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
return_loan_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  const char *member_no, *use_id;

  g_variant_get (parameter, "(&s&s)", &member_no, &use_id);
  desk_deeds_perform (DESK_TODAY_PAGE (widget)->deeds, desk_deed_new_return (member_no, use_id));
}

static void
tell_ticket_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const DeskTicketItem *item;
  const char *ticket_id;

  g_variant_get (parameter, "(&s&s)", NULL, &ticket_id);
  item = desk_ticket_acts_find (self->today->tickets, ticket_id);
  if (item != NULL)
    desk_deeds_perform (self->deeds, desk_deed_new_tell_ticket (item));
}

static void
close_ticket_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const DeskTicketItem *item;
  const char *ticket_id;

  g_variant_get (parameter, "(&s&s)", NULL, &ticket_id);
  item = desk_ticket_acts_find (self->today->tickets, ticket_id);
  if (item != NULL)
    desk_ticket_acts_close (widget, self->deeds, item);
}

static void
wake_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const char *member_no, *cause;

  g_variant_get (parameter, "(&s&s)", &member_no, &cause);
  for (guint i = 0; i < self->today->snoozed->len; i++)
    {
      const DeskSnoozedItem *item = g_ptr_array_index (self->today->snoozed, i);
      g_autofree char *until = desk_time_to_rfc3339 (item->until_ms, get_zone (self));

      if (g_str_equal (item->member_no, member_no) && g_str_equal (item->cause, cause))
        desk_deeds_perform (self->deeds, desk_deed_new_wake (member_no, cause, until, item->why));
    }
}

static void
occasion_miss_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const DeskOccasionItem *item = find_occasion (self, g_variant_get_string (parameter, NULL));

  if (item != NULL && item->missed)
    desk_occasion_acts_miss (widget, self->store, item);
}

static void
weather_withdraw_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const DeskOccasionItem *item = find_occasion (self, g_variant_get_string (parameter, NULL));

  if (item != NULL)
    desk_occasion_acts_withdraw (widget, self->store, item);
}

static void
weather_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GtkWidget *dialog = desk_weather_dialog_new (DESK_TODAY_PAGE (widget)->store);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
rebook_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);
  const char *op_id;
  gint64 start_ms, minutes;

  g_variant_get (parameter, "(&sxx)", &op_id, &start_ms, &minutes);
  desk_refusal_rebook (self->store, self->news, op_id, start_ms, minutes);
}

static void
give_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (widget);

  desk_refusal_give_up (widget, self->store, self->news, g_variant_get_string (parameter, NULL));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  desk_deed_toasts_undo (DESK_TODAY_PAGE (widget)->news);
}

static void
desk_today_page_dispose (GObject *object)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->news);
  g_clear_object (&self->deeds);
  g_clear_pointer ((GtkWidget **) &self->pane, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_today_page_parent_class)->dispose (object);
}

static void
desk_today_page_finalize (GObject *object)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (object);

  g_clear_pointer (&self->today, desk_today_free);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (desk_today_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char    *name;
    DeskTodayPart  part;
  } sections[] = {
    { "tickets", DESK_TODAY_TICKETS },
    { "refused", DESK_TODAY_REFUSED },
    { "unclosed", DESK_TODAY_UNCLOSED },
    { "visits", DESK_TODAY_VISITS },
    { "callbacks", DESK_TODAY_CALLBACKS },
    { "call_now", DESK_TODAY_CALL_NOW },
    { "later", DESK_TODAY_LATER },
    { "running", DESK_TODAY_RUNNING },
    { "lent", DESK_TODAY_LENT },
    { "occasions", DESK_TODAY_OCCASIONS },
    { "frozen", DESK_TODAY_FROZEN },
    { "expiring", DESK_TODAY_EXPIRING },
    { "rerated", DESK_TODAY_RERATED },
    { "snoozed", DESK_TODAY_SNOOZED },
  };

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "today/desk-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, pane);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, contents);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, day);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, greeting);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, window_icon);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, window);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, done);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, no_calls);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, turned_away);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, turned_away_words);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_widget_class_bind_template_child_full (widget_class, sections[i].name, FALSE,
                                               G_STRUCT_OFFSET (DeskTodayPage, sections)
                                                 + (gssize) (sections[i].part * sizeof (gpointer)));
}

static void
desk_today_page_class_init (DeskTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_today_page_dispose;
  object_class->finalize = desk_today_page_finalize;

  g_type_ensure (DESK_TYPE_PANE);
  g_type_ensure (DESK_TYPE_TODAY_SECTION);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "today.say", "s", desk_today_page_say_action);
  gtk_widget_class_install_action (widget_class, "today.visit-step", "(ss)", visit_step_action);
  gtk_widget_class_install_action (widget_class, "today.visit-cancel", "s", visit_cancel_action);
  gtk_widget_class_install_action (widget_class, "today.visit-move", "s", visit_move_action);
  gtk_widget_class_install_action (widget_class, "today.contact", "(ss)", contact_action);
  gtk_widget_class_install_action (widget_class, "today.snooze", "(ss)", snooze_action);
  gtk_widget_class_install_action (widget_class, "today.wake", "(ss)", wake_action);
  gtk_widget_class_install_action (widget_class, "today.return-loan", "(ss)", return_loan_action);
  gtk_widget_class_install_action (widget_class, "today.tell-ticket", "(ss)", tell_ticket_action);
  gtk_widget_class_install_action (widget_class, "today.close-ticket", "(ss)", close_ticket_action);
  gtk_widget_class_install_action (widget_class, "today.occasion-record", "s",
                                   occasion_record_action);
  gtk_widget_class_install_action (widget_class, "today.occasion-miss", "s", occasion_miss_action);
  gtk_widget_class_install_action (widget_class, "today.weather-withdraw", "s",
                                   weather_withdraw_action);
  gtk_widget_class_install_action (widget_class, "today.weather", NULL, weather_action);
  gtk_widget_class_install_action (widget_class, "today.rebook", "(sxx)", rebook_action);
  gtk_widget_class_install_action (widget_class, "today.give-up", "s", give_up_action);
  gtk_widget_class_install_action (widget_class, "today.undo", NULL, undo_action);
}

static void
desk_today_page_init (DeskTodayPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < DESK_N_TODAY_PARTS; i++)
    desk_today_section_set_kind (self->sections[i], desk_today_kinds_get (i), self);
}

GtkWidget *
desk_today_page_new (DeskStore *store)
{
  DeskTodayPage *self = g_object_new (DESK_TYPE_TODAY_PAGE, NULL);

  self->store = g_object_ref (store);
  self->deeds = desk_deeds_new (store);
  self->news = desk_deed_toasts_new (self->deeds, self->toasts, "today.undo");
  g_signal_connect_swapped (store, "changed", G_CALLBACK (load_today), self);
  g_signal_connect_swapped (store, "occasions-changed", G_CALLBACK (load_today), self);
  g_signal_connect_swapped (store, "visits-changed", G_CALLBACK (load_today), self);
  if (!desk_clock_is_stopped (desk_store_get_clock (store)))
    self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  load_today (self);
  return GTK_WIDGET (self);
}

const DeskToday *
desk_today_page_get_today (DeskTodayPage *self)
{
  g_return_val_if_fail (DESK_IS_TODAY_PAGE (self), NULL);

  return self->today;
}

/**
 * desk_today_page_get_store:
 *
 * Returns: (transfer none)
 */
DeskStore *
desk_today_page_get_store (DeskTodayPage *self)
{
  g_return_val_if_fail (DESK_IS_TODAY_PAGE (self), NULL);

  return self->store;
}

DeskTodaySection *
desk_today_page_get_section (DeskTodayPage *self,
                             DeskTodayPart  part)
{
  g_return_val_if_fail (DESK_IS_TODAY_PAGE (self), NULL);
  g_return_val_if_fail (part < DESK_N_TODAY_PARTS, NULL);

  return self->sections[part];
}
