/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

#include "desk-deeds.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_NOTES (desk_member_notes_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberNotes, desk_member_notes, DESK, MEMBER_NOTES, AdwPreferencesGroup)

GtkWidget *desk_member_notes_new         (DeskStore            *store,
                                          DeskDeeds            *deeds);
void       desk_member_notes_show        (DeskMemberNotes      *self,
                                          const DeskMemberFile *file);
void       desk_member_notes_add         (DeskMemberNotes      *self);
char      *desk_member_notes_dup_unsaved (DeskMemberNotes      *self);

G_END_DECLS
