/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_VEIL (desk_veil_get_type ())
G_DECLARE_FINAL_TYPE (DeskVeil, desk_veil, DESK, VEIL, GObject)

/* Takes every window but the main ones (of the type @spared) from the screen while it is drawn, and gives
 * them back; also those that come meanwhile. */
DeskVeil *desk_veil_new       (GType     spared);
void      desk_veil_set_drawn (DeskVeil *self,
                               gboolean  drawn);

G_END_DECLS
