/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-sync.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_HOME (desk_home_get_type ())
G_DECLARE_FINAL_TYPE (DeskHome, desk_home, DESK, HOME, GtkWidget)

GtkWidget *desk_home_new          (DeskStore  *store,
                                   DeskSync   *sync);
void       desk_home_show_page    (DeskHome   *self,
                                   const char *name);
void       desk_home_show_filter  (DeskHome   *self,
                                   gint64      id);
void       desk_home_search       (DeskHome   *self,
                                   const char *text);
void       desk_home_restore      (DeskHome   *self);
void       desk_home_open_member  (DeskHome   *self,
                                   const char *member_no);
void       desk_home_show_visit   (DeskHome   *self,
                                   const char *visit_id,
                                   gint64      start_ms);
void       desk_home_focus_search (DeskHome   *self);

G_END_DECLS
