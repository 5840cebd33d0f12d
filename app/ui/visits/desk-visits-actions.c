/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visits-page-private.h"

#include "desk-ask.h"
#include "desk-ideas-dialog.h"
#include "desk-order-dialog.h"
#include "desk-series-deed.h"
#include "desk-visit-acts.h"
#include "desk-visit-card.h"
#include "desk-visit-dialog.h"

#include <desk-hours.h>
#include <desk-visit-life.h>
#include <glib/gi18n-lib.h>

#define NEW_MINUTES 60

/* On the day shown, at the next quarter within the hours. */
static gint64
find_new_start (DeskVisitsPage *self)
{
  GTimeZone *zone = desk_visits_page_get_zone (self);
  int now = desk_calendar_minute_at (desk_visits_page_get_now (self), zone);
  int open = 0;
  int close = DESK_CALENDAR_DAY_MINUTES;
  int minute;

  desk_hours_get_visit (desk_store_get_policy (self->store), &open, &close);
  minute = open;
  if (self->day == desk_visits_page_get_today (self))
    minute = MAX (open, now / DESK_CALENDAR_SNAP * DESK_CALENDAR_SNAP + DESK_CALENDAR_SNAP);
  if (minute + NEW_MINUTES > close)
    return desk_calendar_find_moment (self->day + 1, open, zone);
  return desk_calendar_find_moment (self->day, minute, zone);
}

/* What of a block is in sight; of one that is scrolled away or has no place yet, the nearest
 * edge. */
static GdkRectangle
find_area (DeskVisitsPage *self,
           DeskVisitBlock *block)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int right = MAX (gtk_widget_get_width (widget) - 1, 0);
  int bottom = MAX (gtk_widget_get_height (widget) - 1, 0);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  int x, y, x2, y2;

  (void) !gtk_widget_compute_bounds (GTK_WIDGET (block), widget, &bounds);
  x = CLAMP ((int) bounds.origin.x, 0, right);
  y = CLAMP ((int) bounds.origin.y, 0, bottom);
  x2 = CLAMP ((int) (bounds.origin.x + bounds.size.width), x + 1, right + 1);
  y2 = CLAMP ((int) (bounds.origin.y + bounds.size.height), y + 1, bottom + 1);
  return (GdkRectangle) { x, y, x2 - x, y2 - y };
}

static void
step_by (DeskVisitsPage *self,
         int             periods)
{
  DeskCalendarView view = desk_visits_page_get_shown_view (self);

  desk_visits_page_show_day (self, desk_calendar_step (view, self->day, periods));
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  step_by (DESK_VISITS_PAGE (widget), -1);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  step_by (DESK_VISITS_PAGE (widget), 1);
}

static void
today_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);

  desk_visits_page_show_day (self, desk_visits_page_get_today (self));
}

static void
show_day_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);

  self->day = g_variant_get_uint32 (parameter);
  desk_visits_page_set_view (self, "day");
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);

  desk_visits_page_plan_at (self, find_new_start (self), NEW_MINUTES, "");
}

static void
ideas_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);

  desk_visits_page_present (self, desk_ideas_dialog_new (self->store,
                                                         desk_deed_toasts_get_undo (self->news)));
}

/* Of the day that is shown, or that was chosen last. */
static void
order_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);

  desk_visits_page_present (self, desk_order_dialog_new (self->store,
                                                         desk_deed_toasts_get_undo (self->news),
                                                         self->day));
}

static void
near_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  const DeskVisit *visit = desk_visits_page_get_current (self);

  if (visit != NULL)
    desk_visits_page_present (self,
                              desk_ideas_dialog_new_near (self->store,
                                                          desk_deed_toasts_get_undo (self->news),
                                                          visit));
  desk_visits_page_close_card (self);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  desk_deed_toasts_undo (DESK_VISITS_PAGE (widget)->news);
}

static GtkWidget *
make_card (DeskVisitsPage  *self,
           const DeskVisit *visit)
{
  if (!desk_refusal_is (visit))
    return desk_visit_card_new (self->store, visit);
  return desk_visit_card_new_refused (self->store, visit,
                                      desk_visits_page_find_refused (self, visit));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  DeskVisitBlock *block = desk_visits_page_get_focused_block (self);
  const DeskVisit *visit;
  GdkRectangle area;

  if (block == NULL)
    return;
  visit = desk_visit_block_get_visit (block);
  desk_visits_page_close_card (self);
  self->card_id = g_strdup (visit->visit_id);
  gtk_popover_set_child (self->card, make_card (self, visit));
  /* What is shown for the second time does not grow with what is read meanwhile (GTK 4.8): it begins
   * anew. */
  gtk_widget_unrealize (GTK_WIDGET (self->card));
  area = find_area (self, block);
  gtk_popover_set_pointing_to (self->card, &area);
  gtk_popover_popup (self->card);
}

/* Days by the calendar, so that 9:00 stays 9:00. */
static void
shift_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  const DeskVisit *visit = desk_visits_page_get_current (self);
  GTimeZone *zone = desk_visits_page_get_zone (self);
  int days;
  int minutes;
  guint day;

  if (visit == NULL)
    return;
  g_variant_get (parameter, "(ii)", &days, &minutes);
  day = (guint) ((int) desk_calendar_day_at (visit->start_ms, zone) + days);
  minutes += desk_calendar_minute_at (visit->start_ms, zone);
  desk_visits_page_carry (self, visit, desk_calendar_find_moment (day, minutes, zone),
                          visit->minutes);
}

