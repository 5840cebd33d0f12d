/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_TROUBLE_PAGE (desk_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskTroublePage, desk_trouble_page, DESK, TROUBLE_PAGE, GtkWidget)

GtkWidget *desk_trouble_page_new (const GError *error);

G_END_DECLS
