/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_LATER_BUTTON (desk_later_button_get_type ())
G_DECLARE_FINAL_TYPE (DeskLaterButton, desk_later_button, DESK, LATER_BUTTON, GtkButton)

void desk_later_button_set_cause (DeskLaterButton *self,
                                  const char      *member_no,
                                  const char      *cause);

G_END_DECLS
