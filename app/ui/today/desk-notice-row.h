/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-today.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_NOTICE_ROW (desk_notice_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskNoticeRow, desk_notice_row, DESK, NOTICE_ROW, GtkListBoxRow)

GtkWidget *desk_notice_row_new             (void);
void       desk_notice_row_set_freeze      (DeskNoticeRow            *self,
                                            const DeskFreezeItem     *item);
void       desk_notice_row_set_renewal     (DeskNoticeRow            *self,
                                            const DeskRenewalItem    *item);
void       desk_notice_row_set_running     (DeskNoticeRow            *self,
                                            const DeskRunningItem    *item,
                                            gint64                    now_ms,
                                            GTimeZone                *zone);
void       desk_notice_row_set_loan        (DeskNoticeRow            *self,
                                            const DeskLoanItem       *item,
                                            gint64                    now_ms,
                                            GTimeZone                *zone);
void       desk_notice_row_set_tier_change (DeskNoticeRow            *self,
                                            const DeskTierChangeItem *item,
                                            gint64                    now_ms,
                                            GTimeZone                *zone);
void       desk_notice_row_set_ticket      (DeskNoticeRow            *self,
                                            const DeskTicketItem     *item,
                                            gint64                    now_ms,
                                            GTimeZone                *zone);
void       desk_notice_row_set_callback    (DeskNoticeRow            *self,
                                            const DeskCallbackItem   *item,
                                            gint64                    now_ms,
                                            GTimeZone                *zone);

G_END_DECLS
