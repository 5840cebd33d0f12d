/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the desktop may ask for: "today", "members", "sync", "open-member" (s), "open-link" (s). */
void desk_doorway_add_actions (GtkApplication *application);
void desk_doorway_open_member (GtkApplication *application,
                               const char     *member_no);
void desk_doorway_search      (GtkApplication *application,
                               const char     *text);
void desk_doorway_open_link   (GtkApplication *application,
                               const char     *uri);

G_END_DECLS
