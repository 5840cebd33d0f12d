/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_VISIT_MEMBERS (desk_visit_members_get_type ())
G_DECLARE_FINAL_TYPE (DeskVisitMembers, desk_visit_members, DESK, VISIT_MEMBERS, GtkWidget)

/* Members to be visited, as they are searched for: one is selected, or dragged away as its number.
 * Property "member-no": who is selected, "" for nobody. Signal "activated": the selected one is
 * meant. */
GtkWidget  *desk_visit_members_new       (DeskStore        *store);
const char *desk_visit_members_get       (DeskVisitMembers *self);
void        desk_visit_members_search    (DeskVisitMembers *self,
                                          const char       *text);
guint       desk_visit_members_count     (DeskVisitMembers *self);

G_END_DECLS
