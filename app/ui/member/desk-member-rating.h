/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_RATING (desk_member_rating_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberRating, desk_member_rating, DESK, MEMBER_RATING,
                      AdwPreferencesGroup)

GtkWidget *desk_member_rating_new  (void);
void       desk_member_rating_show (DeskMemberRating     *self,
                                    const DeskMemberFile *file);

G_END_DECLS
