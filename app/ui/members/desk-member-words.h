/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-look.h"

G_BEGIN_DECLS

/* What the page says in words. */
char *desk_member_words_row     (const DeskMemberRow  *row,
                                 const DeskMemberLook *look);
char *desk_member_words_match   (const DeskMemberRow  *row);
char *desk_member_words_state   (const DeskMemberRow  *row,
                                 const DeskMemberLook *look);
char *desk_member_words_contact (const DeskMemberRow  *row,
                                 const DeskMemberLook *look);
char *desk_member_words_visit   (const DeskMemberRow  *row,
                                 const DeskMemberLook *look);
char *desk_member_words_card    (const DeskMemberRow  *row,
                                 const DeskMemberLook *look);
char *desk_member_words_yuan    (gint64                fen);

G_END_DECLS
