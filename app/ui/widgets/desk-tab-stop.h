/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_TAB_STOP (desk_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (DeskTabStop, desk_tab_stop, DESK, TAB_STOP, AdwBin)

G_END_DECLS
