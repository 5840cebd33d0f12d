/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>

#include "desk-deed-toasts.h"

G_BEGIN_DECLS

void desk_member_slip_print (GtkWidget            *page,
                             DeskStore            *store,
                             const DeskMemberFile *file,
                             const char           *use_id,
                             DeskDeedToasts       *news);

G_END_DECLS
