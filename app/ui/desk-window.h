/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-session.h"

G_BEGIN_DECLS

#define DESK_TYPE_WINDOW (desk_window_get_type ())
G_DECLARE_FINAL_TYPE (DeskWindow, desk_window, DESK, WINDOW, AdwApplicationWindow)

GtkWidget *desk_window_new          (GtkApplication *application,
                                     DeskSession    *session);
void       desk_window_present_soon (DeskWindow     *self);
const char * const *
           desk_window_list_pages   (void);
gboolean   desk_window_is_page      (const char     *name);
void       desk_window_show_page    (DeskWindow     *self,
                                     const char     *name);
void       desk_window_open_member  (DeskWindow     *self,
                                     const char     *member_no);
void       desk_window_search       (DeskWindow     *self,
                                     const char     *text);
void       desk_window_show_visit   (DeskWindow     *self,
                                     const char     *visit_id,
                                     gint64          start_ms);

G_END_DECLS
