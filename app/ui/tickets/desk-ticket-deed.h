/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tickets.h>

#include "desk-deed.h"

G_BEGIN_DECLS

DeskDeed *desk_deed_new_open_ticket     (const char           *member_no,
                                         const char           *kind,
                                         const char           *place,
                                         const char           *text);
DeskDeed *desk_deed_new_tell_ticket     (const DeskTicketItem *ticket);
DeskDeed *desk_deed_new_close_ticket    (const DeskTicketItem *ticket);
DeskDeed *desk_deed_new_withdraw_ticket (const DeskTicketItem *ticket);

G_END_DECLS
