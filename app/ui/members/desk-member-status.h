/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands where the list would, when there is none. */
GtkWidget *desk_member_status_new_no_result (const char   *words);
GtkWidget *desk_member_status_new_nobody    (void);
GtkWidget *desk_member_status_new_trouble   (const GError *error);

G_END_DECLS
