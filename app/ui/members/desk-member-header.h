/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-query.h>

#include "desk-member-columns.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_HEADER (desk_member_header_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberHeader, desk_member_header, DESK, MEMBER_HEADER, GtkWidget)

GtkWidget *desk_member_header_new      (const DeskMemberMetrics *metrics);
void       desk_member_header_set_sort (DeskMemberHeader        *self,
                                        DeskMemberSort           sort,
                                        gboolean                 descending);

G_END_DECLS
