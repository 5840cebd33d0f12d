/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-session.h"

G_BEGIN_DECLS

void desk_remove_ask (GtkWindow   *parent,
                      DeskSession *session);

G_END_DECLS
