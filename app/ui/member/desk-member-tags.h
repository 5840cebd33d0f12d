/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>
#include <gtk/gtk.h>

#include "desk-deeds.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_TAGS (desk_member_tags_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberTags, desk_member_tags, DESK, MEMBER_TAGS, GtkWidget)

GtkWidget *desk_member_tags_new  (DeskStore            *store,
                                  DeskDeeds            *deeds);
void       desk_member_tags_show (DeskMemberTags       *self,
                                  const DeskMemberFile *file);
void       desk_member_tags_add  (DeskMemberTags       *self);

G_END_DECLS
