/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_TROUBLE (desk_member_trouble_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberTrouble, desk_member_trouble, DESK, MEMBER_TROUBLE, GtkWidget)

/* Action: `trouble.copy`, what was being written. */
void        desk_member_trouble_show        (DeskMemberTrouble *self,
                                             const char        *story,
                                             const char        *unsaved);
const char *desk_member_trouble_get_story   (DeskMemberTrouble *self);
const char *desk_member_trouble_get_unsaved (DeskMemberTrouble *self);

G_END_DECLS
