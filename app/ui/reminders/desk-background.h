/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-session.h"

G_BEGIN_DECLS

#define DESK_TYPE_BACKGROUND (desk_background_get_type ())
G_DECLARE_FINAL_TYPE (DeskBackground, desk_background, DESK, BACKGROUND, GObject)

DeskBackground *desk_background_new    (GApplication   *application,
                                        DeskSession    *session);
gboolean        desk_background_is_on  (DeskBackground *self);
void            desk_background_stop   (DeskBackground *self);

G_END_DECLS
