/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-session.h"

G_BEGIN_DECLS

#define DESK_TYPE_FIRST_SYNC (desk_first_sync_get_type ())
G_DECLARE_FINAL_TYPE (DeskFirstSync, desk_first_sync, DESK, FIRST_SYNC, GtkWidget)

void desk_first_sync_set_session (DeskFirstSync *self,
                                  DeskSession   *session);
void desk_first_sync_begin       (DeskFirstSync *self);

G_END_DECLS
