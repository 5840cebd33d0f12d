/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-item.h"

G_BEGIN_DECLS

/**
 * DeskMemberPlaces:
 *
 * The items of a list that are alive, by their position. They are not owned: an item takes its place
 * along when it goes. Belongs to one thread at a time.
 */
typedef struct _DeskMemberPlaces DeskMemberPlaces;

DeskMemberPlaces *desk_member_places_new        (void);
DeskMemberItem   *desk_member_places_get        (DeskMemberPlaces *self,
                                                 guint             position);
DeskMemberItem   *desk_member_places_make       (DeskMemberPlaces *self,
                                                 guint             position,
                                                 gint64            id);
void              desk_member_places_fill       (DeskMemberPlaces *self,
                                                 guint             start,
                                                 GPtrArray        *rows);
GArray           *desk_member_places_list_pages (DeskMemberPlaces *self,
                                                 guint             page_size);
void              desk_member_places_clear      (DeskMemberPlaces *self);
guint             desk_member_places_count      (DeskMemberPlaces *self);
void              desk_member_places_free       (DeskMemberPlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMemberPlaces, desk_member_places_free)

G_END_DECLS
