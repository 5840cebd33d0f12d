/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_ASIDE_LAYOUT (desk_aside_layout_get_type ())
G_DECLARE_FINAL_TYPE (DeskAsideLayout, desk_aside_layout, DESK, ASIDE_LAYOUT, GtkLayoutManager)

G_END_DECLS
