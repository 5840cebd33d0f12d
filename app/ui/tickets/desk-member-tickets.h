/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_TICKETS (desk_member_tickets_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberTickets, desk_member_tickets, DESK, MEMBER_TICKETS,
                      AdwPreferencesGroup)

GtkWidget *desk_member_tickets_new  (DeskStore            *store);
void       desk_member_tickets_show (DeskMemberTickets    *self,
                                     const DeskMemberFile *file);

G_END_DECLS
