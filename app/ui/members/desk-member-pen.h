/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-look.h"

#include <desk-member-query.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Above and below what a line says, in pixels. */
#define DESK_MEMBER_PADDING 6

void desk_member_pen_draw (GtkWidget            *line,
                           GtkSnapshot          *snapshot,
                           const DeskMemberRow  *row,
                           const DeskMemberLook *look);

G_END_DECLS
