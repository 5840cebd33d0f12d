/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskRowPool:
 *
 * The rows of a group, kept from one filling to the next: a refresh changes what they say, without
 * a flicker and without taking the focus away.
 */
typedef struct
{
  AdwPreferencesGroup *group;
  GPtrArray           *rows;    /* (element-type GtkWidget): owned by the group */
} DeskRowPool;

typedef GtkWidget *(*DeskRowMakeFunc) (gpointer user_data);

void       desk_row_pool_init     (DeskRowPool         *self,
                                   AdwPreferencesGroup *group);
void       desk_row_pool_clear    (DeskRowPool         *self);
GtkWidget *desk_row_pool_get      (DeskRowPool         *self,
                                   guint                index,
                                   DeskRowMakeFunc      make,
                                   gpointer             user_data);
GtkWidget *desk_row_pool_set_line (DeskRowPool         *self,
                                   guint                index,
                                   const char          *title,
                                   const char          *subtitle,
                                   gboolean             provisional);
void       desk_row_pool_trim     (DeskRowPool         *self,
                                   guint                n_rows);

G_END_DECLS
