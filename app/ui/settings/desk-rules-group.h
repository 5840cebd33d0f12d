/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-store.h>

G_BEGIN_DECLS

#define DESK_TYPE_RULES_GROUP (desk_rules_group_get_type ())
G_DECLARE_FINAL_TYPE (DeskRulesGroup, desk_rules_group, DESK, RULES_GROUP, AdwPreferencesGroup)

void desk_rules_group_show (DeskRulesGroup *self,
                            DeskStore      *store);

G_END_DECLS
