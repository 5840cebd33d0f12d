/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_tag_completion_offer (GtkEntry  *entry,
                                DeskStore *store);

G_END_DECLS
