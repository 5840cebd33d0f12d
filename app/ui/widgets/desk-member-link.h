/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_LINK (desk_member_link_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberLink, desk_member_link, DESK, MEMBER_LINK, GtkWidget)

void desk_member_link_set_member (DeskMemberLink *self,
                                  const char     *member_no,
                                  const char     *name,
                                  const char     *salutation,
                                  DeskTier        tier);

G_END_DECLS
