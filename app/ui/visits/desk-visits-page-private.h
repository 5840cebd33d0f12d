/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-visits-page.h"

#include "desk-day-heads.h"
#include "desk-deed-toasts.h"
#include "desk-month-grid.h"
#include "desk-pane.h"
#include "desk-refusal.h"
#include "desk-visit-agenda.h"

#include <adwaita.h>
#include <desk-calendar.h>

G_BEGIN_DECLS

struct _DeskVisitsPage
{
  GtkWidget           parent_instance;

  DeskPane           *pane;
  AdwToastOverlay    *toasts;
  GtkWidget          *week;
  GtkWidget          *members_button;
  DeskDayHeads       *heads;
  GtkStack           *stack;
  GtkScrolledWindow  *scroller;
  GtkViewport        *viewport;
  AdwBin             *month_bin;
  AdwClamp           *agenda_clamp;
  GtkLabel           *hint;
  AdwBin             *side;
  DeskTimeGrid       *grid;
  DeskMonthGrid      *month;
  DeskVisitAgenda    *agenda;
  GtkPopover         *card;
  char               *card_id;  /* of its visit; NULL: it is closed */
  char               *wanted;   /* the visit whose card opens once it is here, or NULL */

  DeskStore          *store;
  DeskDeeds          *deeds;
  DeskDeedToasts     *news;
  GSettings          *settings;
  GPtrArray          *visits;   /* (element-type DeskVisit): with the times turned away */
  GPtrArray          *refused;  /* (element-type DeskRefusedVisit): those */
  GCancellable       *cancellable;
  DeskCalendarView    view;
  guint               day;
  gboolean            narrow;
  gboolean            scrolled;
  guint               tick;
  guint               fold;
};

/* What the page is made of, for what a person can do on it. */
GTimeZone        *desk_visits_page_get_zone          (DeskVisitsPage   *self);
gint64            desk_visits_page_get_now           (DeskVisitsPage   *self);
guint             desk_visits_page_get_today         (DeskVisitsPage   *self);
DeskCalendarView  desk_visits_page_get_shown_view    (DeskVisitsPage   *self);
void              desk_visits_page_show_day          (DeskVisitsPage   *self,
                                                      guint             day);
void              desk_visits_page_load              (DeskVisitsPage   *self);
void              desk_visits_page_show_visits       (DeskVisitsPage   *self,
                                                      GPtrArray        *visits);
void              desk_visits_page_set_view          (DeskVisitsPage   *self,
                                                      const char       *name);
const DeskVisit  *desk_visits_page_get_current       (DeskVisitsPage   *self);
DeskVisitBlock   *desk_visits_page_get_focused_block (DeskVisitsPage   *self);
void              desk_visits_page_plan_at           (DeskVisitsPage   *self,
                                                      gint64            start_ms,
                                                      gint64            minutes,
                                                      const char       *member_no);
void              desk_visits_page_carry             (DeskVisitsPage   *self,
                                                      const DeskVisit  *visit,
                                                      gint64            start_ms,
                                                      gint64            minutes);
void              desk_visits_page_present           (DeskVisitsPage   *self,
                                                      GtkWidget        *dialog);
void              desk_visits_page_close_card        (DeskVisitsPage   *self);
const DeskRefusedVisit *
                  desk_visits_page_find_refused      (DeskVisitsPage   *self,
                                                      const DeskVisit  *visit);

void              desk_visits_actions_install        (GtkWidgetClass   *widget_class);
void              desk_visits_print_day              (DeskVisitsPage   *self);
void              desk_visits_print_form             (DeskVisitsPage   *self,
                                                      const DeskVisit  *visit);

G_END_DECLS
