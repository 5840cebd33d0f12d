/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkContentProvider *desk_member_drag_make (const DeskMemberFile *file);

G_END_DECLS
