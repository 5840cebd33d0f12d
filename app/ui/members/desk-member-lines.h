/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-member-look.h"
#include "desk-member-selection.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_LINES (desk_member_lines_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberLines, desk_member_lines, DESK, MEMBER_LINES, GtkWidget)

/* The lines of a list, which scroll. @look must outlive them. Positions are of the list. */
GtkWidget           *desk_member_lines_new           (const DeskMemberLook *look);
GtkListView         *desk_member_lines_get_view      (DeskMemberLines      *self);
void                 desk_member_lines_set_selection (DeskMemberLines      *self,
                                                      DeskMemberSelection  *selection);
void                 desk_member_lines_scroll_to     (DeskMemberLines      *self,
                                                      guint                 position);
guint                desk_member_lines_find_last     (DeskMemberLines      *self);
void                 desk_member_lines_focus         (DeskMemberLines      *self,
                                                      guint                 position);
gboolean             desk_member_lines_take_focus    (DeskMemberLines      *self);
void                 desk_member_lines_redraw        (DeskMemberLines      *self);

G_END_DECLS
