/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_FACTS (desk_member_facts_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberFacts, desk_member_facts, DESK, MEMBER_FACTS, AdwPreferencesGroup)

GtkWidget *desk_member_facts_new  (DeskStore            *store);
void       desk_member_facts_show (DeskMemberFacts      *self,
                                   const DeskMemberFile *file);

G_END_DECLS
