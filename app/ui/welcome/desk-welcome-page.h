/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-session.h"

G_BEGIN_DECLS

#define DESK_TYPE_WELCOME_PAGE (desk_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskWelcomePage, desk_welcome_page, DESK, WELCOME_PAGE, GtkWidget)

GtkWidget *desk_welcome_page_new (DeskSession *session);

G_END_DECLS
