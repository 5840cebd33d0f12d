/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

#include "desk-deeds.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_DUPLICATES (desk_member_duplicates_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberDuplicates, desk_member_duplicates, DESK, MEMBER_DUPLICATES,
                      AdwPreferencesGroup)

/* Action `duplicates.show-all`. */
GtkWidget *desk_member_duplicates_new  (DeskDeeds            *deeds);
void       desk_member_duplicates_show (DeskMemberDuplicates *self,
                                        const DeskMemberFile *file);

G_END_DECLS