static void
lengthen_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  const DeskVisit *visit = desk_visits_page_get_current (self);

  if (visit != NULL)
    desk_visits_page_carry (self, visit, visit->start_ms,
                            visit->minutes + g_variant_get_int32 (parameter));
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  const DeskVisit *visit = desk_visits_page_get_current (self);

  if (visit != NULL)
    desk_visit_acts_step (widget, self->deeds, visit, g_variant_get_string (parameter, NULL));
  desk_visits_page_close_card (self);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  const DeskVisit *visit = desk_visits_page_get_current (self);

  if (visit != NULL && desk_refusal_is (visit))
    desk_refusal_give_up (widget, self->store, self->news, visit->visit_id);
  else if (visit != NULL && desk_visit_may_step (visit->status, DESK_VISIT_CANCEL))
    desk_visit_acts_cancel (widget, self->deeds, visit, desk_visits_page_get_zone (self));
  desk_visits_page_close_card (self);
}

typedef struct
{
  DeskStore *store;
  DeskUndo  *undo;
  char      *visit_id;
} Series;

static void
why_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autofree Series *series = user_data;
  g_autoptr (DeskStore) store = series->store;
  g_autoptr (DeskUndo) undo = series->undo;
  g_autofree char *visit_id = series->visit_id;
  g_autofree char *why = desk_ask_text_finish (GTK_WINDOW (source), result);

  if (why != NULL)
    desk_series_deed_cancel (store, undo, visit_id, why);
}

/* It and the later ones that were planned with it. */
static void
cancel_series_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  const DeskVisit *visit = desk_visits_page_get_current (self);
  Series *series;

  if (visit != NULL && *visit->series != '\0'
      && desk_visit_may_step (visit->status, DESK_VISIT_CANCEL))
    {
      series = g_new (Series, 1);
      *series = (Series) { g_object_ref (self->store),
                           g_object_ref (desk_deed_toasts_get_undo (self->news)),
                           g_strdup (visit->visit_id) };
      desk_ask_text_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                           _("Why Are the Visits Cancelled?"), "",
                           _("Why Are the Visits Cancelled?"), _("_Cancel the Visits"), why_cb,
                           series);
    }
  desk_visits_page_close_card (self);
}

static void
rebook_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  const char *op_id;
  gint64 start_ms, minutes;

  g_variant_get (parameter, "(&sxx)", &op_id, &start_ms, &minutes);
  desk_refusal_rebook (self->store, self->news, op_id, start_ms, minutes);
  desk_visits_page_close_card (self);
}

static void
give_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);

  desk_refusal_give_up (widget, self->store, self->news, g_variant_get_string (parameter, NULL));
  desk_visits_page_close_card (self);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  const DeskVisit *visit = desk_visits_page_get_current (self);

  if (visit != NULL && desk_visit_may_step (visit->status, DESK_VISIT_MOVE))
    desk_visits_page_present (self, desk_visit_dialog_new_move (self->store, self->deeds,
                                                                desk_deed_toasts_get_undo (self->news),
                                                                visit));
}

static void
open_member_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  const DeskVisit *visit = desk_visits_page_get_current (self);
  g_autofree char *member_no = visit != NULL ? g_strdup (visit->member_no) : NULL;

  desk_visits_page_close_card (self);
  if (member_no != NULL)
    gtk_widget_activate_action (widget, "win.open-member", "s", member_no);
}

static void
print_day_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  desk_visits_print_day (DESK_VISITS_PAGE (widget));
}

/* Of one that is still to be made. */
static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (widget);
  const DeskVisit *visit = desk_visits_page_get_current (self);

  if (visit != NULL && desk_visit_is_open (visit->status))
    desk_visits_print_form (self, visit);
}

/**
 * desk_visits_actions_install:
 *
 * What a person can do on the page of the visits.
 */
void
desk_visits_actions_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                    *name;
    const char                    *type;
    GtkWidgetActionActivateFunc    activate;
  } actions[] = {
    { "visits.previous", NULL, previous_action },
    { "visits.next", NULL, next_action },
    { "visits.today", NULL, today_action },
    { "visits.show-day", "u", show_day_action },
    { "visits.new", NULL, new_action },
    { "visits.ideas", NULL, ideas_action },
    { "visits.order", NULL, order_action },
    { "visits.near", NULL, near_action },
    { "visits.undo", NULL, undo_action },
    { "visits.open", NULL, open_action },
    { "visits.shift", "(ii)", shift_action },
    { "visits.lengthen", "i", lengthen_action },
    { "visits.step", "s", step_action },
    { "visits.cancel", NULL, cancel_action },
    { "visits.cancel-series", NULL, cancel_series_action },
    { "visits.move", NULL, move_action },
    { "visits.rebook", "(sxx)", rebook_action },
    { "visits.give-up", "s", give_up_action },
    { "visits.open-member", NULL, open_member_action },
    { "visits.print-day", NULL, print_day_action },
    { "visits.print", NULL, print_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "visits.view", "view");
  gtk_widget_class_install_property_action (widget_class, "visits.show-members", "members-shown");
}
