/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-view.h>

#include "desk-ui-fixture.h"

G_BEGIN_DECLS

#define DESK_UI_NOW "2026-11-23T09:30:00+08:00"
#define DESK_UI_MEMBER "M0000001"
#define DESK_UI_OTHER "M0000002"

/**
 * DeskUiMember:
 *
 * A member's page in a window, on Monday the 23rd of November 2026 at half past nine.
 */
typedef struct
{
  DeskUiFixture  *desk;
  GtkWindow      *window;
  DeskMemberView *view;
} DeskUiMember;

/* Opens DESK_UI_MEMBER; as g_test_add() takes them. */
void       desk_ui_member_set_up    (DeskUiMember  *self,
                                     gconstpointer  data);
void       desk_ui_member_tear_down (DeskUiMember  *self,
                                     gconstpointer  data);
void       desk_ui_member_open      (DeskUiMember  *self,
                                     const char    *member_no);
void       desk_ui_member_act       (DeskUiMember  *self,
                                     const char    *action);

G_END_DECLS
