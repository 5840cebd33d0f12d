/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-ui-fixture.h"

G_BEGIN_DECLS

/* Adds many members to those of the fixture, as a page from the hub. */
void desk_ui_add_members   (DeskUiFixture *self,
                            guint          n_members);
/* Instead of those: some with the name, phone and address of the fixture's first, D0000001 and so
 * on. */
void desk_ui_add_twins     (DeskUiFixture *self,
                            guint          n_members);
/* The next page after that: one of them, from 0 on, has another name. */
void desk_ui_rename_member (DeskUiFixture *self,
                            guint          n_members,
                            guint          number,
                            const char    *name);

G_END_DECLS
