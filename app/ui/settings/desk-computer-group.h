/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk-session.h"

G_BEGIN_DECLS

#define DESK_TYPE_COMPUTER_GROUP (desk_computer_group_get_type ())
G_DECLARE_FINAL_TYPE (DeskComputerGroup, desk_computer_group, DESK, COMPUTER_GROUP,
                      AdwPreferencesGroup)

void        desk_computer_group_show    (DeskComputerGroup *self,
                                         DeskSession       *session);
const char *desk_computer_group_get_key (DeskComputerGroup *self);

G_END_DECLS
