/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is being written about members and not saved: kept with the window, whatever page it shows. */
void  desk_note_drafts_keep (GtkWidget  *widget,
                             const char *member_no,
                             const char *text);
char *desk_note_drafts_take (GtkWidget  *widget,
                             const char *member_no);

G_END_DECLS
