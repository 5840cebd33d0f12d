/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

#include "desk-deeds.h"

G_BEGIN_DECLS

#define DESK_TYPE_TICKET_DIALOG (desk_ticket_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskTicketDialog, desk_ticket_dialog, DESK, TICKET_DIALOG, AdwWindow)

GtkWidget  *desk_ticket_dialog_new          (DeskStore            *store,
                                             DeskDeeds            *deeds,
                                             const DeskMemberFile *file);
void        desk_ticket_dialog_fill         (DeskTicketDialog     *self,
                                             const char           *kind,
                                             const char           *place,
                                             const char           *text);
const char *desk_ticket_dialog_get_deadline (DeskTicketDialog     *self);
const char *desk_ticket_dialog_get_problem  (DeskTicketDialog     *self);

G_END_DECLS
