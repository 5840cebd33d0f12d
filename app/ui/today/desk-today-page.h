/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-today.h>
#include <gtk/gtk.h>

#include "desk-today-section.h"

G_BEGIN_DECLS

typedef enum
{
  DESK_TODAY_TICKETS,
  DESK_TODAY_REFUSED,
  DESK_TODAY_UNCLOSED,
  DESK_TODAY_VISITS,
  DESK_TODAY_CALLBACKS,
  DESK_TODAY_CALL_NOW,
  DESK_TODAY_LATER,
  DESK_TODAY_RUNNING,
  DESK_TODAY_LENT,
  DESK_TODAY_OCCASIONS,
  DESK_TODAY_FROZEN,
  DESK_TODAY_EXPIRING,
  DESK_TODAY_RERATED,
  DESK_TODAY_SNOOZED,
} DeskTodayPart;

#define DESK_N_TODAY_PARTS (DESK_TODAY_SNOOZED + 1)

#define DESK_TYPE_TODAY_PAGE (desk_today_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskTodayPage, desk_today_page, DESK, TODAY_PAGE, GtkWidget)

GtkWidget        *desk_today_page_new         (DeskStore     *store);
DeskStore        *desk_today_page_get_store   (DeskTodayPage *self);
/* What the page shows, nullable until it was first read. */
const DeskToday  *desk_today_page_get_today   (DeskTodayPage *self);
DeskTodaySection *desk_today_page_get_section (DeskTodayPage *self,
                                               DeskTodayPart  part);

G_END_DECLS
