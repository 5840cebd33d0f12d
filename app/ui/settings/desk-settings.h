/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The manager's settings, with what the organisation fixed of them. (transfer full) */
GSettings *desk_settings_new      (void);
/* Whether it is not the manager's to change, by our organisation's file or by the system's lock. */
gboolean   desk_settings_is_fixed (GSettings       *settings,
                                   const char      *key);
/* The sign of what is not one's own to change. (transfer floating) */
GtkWidget *desk_settings_new_lock (void);
/* Shows @widget, in the row of @key, as one that cannot be changed, and says why, where that is so. */
void       desk_settings_mark     (GSettings       *settings,
                                   const char      *key,
                                   GtkWidget       *widget);

G_END_DECLS
