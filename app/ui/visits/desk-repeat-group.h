/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_REPEAT_GROUP (desk_repeat_group_get_type ())
G_DECLARE_FINAL_TYPE (DeskRepeatGroup, desk_repeat_group, DESK, REPEAT_GROUP, AdwPreferencesGroup)

gboolean desk_repeat_group_get (DeskRepeatGroup *self,
                                int             *months,
                                guint           *n_visits);
void     desk_repeat_group_set (DeskRepeatGroup *self,
                                guint            choice,
                                guint            n_visits);

G_END_DECLS
