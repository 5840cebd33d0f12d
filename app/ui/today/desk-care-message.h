/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_CARE_MESSAGE (desk_care_message_get_type ())
G_DECLARE_FINAL_TYPE (DeskCareMessage, desk_care_message, DESK, CARE_MESSAGE, GtkWidget)

void        desk_care_message_show     (DeskCareMessage *self,
                                        const char      *channel,
                                        const char      *phone,
                                        const char      *text);
const char *desk_care_message_get_text (DeskCareMessage *self);
char       *desk_care_message_make_uri (const char      *channel,
                                        const char      *phone,
                                        const char      *text);

G_END_DECLS
