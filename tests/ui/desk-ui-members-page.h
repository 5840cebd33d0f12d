/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-members-page.h>

#include "desk-ui-fixture.h"

G_BEGIN_DECLS

#define MEMBERS_NOW "2026-11-23T09:30:00+08:00"
#define MEMBERS_MANY 3000

/* The rows that GTK keeps for a list, whatever the window's height; and one for the selected. */
#define MEMBERS_MAX_ROWS 206

/* The page of the members in a window, with the members of the fixture, or many more, or none. */
typedef struct
{
  DeskUiFixture    *desk;
  GtkWindow        *window;
  DeskMembersPage  *page;
  DeskMemberFinder *finder;
  DeskMemberTable  *table;
  DeskMemberPick   *pick;
} MembersFixture;

void            members_set_up         (MembersFixture *fixture,
                                        gconstpointer   data);
void            members_set_up_many    (MembersFixture *fixture,
                                        gconstpointer   data);
void            members_set_up_empty   (MembersFixture *fixture,
                                        gconstpointer   data);
void            members_tear_down      (MembersFixture *fixture,
                                        gconstpointer   data);
/* Activates an action of the page, with a word or without, and waits for the list. */
void            members_act            (MembersFixture *fixture,
                                        const char     *action,
                                        const char     *word);
gboolean        members_is_settled     (MembersFixture *fixture);
DeskMemberList *members_get_list       (MembersFixture *fixture);
guint           members_get_count      (MembersFixture *fixture);
guint           members_get_selected   (MembersFixture *fixture);
gint64          members_get_selected_id
                                       (MembersFixture *fixture);
/* A frame drawn after all that is to be bound was bound. */
void            members_wait_for_frame (MembersFixture *fixture);

G_END_DECLS
