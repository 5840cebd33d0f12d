/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-deeds.h"

G_BEGIN_DECLS

void desk_deed_ask (GtkWidget  *page,
                    DeskDeeds  *deeds,
                    DeskDeed   *deed,
                    const char *name,
                    const char *heading,
                    const char *accept_label);

G_END_DECLS
