/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_REVEAL_BUTTON (desk_reveal_button_get_type ())
G_DECLARE_FINAL_TYPE (DeskRevealButton, desk_reveal_button, DESK, REVEAL_BUTTON, GtkWidget)

/* Property "revealed" (read only): whether what it stands beside may be read. */
GtkWidget  *desk_reveal_button_new          (DeskStore        *store);
void        desk_reveal_button_set_secret   (DeskRevealButton *self,
                                             const char       *member_no,
                                             const char       *field,
                                             const char       *name);
const char *desk_reveal_button_get_field    (DeskRevealButton *self);
gboolean    desk_reveal_button_get_revealed (DeskRevealButton *self);
void        desk_reveal_button_reveal       (DeskRevealButton *self);
void        desk_reveal_button_conceal      (DeskRevealButton *self);

G_END_DECLS
