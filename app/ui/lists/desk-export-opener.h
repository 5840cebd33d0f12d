/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-table.h"

G_BEGIN_DECLS

void desk_export_opener_open (DeskMemberTable *table,
                              DeskStore       *store);

G_END_DECLS
